"""The Vietnamese words for ids of the JSON formats. Labels of rules are not here:
they come from the rulebook."""

KINDS = {"collective": "Tập thể", "individual": "Cá nhân"}

CHOSEN_KINDS = {**KINDS, "both": "Cả tập thể và cá nhân"}

# Ids that rulebooks use for levels; another id stands for itself.
LEVELS = {"province": "Cấp tỉnh", "district": "Cấp huyện", "commune": "Cấp xã"}

STAGES = {"open": "Đang nhận hồ sơ", "closed": "Đã khóa sổ"}

ASKED_OUTCOMES = {"met": "Đạt", "notMet": "Không đạt"}

RULING_TYPES = {
    "late": "Chấp nhận hồ sơ nộp muộn",
    "supplement": "Chấp nhận tài liệu bổ sung muộn",
    "finding": "Kết luận về một nội dung",
    "duplicate": "Giải quyết đề nghị trùng",
    "kind": "Chọn tập thể hoặc cá nhân",
    "tie": "Chọn trong các đề nghị bằng nhau",
}

# In the order in which a reader looks for them.
STANDINGS = {
    "proposed": "đề nghị khen thưởng",
    "overQuota": "vượt số lượng",
    "tied": "bằng nhau, chờ quyết định",
    "kindConflict": "chờ chọn tập thể hoặc cá nhân",
    "duplicate": "trùng đề nghị",
    "open": "chưa đủ hồ sơ hoặc chờ ý kiến",
    "lapsed": "chưa đủ hồ sơ khi đợt đã khóa sổ",
    "ineligible": "không đủ tiêu chuẩn",
    "late": "nộp quá hạn",
    "noSlot": "không thuộc diện phân bổ số lượng",
    "withdrawn": "đã rút",
    "invalid": "dữ liệu có lỗi",
}

VERDICTS = {
    "eligible": "đủ tiêu chuẩn",
    "ineligible": "không đủ tiêu chuẩn",
    "incomplete": "chưa đủ hồ sơ",
    "needsReview": "chờ ý kiến",
}

OUTCOMES = {
    "met": "đạt",
    "notMet": "không đạt",
    "unknown": "còn thiếu",
    "needsJudgement": "chờ ý kiến",
    "notApplicable": "không phát sinh",
}

CERTAINTIES = {
    "certain": "chắc chắn",
    "possible": "có thể",
    "impossible": "không thể",
    "undetermined": "chưa xác định",
}

SECTIONS = {
    "scope": "Đối tượng",
    "criteria": "Tiêu chí",
    "integrity": "Chấp hành pháp luật",
    "priorAward": "Khen thưởng đã có",
    "authority": "Thẩm quyền đề nghị",
    "dossier": "Hồ sơ",
    "deadline": "Thời hạn nộp",
}

SEVERITIES = {"breach": "trái quy định", "warning": "lưu ý", "note": "ghi chú"}

RULING_STATUSES = {
    "applied": "đã áp dụng",
    "overtaken": "không còn gì để xử lý",
    "refused": "không áp dụng được",
}
