"""Take screenshots of the golden situations in Chromium: ``python -m tests.alerts.render FOLDER [NAME...]``."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from monitor.alerts import compose
from tests.alerts.building import NOW, ONLINE
from tests.alerts.situations import SITUATIONS, SUBSCRIBED

WIDTHS = (380, 700)
SCHEMES = ("light", "dark")


def render(folder: Path, names: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for name in names:
            html = compose(SITUATIONS[name](), options=ONLINE, now=NOW, subscription=SUBSCRIBED.get(name)).html
            for width in WIDTHS:
                for scheme in SCHEMES:
                    page = browser.new_page(viewport={"width": width, "height": 600}, color_scheme=scheme)
                    page.set_content(html)
                    wide = page.evaluate("document.documentElement.scrollWidth")
                    if wide > width:
                        print(f"{name} at {width}: {wide} wide")
                    page.screenshot(path=str(folder / f"{name}-{width}-{scheme}.png"), full_page=True)
                    page.close()
        browser.close()


if __name__ == "__main__":
    render(Path(sys.argv[1]), sys.argv[2:] or list(SITUATIONS))
