/* The command `describe`: what a rulebook asks for. */
#include "commands.h"
#include "book.h"
#include "finding.h"
#include "input.h"
#include "jsonread.h"
#include "number.h"
#include "problem.h"
#include "request.h"
#include "table.h"
#include "words.h"

static void labels_row(struct table *table, enum lang lang, json_object *thing)
{
    struct text text = {0};
    const char *label = json_words(json_get(thing, "label"), lang);
    clauses_add(&text, json_get(thing, "clauses"));
    table_cell(table, label == NULL ? json_string(thing, "id") : label);
    table_cell(table, text_get(&text));
    text_free(&text);
}

/* A part that is told by its labels and clauses. */
static void print_labels(const struct view *view, const char *heading,
                         json_object *things)
{
    const struct column columns[] = {
        {pick(view->lang, "Nội dung", "Content"), false},
        {pick(view->lang, "Căn cứ", "Clauses"), false},
    };
    struct table *table = table_new(columns, 2);
    for (size_t i = 0; i < json_count(things); i++) {
        labels_row(table, view->lang, json_at(things, i));
    }
    if (!table_is_empty(table)) {
        print_heading(view, heading);
        table_print(table, view);
    }
    table_free(table);
}

static void print_evidence(const struct view *view, json_object *evidence)
{
    enum lang lang = view->lang;
    const struct column columns[] = {
        {pick(lang, "Nội dung", "Content"), false},
        {pick(lang, "Mức", "Threshold"), true},
        {pick(lang, "Đơn vị tính", "Unit"), false},
        {pick(lang, "Căn cứ", "Clauses"), false},
    };
    struct table *table = table_new(columns, sizeof columns / sizeof *columns);
    struct text text = {0};
    for (size_t i = 0; i < json_count(evidence); i++) {
        json_object *one = json_at(evidence, i);
        const char *label = json_words(json_get(one, "label"), lang);
        table_cell(table, label == NULL ? json_string(one, "id") : label);
        if (json_string(one, "threshold") != NULL) {
            number_add_percent(&text, lang, json_string(one, "threshold"));
        } else if (json_string(one, "minimum") != NULL) {
            number_add(&text, lang, json_string(one, "minimum"));
        }
        table_cell(table, text_get(&text));
        text_clear(&text);
        table_cell(table, json_words(json_get(one, "unit"), lang));
        clauses_add(&text, json_get(one, "clauses"));
        table_cell(table, text_get(&text));
        text_clear(&text);
    }
    table_print(table, view);
    table_free(table);
    text_free(&text);
}

static void print_categories(const struct view *view, json_object *categories)
{
    for (size_t i = 0; i < json_count(categories); i++) {
        json_object *category = json_at(categories, i);
        json_object *kinds = json_get(category, "kinds");
        const char *label = json_words(json_get(category, "label"), view->lang);
        for (size_t j = 0; j < json_count(kinds); j++) {
            json_object *kind = json_at(kinds, j);
            struct text text = {0};
            if (json_count(json_get(kind, "evidence")) == 0) {
                continue;
            }
            text_addf(&text, "%s: %s", label == NULL ? "?" : label,
                      word_kind(view->lang, json_string(kind, "kind")));
            print_heading(view, text_get(&text));
            print_evidence(view, json_get(kind, "evidence"));
            text_free(&text);
        }
    }
}

static void print_readings(const struct view *view, json_object *readings)
{
    enum lang lang = view->lang;
    const struct column columns[] = {
        {pick(lang, "Số", "Id"), false},
        {pick(lang, "Câu chữ", "Words"), false},
        {pick(lang, "Cách hiểu", "Reading"), false},
    };
    struct table *table = table_new(columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < json_count(readings); i++) {
        json_object *reading = json_at(readings, i);
        json_object *values = json_get(reading, "values");
        const char *value = json_string(reading, "value");
        const char *in_force =
            value != NULL ? value : json_string(reading, "default");
        const char *words = json_words(json_get(reading, "fixed"), lang);
        for (size_t j = 0; j < json_count(values) && in_force != NULL; j++) {
            if (json_is(json_at(values, j), "id", in_force)) {
                words = json_words(json_get(json_at(values, j), "label"), lang);
            }
        }
        table_cell(table, json_string(reading, "id"));
        table_cell(table, json_string(reading, "text"));
        table_cell(table, words == NULL ? in_force : words);
    }
    if (!table_is_empty(table)) {
        print_heading(view, pick(lang, "CÁCH HIỂU", "READINGS"));
        table_print(table, view);
    }
    table_free(table);
}

static void print_description(const struct view *view, json_object *response)
{
    enum lang lang = view->lang;
    json_object *book = json_get(response, "rulebook");
    json_object *deadline = json_get(response, "deadline");
    const char *title = json_words(json_get(book, "title"), lang);
    struct text text = {0};
    print_heading(view, title == NULL ? "?" : title);
    text_addf(&text, "%s %s", json_string(book, "id"),
              json_string(book, "version"));
    print_field(view, pick(lang, "Bộ quy tắc", "Rulebook"), text_get(&text));
    text_clear(&text);
    if (json_string(deadline, "date") != NULL) {
        text_add(&text, json_true(deadline, "inclusive")
                            ? pick(lang, "đến hết ngày ", "up to and including ")
                            : pick(lang, "trước ngày ", "before "));
        number_add_date(&text, lang, json_string(deadline, "date"));
        print_field(view, pick(lang, "Thời hạn", "Deadline"), text_get(&text));
    }
    text_free(&text);
    print_categories(view, json_get(response, "categories"));
    print_labels(view, pick(lang, "HỒ SƠ", "DOSSIER"),
                 json_get(response, "documents"));
    print_labels(view, pick(lang, "SỐ LƯỢNG", "QUOTA"),
                 json_get(response, "pools"));
    print_labels(view, pick(lang, "HÌNH THỨC KHEN THƯỞNG", "AWARDS"),
                 json_get(response, "awards"));
    print_labels(view, pick(lang, "THỨ TỰ XẾP", "ORDER"),
                 json_get(response, "ordering"));
    print_readings(view, json_get(response, "readings"));
}

int command_describe(const struct args *args, struct view *view)
{
    struct book book = {0};
    struct text request = {0};
    char *response = NULL;
    size_t length = 0;
    int code = args->file == NULL ? EXIT_DONE : EXIT_NO_FILE;
    if (args->file != NULL) {
        code = input_file(args->file, &request);
    } else if (args->lang != NULL) {
        text_add(&request, "{\"schemaVersion\":1}");
    }
    if (code == EXIT_DONE) {
        code = book_open(&book, args);
    }
    if (code == EXIT_DONE) {
        json_object *parsed = request_prepare(&request, args);
        view->lang = json_is(parsed, "language", "en") ? LANG_EN : view->lang;
        json_object_put(parsed);
        kt_status status =
            kt_describe(book.rulebook, NULL, text_get(&request), request.length,
                        &response, &length);
        code = problem_exit(status);
        if (code != EXIT_DONE) {
            problem_report(view->lang,
                           args->file == NULL ? "describe" : args->file,
                           response);
        }
        if (response != NULL && args->json) {
            print_response(view, response, length);
        } else if (code == EXIT_DONE) {
            json_object *document = json_parse(response, length, NULL);
            print_description(view, document);
            json_object_put(document);
        }
    }
    kt_free(response);
    text_free(&request);
    book_close(&book);
    return code;
}
