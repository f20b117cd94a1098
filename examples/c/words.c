#include "words.h"

#include <string.h>

struct word {
    const char *id;
    const char *vi;
    const char *en;
};

static const char *find(const struct word *words, enum lang lang, const char *id)
{
    if (id == NULL) {
        return "";
    }
    for (; words->id != NULL; words++) {
        if (strcmp(words->id, id) == 0) {
            return pick(lang, words->vi, words->en);
        }
    }
    return id;
}

const char *const standings[] = {
    "proposed", "overQuota",  "tied", "kindConflict", "duplicate", "open",
    "lapsed",   "ineligible", "late", "noSlot",       "withdrawn", "invalid",
    NULL,
};

const char *const certainties[] = {
    "certain", "possible", "impossible", "undetermined", NULL,
};

const char *word_certainty(enum lang lang, const char *certainty)
{
    static const struct word words[] = {
        {"certain", "chắc chắn", "certain"},
        {"possible", "có thể", "possible"},
        {"impossible", "không thể", "impossible"},
        {"undetermined", "chưa xác định", "undetermined"},
        {NULL, NULL, NULL},
    };
    return find(words, lang, certainty);
}

const char *word_standing(enum lang lang, const char *standing)
{
    static const struct word words[] = {
        {"proposed", "đề nghị khen thưởng", "proposed"},
        {"overQuota", "vượt số lượng", "over quota"},
        {"tied", "bằng nhau, chờ quyết định", "tied, awaiting a ruling"},
        {"kindConflict", "chờ chọn tập thể hoặc cá nhân",
         "awaiting the choice of collective or individual"},
        {"duplicate", "trùng đề nghị", "nominated twice"},
        {"open", "chưa đủ hồ sơ hoặc chờ ý kiến",
         "incomplete or awaiting a judgement"},
        {"lapsed", "chưa đủ hồ sơ khi đợt đã đóng",
         "incomplete when the round closed"},
        {"ineligible", "không đủ tiêu chuẩn", "not eligible"},
        {"late", "nộp quá hạn", "late"},
        {"noSlot", "không thuộc diện phân bổ số lượng", "no quota to stand in"},
        {"withdrawn", "đã rút", "withdrawn"},
        {"invalid", "dữ liệu có lỗi", "malformed"},
        {NULL, NULL, NULL},
    };
    return find(words, lang, standing);
}

const char *word_verdict(enum lang lang, const char *verdict)
{
    static const struct word words[] = {
        {"eligible", "đủ tiêu chuẩn", "eligible"},
        {"ineligible", "không đủ tiêu chuẩn", "not eligible"},
        {"incomplete", "chưa đủ hồ sơ", "incomplete"},
        {"needsReview", "chờ ý kiến", "awaiting a judgement"},
        {NULL, NULL, NULL},
    };
    return find(words, lang, verdict);
}

const char *word_outcome(enum lang lang, const char *outcome)
{
    static const struct word words[] = {
        {"met", "đạt", "met"},
        {"notMet", "không đạt", "not met"},
        {"unknown", "còn thiếu", "missing"},
        {"needsJudgement", "chờ ý kiến", "awaits a judgement"},
        {"notApplicable", "không phát sinh", "nothing to measure"},
        {NULL, NULL, NULL},
    };
    return find(words, lang, outcome);
}

const char *word_reason(enum lang lang, const char *reason)
{
    static const struct word words[] = {
        {"fulfilled", "đạt yêu cầu", "fulfilled"},
        {"absent", "chưa có số liệu, minh chứng", "no evidence given"},
        {"operandMissing", "thiếu tử số hoặc mẫu số",
         "numerator or denominator missing"},
        {"noMeasurementDate", "chưa có thời điểm của số liệu",
         "no date of measurement"},
        {"belowThreshold", "dưới mức quy định", "below the threshold"},
        {"zeroDenominator", "không phát sinh, cần có ý kiến",
         "nothing to measure, for review"},
        {"wrongEntity", "số liệu của đơn vị khác", "figures of another unit"},
        {"statedFalse", "xác nhận là chưa thực hiện", "stated as not done"},
        {"documentMissing", "thiếu văn bản", "document missing"},
        {"dateMissing", "thiếu ngày của văn bản", "date missing"},
        {"tooFew", "chưa đủ số lượng quy định", "too few"},
        {"noVerdict", "chưa có ý kiến đánh giá", "no judgement recorded"},
        {"verdictNotMet", "được đánh giá là không đạt", "judged as not met"},
        {"barred", "thuộc trường hợp không xét khen thưởng",
         "a bar to commendation"},
        {"underReview", "đang được xem xét, cần có ý kiến",
         "under consideration, for review"},
        {"priorAward", "thành tích này đã được khen thưởng",
         "this achievement already has an award"},
        {"noAchievementId", "chưa ghi mã thành tích", "no achievement id"},
        {"notBelow", "không thuộc quyền đề nghị của đơn vị trình",
         "not the nominator's to nominate"},
        {"wrongForm", "không đúng mẫu", "wrong form"},
        {"tooFewOriginals", "thiếu bản chính", "too few originals"},
        {"notConfirmed", "chưa có xác nhận", "not confirmed"},
        {"equivalentPaper", "giấy tờ tương đương, cần có ý kiến",
         "an equivalent paper, for review"},
        {"lateSupplement", "bổ sung sau thời hạn", "supplemented too late"},
        {"late", "nhận sau thời hạn", "received too late"},
        {"memberOpen", "chưa đủ căn cứ của các nội dung thành phần",
         "its members are still open"},
        {"membersNotMet", "không nội dung thành phần nào đạt",
         "none of its members is met"},
        {"ruled", "theo quyết định xử lý", "by a ruling"},
        {NULL, NULL, NULL},
    };
    return find(words, lang, reason);
}

const char *word_section(enum lang lang, const char *section)
{
    static const struct word words[] = {
        {"scope", "Đối tượng", "Scope"},
        {"criteria", "Tiêu chí", "Criteria"},
        {"integrity", "Điều kiện về chấp hành pháp luật", "Integrity"},
        {"priorAward", "Khen thưởng đã có", "Prior awards"},
        {"authority", "Thẩm quyền đề nghị", "Authority to nominate"},
        {"dossier", "Hồ sơ", "Dossier"},
        {"deadline", "Thời hạn nộp", "Deadline"},
        {NULL, NULL, NULL},
    };
    return find(words, lang, section);
}

const char *word_severity(enum lang lang, const char *severity)
{
    static const struct word words[] = {
        {"note", "ghi chú", "note"},
        {"warning", "lưu ý", "warning"},
        {"breach", "trái quy định", "breach"},
        {NULL, NULL, NULL},
    };
    return find(words, lang, severity);
}

const char *word_status(enum lang lang, const char *status)
{
    static const struct word words[] = {
        {"applied", "đã áp dụng", "applied"},
        {"overtaken", "không còn gì để xử lý", "overtaken"},
        {"refused", "không áp dụng được", "refused"},
        {NULL, NULL, NULL},
    };
    return find(words, lang, status);
}

const char *word_kind(enum lang lang, const char *kind)
{
    static const struct word words[] = {
        {"collective", "tập thể", "collective"},
        {"individual", "cá nhân", "individual"},
        {NULL, NULL, NULL},
    };
    return find(words, lang, kind);
}

const char *word_no_rule(enum lang lang, const char *reason)
{
    static const struct word words[] = {
        {"basis", "căn cứ", "basis"},
        {"principle", "nguyên tắc", "principle"},
        {"for-people", "việc của con người", "for people"},
        {NULL, NULL, NULL},
    };
    return find(words, lang, reason);
}
