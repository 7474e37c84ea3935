"""The words with which error pages say, by language, that the requested page is missing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MissingWords:
    """The words of a language. Each field is a regular expression in lower case without capturing groups."""

    things: str
    """The requested thing: "page", "article"."""
    requested: str
    """A reference to the request: "you are looking for"."""
    missing: str
    """The page is not there: "not found", "no longer exists"."""
    removed: str
    """The page was removed: "deleted", "withdrawn"."""
    unavailable: str
    """The page cannot be shown, perhaps only for now."""
    fillers: str
    """Other words of such titles: "the", "requested", "we"."""


SPACED = (
    MissingWords(  # en
        things=(
            r"(?:web ?)?pages?|article|story|report|file|content|document|url|resource|link|post|item|address"
            r"|interview|video|column"
        ),
        requested=(
            r"(?:that |which )?you(?:'re|'ve| are| have| were)?(?: just)? (?:look\w* for|request\w*|ask\w* for"
            r"|follow\w*|click\w*|enter\w*|seek\w*|after|want\w*"
            r"|tr(?:y|ied|ying) to (?:open|access|reach|view|find|see|visit|load))"
        ),
        missing=(
            r"not (?:be |been )?found|no longer"
            r"|(?:not|(?:ca|could|do|does|did)n't|cannot) (?:be |seem to )?(?:exists?|found|find|locate)"
            r"|gone(?! wrong)|missing|moved|expired|lost|broken|nothing (?:was )?found"
        ),
        removed=(
            r"removed|deleted|withdrawn|retracted|unpublished|tak(?:en|ing) (?:\w+ ){0,2}down"
            r"|published in error"
        ),
        unavailable=r"unavailable|(?:not|isn't|aren't) (?:currently )?available",
        fillers=(
            r"the|this|that|your|our|a|an|it|one|requested|we(?:'ve)?|i|is|isn't|was|are|were|has|have|been|be"
            r"|do|does|did|can|could|can't|couldn't|cannot|don't|didn't|doesn't|exists?|available|here|there"
            r"|online|seems?|to|may|might|or|and|any ?more|permanently|from|on|site|website|found|find|for"
            r"|what|looks? like"
        ),
    ),
    MissingWords(  # de
        things=r"(?:web)?seite|artikel|beitrag|bericht|inhalt|meldung|adresse|dokument|link|text",
        requested=(
            r"(?:die |der |den |das )?(?:sie|du|ihr) (?:hier )?(?:such\w+|aufruf\w*|aufgerufen|angefordert)"
            r"|(?:von ihnen )?(?:aufgerufene|gesuchte|angeforderte|gewünschte)[nrs]?"
        ),
        missing=(
            r"nicht (?:\w+ )?(?:gefunden|finden)|nicht (?:mehr|länger)|existier(?:t|en)(?: \w+)? nicht"
            r"|gibt es(?: \w+)? nicht|verschoben|abgelaufen"
        ),
        removed=(
            r"gelöscht|entfernt|zurückgezogen|depubliziert|vom netz genommen|offline genommen"
            r"|versehentlich veröffentlicht"
        ),
        unavailable=r"nicht (?:verfügbar|abrufbar|erreichbar)",
        fillers=(
            r"die|der|das|den|diese[rsn]?|ein|eine|ihre|leider|wurde|wird|werden|konnten?|kann|können|ist|sind"
            r"|hier|wir|es|gibt|mehr|verfügbar|vorhanden|abrufbar|online|existiert|oder|auf|unter|zu|da|nichts"
        ),
    ),
    MissingWords(  # fr
        things=r"page|articles?|contenu|document|lien|adresse|dépêche|url",
        requested=(
            r"(?:que )?(?:vous|tu) (?:\w+ )?(?:recherche[zs]|cherche[zs]|demande[zs]|avez demandé\w*)"
            r"|demandée?s?|recherchée?s?"
        ),
        missing=(
            r"introuvables?|non trouvée?|inexistante?|n'exist\w+|n'est plus|ne sont plus"
            r"|n'a pas (?:été|pu être) trouvée?|n'avons pas trouvé|pas trouvé|déplacée?s?|changé d'adresse"
            r"|expirée?|disparue?|plus (?:là|en ligne)"
        ),
        removed=r"supprimée?s?|retirée?s?|dépubliée?s?|publiée? par erreur",
        unavailable=r"indisponible|(?:n'est )?pas disponible",
        fillers=(
            r"cette|cet|ce|la|le|les|l'|l|un|une|est|a|été|pas|plus|disponible|ici|là|ou|nous|en|ligne"
            r"|peut-être|oups|votre"
        ),
    ),
    MissingWords(  # es
        things=r"página|artículo|contenido|noticia|documento|enlace|dirección|nota|recurso",
        requested=r"(?:lo )?que (?:\w+ )?(?:busca\w*|intenta\w*|solicit\w+|pid\w+)|solicitad[ao]|buscad[ao]|buscas?",
        missing=(
            r"no (?:\w+ ){0,2}(?:encontrad[ao]|encontrar|encontramos|encuentra|existe|hallad[ao])|ya no"
            r"|inexistente|movid[ao]|cambiado de (?:dirección|lugar)|caducad[ao]|no se encontró|enlace roto"
        ),
        removed=r"eliminad[ao]|retirad[ao]|borrad[ao]|despublicad[ao]|publicad[ao] por error",
        unavailable=r"no (?:\w+ )?disponible",
        fillers=(
            r"es[at]a?|es[et]e|aquell?a?|la|el|lo|los|un|una|que|ha|sido|fue|se|no|está|disponible|existe|o|más|aquí|hemos"
            r"|podido"
        ),
    ),
    MissingWords(  # it
        things=r"pagina|articolo|contenuto|notizia|documento|indirizzo|link|risorsa",
        requested=r"che (?:\w+ )?(?:cerc\w+|hai richiesto|ha richiesto)|richiest[ao]|cercat[ao]",
        missing=(
            r"non (?:\w+ ){0,2}(?:trovat[ao]|esiste|troviamo|trovare|c'è)|non (?:è |esiste |essere )?più"
            r"|inesistente|spostat[ao]|scadut[ao]"
        ),
        removed=r"rimoss[ao]|eliminat[ao]|cancellat[ao]|ritirat[ao]|pubblicat[ao] per errore",
        unavailable=r"non (?:è )?disponibile",
        fillers=(
            r"questa|questo|la|il|lo|l'|l|un|una|che|è|stat[ao]|non|più|disponibile|esiste|qui|o|abbiamo|siamo"
            r"|riusciti|a"
        ),
    ),
    MissingWords(  # pt
        things=r"página|artigo|conteúdo|notícia|matéria|reportagem|documento|endereço|link|texto",
        requested=r"que (?:\w+ )?(?:procur\w+|busc\w+|tent\w+|solicit\w+|pediu)|solicitad[ao]|procurad[ao]",
        missing=(
            r"não (?:\w+ ){0,2}(?:encontrad[ao]|encontramos|encontrar|existe|localizad[ao])|já não"
            r"|não (?:\w+ )?mais|inexistente|movid[ao]|expirad[ao]|saiu do ar"
        ),
        removed=(
            r"removid[ao]|removemos|apagad[ao]|apagámos|excluíd[ao]|eliminad[ao]|retirad[ao]|retir[aá]mos"
            r"|publicad[ao] por engano"
        ),
        unavailable=r"indisponível|não (?:está |se encontra )?disponível",
        fillers=r"esta?|este|essa?|a|o|um|uma|que|foi|não|mais|está|disponível|existe|aqui|ou|já|se|encontra",
    ),
    MissingWords(  # nl
        things=r"pagina|artikel|bericht|inhoud|document|link|adres|verhaal",
        requested=(
            r"(?:die|dat|waar) (?:je|u) (?:naar )?(?:\w+ )?(?:zoekt|zocht|opvroeg|op zoek)|gevraagde"
            r"|opgevraagde|gezochte"
        ),
        missing=r"niet (?:\w+ )?(?:gevonden|vinden)|niet \(?meer\)?|bestaat niet|verplaatst|verlopen|verdwenen",
        removed=r"verwijderd|ingetrokken|offline gehaald|per ongeluk gepubliceerd",
        unavailable=r"niet beschikbaar",
        fillers=(
            r"de|het|deze|dit|die|een|is|werd|werden|kon|kan|konden|kunnen|we|wij|niet|meer|beschikbaar"
            r"|bestaat|hier|of|worden|je|u"
        ),
    ),
    MissingWords(  # pl
        things=r"stron[ayęy]|artykułu?|treś(?:ć|ci)|materiał|dokument|adres|tekst",
        requested=r"któr\w+ (?:\w+ )?(?:szukasz|szukacie|szuka)|poszukiwan\w+|żądan\w+|szukan\w+",
        missing=(
            r"nie (?:\w+ )?(?:istnieje|znaleziono|znaleziony|znaleziona|znaleźliśmy|odnaleziono)"
            r"|już nie(?: ma)?|nie ma|przeniesion\w+|wygas\w+|nieistniejąc\w+"
        ),
        removed=r"usunięt\w+|usun(?:ęliśmy|ięto)|wycofa\w+|opublikowan\w+ (?:omyłkowo|przez pomyłkę)",
        unavailable=r"niedostępn\w+|nie jest (?:już )?dostępn\w+",
        fillers=r"ten|ta|tej|to|tego|taki\w*|został[ao]?|jest|już|nie|ma|dostępn\w+|lub|ups|przepraszamy|niestety",
    ),
    MissingWords(  # sv, da, no
        things=(
            r"side?n|sidan?|artikkelen|artikeln?|artiklen|innehållet|indholdet|innholdet|nyheten|nyheden|saken"
            r"|länken|adressen"
        ),
        requested=(
            r"(?:som )?(?:du|ni) (?:\w+ )?(?:söker|letar efter|leder efter|leter etter|söka|besöka|ønsker)"
            r"|efterfrågade"
        ),
        missing=(
            r"(?:inte|ikke) (?:\w+ )?(?:hittas?|findes|finnes|fundet|funnet|finde|finne)|hittar inte"
            r"|hittades inte|(?:fant|finner|fandt|finder) ikke|(?:finns|finnes|findes) (?:inte|ikke)"
            r"|inte längre|ikke længere|ikke lenger|flytta[td]s?|flyttet|utgått"
        ),
        removed=(
            r"tag(?:its|it) bort|borttagen|raderats?|dragits tillbaka|fjerne[td]|slettet"
            r"|tru(?:kket|kne) tilba(?:ge|ke)|avpubliserte?|avpublicerat?s?"
        ),
        unavailable=r"(?:inte|ikke) tilgængelig|(?:inte|ikke) tillgänglig|ikke tilgjengelig",
        fillers=(
            r"den|det|denne|detta|här|kunde|kan|inte|ikke|er|är|har|blev|ble|vi|længere|længere|lenger|längre"
            r"|tilgængelig|tillgänglig|tilgjengelig|desværre|tyvärr|beklager|hoppsan|ups|finns|findes|finnes"
        ),
    ),
    MissingWords(  # fi
        things=r"sivua?|artikkelia?|sisältöä?|juttua?",
        requested=r"hakemaa(?:si|nne)|etsimää(?:si|nne)|pyytämää(?:si|nne)",
        missing=r"ei (?:\w+ )?(?:löydy|löytynyt|löytyvissä)|ei ole (?:enää|olemassa)|siirretty",
        removed=r"poistettu|vedetty pois",
        unavailable=r"ei ole saatavilla",
        fillers=r"tätä|valitettavasti|ole|enää|ei",
    ),
    MissingWords(  # ru, uk
        things=(
            r"страниц[аеыу]|сторінк[ауи]|материала?|матеріалу?|стать[яеию]|статт[яюі]|новост[ьи]|документа?"
            r"|адреса?"
        ),
        requested=(
            r"котор\w+ (?:вы )?(?:ищете|запрашиваете|запросили)|як\w+ (?:ви )?шукаєте|запрошенн\w+"
            r"|запрашиваем\w+|запитан\w+"
        ),
        missing=(
            r"не (?:был\w* )?найден[аоы]?|не нашли|не существует|больше не|нет|немає|перемещен[ао]?|перенесен[ао]?"
            r"|устарел[ао]?|не (?:було )?знайден[ао]|не існує|більше не|переміщен[ао]"
        ),
        removed=(
            r"удал[её]н[аоы]?|удалили|отозван[аоы]?|сн(?:ят[аоы]?|яли) с публикации|видален[аоы]|видалили"
            r"|відкликан[аоы]|знят[аоы] з публікації"
        ),
        unavailable=r"недоступн\w+",
        fillers=(
            r"эта|этот|это|ця|цей|вы|вами|такой|такая|или|або|нет|к|сожалению|на|жаль|существует|доступн\w+"
            r"|была?|була?|ошибка|помилка"
        ),
    ),
    MissingWords(  # tr
        things=r"sayfa\w*|haber\w*|içerik|içeriğe?|makale|yazı|bağlantı",
        requested=r"aradığınız|ulaşmak istediğiniz|istediğiniz|talep ettiğiniz",
        missing=r"bulunamadı|bulunmuyor|bulunmamaktadır|mevcut değil|taşınmış\w*|artık yok",
        removed=r"kaldır(?:ılmış\w*|ıldı|dık)|silin(?:miş\w*|di)|geri çekil(?:miş\w*|di)",
        unavailable=r"(?:erişilemiyor|görüntülenemiyor)",
        fillers=r"bu|üzgünüz|olabilir|veya|artık|hata",
    ),
    MissingWords(  # ar
        things=r"(?:ال)?صفحة|(?:ال)?خبر|(?:ال)?مقال|(?:ال)?محتوى|(?:ال)?رابط",
        requested=r"(?:التي|الذي) تبحث عن\w*|المطلوبة?",
        missing=r"غير موجودة?|لم يتم العثور|لا توجد|لم تعد|نقلت?|تم نقل\w*",
        removed=r"تم (?:حذف|سحب|إزالة)\w*|حذفت?|سحبت?",
        unavailable=r"غير متاحة?|غير متوفرة?",
        fillers=r"هذه|هذا|عفوا|عذرا|على|أو|قد",
    ),
)
UNSPACED = (
    MissingWords(  # ja
        things=r"ページ|記事|コンテンツ|報道",
        requested=(
            r"(?:お探し|ご指定|リクエストされた|アクセス(?:しようとした|された)|指定された)(?:の|した)?"
            r"|お客様が"
        ),
        missing=(
            r"見つかりません(?:でした)?|見つけることができません|存在しません|存在しない"
            r"|移動(?:されました|された)?|(?:掲載|公開)(?:期間)?[がをは]?終了(?:しました|した|いたしました)?"
        ),
        removed=(
            r"削除(?:されました|された|されています|しました|いたしました)?|取り下げ(?:ました|られました)?"
            r"|撤回(?:しました)?"
        ),
        unavailable=r"ご覧(?:になれません|いただけません)|表示できません",
        fillers=(
            r"この|その|は|が|を|に|の|現在|または|か|可能性があります|申し訳ございません|申し訳ありません"
            r"|すでに|既に"
        ),
    ),
    MissingWords(  # zh
        things=r"(?:网|網)?[页頁](?:面)?|文章|[本该該此]文|[报報][道导導]|内容|內容|(?:新闻|新聞|链接|連結)",
        requested=r"[您你](?:所)?(?:访问|訪問|要(?:找|查看|访问)|查找|请求|請求|浏览|瀏覽|寻找|尋找)",
        missing=r"不存在|找不到|未找到|没有找到|沒有找到|已(?:经)?(?:被)?(?:失效|过期)|无法找到|無法找到|不见了",
        removed=r"已?(?:经|經)?被?(?:删除|刪除|下线|下線|下架|移除|撤回|撤稿|撤下)",
        unavailable=r"无法(?:访问|显示)|暂(?:时)?无法",
        fillers=r"的|该|該|此|这个|您|抱歉|很抱歉|对不起|對不起|可能|或|已经|已|了|啦|被",
    ),
    MissingWords(  # ko
        things=r"페이지(?:를|가|는)?|기사(?:를|가|는)?|보도(?:를|가|는)?|콘텐츠(?:를|가)?|게시물(?:을|이)?",
        requested=r"요청하신|찾으시는|찾는|접근하신|방문하시려는",
        missing=r"찾을 수 없(?:습니다|음|어요)|존재하지 않(?:습니다|는|음)?|없는|없습니다|이동(?:되었|했)\w*",
        removed=r"삭제(?:된|되었|됐|되어|했)(?:습니다|거나)?|(?:철회|취소)(?:된|되었|됐|했)(?:습니다)?",
        unavailable=r"이용할 수 없\w*|볼 수 없\w*",
        fillers=r"해당|이|그|입니다|죄송합니다|더 이상|또는|수",
    ),
)
