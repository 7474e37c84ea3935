"""Notes in English, and marks of news agency desks, which are used in other languages too."""

from __future__ import annotations

from monitor.boilerplate.notes.words import NoteWords

_ANY = (
    r"(?:(?:breaking|developing) )?(?:news )?(?:story|article|post|blog(?: post)?|piece|page|report|item|leader|column"
    r"|review|obituary|graphic|headline|caption|interview|feature|entry|explainer|guide|list|copy|text|essay"
    r"|editorial|live ?blog|notice|bulletin|version|(?:press )?release|statement)"
)
# After "the", these words mean the article itself. Others may not: "the report was updated" may be article text.
_SURE = (
    r"(?:(?:news )?story|article|headline|(?:photo )?caption|(?:blog )?post|blog|piece|page|graphic|leader|editorial"
    r"|obituary|explainer|live ?blog)"
)
_AUXILIARY = (
    r"(?:has|have|was|were|is|are|will|may|continues|to|also|since|now|first|last|regularly|continuously|been|be|being"
    r"|substantially|heavily|recently|slightly|lightly)"
)
_LIVE = r"(?:live ?blog|live page|live (?:coverage|reporting|updates)|coverage)"

# "This version restores a dropped word in paragraph three". "This version of the bill" is not about the article.
_THIS_VERSION = r"this (?:version|update|corrected version)(?: of (?:the|this) (?:story|article|report|item))?"
_HAS = r"(?:has|have|now|also|only) "
_DONE = (
    r"restor(?:es|ed)|remov(?:es|ed)|adds?|added|delet(?:es|ed)|drop(?:s|ped)|inserts?|inserted|updat(?:es|ed)"
    r"|replac(?:es|ed)|recasts?|mov(?:es|ed)|chang(?:es|ed)|trims|trimmed|cuts?|spells|names|includes|makes clear"
    r"|edit(?:s|ed)"
)
_PART = (
    r"paragraphs?|pars?|grafs?|headline|bylines?|dateline|lead|lede|words?|names?|spelling|quotes?|quotation|sentences?|lines?"
    r"|typo\w*|attribution|caption|photos?|links?|punctuation|reference|section|first mention|second mention"
)

_NAMED = (
    r"(?:spelling|(?:first |last |sur|nick)?names?|age|title|date|headline|caption|byline|photo|links?|comments?"
    r"|reactions?|responses?|statements?|details|background|quotes?|context)"
)

ENGLISH = NoteWords(
    itself=rf"(?:this|our) {_ANY}|the {_SURE}|this version of (?:the|this) {_ANY}|the {_ANY} (?:above|below)",
    between=rf"(?: and (?:its )?\w+)?(?: above)?(?:, [^.,]{{3,40}}, )?,? (?:{_AUXILIARY} ){{1,6}}",
    changed=(
        r"updat(?:ed|ing)|refreshed|revised|expanded|rewritten|reissued|changed to"
        r"|(?<=now )(?:includes|contains|reflects)"
        r"|(?:originally |first |re-?)?(?:published|issued|posted) [^.]{0,80}\b(?:and|but)\b [^.]{0,60}\bupdated"
    ),
    corrected=(
        r"corrected|amended|refiled|retracted|clarified|fixed"
        r"|(?:updated|changed|edited|revised) to (?:correct|clarify|fix|remove|accurately|reflect the correct)"
        r"|published (?:inadvertently|in error|prematurely)"
        r"|(?:incorrectly|wrongly|mistakenly|erroneously) \w+|misstated|misspelled|misidentified"
    ),
    verb_first=False,
    earlier=(
        r"(?:an? |the |our |in an? |because of [^.]{3,60} )?(?:earlier|previous|prior|original|initial|first) vers\w+"
    ),
    of_text=(
        rf" of (?:this|the|our) {_ANY}\b,?(?: and \w+)? (?!was (?:first )?published (?:by|in)\b)\w"
        r"| (?:misstated|misspelled|misidentified|incorrectly|wrongly|mistakenly|erroneously|said|stated|gave)\b"
    ),
    update_label=r"(?:latest )?updated?(?: note| \d)?|update note",
    correction_label=(
        r"corrections?(?: appended)?|corrected|clarifications?|errat(?:um|a)|retraction|correction and clarification"
    ),
    editors_label=(
        r"editor'?s?'?s?'? (?:note|update)|note (?:to|from) (?:readers|editors|(?:the|our) (?:readers|editors?))"
        r"|author's note"
    ),
    phrases=(
        r"updated? (?:to (?:add|include|reflect|clarify|correct|note|remove|show|say|provide|fix|incorporate)"
        r"|with (?:comments?|details?|additional|more|new|a |quotes?|background|the ))"
        r"|this is a (?:breaking|developing)\b[^.]{0,40}\bstory"
        r"|(?:breaking|developing)(?: news)?(?: story)?\b.{0,20}(?:more (?:to follow|to come|details|soon)"
        r"|will be updated|check back)"
        r"|more (?:to follow|to come|details (?:to follow|soon))|story developing"
        r"|we(?:'ll| will) (?:bring|give) you more (?:on|about) this (?:story )?"
        r"|(?:please )?check back (?:for|soon)|updates? (?:will be|to) (?:noted|added|posted|follow)"
        r"|(?:we|we've|we'll|we have|we will)(?: be| have)?(?: also)? updat(?:ed|e|ing) (?:this|our|the|it)\b"
        r"(?: (?:review|story|article|post|piece|page|guide|list|for))?"
        rf"|this {_ANY} was (?:originally|first) published (?:on |at )?(?:\w+day,? )?"
        r"(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
        rf"|this {_ANY} replaces (?:an?|the) (?:earlier|previous|one|item)"
        r"|we (?:have |'ve )?(?:removed|added|changed|edited) [^.]{0,60} (?:from|to|in|on) (?:this|our) (?:page|story"
        r"|article|report)"
        rf"|(?:the|this|our) {_LIVE}(?: (?:is|has|was|now|been))+ (?:closed|ended|finished|paused|over|concluded)"
        rf"|we(?:'re| are|'ve| have)(?: now)? (?:clos|end|paus|wrapp)(?:ed|ing)(?: down| up)? (?:this|our|the) {_LIVE}"
        r"|notes to editors were (?:updated|changed)"
        r"|(?:some |the )?names? (?:of [^.]{3,60} )?(?:has|have) been (?:changed|withheld|altered) (?:to protect|for)"
        r"|(?:an? |the )?(?:earlier|previous) \w+ (?:[^.]{3,40} )?(?:carried|ran|had|gave|used|bore|appeared)"
        r" (?:with |under )?(?:an?|the) (?:\w+ ){0,2}(?:byline|headline|dateline|caption|slug|photograph|photo|picture)"
        r"|(?:this |the )?(?:story|item|copy|take) (?:moved|moves|was transmitted) (?:earlier|previously|under|as)\b"
        rf"|{_THIS_VERSION} (?:{_HAS}){{0,3}}(?:{_DONE}) [^.]{{0,80}}\b(?:{_PART})"
    ),
    regrets=(
        r"we (?:regret|apologi[sz]e for) (?:the|this|any) (?:error|mistake)|we have corrected"
        r"|we (?:transposed|misspelled|misstated|misreported) |(?:this|the) (?:version(?: of (?:the"
        r"|this) \w+)?|story|article) (?:corrects|fixes|clarifies)"
        r"|(?:refiles|corrects|clarifies|fixes)\b [^.]{3,200}\)\s*$"
    ),
    warning_label=r"(?:content|trigger|spoiler)? ?warning|caution|trigger",
    holds=r" (?:\w+ ){0,2}(?:contains?|includes?|features?|discusses|describes|deals with|has|mentions)\b",
    distressing=(
        r"distress\w*|disturbing|upsetting|graphic|explicit|sensitive|harrowing|violen\w+|suicid\w+|self-harm|abuse"
        r"|strong language|spoilers?|racis\w+ language|offensive"
    ),
    readers=(
        r"(?:some )?(?:readers|viewers|people|users) (?:may|might|could) find|(?:reader|viewer) discretion|you may find"
    ),
    desk=(
        r"adds?|updates?|updated|recasts?|repeats|rewrites?|refiles?|removes|fixes|corrects|deletes|edits"
        r"|writes through"
        r"|changes (?:headline|dateline|lead|slug)|new throughout|no changes|embargoed"
        r"|this (?:version|interview|conversation|article) (?:has been|was) (?:lightly )?(?:edited|condensed|shortened)"
    ),
    contrast=r", not |\bnot \w+[.)]?$|\brather than\b|\binstead of\b|\bin fact\b|\bactually\b|\bshould have\b",
    described=(
        rf"(?:the )?{_NAMED}\b[^.!?:;]{{0,80}}\b(?:added|corrected|amended|fixed|clarified|included|mis-?spel(?:led|t))"
        rf"|(?:adds?|added|adding|includes|corrects?|corrected|fixe[sd]) (?:[\w']+ ){{0,3}}?{_NAMED}\b[^.!?:;]{{0,80}}"
    ),
)

# Notes between news desks, in any language: labels at the start of a line, and marks in the slug of an agency item.
DESK_LABEL = (
    r"eds|editors|attn\.? editors|editors please note|to (?:our )?(?:subscribers|clients)|hinweis an die redaktionen"
)
DESK_MARK = (
    r"(?:[\w' -]{1,60}, ?)?(?:\d+(?:st|nd|rd|th) )?(?:ld|lead)-?\s?write-?thru\b.{0,80}"
    r"|write-?thru\b.{0,80}"
    r"|(?:refile|recasts?|adds|repeat|rpt|urgent|correct(?:s|ed)?|stand-alone|advisory)\b[ :-]+"
    r"(?:(?:the )?(?:quotes?|lead|lede|details?|background|dateline|byline|headline|slug|graf|photos?"
    r"|comments?|reaction"
    r"|analyst|context)\b|to (?:add|fix|correct|recast|change|remove)\b|with (?:quotes?|details?|photos?)\b).{0,160}"
)
