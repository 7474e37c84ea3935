"""Who did what to whom, and from where to where."""

from __future__ import annotations

import pytest

from monitor.developments.exchanged_names import exchanged_in


@pytest.mark.parametrize(
    ("language", "old", "new", "names"),
    [
        ("en", "Harrow beat Melling 3-1.", "Melling beat Harrow 3-1.", ("Melling", "Harrow")),
        ("en", "Ines Ward sued Tom Hale in May.", "Tom Hale sued Ines Ward in May.", ("Tom Hale", "Ines Ward")),
        ("en", "Trains from Ottering to Marle stop.", "Trains from Marle to Ottering stop.", ("Marle", "Ottering")),
        ("en", "Ottering 3 and Marle 2.", "Marle 3 and Ottering 2.", ("Marle", "Ottering")),
        ("de", "Bahr hat Lindt verklagt.", "Lindt hat Bahr verklagt.", ("Lindt", "Bahr")),
        ("fr", "Marnay a battu Orval.", "Orval a battu Marnay.", ("Orval", "Marnay")),
        ("en", "Ward and Hale will appear.", "Hale and Ward will appear.", ()),
        ("en", "Ottering, Marle and Tarn are cut off.", "Tarn, Ottering and Marle are cut off.", ()),
        ("de", "Bahr und Lindt schweigen.", "Lindt und Bahr schweigen.", ()),
        ("en", "The mayor, Ines Ward, and the cook, Tom.", "The cook, Tom, and the mayor, Ines Ward.", ()),
        ("en", "Ward accused Hale.", "Hale was accused by Ward.", ()),
        ("en", "Ward accused Hale.", "Ward accused Noon.", ()),
        ("en", "On Monday Ward met Hale.", "Ward met Hale on Monday.", ()),
        ("ru", "Орлов победил Зимина.", "Зимина победил Орлов.", ()),
        ("en", "", "", ()),
        ("en", "One.", "", ()),
    ],
)
def test_names_in_each_others_places(language: str, old: str, new: str, names: tuple[str, ...]) -> None:
    assert exchanged_in(old, new, language) == names
