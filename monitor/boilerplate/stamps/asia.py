"""Hindi, Bengali, Thai, Vietnamese, Indonesian, Korean, Japanese, Chinese in both scripts."""

from __future__ import annotations

from monitor.boilerplate.stamps.words import StampWords

HINDI = StampWords(
    before="",
    after="पहले पूर्व",
    since="",
    units="सेकेंड सेकंड सेकेण्ड मिनट मिनटों घंटे घंटा घण्टे घंटों घण्टा दिन दिनों हफ्ते हफ़्ते हफ्ता महीने महीना साल क्षण पल",
    numbers="एक दो तीन चार पांच पाँच छह छः सात आठ नौ दस ग्यारह बारह पंद्रह बीस तीस आधा आधे कुछ कई डेढ़ ढाई",
    just="अभी_अभी अभी अब_से_कुछ_देर_पहले कुछ_देर_पहले",
    now="अभी अब",
    days="आज कल बीते_कल",
    dates="जन फर फ़र सित अक्टू अक्तूबर नव दिस",
    labels="प्रकाशित प्रकाशन पब्लिश पब्लिश्ड पोस्ट",
    updates="अपडेट अपडेटेड अद्यतन संशोधित अंतिम_अपडेट",
    joins="को पर में बजे से की का के लगभग करीब आखिरी अंतिम पहली बार किया_गया हुआ समय तारीख अधिक कम और",
    clock="बजे सुबह शाम दोपहर रात भारतीय_समयानुसार पूर्वाह्न अपराह्न",
    multiples="हज़ार हजार लाख",
    reading="पढ़ने_का_समय में_पढ़ें पढ़ें रीड पढ़ने",
    counted="टिप्पणियां टिप्पणियाँ टिप्पणी कमेंट कमेंट्स शेयर व्यूज व्यूज़ बार_देखा_गया लाइक प्रतिक्रियाएं पाठक",
    crowd="लोग व्यक्ति पढ़ देख रहे हैं यह पेज इस पेज को अभी",
)

BENGALI = StampWords(
    before="",
    after="আগে পূর্বে",
    since="",
    units="সেকেন্ড মিনিট ঘন্টা ঘণ্টা দিন সপ্তাহ মাস বছর মুহূর্ত ঘণ্টার",
    numbers="এক একটি দুই তিন চার পাঁচ ছয় সাত আট নয় দশ এগারো বারো পনেরো বিশ ত্রিশ আধা আধ কয়েক কিছু দেড় আড়াই",
    just="এইমাত্র এখনই কিছুক্ষণ_আগে এই_মাত্র",
    now="এখন",
    days="আজ গতকাল গতপরশু",
    dates="বৈশাখ জ্যৈষ্ঠ আষাঢ় শ্রাবণ ভাদ্র আশ্বিন কার্তিক অগ্রহায়ণ পৌষ মাঘ ফাল্গুন চৈত্র",
    labels="প্রকাশিত প্রকাশ প্রকাশের_সময় প্রকাশকাল",
    updates="আপডেট হালনাগাদ সর্বশেষ_আপডেট সম্পাদিত",
    joins="প্রায় টা টায় এ এর সর্বশেষ প্রথম বার সময় তারিখ বেশি কম ও এবং থেকে",
    clock="টা টায় সকাল বিকেল বিকাল দুপুর রাত সন্ধ্যা ভোর বাংলাদেশ_সময়",
    multiples="হাজার লাখ",
    reading="পড়ার_সময় মিনিটে_পড়ুন পড়ুন পড়া",
    counted="মন্তব্য শেয়ার ভিউ লাইক প্রতিক্রিয়া পাঠক বার_দেখা_হয়েছে",
    crowd="জন পড়ছেন দেখছেন এই পাতা এখন",
)

THAI = StampWords(
    before="",
    after="ที่แล้ว ที่ผ่านมา ก่อน มาแล้ว",
    since="",
    units="วินาที นาที ชั่วโมง ชม วัน สัปดาห์ อาทิตย์ เดือน ปี ครู่ สักครู่",
    numbers="หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ ครึ่ง ไม่กี่ สองสาม",
    just="เมื่อสักครู่ เมื่อครู่ เมื่อกี้ เพิ่ง เมื่อสักครู่นี้",
    now="ตอนนี้ ขณะนี้",
    days="วันนี้ เมื่อวาน เมื่อวานนี้",
    dates="ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค. พ.ศ. จันทร์ อังคาร พุธ พฤหัสบดี พฤหัส ศุกร์ เสาร์ อาทิตย์",
    labels="เผยแพร่ เผยแพร่เมื่อ โพสต์ โพสต์เมื่อ ลงวันที่ วันที่เผยแพร่",
    updates="อัปเดต อัพเดท อัพเดต อัปเดตเมื่อ อัปเดตล่าสุด แก้ไข แก้ไขล่าสุด ปรับปรุง ปรับปรุงล่าสุด",
    joins="เมื่อ วันที่ เวลา ประมาณ ราว ล่าสุด ที่ กว่า น เกือบ และ ถึง แรก",
    clock="น. นาฬิกา เวลา เที่ยง เที่ยงคืน พ.ศ. โมง",
    multiples="พัน หมื่น แสน ล้าน",
    reading="อ่าน ใช้เวลาอ่าน เวลาอ่าน ในการอ่าน",
    counted="ความคิดเห็น คอมเมนต์ แชร์ วิว ยอดวิว ถูกใจ ผู้ชม ผู้อ่าน ครั้ง เข้าชม",
    crowd="คน กำลังอ่าน กำลังดู หน้านี้ ตอนนี้ การ",
)

VIETNAMESE = StampWords(
    before="cách_đây",
    after="trước trước_đây",
    since="",
    units="giây phút giờ tiếng tiếng_đồng_hồ ngày tuần tháng năm lát",
    numbers="một hai ba bốn sáu bảy tám chín mười nửa vài mấy",
    just="vừa_xong vừa_mới mới_đây vừa_mới_đây ngay_bây_giờ mới_xong",
    now="bây_giờ",
    days="hôm_nay hôm_qua hôm_kia",
    dates="thứ_hai thứ_ba thứ_tư thứ_năm thứ_sáu thứ_bảy chủ_nhật thứ_2 thứ_3 thứ_4 thứ_5 thứ_6 thứ_7 thứ tháng"
    " năm ngày"
    " tháng_một tháng_hai tháng_ba tháng_tư tháng_năm tháng_sáu tháng_bảy tháng_tám tháng_chín tháng_mười th cn",
    labels="đăng đã_đăng xuất_bản đăng_lúc ngày_đăng đăng_tải phát_hành",
    updates="cập_nhật cập_nhật_lúc đã_cập_nhật chỉnh_sửa sửa_đổi cập_nhật_lần_cuối",
    joins="lúc vào khoảng hơn gần đây lần cuối đầu và từ bài viết bài_viết",
    clock="giờ phút ngày tháng năm sáng chiều tối trưa giờ_địa_phương giờ_việt_nam",
    multiples="nghìn ngàn triệu",
    reading="đọc phút_đọc thời_gian_đọc",
    counted="bình_luận lượt_xem chia_sẻ thích lượt_thích phản_hồi lượt_đọc lượt_chia_sẻ",
    crowd="người đang đọc xem trang này lượt bây giờ",
)

INDONESIAN = StampWords(
    before="",
    after="lalu yang_lalu silam yang_silam",
    since="",
    units="detik dtk menit mnt jam hari minggu mgg pekan bulan bln tahun thn saat",
    numbers="satu se dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas setengah beberapa sejam sehari"
    " seminggu sebulan setahun semenit",
    just="baru_saja barusan beberapa_saat_lalu",
    now="sekarang kini",
    days="hari_ini kemarin",
    dates="senin selasa rabu kamis jumat jum'at sabtu minggu ahad",
    labels="diterbitkan dipublikasikan terbit tayang publikasi dibuat diposting rilis",
    updates="diperbarui pembaruan diperbaharui update diubah disunting terakhir_diperbarui perbarui",
    joins="pada pukul tanggal sekitar lebih dari kurang hampir terakhir pertama kali dan di artikel jam",
    clock="pukul pkl jam wib wita wit tengah_malam siang malam pagi sore",
    multiples="rb ribu jt juta",
    reading="waktu_baca baca menit_baca membaca",
    counted="komentar dibagikan bagikan dilihat kali_dilihat suka reaksi pembaca tayangan",
    crowd="orang sedang membaca melihat halaman ini kali sekarang",
)

KOREAN = StampWords(
    before="",
    after="전 전에",
    since="",
    units="초 분 시간 일 주 주일 개월 달 년 시 방금",
    numbers="한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 몇 반",
    just="방금 방금_전 조금_전 지금_막",
    now="지금",
    days="오늘 어제 그제",
    dates="월 화 수 목 금 토 월요일 화요일 수요일 목요일 금요일 토요일 일요일 년 월 일",
    labels="입력 등록 게시 발행 기사입력 최초입력 작성 송고 승인 기사승인 게재 작성일 등록일 입력시간",
    updates="수정 업데이트 최종수정 기사수정 갱신 업데이트됨 수정시간",
    joins="최종 최초 기사 약 마지막 에 부터 시각 일시 날짜 날 됨 판",
    clock="시 분 초 오전 오후 정오 자정 년 월 일 한국시간 현지시간",
    multiples="만 천",
    reading="읽기 읽는_시간 분량 읽음 읽는_데",
    counted="댓글 공유 좋아요 조회 조회수 공감 추천 개의_댓글 공유하기 스크랩",
    crowd="명 명이 개 건 회 의 읽는 보는 중 이_페이지를 지금 현재",
)

JAPANESE = StampWords(
    before="",
    after="前 まえ 前に",
    since="",
    units="秒 秒間 分 分間 時間 日 日間 週 週間 か月 ヶ月 カ月 ケ月 ヵ月 箇月 年 年間 時",
    numbers="一 二 三 四 五 六 七 八 九 十 半 数",
    just="たった今 たったいま ついさっき さっき 今さっき",
    now="今 現在 いま",
    days="今日 昨日 本日 きょう きのう 一昨日",
    dates="月 火 水 木 金 土 日 月曜 火曜 水曜 木曜 金曜 土曜 日曜 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日"
    " 日曜日 年 祝 令和 平成",
    labels="公開 配信 掲載 投稿 発表 公開日 配信日 掲載日 投稿日 発行 公開日時 初公開 記事公開 発信",
    updates="更新 最終更新 更新日 更新日時 改訂 最終更新日 編集",
    joins="約 に の は 頃 ごろ 最終 初回 日時 付 版 時点 より から 記事 この 済 済み",
    clock="時 分 秒 午前 午後 正午 年 月 日 日本時間 現地時間 頃 夜 朝",
    multiples="万 千 億",
    reading="読了時間 読了 で読めます で読める 読む 分で読める 読了目安 所要時間",
    counted="コメント シェア いいね 閲覧 閲覧数 反応 ブックマーク ツイート リポスト 再生 視聴 回視聴 共有 ポスト"
    " ビュー",
    crowd="件 個 回 人 票 の が 数 を見る する 中 現在 このページを 見ています 読んでいます",
)

SIMPLIFIED_CHINESE = StampWords(
    before="",
    after="前 之前 以前",
    since="",
    units="秒 秒钟 分 分钟 小时 个小时 钟头 天 日 周 星期 个星期 个月 月 年 刻钟 半小时",
    numbers="一 二 两 三 四 五 六 七 八 九 十 半 几 数",
    just="刚刚 刚才 片刻前",
    now="现在 目前",
    days="今天 昨天 前天 今日 昨日",
    dates="周一 周二 周三 周四 周五 周六 周日 星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 年 月 日 号",
    labels="发布 发表 发布时间 发表时间 发布于 发表于 刊登 发稿 来源时间 创建 首发 发布日期",
    updates="更新 更新时间 更新于 最后更新 最近更新 修改 编辑 修改于 更新日期 已更新",
    joins="约 大约 于 在 的 最后 最近 首次 时间 日期 多 近 已 本文 文章 超过 至",
    clock="时 分 秒 点 点钟 上午 下午 中午 晚上 凌晨 早上 傍晚 年 月 日 号 北京时间 当地时间",
    multiples="万 千 亿",
    reading="阅读时间 阅读时长 读完 预计阅读 阅读需 阅读约",
    counted="评论 条评论 分享 转发 点赞 赞 阅读 浏览 浏览量 阅读量 阅读数 留言 观看 收藏 次阅读 次浏览 次观看"
    " 播放 围观 跟贴",
    crowd="条 次 人 个 正在 看 阅读 浏览 本页 在看 数 量 人次 在线",
)

TRADITIONAL_CHINESE = StampWords(
    before="",
    after="前 之前 以前",
    since="",
    units="秒 秒鐘 分 分鐘 小時 個小時 鐘頭 天 日 週 周 星期 個星期 個月 月 年 刻鐘 半小時",
    numbers="一 二 兩 三 四 五 六 七 八 九 十 半 幾 數",
    just="剛剛 剛才 片刻前",
    now="現在 目前",
    days="今天 昨天 前天 今日 昨日",
    dates="週一 週二 週三 週四 週五 週六 週日 星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 年 月 日 號 民國",
    labels="發布 發佈 發表 發布時間 發佈時間 發表時間 發布於 發佈於 刊登 發稿 建立 首發 發布日期 上架 刊出 出版",
    updates="更新 更新時間 更新於 最後更新 最近更新 修改 編輯 修改於 更新日期 已更新",
    joins="約 大約 於 在 的 最後 最近 首次 時間 日期 多 近 已 本文 文章 超過 至",
    clock="時 分 秒 點 點鐘 上午 下午 中午 晚上 凌晨 早上 傍晚 年 月 日 號 台北時間 香港時間 當地時間",
    multiples="萬 千 億",
    reading="閱讀時間 閱讀時長 讀完 預計閱讀 閱讀需 閱讀約",
    counted="評論 則評論 分享 轉發 按讚 讚 閱讀 瀏覽 瀏覽量 閱讀數 留言 則留言 觀看 收藏 次閱讀 次瀏覽 次觀看"
    " 點閱 人氣 點讚",
    crowd="則 次 人 個 正在 看 閱讀 瀏覽 本頁 數 量 人次 在線",
)
