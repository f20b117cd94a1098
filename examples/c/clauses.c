/* The command `clauses`: what carries each clause out. */
#include "commands.h"
#include "book.h"
#include "jsonread.h"
#include "problem.h"
#include "table.h"
#include "text.h"
#include "words.h"

#include <string.h>

static const char request[] = "{\"schemaVersion\":1,\"parts\":[\"clauses\"]}";

static bool is_traced(json_object *clause)
{
    return json_count(json_get(clause, "rules")) > 0 ||
           json_string(clause, "noRule") != NULL;
}

static void add_row(struct table *table, enum lang lang, json_object *clause)
{
    struct text text = {0};
    json_object *rules = json_get(clause, "rules");
    const char *reason = json_string(clause, "noRule");
    const char *why = json_words(json_get(clause, "why"), lang);
    for (size_t i = 0; i < json_count(rules); i++) {
        const char *rule = json_object_get_string(json_at(rules, i));
        text_addf(&text, "%s%s", i > 0 ? ", " : "", rule == NULL ? "" : rule);
    }
    if (reason != NULL) {
        text_addf(&text, "(%s)", word_no_rule(lang, reason));
    }
    if (why != NULL) {
        text_addf(&text, " %s", why);
    }
    table_cell(table, json_string(clause, "number"));
    table_cell(table, json_string(clause, "ref"));
    table_cell(table, text.length > 0 ? text_get(&text) : "?");
    text_free(&text);
}

static int print_clauses(const struct view *view, json_object *response)
{
    enum lang lang = view->lang;
    const struct column columns[] = {
        {pick(lang, "Số", "No."), true},
        {pick(lang, "Quy định", "Clause"), false},
        {pick(lang, "Thực hiện bởi, hoặc vì sao không",
              "Carried out by, or why not"),
         false},
    };
    json_object *clauses = json_get(response, "clauses");
    struct table *table = table_new(columns, sizeof columns / sizeof *columns);
    struct text missing = {0};
    size_t traced = 0;
    size_t total = json_count(clauses);
    for (size_t i = 0; i < total; i++) {
        json_object *clause = json_at(clauses, i);
        add_row(table, lang, clause);
        if (is_traced(clause)) {
            traced++;
        } else {
            const char *number = json_string(clause, "number");
            text_addf(&missing, " %s", number == NULL ? "?" : number);
        }
    }
    table_print(table, view);
    if (missing.length > 0) {
        fprintf(view->out, "\n%s:%s\n",
                pick(lang, "Chưa truy được", "Not traced"), text_get(&missing));
    }
    fprintf(view->out, "\n%zu of %zu clauses traced\n", traced, total);
    table_free(table);
    text_free(&missing);
    return traced == total && total > 0 ? EXIT_DONE : EXIT_BAD_DATA;
}

int command_clauses(const struct args *args, struct view *view)
{
    struct book book = {0};
    char *response = NULL;
    size_t length = 0;
    int code = book_open(&book, args);
    if (code == EXIT_DONE) {
        kt_status status = kt_describe(book.rulebook, NULL, request,
                                       strlen(request), &response, &length);
        code = problem_exit(status);
        if (code != EXIT_DONE) {
            problem_report(view->lang, "clauses", response);
        }
        if (response != NULL && args->json) {
            print_response(view, response, length);
        } else if (code == EXIT_DONE) {
            json_object *document = json_parse(response, length, NULL);
            code = print_clauses(view, document);
            json_object_put(document);
        }
    }
    kt_free(response);
    book_close(&book);
    return code;
}
