/* The proposed list of a decision. */
#include "commands.h"
#include "decision.h"
#include "finding.h"
#include "jsonread.h"
#include "table.h"

#include <string.h>

static void cell(struct table *table, struct text *text)
{
    table_cell(table, text_get(text));
    text_clear(text);
}

/* Nothing where certainty was not asked for. */
static const char *certainty_sign(const struct decision *decision,
                                  json_object *proposed)
{
    const char *id = json_string(proposed, "nomination");
    json_object *nomination = id == NULL ? NULL : json_get(decision->index, id);
    if (!json_is(nomination, "certainty", "certain")) {
        return NULL;
    }
    return json_true(nomination, "orderingDatumMissing") ? "✓¹" : "✓";
}

static void proposed_row(struct table *table, const struct decision *decision,
                         enum lang lang, json_object *proposed)
{
    struct text text = {0};
    const char *position = json_string(proposed, "position");
    const char *key = json_string(proposed, "placedBy");
    bool provisional = json_true(proposed, "provisional");
    text_addf(&text, "%s%s", position == NULL ? "" : position,
              provisional ? "*" : "");
    cell(table, &text);
    table_cell(table, certainty_sign(decision, proposed));
    registry_add_nominee(&text, &decision->registry, lang,
                         json_get(proposed, "nominee"));
    if (json_true(proposed, "sharesRank")) {
        text_addf(&text, " (%s)", pick(lang, "đồng hạng", "shares its rank"));
    }
    cell(table, &text);
    table_cell(table, registry_name(&decision->registry,
                                    json_string(proposed, "nominator")));
    table_cell(table, key == NULL
                          ? NULL
                          : book_label(&decision->book, lang, "key", key));
    clauses_add(&text, json_get(proposed, "clauses"));
    cell(table, &text);
    prize_add(&text, lang, json_get(proposed, "prize"));
    cell(table, &text);
    text_free(&text);
}

/* What the signs mean that stand in the list. */
static void print_legend(const struct decision *decision,
                         const struct view *view, json_object *proposed)
{
    const char *const legends[][2] = {
        {"(*) Tạm đề nghị: một hồ sơ còn mở trong cùng phần số lượng có thể "
         "thay chỗ.",
         "(*) Provisional: a nomination still open in the same quota could take "
         "the place."},
        {"(✓) Chắc chắn, kể cả khi có dấu (*): được đề nghị dù các điểm còn mở "
         "kết thúc thế nào.",
         "(✓) Certain, even where marked (*): proposed however the open points "
         "end."},
        {"(¹) Tính theo điểm, xếp hạng đã nộp; trong cùng phần số lượng còn "
         "thiếu điểm hoặc xếp hạng.",
         "(¹) By the scores and rankings as filed; in the same quota one is "
         "missing."},
    };
    bool shown[sizeof legends / sizeof *legends] = {false};
    bool first = true;
    for (size_t i = 0; i < json_count(proposed); i++) {
        const char *sign = certainty_sign(decision, json_at(proposed, i));
        shown[0] = shown[0] || json_true(json_at(proposed, i), "provisional");
        shown[1] = shown[1] || sign != NULL;
        shown[2] = shown[2] || (sign != NULL && strcmp(sign, "✓") != 0);
    }
    for (size_t i = 0; i < sizeof legends / sizeof *legends; i++) {
        if (shown[i]) {
            fputs(first ? "\n" : "", view->out);
            text_paragraph(view->out, 0, 4, view->width,
                           pick(view->lang, legends[i][0], legends[i][1]));
            first = false;
        }
    }
}

void decision_print_proposed(const struct decision *decision,
                             const struct view *view)
{
    enum lang lang = view->lang;
    const struct column columns[] = {
        {pick(lang, "TT", "No."), true},
        {"", false},
        {pick(lang, "Được đề nghị", "Nominee"), false},
        {pick(lang, "Đơn vị trình", "Nominator"), false},
        {pick(lang, "Xếp theo", "Placed by"), false},
        {pick(lang, "Căn cứ", "Clauses"), false},
        {pick(lang, "Tiền thưởng", "Prize"), true},
    };
    json_object *proposed = json_get(decision->response, "proposed");
    struct table *table = table_new(columns, sizeof columns / sizeof *columns);
    const char *last = "";
    print_heading(view, pick(lang, "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG",
                             "PROPOSED FOR COMMENDATION"));
    for (size_t i = 0; i < json_count(proposed); i++) {
        json_object *one = json_at(proposed, i);
        const char *pool = json_string(one, "pool");
        if (pool != NULL && strcmp(pool, last) != 0) {
            table_heading(table, book_label(&decision->book, lang, "pool", pool));
            last = pool;
        }
        proposed_row(table, decision, lang, one);
    }
    if (table_is_empty(table)) {
        fputs(pick(lang, "Chưa có đề nghị nào.\n", "Nothing is proposed.\n"),
              view->out);
    } else {
        table_print(table, view);
    }
    print_legend(decision, view, proposed);
    table_free(table);
}
