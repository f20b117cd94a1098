#include "tally.h"

#include "commands.h"
#include "jsonread.h"
#include "number.h"
#include "table.h"
#include "words.h"

#include <string.h>

enum { MOST = 5 };

static const char *const verdicts[TALLY_VERDICTS] = {
    "eligible", "ineligible", "incomplete", "needsReview"};

static void count(struct outcome_counts *counts, const char *outcome)
{
    if (outcome == NULL) {
        return;
    }
    counts->not_met += strcmp(outcome, "notMet") == 0;
    counts->unknown += strcmp(outcome, "unknown") == 0;
    counts->waiting += strcmp(outcome, "needsJudgement") == 0 ||
                       strcmp(outcome, "notApplicable") == 0;
}

struct outcome_counts outcome_counts(json_object *answer)
{
    struct outcome_counts counts = {0};
    json_object *findings = json_get(answer, "findings");
    json_object *outcomes = json_get(answer, "outcomes");
    for (size_t i = 0; i < json_count(findings); i++) {
        count(&counts, json_string(json_at(findings, i), "outcome"));
    }
    if (json_object_is_type(outcomes, json_type_object)) {
        json_object_object_foreach(outcomes, id, value)
        {
            (void)id;
            count(&counts, json_object_get_string(value));
        }
    }
    return counts;
}

static void add_unmet(struct tally *tally, const char *id)
{
    if (tally->unmet == NULL) {
        tally->unmet = json_object_new_object();
    }
    json_object *number = json_get(tally->unmet, id);
    if (number == NULL) {
        json_object_object_add(tally->unmet, id, json_object_new_int64(1));
    } else {
        json_object_int_inc(number, 1);
    }
}

void tally_add(struct tally *tally, json_object *answer)
{
    json_object *findings = json_get(answer, "findings");
    json_object *outcomes = json_get(answer, "outcomes");
    tally->lines++;
    tally->problems += json_get(answer, "problem") != NULL;
    for (size_t i = 0; i < TALLY_VERDICTS; i++) {
        tally->verdicts[i] += json_is(answer, "verdict", verdicts[i]);
    }
    for (size_t i = 0; i < json_count(findings); i++) {
        const char *id = json_string(json_at(findings, i), "id");
        if (id != NULL && json_is(json_at(findings, i), "outcome", "notMet")) {
            add_unmet(tally, id);
        }
    }
    if (json_object_is_type(outcomes, json_type_object)) {
        json_object_object_foreach(outcomes, id, value)
        {
            if (strcmp(json_object_get_string(value), "notMet") == 0) {
                add_unmet(tally, id);
            }
        }
    }
}

/* The most frequent id after those already told: fewer, or as many and later
 * in the order in which they were first met. */
static const char *next_unmet(json_object *unmet, json_object *told,
                              long long *most)
{
    const char *best = NULL;
    *most = 0;
    json_object_object_foreach(unmet, id, number)
    {
        if (json_get(told, id) == NULL && json_object_get_int64(number) > *most) {
            *most = json_object_get_int64(number);
            best = id;
        }
    }
    return best;
}

static void print_unmet(const struct tally *tally, const struct book *book,
                        const struct view *view)
{
    const struct column columns[] = {
        {pick(view->lang, "Nội dung thường không đạt", "Most often not met"),
         false},
        {pick(view->lang, "Số đề nghị", "Nominations"), true},
    };
    struct table *table = table_new(columns, 2);
    json_object *told = json_object_new_object();
    for (int i = 0; i < MOST; i++) {
        long long most;
        const char *id = next_unmet(tally->unmet, told, &most);
        if (id == NULL) {
            break;
        }
        struct text text = {0};
        json_object_object_add(told, id, json_object_new_boolean(1));
        number_add_int(&text, view->lang, most);
        table_cell(table, book_label(book, view->lang, "finding", id));
        table_cell(table, text_get(&text));
        text_free(&text);
    }
    fputc('\n', view->out);
    table_print(table, view);
    table_free(table);
    json_object_put(told);
}

void tally_print(const struct tally *tally, const struct book *book,
                 const struct view *view)
{
    enum lang lang = view->lang;
    struct text text = {0};
    print_heading(view, pick(lang, "TỔNG HỢP", "TOTALS"));
    number_add_int(&text, lang, (long long)tally->lines);
    text_add(&text, pick(lang, " đề nghị", " nominations"));
    for (size_t i = 0; i < TALLY_VERDICTS; i++) {
        text_add(&text, i == 0 ? ": " : "; ");
        number_add_int(&text, lang, (long long)tally->verdicts[i]);
        text_addf(&text, " %s", word_verdict(lang, verdicts[i]));
    }
    text_add(&text, "; ");
    number_add_int(&text, lang, (long long)tally->problems);
    text_addf(&text, " %s", word_standing(lang, "invalid"));
    text_paragraph(view->out, 0, 0, view->width, text_get(&text));
    text_free(&text);
    if (tally->unmet != NULL) {
        print_unmet(tally, book, view);
    }
}

void tally_free(struct tally *tally)
{
    json_object_put(tally->unmet);
    tally->unmet = NULL;
}
