"""Notes in Arabic, Persian, Hindi, Vietnamese, Thai, Japanese; shorter tables for Hebrew, Chinese and Korean."""

from __future__ import annotations

from monitor.boilerplate.notes.words import NoteWords

_AR_TEXT = r"(?:الخبر|المقال|التقرير|النص|المادة|القصة|التغطية|العنوان|المقابلة)"
_FA_TEXT = r"(?:خبر|گزارش|مطلب|مقاله|متن|نوشته|یادداشت|گفت‌?وگو|مصاحبه|تیتر)"
_HI_TEXT = r"(?:ख़?बर|लेख|रिपोर्ट|समाचार|आलेख|स्टोरी|साक्षात्कार|शीर्षक)"
_VI_TEXT = r"(?:bài viết|bài báo|bản tin|tin bài|tin|bài|nội dung|tiêu đề|bài phỏng vấn)"
_TH_TEXT = r"(?:ข่าว|บทความ|รายงาน|เนื้อหา|บทสัมภาษณ์|พาดหัว)"
_JA_TEXT = r"(?:記事|本文|本稿|見出し|ニュース|配信|原稿)"

ARABIC = NoteWords(
    itself=rf"(?:هذا|هذه|في هذا|لهذا|إلى هذا|عنوان)? ?{_AR_TEXT}|(?:التغطية|البث) المباشرة?",
    between=r"(?: [^\s.؟!]+){0,3} ",
    changed=r"(?:تحديث|حُ?د[َِّ]*ث|إضافة|أضيف\w*|تعديل|انته\w+|يجري تحديث\w*)",
    corrected=r"(?:تصحيح|صح{1,2}ح|تصويب)",
    verb_first=True,
    earlier=(
        r"(?:(?:ورد|ورد خطأ|ذكر|ذكرت|جاء|أشارت) )?(?:في )?(?:نسخة|صيغة) (?:سابقة|أولى|أولية)|(?:النسخة"
        r"|الصيغة) (?:السابقة|الأولى)"
    ),
    of_text=rf" (?:من|ل)\s?(?:هذا |هذه )?{_AR_TEXT}| (?:أن|إلى أن|أنه)\b",
    update_label=r"تحديث|حُ?دِّ?ث",
    correction_label=r"تصحيح|تصويب|توضيح|استدراك",
    editors_label=r"ملاحظة (?:من )?(?:المحرر|التحرير|هيئة التحرير|إلى القراء)|كلمة المحرر|من المحرر",
    phrases=(
        r"(?:خبر عاجل[،,:]? ?)?(?:المزيد من )?(?:التفاصيل|المعلومات) (?:لاحقا|تباعا|قريبا)|(?:يتبع|يُتبع)\W*$"
        r"|يجري تحديث|(?:انتهت|انتهى) (?:التغطية|البث) المباشرة?"
    ),
    regrets=r"(?:نعتذر|تعتذر \S+) عن (?:هذا )?الخطأ",
    warning_label=r"تحذير|تنبيه|انتباه",
    holds=r" (?:\S+ )?(?:يحتوي|تحتوي|يتضمن|تتضمن)|يحتوي|يتضمن",
    distressing=r"مؤلم\w*|مزعج\w*|صادم\w*|عنف|العنف|انتحار|الانتحار|قاسية|حساس\w*",
    readers=r"قد (?:يجد|تجد|يكون) (?:بعض|محتوى)",
    desk=r"إضافة|تحديث|يضيف|تضيف|تصحيح|إعادة|مع (?:تصريحات|تفاصيل)",
    contrast=r"\bوليس\b|\bلا \b|\bبدلا من\b|والصحيح|والصواب|والعدد|بل ",
)
PERSIAN = NoteWords(
    itself=rf"(?:به |در |از )?(?:این|همین) {_FA_TEXT}|پوشش زنده",
    between="",
    changed=r"(?:به‌?\s?روز(?:رسانی)?|بروزرسانی|تکمیل|افزوده|اضافه شد|تغییر|روزآمد|ویرایش|پایان رسید)",
    corrected=r"(?:اصلاح|تصحیح)",
    verb_first=False,
    earlier=r"(?:در )?(?:نسخه|نسخهٔ|نسخه‌ی|نسخۀ|متن) (?:پیشین|قبلی|اولیه|نخست|نخستین)",
    of_text=rf"(?: این)? {_FA_TEXT}| (?:آمده|ذکر|گفته|نوشته|اعلام)",
    update_label=r"به‌?\s?روز\s?رسانی|بروزرسانی|به‌?روز شد",
    correction_label=r"اصلاحیه|تصحیح|اصلاح|توضیح و تصحیح|تکذیبیه",
    editors_label=r"(?:یادداشت|توضیح) (?:سردبیر|ویراستار|تحریریه|دبیر)",
    phrases=r"(?:جزئیات|اخبار|اطلاعات) (?:بیشتر|تکمیلی)[^.]{0,30}(?:می‌?شود|به‌?زودی|متعاقبا)|پوشش زنده به پایان",
    regrets=r"(?:از این اشتباه|بابت این (?:خطا|اشتباه)) (?:پوزش|عذرخواهی)",
    warning_label=r"هشدار|توجه|اخطار",
    holds=r" (?:\S+ )?(?:حاوی|شامل|دربرگیرنده)",
    distressing=r"ناراحت‌?\s?کننده|آزاردهنده|خشونت|خودکشی|دلخراش|تکان‌?\s?دهنده|حساس",
    readers=r"(?:ممکن است )?(?:برخی|بعضی) (?:از )?(?:خوانندگان|مخاطبان)",
    desk=r"[^()]{3,60} (?:افزوده|اضافه) شد$|تکمیلی|افزودن|تکرار",
    contrast=r"\bنه\b|به جای|\bدرست\b|در واقع|\bصحیح\b",
    spaced=False,
)
HINDI = NoteWords(
    itself=rf"(?:इस|यह|इसी|हमारी) {_HI_TEXT}|लाइव (?:ब्लॉग|कवरेज|अपडेट)",
    between="",
    changed=r"(?:अपडेट|अद्यतन|जोड़|संशोधित|बदला गया|बदलाव किया|बंद हो|समाप्त)",
    corrected=r"(?:सुधार|ठीक (?:कर|की|किय)|संशोधन|शुद्ध)",
    verb_first=False,
    earlier=(
        rf"(?:(?:इस|हमारी) {_HI_TEXT} के )?(?:पहले|पिछले|पुराने|शुरुआती|पूर्व)(?: के)? (?:संस्करण|रूप|वर्ज़?न)"
        rf"|(?:इस|हमारी) {_HI_TEXT} में पहले"
    ),
    of_text=r"| में",
    update_label=r"अपडेट|अद्यतन|ताज़?ा अपडेट",
    correction_label=r"(?:भूल[- ]?)?सुधार|संशोधन|शुद्धि(?:पत्र)?|स्पष्टीकरण|खंडन",
    editors_label=r"संपादक(?:ीय)? (?:की )?(?:टिप्पणी|नोट)|संपादक का नोट|संपादकीय नोट",
    phrases=(
        r"(?:अधिक|विस्तृत) (?:जानकारी|विवरण|ब्योरा)[^।]{0,20}(?:प्रतीक्षा|इंतज़?ार|जल्द|थोड़ी देर)"
        r"|ख़?बर (?:लगातार )?अपडेट (?:की|हो)"
    ),
    regrets=r"(?:इस )?(?:गलती|ग़लती|त्रुटि|भूल) के लिए (?:हमें )?(?:खेद|क्षमा|माफ)",
    warning_label=r"चेतावनी|सावधान|ध्यान दें",
    holds=r" (?:में|मे)",
    distressing=r"विचलित|हिंसा|आत्महत्या|परेशान|संवेदनशील|भयावह",
    readers=r"कुछ पाठकों को",
    desk=r"[^()]{3,60} (?:जोड़े|जोड़ा|जोड़ी) ग\S+$|अपडेट|पुनः",
    contrast=r" न कि |की जगह|सही (?:संख्या|आंकड़ा)|दरअसल|के बजाय",
    spaced=False,
)
VIETNAMESE = NoteWords(
    itself=rf"{_VI_TEXT}(?: này| trên)?|tường thuật trực tiếp",
    between=r"(?: (?:đã|đang|được|sẽ|vừa|liên tục|tiếp tục|có|sự)){1,4} ",
    changed=r"(?:cập nhật|bổ sung|chỉnh sửa|sửa đổi|thay đổi|kết thúc)",
    corrected=r"(?:đính chính|sửa(?: lại| lỗi| vì|\.|$)|cải chính)",
    verb_first=False,
    earlier=r"(?:(?:trong|ở) )?(?:phiên bản|bản|bài viết|nội dung) (?:trước(?: đó| đây)?|cũ|ban đầu|đầu tiên)",
    of_text=rf" (?:của )?{_VI_TEXT}\b|,? (?:nêu|ghi|đã ghi|cho biết|viết)\b",
    update_label=r"cập nhật(?: lúc)?|update",
    correction_label=r"đính chính|cải chính|sửa lỗi",
    editors_label=(
        r"(?:ghi chú|lời|chú thích|lưu ý) (?:của )?(?:ban biên tập|tòa soạn|toà soạn|biên tập viên"
        r"|người biên tập)"
    ),
    phrases=r"(?:tiếp tục|đang|sẽ) cập nhật|(?:thông tin|chi tiết) (?:sẽ )?(?:tiếp tục )?(?:được )?cập nhật|còn tiếp",
    regrets=r"(?:chúng tôi|tòa soạn|toà soạn|ban biên tập) (?:thành thật )?xin lỗi",
    warning_label=r"cảnh báo|lưu ý|chú ý",
    holds=r" (?:có|chứa|đề cập|mô tả)",
    distressing=r"ám ảnh|bạo lực|tự (?:tử|sát)|nhạy cảm|gây sốc|đau lòng|khó chịu",
    readers=r"một số (?:độc giả|bạn đọc)",
    desk=r"bổ sung|cập nhật|thêm|sửa|viết lại",
    contrast=r"\bkhông phải\b|\bchứ không\b|\bthay vì\b|con số đúng|\bđúng là\b|\bthực tế\b",
)
THAI = NoteWords(
    itself=rf"{_TH_TEXT}(?:ชิ้น)?(?:นี้|ฉบับนี้)|การรายงานสด",
    between="",
    changed=r"(?:อัปเดต|อัพเดต|อัพเดท|อัปเดท|ปรับปรุง|เพิ่ม|สิ้นสุด|จบแล้ว)",
    corrected=r"(?:แก้ไข|แก้คำผิด)",
    verb_first=False,
    earlier=rf"(?:ใน)?(?:{_TH_TEXT}(?:นี้)?)?(?:ฉบับ|เวอร์ชัน)(?:ก่อนหน้า(?:นี้)?|แรก|เดิม)(?:ของ(?:{_TH_TEXT}))?",
    of_text=r"|(?:ระบุ|รายงาน|กล่าว)",
    update_label=r"อัปเดต(?:ล่าสุด)?|อัพเดต|อัพเดท|ปรับปรุง",
    correction_label=r"แก้ไข|แก้ข่าว|คำชี้แจง|ขออภัย",
    editors_label=r"(?:หมายเหตุ|บันทึก)(?:จาก|ของ)?(?:กอง)?(?:บรรณาธิการ|บก\.)|หมายเหตุบรรณาธิการ",
    phrases=(
        r"(?:โปรด)?ติดตาม(?:รายละเอียด|ความคืบหน้า)(?:เพิ่มเติม)?|รายละเอียดเพิ่มเติม(?:จะ|ต่อไป)"
        r"|การรายงานสดสิ้นสุด"
    ),
    regrets=r"(?:ทางเรา|กองบรรณาธิการ)?ขออภัย(?:ใน|สำหรับ)",
    warning_label=r"คำเตือน|โปรดทราบ|โปรดระวัง|หมายเหตุ",
    holds=r"(?:มี|ประกอบด้วย|กล่าวถึง)",
    distressing=r"สะเทือนใจ|รุนแรง|ฆ่าตัวตาย|อ่อนไหว|น่ากลัว",
    readers=r"ผู้อ่านบางท่าน|ผู้อ่านบางคน",
    desk=r"เพิ่ม\S*|อัปเดต|แก้ไข|ปรับปรุง",
    contrast=r"ไม่ใช่|แทนที่|ที่ถูกต้อง|ความจริง",
    spaced=False,
)
JAPANESE = NoteWords(
    itself=(
        rf"(?:この|本|当|※|こちらの)+{_JA_TEXT}|{_JA_TEXT}(?=[にをは])|最新の情報に|(?:ライブ|生)(?:中継|配信"
        r"|ブログ)"
    ),
    between="",
    changed=r"(?:更新|追加|追記|加筆|差し替え|終了しま)",
    corrected=r"(?:訂正|修正|誤り|間違い|誤って|誤字)",
    verb_first=False,
    earlier=(
        rf"(?:※)?(?:(?:この|本|当){_JA_TEXT}の)?(?:以前|当初|初報|旧版|最初|初出)(?:時)?(?:の)?(?:{_JA_TEXT}"
        r"|版|内容)?"
    ),
    of_text=r"[^。]{0,60}?(?:誤|訂正|修正|としま|となって|とあった)",
    update_label=r"更新|追記|アップデート",
    correction_label=r"訂正|更正|お詫び(?:と訂正)?|おわびと訂正|修正",
    editors_label=r"(?:編集部|編集者|編注)(?:より|から|注|の注)?|編注",
    phrases=(
        r"詳しくは(?:続報|後ほど)|続報(?:を|は|で)お|(?:この|本)?記事は随時更新|随時更新|最新の情報に更新"
        r"|(?:ライブ|生)(?:中継|配信)は終了しま|(?:新しい情報|新たな情報|詳細|情報)を(?:追加|追記|反映)しま"
    ),
    regrets=r"(?:お詫び|おわび)して(?:訂正|修正)|訂正しておわび",
    warning_label=r"注意|警告|閲覧注意|ご注意",
    holds=r"(?:に|は|には)",
    distressing=r"衝撃的|暴力|自殺|自死|性的|生々しい|不快|ネタバレ|刺激",
    readers=r"(?:一部の)?読者によっては",
    desk=r"[^（）()]{2,40}(?:追加|差し替え)(?:します|しました)?$|差し替え|写真追加|更新",
    contrast=r"正しくは|ではなく|の誤り|実際には",
    spaced=False,
)
HEBREW = NoteWords(
    itself=r"(?:ה)?(?:כתבה|ידיעה)(?: זו)?",
    between="",
    changed=r"עודכנ\w+",
    corrected=r"תוקנ\w+",
    verb_first=False,
    earlier=r"בגרסה (?:קודמת|מוקדמת)",
    of_text=r" של (?:ה)?(?:כתבה|ידיעה)",
    update_label=r"עדכון",
    correction_label=r"תיקון|הבהרה",
    editors_label=r"הערת (?:העורך|המערכת)",
    phrases=r"פרטים נוספים בהמשך",
    contrast=r", ולא ",
    desk="",
    holds="",
    distressing="",
    readers="",
    warning_label="",
    regrets="",
)
CHINESE = NoteWords(
    itself=r"(?:本|这篇|這篇|此)(?:文|报道|報導|稿|新闻|新聞|文章)",
    between="",
    changed=r"(?:更新|补充|補充)",
    corrected=r"(?:更正|修正|勘误)",
    verb_first=False,
    earlier=r"(?:本文|此文|报道|報導)(?:的)?(?:早前|先前|此前|之前|较早)(?:的)?版本",
    of_text=r"",
    update_label=r"更新",
    correction_label=r"更正|勘误|勘誤|澄清|订正",
    editors_label=r"(?:编者按|編者按|编辑注|編輯註)",
    phrases=r"(?:更多消息|详情)(?:稍后|陆续|随后)|本文将持续更新",
    contrast=r"而非|而不是|应为|應為",
    spaced=False,
    desk="",
    holds="",
    distressing="",
    readers="",
    warning_label="",
    regrets="",
)
KOREAN = NoteWords(
    itself=r"(?:이|본|해당) ?(?:기사|보도)",
    between="",
    changed=r"(?:업데이트|추가|보완)",
    corrected=r"(?:정정|수정|바로잡)",
    verb_first=False,
    earlier=r"(?:이 기사의 )?(?:이전|당초) (?:버전|기사)",
    of_text=r"",
    update_label=r"업데이트|추가",
    correction_label=r"정정(?:보도)?|바로잡습니다",
    editors_label=r"(?:편집자|편집자 ?주|편집국)",
    phrases=r"(?:자세한|추가) (?:내용|소식)은? (?:곧|추후)",
    contrast=r"이 아니라|이 아닌",
    spaced=False,
    desk="",
    holds="",
    distressing="",
    readers="",
    warning_label="",
    regrets="",
)
