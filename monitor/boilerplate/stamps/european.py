"""Finnish, Hungarian, Greek, Turkish."""

from __future__ import annotations

from monitor.boilerplate.stamps.words import StampWords

FINNISH = StampWords(
    before="",
    after="sitten",
    since="",
    units="sek min t h tuntia pv vrk vuorokautta vk kk hetki hetkeä",
    numbers="yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen yksitoista kaksitoista"
    " viisitoista"
    " kaksikymmentä puoli muutama muutamia pari",
    just="juuri_nyt juuri_äsken äsken hetki_sitten",
    now="nyt",
    days="tänään eilen toissapäivänä",
    dates="tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu",
    labels="julkaistu luotu julkaisuaika seuraava_päivitys",
    updates="päivitetty päivitys muokattu viimeksi_päivitetty muutettu",
    joins="klo kello noin viimeksi ensin ensimmäisen kerran yli lähes alle enemmän kuin ja juttua artikkelia",
    clock="klo kello",
    multiples="t milj tuhatta",
    reading="lukuaika lukemista lukea luku",
    counted="kommenttia kommentit kommentti jakoa jaa näyttökertaa katselua reaktiota tykkäystä lukijaa",
    crowd="ihmistä lukee katsoo nyt tätä sivua henkilöä",
)

HUNGARIAN = StampWords(
    before="",
    after="ezelőtt",
    since="másodperce perce órája napja hete hónapja éve",
    units="mp p perc óra nap hét hónap év pillanattal perccel félórával",
    numbers="egy két kettő három négy öt hat hét nyolc kilenc tíz tizenegy tizenkét tizenöt húsz harminc fél"
    " néhány pár"
    " másfél",
    just="épp_most éppen_most az_imént most_az_előbb",
    now="most",
    days="ma tegnap tegnapelőtt",
    dates="szept",
    labels="közzétéve megjelent publikálva létrehozva megjelenés",
    updates="frissítve frissítés módosítva utolsó_frissítés szerkesztve frissült",
    joins="a az és kb körülbelül több mint majdnem utoljára először utolsó eredetileg kor cikk",
    clock="óra órakor perckor dél éjfél kor",
    multiples="e ezer millió",
    reading="olvasási_idő olvasás perces_olvasmány olvasmány",
    counted="hozzászólás komment megosztás megosztom megtekintés reakció kedvelés olvasó",
    crowd="ember olvassa nézi most ezt az oldalt",
)

GREEK = StampWords(
    before="πριν πριν_από πριν_απ'",
    after="πριν",
    since="",
    units="δευτ λεπ λ ώρα ώρες μέρα μέρες μέρας ημ εβδ χρόνια χρόνο λίγο στιγμές",
    numbers="ένα έναν μία μια δύο δυο τρία τρεις τέσσερα τέσσερις πέντε έξι επτά εφτά οκτώ οχτώ εννέα εννιά δέκα"
    " έντεκα"
    " δώδεκα δεκαπέντε είκοσι τριάντα μισή λίγα λίγες μερικά μερικές",
    just="μόλις_τώρα πριν_από_λίγο πριν_λίγο",
    now="τώρα μόλις",
    days="σήμερα χθες χτες προχθές",
    dates="",
    labels="δημοσιεύθηκε δημοσιεύτηκε δημοσίευση δημοσιευμένο ημερομηνία_δημοσίευσης αναρτήθηκε",
    updates="ενημερώθηκε ενημέρωση ανανεώθηκε τροποποιήθηκε επικαιροποιήθηκε τελευταία_ενημέρωση",
    joins="στις στη στην στο από ο η το τις των και περίπου πάνω λιγότερο περισσότερο σχεδόν τελευταία πρώτη φορά ώρα"
    " άρθρο",
    clock="ώρα π.μ. μ.μ. πμ μμ μεσημέρι μεσάνυχτα",
    multiples="χιλ εκ",
    reading="ανάγνωσης ανάγνωση χρόνος_ανάγνωσης διάβασμα",
    counted="σχόλια σχόλιο κοινοποιήσεις κοινοποίηση προβολές προβολή αντιδράσεις αναγνώστες κοινοποιήστε",
    crowd="άτομα διαβάζουν βλέπουν τώρα αυτή τη σελίδα χρήστες",
)

TURKISH = StampWords(
    before="",
    after="önce evvel",
    since="",
    units="sn dk sa saat gün hf an dakika",
    numbers="bir iki üç dört beş altı yedi sekiz dokuz on onbir oniki onbeş yirmi otuz yarım birkaç bir_kaç buçuk",
    just="az_önce biraz_önce şu_an demin",
    now="şimdi",
    days="bugün dün evvelsi_gün",
    dates="",
    labels="yayınlanma yayınlandı yayımlanma yayımlandı yayın eklenme giriş oluşturulma yayınlanma_tarihi",
    updates="günc güncellendi güncelleme güncellenme son_güncelleme düzenlendi değiştirildi",
    joins="saat tarih tarihi son ilk yaklaşık fazla daha az den dan da de ve haber te ta",
    clock="saat öğlen gece_yarısı tsi",
    multiples="b bin mn mr",
    reading="okuma okuma_süresi dakikada_okunur okunur",
    counted="yorum yorumlar görüntülenme görüntüleme okunma paylaşım paylaş beğeni tepki izlenme okur",
    crowd="kişi kez bu sayfayı şu anda okuyor izliyor görüntülüyor",
)
