/* The open points on which nominations hang, each told once. */
#include "commands.h"
#include "decision.h"
#include "finding.h"
#include "jsonread.h"
#include "table.h"
#include "words.h"

#include <string.h>

/* The sorts of points, in the order in which they are told. */
enum sort {
    SORT_PAPER,
    SORT_JUDGEMENT,
    SORT_MALFORMED,
    SORT_DUPLICATES,
    SORT_KIND,
    SORT_TIE,
    SORTS
};

static json_object *find_nomination(const struct decision *decision,
                                    const char *id)
{
    return id == NULL ? NULL : json_get(decision->index, id);
}

static json_object *find_finding(json_object *nomination, const char *id)
{
    json_object *findings = json_get(nomination, "findings");
    for (size_t i = 0; i < json_count(findings) && id != NULL; i++) {
        if (json_is(json_at(findings, i), "id", id)) {
            return json_at(findings, i);
        }
    }
    return NULL;
}

/* With `verdicts` a nomination has outcomes in place of findings. */
static const char *find_outcome(json_object *nomination, const char *id)
{
    json_object *finding = find_finding(nomination, id);
    return finding != NULL ? json_string(finding, "outcome")
           : id == NULL    ? NULL
                           : json_string(json_get(nomination, "outcomes"), id);
}

static enum sort sort_of(const struct decision *decision, json_object *point)
{
    json_object *findings = json_get(point, "findings");
    json_object *nomination =
        find_nomination(decision, json_string(point, "nomination"));
    if (json_get(point, "duplicates") != NULL) {
        return SORT_DUPLICATES;
    }
    if (json_get(point, "kind") != NULL) {
        return SORT_KIND;
    }
    if (json_get(point, "tie") != NULL) {
        return SORT_TIE;
    }
    for (size_t i = 0; i < json_count(findings); i++) {
        const char *outcome = find_outcome(
            nomination, json_object_get_string(json_at(findings, i)));
        if (outcome != NULL && strcmp(outcome, "unknown") == 0) {
            return SORT_PAPER;
        }
    }
    return json_count(findings) > 0 ? SORT_JUDGEMENT : SORT_MALFORMED;
}

/* The nominator, where a point is of papers of its submission alone: these are
 * one point, however many nominations it is told for. */
static const char *submission_of(const struct decision *decision,
                                 json_object *point)
{
    json_object *documents = json_get(decision->book.description, "documents");
    json_object *findings = json_get(point, "findings");
    size_t found = 0;
    for (size_t i = 0; i < json_count(findings); i++) {
        const char *id = json_object_get_string(json_at(findings, i));
        for (size_t j = 0; j < json_count(documents) && id != NULL; j++) {
            found += json_is(json_at(documents, j), "id", id) &&
                     json_is(json_at(documents, j), "belongsTo", "submission");
        }
    }
    if (found == 0 || found < json_count(findings)) {
        return NULL;
    }
    return json_string(
        find_nomination(decision, json_string(point, "nomination")),
        "nominator");
}

/* What tells one point from another. */
static void add_identity(struct text *text, const struct decision *decision,
                         json_object *point)
{
    const char *nominator = submission_of(decision, point);
    if (nominator != NULL) {
        text_addf(text, "%s %s", nominator,
                  json_object_to_json_string(json_get(point, "findings")));
    } else {
        text_add(text, json_object_to_json_string(point));
    }
}

/* Each point once, in the order of the response, with what hangs on it. */
static json_object *gather_points(const struct decision *decision)
{
    json_object *all = json_get(decision->response, "nominations");
    json_object *points = json_object_new_object();
    struct text identity = {0};
    for (size_t i = 0; i < json_count(all); i++) {
        json_object *decided_by = json_get(json_at(all, i), "decidedBy");
        for (size_t j = 0; j < json_count(decided_by); j++) {
            json_object *point = json_at(decided_by, j);
            text_clear(&identity);
            add_identity(&identity, decision, point);
            json_object *entry = json_get(points, text_get(&identity));
            if (entry == NULL) {
                entry = json_object_new_object();
                json_object_object_add(points, text_get(&identity), entry);
                json_object_object_add(entry, "point", json_object_get(point));
                json_object_object_add(entry, "hang", json_object_new_array());
            }
            json_object *hang = json_get(entry, "hang");
            if (json_at(hang, json_count(hang) - 1) != json_at(all, i)) {
                json_object_array_add(hang, json_object_get(json_at(all, i)));
            }
        }
    }
    text_free(&identity);
    return points;
}

/* "Quota: owner", of the point of a kind or a tie. */
static void add_place(struct text *text, const struct decision *decision,
                      enum lang lang, json_object *place)
{
    const char *owner = json_string(place, "owner");
    text_add(text, book_label(&decision->book, lang, "pool",
                              json_string(place, "pool")));
    if (owner != NULL) {
        text_addf(text, ": %s", registry_name(&decision->registry, owner));
    }
}

static void add_whose(struct text *text, const struct decision *decision,
                      enum lang lang, json_object *point)
{
    const char *nominator = submission_of(decision, point);
    if (nominator != NULL) {
        text_addf(text, "%s %s", pick(lang, "Hồ sơ trình của", "Submission of"),
                  registry_name(&decision->registry, nominator));
    } else if (json_get(point, "duplicates") != NULL) {
        clauses_add(text, json_get(point, "duplicates"));
    } else if (json_get(point, "kind") != NULL) {
        add_place(text, decision, lang, json_get(point, "kind"));
    } else if (json_get(point, "tie") != NULL) {
        add_place(text, decision, lang, json_get(point, "tie"));
    } else {
        const char *id = json_string(point, "nomination");
        json_object *nomination = find_nomination(decision, id);
        const char *by = json_string(nomination, "nominator");
        decision_add_nomination(text, decision, lang, id);
        if (json_get(nomination, "nominee") == NULL && by != NULL) {
            text_addf(text, " (%s %s)", pick(lang, "trình:", "nominated by"),
                      registry_name(&decision->registry, by));
        }
    }
}

/* "Label: why it is open; ..." */
static void add_findings(struct text *text, const struct decision *decision,
                         enum lang lang, json_object *point)
{
    json_object *nomination =
        find_nomination(decision, json_string(point, "nomination"));
    json_object *findings = json_get(point, "findings");
    for (size_t i = 0; i < json_count(findings); i++) {
        const char *id = json_object_get_string(json_at(findings, i));
        json_object *finding = find_finding(nomination, id);
        text_add(text, i > 0 ? "; " : "");
        if (finding != NULL) {
            text_addf(text, "%s: %s",
                      finding_label(&decision->book, lang, finding),
                      word_reason(lang, json_string(finding, "reason")));
        } else {
            text_addf(text, "%s: %s",
                      book_label(&decision->book, lang, "finding", id),
                      word_outcome(lang, find_outcome(nomination, id)));
        }
    }
}

static void add_point(struct text *text, const struct decision *decision,
                      enum lang lang, json_object *point)
{
    json_object *tie = json_get(point, "tie");
    if (json_count(json_get(point, "findings")) > 0) {
        add_findings(text, decision, lang, point);
    } else if (tie != NULL) {
        text_addf(text, pick(lang, "chọn trong các %s ngang nhau",
                             "which of the equal %ss"),
                  word_kind(lang, json_string(tie, "kind")));
    } else if (json_get(point, "kind") != NULL) {
        text_add(text, pick(lang, "chọn tập thể hoặc cá nhân",
                            "collective or individual"));
    } else if (json_get(point, "duplicates") != NULL) {
        text_add(text, pick(lang, "chọn đề nghị được giữ", "which is kept"));
    } else {
        json_object *problem = json_get(
            find_nomination(decision, json_string(point, "nomination")),
            "problem");
        const char *message = json_words(json_get(problem, "message"), lang);
        text_add(text, message == NULL ? word_standing(lang, "invalid") : message);
    }
}

/* Those that hang on a point, the provisional ones marked as in the list. */
static void add_hanging(struct text *text, const struct decision *decision,
                        enum lang lang, json_object *entry)
{
    json_object *hang = json_get(entry, "hang");
    const char *own = json_string(json_get(entry, "point"), "nomination");
    for (size_t i = 0; i < json_count(hang); i++) {
        const char *id = json_string(json_at(hang, i), "nomination");
        text_add(text, i > 0 ? "; " : "");
        if (json_count(hang) == 1 && own != NULL && id != NULL &&
            strcmp(own, id) == 0) {
            text_add(text, pick(lang, "đề nghị này", "itself"));
        } else {
            decision_add_nomination(text, decision, lang, id);
        }
        text_add(text, json_true(json_at(hang, i), "provisional") ? "*" : "");
    }
}

static void point_row(struct table *table, const struct decision *decision,
                      enum lang lang, json_object *entry)
{
    struct text text = {0};
    add_whose(&text, decision, lang, json_get(entry, "point"));
    table_cell(table, text_get(&text));
    text_clear(&text);
    add_point(&text, decision, lang, json_get(entry, "point"));
    table_cell(table, text_get(&text));
    text_clear(&text);
    add_hanging(&text, decision, lang, entry);
    table_cell(table, text_get(&text));
    text_free(&text);
}

void decision_print_points(const struct decision *decision,
                           const struct view *view)
{
    static const char *const headings[SORTS][2] = {
        {"Giấy tờ, số liệu cần bổ sung", "Papers and figures to be handed in"},
        {"Ý kiến, kết luận cần có", "Judgements to be obtained"},
        {"Dữ liệu có lỗi cần gửi lại", "Malformed data to be sent again"},
        {"Trùng đề nghị cần chọn", "Nominated twice, to be chosen from"},
        {"Loại cần chọn", "Kinds to be chosen"},
        {"Ngang nhau cần chọn", "Ties to be settled"},
    };
    enum lang lang = view->lang;
    const struct column columns[] = {
        {pick(lang, "Của", "Whose"), false},
        {pick(lang, "Điểm còn mở", "Open point"), false},
        {pick(lang, "Đề nghị còn tùy vào đó", "What hangs on it"), false},
    };
    json_object *points = gather_points(decision);
    struct table *table = table_new(columns, sizeof columns / sizeof *columns);
    for (int sort = 0; sort < SORTS; sort++) {
        bool first = true;
        json_object_object_foreach(points, identity, entry)
        {
            (void)identity;
            if ((int)sort_of(decision, json_get(entry, "point")) != sort) {
                continue;
            }
            if (first) {
                table_heading(table, pick(lang, headings[sort][0],
                                          headings[sort][1]));
                first = false;
            }
            point_row(table, decision, lang, entry);
        }
    }
    if (!table_is_empty(table)) {
        fputc('\n', view->out);
        table_print(table, view);
    }
    table_free(table);
    json_object_put(points);
}
