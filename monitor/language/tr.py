"""Turkish.

Folding removes the dots and cedillas of Turkish letters (``spelling.py`` unifies the two i), but the stemmer recognizes
endings by vowel harmony. So ``respellings`` restore the letters that vowel harmony determines.
"""

from __future__ import annotations

from monitor.language.folding import fold
from monitor.language.shape import (
    NO_VERBS,
    Calendar,
    Fractions,
    Language,
    Numbers,
    Stops,
    Units,
    contrasts,
    lines,
    spelled,
    themes,
    words,
)

# fmt: off
_WORDS = {
    word: number
    for number, forms in {
        0: "sıfır", 2: "iki ikisi ikisini ikisinin ikiye", 3: "üç üçü üçünü üçünün üçe",
        4: "dört dördü dördünü dördünün dörde", 5: "beş beşi beşini beşinin beşe",
        6: "altı altısı altısını altısının altıya", 7: "yedi yedisi yedisini yedisinin yediye",
        8: "sekiz sekizi sekizini sekizinin sekize", 9: "dokuz dokuzu dokuzunu dokuzunun dokuza", 10: "on",
        20: "yirmi yirmisi yirmiye", 30: "otuz otuzu otuza", 40: "kırk kırka", 50: "elli ellisi elliye",
        60: "altmış altmışa", 70: "yetmiş yetmişe", 80: "seksen seksene", 90: "doksan doksana",
    }.items()
    for word in forms.split()
}
_NUMBERS = Numbers(
    words=_WORDS,
    hundreds=frozenset({"yüz"}),
    scales={
        "bin": 10**3, "bine": 10**3, "mn": 10**6, "milyon": 10**6, "milyona": 10**6, "milyonluk": 10**6,
        "milyonu": 10**6, "mr": 10**9, "milyar": 10**9, "milyara": 10**9, "milyarlık": 10**9, "trilyon": 10**12,
        "trilyona": 10**12, "trilyonluk": 10**12,
    },
    groups={"onlarca": 20, "düzinelerce": 24, "yüzlerce": 200, "binlerce": 2000, "milyonlarca": 2 * 10**6},
    single_groups={"düzine": 12},
    articles=frozenset({"bir"}),
    joiners=frozenset({"buçuk"}),
    ordinals=(
        "birinci", "ikinci", "üçüncü", "dördüncü", "beşinci", "altıncı", "yedinci", "sekizinci", "dokuzuncu", "onuncu",
    ),
    frequencies={},
    ages={},
    thousand_inside="",
    comma_groups=False,
    over=("en az", "asgari"),
    under=("en fazla", "en çok", "azami", "neredeyse"),
)
_FRACTIONS = Fractions(
    nouns={},
    plain_fractions=frozenset(),
    parts={"çeyrek": 4},
    of_whole=frozenset(),
    by=frozenset(),
    halves=frozenset({"yarım", "buçuk"}),
    noun_half="yarısı",
    half_has_article=False,
    mixed={},
    joined={"yarısını": (50, "%"), "yarısına": (50, "%"), "yarısının": (50, "%"), "yarısından": (50, "%")},
    wholes={"saat": 60, "saatlik": 60, "düzine": 12},
    links=(),
    every=frozenset({"her"}),
    periods=spelled("""
        saniye saniyede dakika dakikada dakikalık saat saatte saatlik gün günde günlük hafta haftada haftalık ay ayda
        aylık yıl yılda yıllık maç maçta sezon sezonda
    """),
)


def _forms(names: str, *endings: str) -> str:
    """Names with their endings after an apostrophe, ASCII and typographic."""
    found = names.split()
    return " ".join((*found, *(f"{name}{mark}{ending}" for name in found for mark in "'’" for ending in endings)))


_CALENDAR = Calendar(
    months=(
        _forms("ocak", "ta", "tan", "a", "ın", "ı"), _forms("şubat", "ta", "tan", "a", "ın", "ı"),
        _forms("mart", "ta", "tan", "a", "ın", "ı"), _forms("nisan", "da", "dan", "a", "ın", "ı"),
        _forms("mayıs", "ta", "tan", "a", "ın", "ı"), _forms("haziran", "da", "dan", "a", "ın", "ı"),
        _forms("temmuz", "da", "dan", "a", "un", "u"), _forms("ağustos", "ta", "tan", "a", "un", "u"),
        _forms("eylül", "de", "den", "e", "ün", "ü"), _forms("ekim", "de", "den", "e", "in", "i"),
        _forms("kasım", "da", "dan", "a", "ın", "ı"), _forms("aralık", "ta", "tan", "a", "ın", "ı"),
    ),
    short_months=("oca", "şub", "mar", "nis", "may", "haz", "tem", "ağu", "eyl", "eki", "kas", "ara"),
    weekdays=(
        "pazartesi pazartesiye pazartesiden", "salı salıya salıdan", "çarşamba çarşambaya çarşambadan",
        "perşembe perşembeye perşembeden", "cuma cumaya cumadan", "cumartesi cumartesiye cumartesiden",
        "pazar pazara",
    ),
    dotted_dates=False,
    spoken_days=False,
    named_times={},
    o_clock=frozenset(),
    always_clock=False,
    at=frozenset({"saat", "saati", "saatler"}),
    bare_clock=True,
    dayparts={},
    before_hour={},
    after_hour={("buçukta",): 30, ("buçuk",): 30},
)
_UNITS = Units(
    names={
        "%": "yüzdesi", "TRY": "tl lira liraya liralık lirayı liranın liradan",
        "USD": "dolar dolara dolarlık doları doların dolardan",
        "EUR": "euro avro avroya avroluk avroyu euroya euroluk", "GBP": "sterlin sterline sterlinlik",
        "RUB": "ruble rubleye", "JPY": "yen", "CNY": "yuan", "kuruş": "kuruş kuruşa", "mm": "milimetre",
        "cm": "santimetre santim santimetrelik", "m": "metre metreye metrelik metreden metreyi metrede",
        "km": "kilometre kilometreye kilometrelik kilometreyi kilometrede", "mile": "mil",
        "m²": "metrekare metrekareye metrekarelik", "km²": "kilometrekare kilometrekarelik",
        "m³": "metreküp metreküpe metreküplük", "ha": "hektar hektara hektarlık", "dönüm": "dönüm dönümlük",
        "mg": "miligram", "g": "gram gramlık", "kg": "kilo kilogram kiloluk kilogramlık", "t": "ton tonluk tona",
        "l": "litre litrelik litreye", "°": "derece dereceye dereceyi", "kW": "kilovat", "kWh": "kilovatsaat",
        "MW": "megavat megavatlık", "GW": "gigavat gigavatlık", "times": "kez kere defa",
    },
    phrases={
        "abd doları": "USD", "amerikan doları": "USD", "türk lirası": "TRY", "isviçre frangı": "CHF",
        "ingiliz sterlini": "GBP", "yüzde puan": "pp",
        "yüzdelik puan": "pp", "deniz mili": "nmi",
    },
    squares={},
    tails={},
)
_STOPS = Stops(
    before_names=spelled("""
        dr prof doç yrd av op uzm sn alb yzb bşk müh mim org korg tuğg tümg bnb ütğm tğm ord arş gör öğr hz sok cad mah
        apt blv bul gnkur tic san çev haz yay t.c dç
    """),
    either=spelled("vb vs vd a.ş ltd şti m.ö m.s dk"),
    before_figures=spelled("no s sf md tel c bkz"),
    openers=spelled("""
        bu şu o bir ancak fakat ama öte öteki ayrıca daha sonra önce şimdi bugün dün yarın her hiç çok bazı birçok tüm
        bütün biz ben siz onlar olay olayda olayın kaza yetkililer polis polisler bakan bakanlık açıklamada konuyla
        edinilen alınan i̇lk ilk en eğer çünkü böylece bunun buna bunlar burada orada geçen geçtiğimiz söz yaralılar
    """),
)
TURKISH = Language(
    code="tr",
    name="Turkish",
    letters="ğışç",
    function=words("""
        ve veya ya da de ile ise ki mi mı mu mü bu şu o bunu bunun buna bunda bundan bunlar bunların bunları şunu onu
        onun ona onda ondan onlar onların onları onlara ben beni benim bana sen biz bizi bizim bize siz sizi sizin
        kendi kendisi kendisini kendisine kendisinin kendileri kendilerini bir biri birini birinin için gibi kadar
        göre karşı doğru dolayı rağmen beri üzere üzerine üzerinde üzerinden altında altından içinde içinden içine
        arasında arasındaki arasından yanında yanına tarafından tarafına hakkında dolayısıyla nedeniyle sebebiyle
        yüzünden sayesinde itibarıyla itibariyle olarak olan olduğu olduğunu olduğuna olması olmak oldu olacak
        olduğundan olup olsa olur olmuş idi imiş var eden edilen etti etmek ederek edip edildi ediyor etmiş edilmiş
        bulunan bulunuyor bulunduğu bulunduğunu alan alınan yapılan yapan hangi kim kimin ne nasıl neden niçin nerede
        her hepsi tüm bütün bazı birçok çok böyle şöyle öyle eğer çünkü ama fakat ancak lakin yani hem yahut zira şey
        diye dair ait başka diğer aynı öteki hangisi ilgili söz konusu konusunda konuda yer alıyor aldı üzeri
        nedeni
    """),
    light=words("""
        şimdi bugün dün yarın halen hala hâlâ artık zaten henüz daha en sadece yalnızca yalnız bile özellikle genellikle
        genelde ayrıca öte yandan sonra önce ardından daha sonra daha önce hemen yine yeniden tekrar gene sürekli bazen
        sık sıkça oldukça epey pek çok az biraz toplam toplamda yaklaşık civarında dolayında kısa süre süredir bu arada
        böylece bunun yanı sıra nitekim örneğin mesela aslında elbette tabii gerçekten işte hatta üstelik nihayet
        sonunda başlangıçta öncelikle bununla birlikte beraber birlikte şekilde biçimde kapsamında çerçevesinde
        sırasında esnasında dahil içerisinde saat sıralarında saatlerinde günü gününde tarihinde tarihli bugünkü dünkü
        geçtiğimiz geçen son yeni yaşandı yaşanan meydana geldi gelen geldiği dikkat çekti gerçekleşti gerçekleşen
        gerçekleştirilen ta te dan den tan ten in un nin nun i u ya ye yi yu na nda nde ndan nden la le yla yle daki
        deki taki teki lar ler li lu lik luk si su nci ncu inci uncu
    """),
    negation=words("""
        değil değildi değildir değiller yok yoktu yoktur hiç hiçbir asla kimse kimseyi kimsenin olmadı olmadığı
        olmadığını olmadığına olmayan olmayacak olmuyor olmaz olmadan olmaması olmamış etmedi etmediğini etmiyor
        etmeyecek etmedik etmediler edilmedi edilmiyor edilmeyecek edilmediği edemedi edilemedi edilmeden
        yapılmadı yapılmıyor yapılmayacak yapmadı yapmayacak yapmıyor alınmadı alınmayacak almadı almıyor alamadı
        bulunmadı bulunmuyor bulunmadığı bulunmadığını bulunamadı bulunmayan yaşanmadı yaşanmıyor yaşanmadığı
        yaşanmadığını verilmedi vermedi vermiyor verilmeyecek vermeyecek açıklanmadı açıklamadı gelmedi gelmeyecek
        gerekmiyor ulaşılamadı katılmadı katılmayacak görülmedi bilmiyor istemiyor istemedi çıkmadı kalmadı
    """),
    reader=words("siz sizi size sizin sizden sizler lütfen"),
    future=words("""
        olacak edecek edilecek yapılacak yapacak alacak alınacak verilecek verecek gelecek gidecek başlayacak
        başlatılacak sürecek düzenlenecek açılacak kapatılacak kapanacak uygulanacak gerçekleştirilecek
        gerçekleşecek toplanacak görüşülecek görüşecek oylanacak katılacak çıkacak kalacak bekleniyor beklenen
        planlanıyor planlanan planlıyor öngörülüyor öngörülen hedefleniyor önümüzdeki
    """),
    hedge=words("""
        belki muhtemelen muhtemel olası galiba sanırım herhalde olabilir olabileceği olabileceğini olabileceğine iddia
        iddiası iddiaya iddialar iddiaları iddialarına öne sürüldü sürülen sürülüyor sanılıyor zannediliyor tahmin
        düşünülüyor ihtimal ihtimali ihtimaline şüphe şüphesi şüphesiyle şüpheli şüpheleniliyor söylenti söylentiler
        görünüyor doğrulanmadı doğrulanmamış sözde güya varsayılıyor değerlendiriliyor kaygısı endişesi
    """),
    qualifiers=words("""
        vekili vekaleten yardımcısı eski geçici kısmen kısmi neredeyse çoğu çoğunluğu bazı bazıları birkaç
        çok az tüm bütün her iki yarı yarısı teşebbüs teşebbüsü teşebbüsünde girişimi girişiminde şüpheli şüphelisi
        sözde iddia planlanan olası muhtemel şartlı koşullu sadece yalnızca tek
    """),
    denying=words("-ma -me -may -mey -ama -eme -m"),
    contrasts=contrasts("""
        önce öncesinde evvel | sonra sonrasında ardından
        olabilir | olmalı gerekiyor gerekli
        tüm bütün hepsi her | çoğu | birçok çok | bazı bazıları birkaç
        üzerinde üstünde | altında
        içinde içeride | dışında dışarıda
        ve | veya
        fazla | az
        artış arttı | azalış azaldı
        kayip kayboldu araniyor | bulundu bulunan ulasildi | canli sag | olu ceset cesedi
    """),
    pending=words("""
        değerlendiriyor değerlendiriliyor düşünüyor inceliyor inceleniyor tehdit tehdidi reddediyor reddetti reddetmişti
        tartışılıyor tartışıyor gündemde gündeminde
    """),
    intent=words("""
        planlıyor planlanıyor planlanan planlandı bekleniyor bekleniyordu beklenen bekliyor hedefliyor hedefleniyor
        amaçlıyor istiyor istedi istiyoruz talep talebi talebinde çağrı çağrısı çağrısında umuyor umut çalışıyor
        öngörülüyor öngörülen hazırlanıyor niyetinde önerdi öneriyor
    """),
    outcome=words("""
        bilinmiyor belirsiz belirsizliğini bilinmeyen öldü ölmüştü öldürüldü öldürdü kaybetti kaybeden ölen ölü
        vefat kayıp kayboldu kurtarıldı kurtuldu sağ yaralandı yaralı yaralılar yaralanan gözaltına gözaltı
        gözaltında tutuklandı tutuklu tutuklanan yakalandı suçlandı mahkum mahkumiyet beraat serbest suçlu
        itiraf istifa görevden görevinden ihraç açığa atandı seçildi kazandı kazanan yendi yenildi galip mağlup
        berabere beraberlik onaylandı onayladı kabul reddedildi reddetti yasalaştı imzalandı imzaladı veto
        engellendi başarısız iptal ertelendi erteledi açıldı açtı kapatıldı kapandı kapalı açık durduruldu durdu
        askıya sona bitti tamamlandı çekildi yasaklandı yasak kaldırıldı uygulandı doğrulandı doğruladı
        yalanlandı yalanladı tahliye söndürüldü söndü kontrol iflas satıldı yıkıldı çöktü battı düştü devrildi
        hayatını erdi sürüyor devam iade elendi yükseldi yükseltti arttı artış azaldı düşüş geriledi yüksek
        düşük kuzey güney doğu batı sağ sol önce sonra başladı başlattı başlatıldı destekledi bulundu ulaşıldı
        bulunan ceset cesedi canli kritik
    """),
    speech=words("""
        dedi söyledi söylüyor söyleyen söylediler diyor belirtti belirten belirtiyor belirttiler belirterek açıkladı
        açıklayan açıklıyor açıklama açıklamada açıklamasında açıklamasına açıklandı duyurdu duyuruldu duyuran bildirdi
        bildirildi bildiren bildiriyor ifade vurguladı vurgulayan vurguluyor kaydetti kaydeden kaydedildi aktardı
        aktaran aktarıldı aktarılan ekledi ekleyen uyardı uyarısında hatırlattı savundu savunan öne iddia konuştu
        konuşan konuşmasında anlattı anlatan yazdı yazan paylaştı yorumladı değerlendirdi yanıtladı yanıt cevap sözcü
        sözcüsü demeç demecinde göre bildirisinde diye dile getirdi kaydederek söyleyerek vurgulayarak
    """),
    attribution=lines(r"""
        \b(?:gazetecilere|muhabirlere|basına|medyaya)\b(?: yaptığı)?
        \b(?:yazılı|sözlü|ortak) (?:bir )?(?:açıklamada|açıklamasında|açıklamayla)\b
        \b(?:düzenlediği|düzenlenen) basın toplantısında\b
        \b(?:verdiği|katıldığı) (?:röportajda|mülakatta|programda|yayında)\b
        \b(?:sosyal medya|x) hesabından\b
        \b(?:telefonla|telefonda|e-postayla)\b
    """),
    headings=words("""
        daha fazla diğer ilgili haberler arka plan ayrıntılar bilgi iletişim tarih saat yer özet sorular cevaplar
        yanıtlar analiz yorum
    """),
    pointers=lines(r"""
        (?:daha fazla|ayrıntılı|detaylı) (?:bilgi|haber|ayrıntı)\b
        (?:haberin|yazının|röportajın) (?:devamı|tamamı)\b
        (?:tıklayın|abone olun|üye olun|kayıt olun|giriş yapın|bizi takip edin)\b
        (?:özür dileriz|teşekkür ederiz|iyi (?:okumalar|seyirler))
    """),
    themes=themes(fold("""
        death: öldü. ölen ölü. ölüm ölmüş hayatını_kaybet can_verdi can_kayb vefat ceset cenaze cinayet öldür şehit
            boğuldu ölenler
        injury: yaralı yaralan hastane zehirlen hastalan yoğun_bakım mağdur
        missing: kayıp kaybol rehin kaçırıl
        evacuation: tahliye kaçtı mahsur evsiz
        danger: patlama patladı yangın alev. alevler sel. seller heyelan deprem fırtına çökme çöktü kaza. kazası tehlike
            zehirli sızıntı raydan_çıktı salgın
        attack: saldırı bomba füze roket drone. i̇ha iha. dron silahlı bıçak ateşkes savaş darbe bombardıman
        arrest: gözaltı tutukla tutuklu yakalan şüpheli suçlan zanlı
        verdict: suçlu mahkum beraat hüküm hapis ceza. cezası cezasına para_cezası
        departure: istifa görevden_al görevinden_ayrıl ihraç azledil kovul
        closure: kapat kapan kapalı. iptal ertelen askıya durdur yasak iflas
        strike: grev iş_bırak
        recall: geri_çağır toplatıl
        approval: onayla kabul_ed anlaşma uzlaş oylama. yasalaş reddedil seçil imzala
        reopening: yeniden_aç tekrar_aç kaldırıldı. söndür kontrol_altına normale_dön
        rescue: kurtar sağ_bulun bulundu. serbest
        victory: kazan zafer galip şampiyon gol. golü yendi. mağlup kupa unvan yenilgi
        inquiry: soruşturma inceleme. incelemesi savcı dava. davası araştırma nedeni. temyiz itiraz
        confirmation: doğrula yalanla itiraf kimliği teşhis
        official: polis jandarma itfaiye bakan. bakanı bakanlı vali. valili hükümet belediye başkan. başkanı mahkeme
            hakim. yargıç savcı yetkili sözcü afad
        bystander: komşu tanık görgü_tanığı sakinleri vatandaş taraftar uzman. analist turist
        comment: teşekkür eleştir üzgün hayal_kırıklığı memnun gurur kınadı umuyor övdü
        background: kurulan kurulmuş ile_tanınan geçen_yıl izleyici imza. kuruluş
        sport: lig. ligi maç. maçı maçta gol. golü kupa teknik_direktör sezon forvet yarış şampiyon turnuva madalya
            takım futbolcu kulüp
        show: şarkıcı oyuncu yıldız grup. festival hayran roman. yazar film. filmi konser albüm dizi.
        service: okul su. suyu elektrik tren. yolcu müşteri hasta. hastalar feribot yol. yolu köprü uçuş sefer
        politics: bakan. bakanı meclis parlamento hükümet konsey başkan. belediye seçim yasa. yasası mahkeme parti.
            partisi
    """)),
    irregular={},
    alike=(),
    verbs=NO_VERBS,
    # Vowel harmony: i in the syllable after a, o, u or ı becomes ı; u before e or ü becomes ü, and o before them ö.
    # Also ğ after a vowel, and ş in the evidential ending. The last rules handle endings that the stemmer does not
    # know: participles become the past tense, and the possessive is removed.
    respellings=(
        (r"(?<=[aou])([^aeıioöuü]{1,3})i", r"\1ı"), (r"(?<=ı)([^aeıioöuü]{1,3})i", r"\1ı"),
        (r"(?<=ı)([^aeıioöuü]{1,3})i", r"\1ı"), (r"u(?=[^aeıioöuü]{1,3}e)", "ü"), (r"o(?=[^aeıioöuü]{1,3}[eü])", "ö"),
        (r"u(?=[^aeıioöuü]{1,3}ü)", "ü"), (r"(?<=[aeıioöuü])g", "ğ"), (r"(?<=m[ıiuü])s(?=$|t)", "ş"),
        (r"([ıu]l|[aıu]n)(?:an|ması|dığı)$", r"\1dı"), (r"([iü]l|[eiü]n)(?:en|mesi|diği)$", r"\1di"),
        (r"(?<=[aeıioöuü])s[ıiuü]$", ""),
    ),
    stemmer="turkish",
    numbers=_NUMBERS,
    fractions=_FRACTIONS,
    calendar=_CALENDAR,
    units=_UNITS,
    stops=_STOPS,
)
