/* The tables of a decision: the quota and the totals. */
#include "commands.h"
#include "decision.h"
#include "finding.h"
#include "jsonread.h"
#include "number.h"
#include "table.h"
#include "words.h"

#include <string.h>

static void cell(struct table *table, struct text *text)
{
    table_cell(table, text_get(text));
    text_clear(text);
}

/* "2/1": collectives and individuals. */
static void add_pair(struct text *text, json_object *pair)
{
    const char *collective = json_string(pair, "collective");
    const char *individual = json_string(pair, "individual");
    text_addf(text, "%s/%s", collective == NULL ? "–" : collective,
              individual == NULL ? "–" : individual);
}

static bool pair_is_zero(json_object *pair)
{
    return json_int(pair, "collective") == 0 && json_int(pair, "individual") == 0;
}

static void quota_row(struct table *table, const struct decision *decision,
                      enum lang lang, json_object *pool)
{
    static const char *const counts[] = {"filed", "proposed", "open", "over"};
    struct text text = {0};
    const char *owner = json_string(pool, "owner");
    if (owner != NULL) {
        text_add(&text, registry_name(&decision->registry, owner));
    } else {
        text_add(&text, pick(lang, "(dùng chung)", "(shared)"));
    }
    text_add(&text, json_true(pool, "exceeded") ? " (!)" : "");
    cell(table, &text);
    add_pair(&text, json_get(pool, "limits"));
    text_add(&text, json_is(pool, "kinds", "exclusive") ? "" : " +");
    cell(table, &text);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        json_object *pair = json_get(pool, counts[i]);
        if (!pair_is_zero(pair)) {
            add_pair(&text, pair);
        } else {
            text_add(&text, "·");
        }
        cell(table, &text);
    }
    const char *exception = json_string(pool, "exception");
    table_cell(table, exception);
    text_free(&text);
}

void decision_print_quota(const struct decision *decision,
                          const struct view *view)
{
    enum lang lang = view->lang;
    const struct column columns[] = {
        {pick(lang, "Đơn vị", "Owner"), false},
        {pick(lang, "Số lượng", "Limit"), true},
        {pick(lang, "Đã trình", "Filed"), true},
        {pick(lang, "Đề nghị", "Proposed"), true},
        {pick(lang, "Còn mở", "Open"), true},
        {pick(lang, "Vượt", "Over"), true},
        {pick(lang, "Ngoại lệ", "Exception"), false},
    };
    json_object *pools = json_get(decision->response, "pools");
    struct table *table = table_new(columns, sizeof columns / sizeof *columns);
    const char *last = "";
    print_heading(view, pick(lang, "SỐ LƯỢNG", "QUOTA"));
    for (size_t i = 0; i < json_count(pools); i++) {
        json_object *pool = json_at(pools, i);
        const char *id = json_string(pool, "id");
        if (id != NULL && strcmp(id, last) != 0) {
            struct text heading = {0};
            struct text clauses = {0};
            clauses_add(&clauses, json_get(pool, "clauses"));
            text_addf(&heading, "%s [%s]",
                      book_label(&decision->book, lang, "pool", id),
                      text_get(&clauses));
            table_heading(table, text_get(&heading));
            text_free(&clauses);
            text_free(&heading);
            last = id;
        }
        quota_row(table, decision, lang, pool);
    }
    table_print(table, view);
    fputc('\n', view->out);
    text_paragraph(
        view->out, 0, 0, view->width,
        pick(lang,
             "Mỗi ô: tập thể/cá nhân; – là không giới hạn; · là không có. Số "
             "lượng chỉ dùng cho một trong hai loại, trừ khi có dấu +. (!) đã "
             "trình quá số lượng.",
             "Each cell: collectives/individuals; – is no limit; · is none. A "
             "limit is for one of the two kinds unless marked +. (!) more was "
             "filed than allowed."));
    table_free(table);
}

static void count_cell(struct table *table, enum lang lang, json_object *row,
                       const char *key)
{
    struct text text = {0};
    if (json_int(row, key) != 0) {
        number_add_int(&text, lang, json_int(row, key));
    }
    cell(table, &text);
    text_free(&text);
}

static void print_categories(const struct decision *decision,
                             const struct view *view, json_object *rows)
{
    enum lang lang = view->lang;
    const struct column columns[] = {
        {pick(lang, "Nhóm đối tượng", "Category"), false},
        {pick(lang, "Loại", "Kind"), false},
        {pick(lang, "Đã trình", "Filed"), true},
        {pick(lang, "Đủ tiêu chuẩn", "Eligible"), true},
        {pick(lang, "Đề nghị", "Proposed"), true},
        {pick(lang, "Tạm", "Provisional"), true},
        {pick(lang, "Tiền thưởng", "Prize"), true},
    };
    struct table *table = table_new(columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < json_count(rows); i++) {
        json_object *row = json_at(rows, i);
        struct text prize = {0};
        table_cell(table, book_label(&decision->book, lang, "category",
                                     json_string(row, "category")));
        table_cell(table, word_kind(lang, json_string(row, "kind")));
        count_cell(table, lang, row, "nominations");
        count_cell(table, lang, row, "eligible");
        count_cell(table, lang, row, "proposed");
        count_cell(table, lang, row, "provisional");
        if (json_int(row, "prize") != 0) {
            number_add_money(&prize, lang, json_string(row, "prize"));
        }
        cell(table, &prize);
        text_free(&prize);
    }
    table_print(table, view);
    table_free(table);
}

void decision_print_totals(const struct decision *decision,
                           const struct view *view)
{
    enum lang lang = view->lang;
    json_object *totals = json_get(decision->response, "totals");
    json_object *counts = json_get(totals, "standings");
    json_object *prize = json_get(totals, "prize");
    struct text text = {0};
    print_heading(view, pick(lang, "TỔNG HỢP", "TOTALS"));
    print_categories(decision, view, json_get(totals, "byCategory"));
    fputc('\n', view->out);
    for (size_t i = 0; standings[i] != NULL; i++) {
        if (json_int(counts, standings[i]) > 0) {
            text_add(&text, text.length > 0 ? "; " : "");
            number_add_int(&text, lang, json_int(counts, standings[i]));
            text_addf(&text, " %s", word_standing(lang, standings[i]));
        }
    }
    text_paragraph(view->out, 0, 0, view->width, text_get(&text));
    text_clear(&text);
    if (json_string(prize, "total") != NULL) {
        text_add(&text, pick(lang, "Tổng tiền thưởng: ", "Prizes in total: "));
        number_add_money(&text, lang, json_string(prize, "total"));
        if (json_int(prize, "provisional") != 0) {
            text_add(&text, pick(lang, ", trong đó tạm đề nghị: ",
                                 ", of which provisional: "));
            number_add_money(&text, lang, json_string(prize, "provisional"));
        }
        text_paragraph(view->out, 0, 0, view->width, text_get(&text));
    }
    text_free(&text);
}
