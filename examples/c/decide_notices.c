/* Notices and rulings of a decision. */
#include "commands.h"
#include "decision.h"
#include "finding.h"
#include "jsonread.h"
#include "problem.h"
#include "table.h"
#include "words.h"

#include <string.h>

enum { NAMED = 6 }; /* units named one by one before they are counted */

static void add_units(struct text *text, enum lang lang,
                      const struct registry *registry, json_object *units)
{
    size_t count = json_count(units);
    size_t named = count > NAMED ? NAMED - 1 : count;
    for (size_t i = 0; i < named; i++) {
        const char *code = json_object_get_string(json_at(units, i));
        text_addf(text, "%s%s", i > 0 ? ", " : "",
                  registry_name(registry, code));
    }
    if (named < count) {
        text_addf(text, pick(lang, " và %zu đơn vị khác", " and %zu others"),
                  count - named);
    }
}

/* Whom a notice is about, as far as its message does not say so itself. */
static void add_whom(struct text *text, enum lang lang,
                     const struct registry *registry, json_object *notice,
                     const char *message)
{
    const char *owner = json_string(notice, "owner");
    json_object *units = json_get(notice, "units");
    const char *unit = json_object_get_string(json_at(units, 0));
    if (unit != NULL) {
        if (strstr(message, registry_name(registry, unit)) == NULL) {
            text_add(text, " (");
            add_units(text, lang, registry, units);
            text_add(text, ")");
        }
    } else if (owner != NULL &&
               strstr(message, registry_name(registry, owner)) == NULL) {
        text_addf(text, " (%s)", registry_name(registry, owner));
    }
}

void notice_print(const struct view *view, const struct registry *registry,
                  json_object *notice)
{
    struct text text = {0};
    const char *message = json_words(json_get(notice, "message"), view->lang);
    json_object *nominations = json_get(notice, "nominations");
    const char *nomination = json_object_get_string(json_at(nominations, 0));
    if (message == NULL) {
        message = json_string(notice, "code");
    }
    message = message == NULL ? "?" : message;
    text_addf(&text, "- %s",
              word_severity(view->lang, json_string(notice, "severity")));
    add_whom(&text, view->lang, registry, notice, message);
    text_addf(&text, ": %s", message);
    if (nomination != NULL && strstr(message, nomination) == NULL) {
        text_add(&text, " (");
        clauses_add(&text, nominations);
        text_add(&text, ")");
    }
    if (json_count(json_get(notice, "clauses")) > 0) {
        text_add(&text, " [");
        clauses_add(&text, json_get(notice, "clauses"));
        text_add(&text, "]");
    }
    text_paragraph(view->out, 0, 2, view->width, text_get(&text));
    text_free(&text);
}

void decision_print_notices(const struct decision *decision,
                            const struct view *view)
{
    json_object *notices = json_get(decision->response, "notices");
    json_object *all = json_get(decision->response, "nominations");
    print_heading(view, pick(view->lang, "LƯU Ý", "NOTICES"));
    for (size_t i = 0; i < json_count(notices); i++) {
        notice_print(view, &decision->registry, json_at(notices, i));
    }
    for (size_t i = 0; i < json_count(all); i++) {
        json_object *warnings = json_get(json_at(all, i), "warnings");
        struct text text = {0};
        decision_add_nomination(&text, decision, view->lang,
                                json_string(json_at(all, i), "nomination"));
        text_add(&text, ":");
        for (size_t j = 0; j < json_count(warnings); j++) {
            if (j == 0) {
                text_paragraph(view->out, 0, 2, view->width, text_get(&text));
            }
            notice_print(view, &decision->registry, json_at(warnings, j));
        }
        text_free(&text);
    }
}

/* The ruling as the request has it; the response carries only its id. */
static json_object *find_ruling(json_object *request, const char *id)
{
    json_object *rulings = json_get(request, "rulings");
    for (size_t i = 0; i < json_count(rulings) && id != NULL; i++) {
        if (json_is(json_at(rulings, i), "id", id)) {
            return json_at(rulings, i);
        }
    }
    return NULL;
}

static void add_source_cells(struct table *table,
                             const struct decision *decision, enum lang lang,
                             json_object *ruling)
{
    struct text text = {0};
    const char *by = json_string(ruling, "by");
    const char *document = json_string(ruling, "document");
    const char *nomination = json_string(ruling, "nomination");
    const char *pool = json_string(ruling, "pool");
    json_object *members = json_get(ruling, "members");
    text_addf(&text, "%s%s%s", by == NULL ? "" : by,
              document == NULL ? "" : ", ", document == NULL ? "" : document);
    table_cell(table, text_get(&text));
    text_clear(&text);
    if (nomination != NULL) {
        decision_add_nomination(&text, decision, lang, nomination);
    } else if (pool != NULL) {
        const char *owner = json_string(ruling, "owner");
        text_add(&text, book_label(&decision->book, lang, "pool", pool));
        text_add(&text, owner == NULL ? "" : ": ");
        text_add(&text, registry_name(&decision->registry, owner));
    } else if (members != NULL) {
        clauses_add(&text, members);
    } else {
        text_add(&text, registry_name(&decision->registry,
                                      json_string(ruling, "submission")));
    }
    table_cell(table, text_get(&text));
    text_free(&text);
}

void decision_print_rulings(const struct decision *decision,
                            const struct view *view)
{
    enum lang lang = view->lang;
    const struct column columns[] = {
        {pick(lang, "Quyết định xử lý", "Ruling"), false},
        {pick(lang, "Người quyết định, văn bản", "By, document"), false},
        {pick(lang, "Về", "On"), false},
        {pick(lang, "Kết quả", "Status"), false},
        {pick(lang, "Lý do", "Why"), false},
    };
    json_object *rulings = json_get(decision->response, "rulings");
    if (json_count(rulings) == 0) {
        return;
    }
    struct table *table = table_new(columns, sizeof columns / sizeof *columns);
    print_heading(view, pick(lang, "QUYẾT ĐỊNH XỬ LÝ", "RULINGS"));
    for (size_t i = 0; i < json_count(rulings); i++) {
        json_object *ruling = json_at(rulings, i);
        json_object *problem = json_get(ruling, "problem");
        struct text text = {0};
        if (problem != NULL) {
            problem_add(&text, lang, problem);
        }
        const char *id = json_string(ruling, "ruling");
        json_object *source = find_ruling(decision->request, id);
        table_cell(table, id);
        add_source_cells(table, decision, lang, source);
        table_cell(table, word_status(lang, json_string(ruling, "status")));
        table_cell(table, text_get(&text));
        text_free(&text);
    }
    table_print(table, view);
    table_free(table);
}
