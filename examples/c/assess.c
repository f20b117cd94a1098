/* The command `assess`: one nomination. */
#include "commands.h"
#include "decision.h"
#include "finding.h"
#include "input.h"
#include "jsonread.h"
#include "problem.h"
#include "request.h"
#include "table.h"
#include "words.h"

#include <string.h>

static void print_findings(const struct book *book, const struct view *view,
                           json_object *response)
{
    enum lang lang = view->lang;
    const struct column columns[] = {
        {pick(lang, "Nội dung", "Finding"), false},
        {pick(lang, "Kết quả", "Outcome"), false},
        {pick(lang, "Số liệu", "Value"), false},
        {pick(lang, "Yêu cầu", "Needs"), false},
        {pick(lang, "Căn cứ", "Clauses"), false},
    };
    json_object *findings = json_get(response, "findings");
    json_object *outcomes = json_get(response, "outcomes");
    struct table *table = table_new(columns, sizeof columns / sizeof *columns);
    struct text text = {0};
    const char *section = "";
    for (size_t i = 0; i < json_count(findings); i++) {
        json_object *finding = json_at(findings, i);
        const char *next = json_string(finding, "section");
        if (next != NULL && strcmp(next, section) != 0) {
            table_heading(table, word_section(lang, next));
            section = next;
        }
        table_cell(table, finding_label(book, lang, finding));
        table_cell(table, word_outcome(lang, json_string(finding, "outcome")));
        finding_add_value(&text, book, lang, finding);
        table_cell(table, text_get(&text));
        text_clear(&text);
        finding_add_threshold(&text, lang, finding);
        table_cell(table, text_get(&text));
        text_clear(&text);
        clauses_add(&text, json_get(finding, "clauses"));
        table_cell(table, text_get(&text));
        text_clear(&text);
    }
    if (json_object_is_type(outcomes, json_type_object)) {
        json_object_object_foreach(outcomes, id, value)
        {
            table_cell(table, book_label(book, lang, "finding", id));
            table_cell(table, word_outcome(lang, json_object_get_string(value)));
            table_cell(table, NULL);
            table_cell(table, NULL);
            table_cell(table, NULL);
        }
    }
    table_print(table, view);
    text_free(&text);
    table_free(table);
}

/* What stands in the way, one line each: first what is not met, then what is
 * missing, then what waits for a person. */
static void print_open(const struct book *book, const struct view *view,
                       json_object *response)
{
    static const char *const outcomes[] = {"notMet", "unknown", "needsJudgement",
                                           "notApplicable"};
    json_object *findings = json_get(response, "findings");
    for (size_t o = 0; o < sizeof outcomes / sizeof *outcomes; o++) {
        bool first = true;
        for (size_t i = 0; i < json_count(findings); i++) {
            json_object *finding = json_at(findings, i);
            struct text text = {0};
            if (!json_is(finding, "outcome", outcomes[o])) {
                continue;
            }
            if (first) {
                fprintf(view->out, "\n%s:\n", word_outcome(view->lang, outcomes[o]));
                first = false;
            }
            text_add(&text, "- ");
            finding_add(&text, book, view->lang, finding);
            text_paragraph(view->out, 2, 4, view->width, text_get(&text));
            text_free(&text);
        }
    }
}

static void print_assessment(const struct book *book,
                             const struct registry *registry,
                             const struct view *view, json_object *response)
{
    enum lang lang = view->lang;
    json_object *pool = json_get(response, "pool");
    json_object *warnings = json_get(response, "warnings");
    json_object *sentences = json_get(response, "sentences");
    struct text text = {0};
    const char *id = json_string(response, "nomination");
    print_heading(view, pick(lang, "XÉT ĐỀ NGHỊ KHEN THƯỞNG",
                             "ASSESSMENT OF A NOMINATION"));
    if (json_get(response, "nominee") != NULL) {
        registry_add_nominee(&text, registry, lang, json_get(response, "nominee"));
        text_addf(&text, " (%s)", id == NULL ? "?" : id);
        print_field(view, pick(lang, "Đề nghị", "Nominee"), text_get(&text));
        print_field(view, pick(lang, "Đơn vị trình", "Nominator"),
                    registry_name(registry, json_string(response, "nominator")));
        print_field(view, pick(lang, "Hình thức", "Award"),
                    book_label(book, lang, "award",
                               json_string(response, "award")));
        print_field(view, pick(lang, "Số lượng", "Quota"),
                    pool == NULL ? word_standing(lang, "noSlot")
                                 : book_label(book, lang, "pool",
                                              json_string(pool, "id")));
    } else {
        print_field(view, pick(lang, "Đề nghị", "Nominee"), id == NULL ? "?" : id);
    }
    print_field(view, pick(lang, "Kết luận", "Verdict"),
                word_verdict(lang, json_string(response, "verdict")));
    if (json_true(response, "late")) {
        print_field(view, pick(lang, "Thời hạn", "Deadline"),
                    word_standing(lang, "late"));
    }
    text_clear(&text);
    prize_add(&text, lang, json_get(response, "prize"));
    if (text.length > 0) {
        print_field(view, pick(lang, "Tiền thưởng", "Prize"), text_get(&text));
    }
    fputc('\n', view->out);
    print_findings(book, view, response);
    print_open(book, view, response);
    for (size_t i = 0; i < json_count(warnings); i++) {
        fputs(i == 0 ? "\n" : "", view->out);
        notice_print(view, registry, json_at(warnings, i));
    }
    for (size_t i = 0; i < json_count(sentences); i++) {
        const char *sentence = json_object_get_string(json_at(sentences, i));
        fputs(i == 0 ? "\n" : "", view->out);
        text_paragraph(view->out, 0, 0, view->width,
                       sentence == NULL ? "" : sentence);
    }
    text_clear(&text);
    clauses_add(&text, json_get(response, "assumptions"));
    if (text.length > 0) {
        fputc('\n', view->out);
        print_field(view, pick(lang, "Cách hiểu", "Readings"), text_get(&text));
    }
    text_free(&text);
}

static int assess(const struct args *args, struct view *view,
                  struct book *book, struct text *request, const char *name)
{
    char *response = NULL;
    size_t length = 0;
    json_object *parsed = request_prepare(request, args);
    struct registry registry = {0};
    view->lang = json_is(parsed, "language", "en") ? LANG_EN : view->lang;
    kt_status status = kt_assess(book->rulebook, NULL, text_get(request),
                                 request->length, &response, &length);
    int code = problem_exit(status);
    if (code != EXIT_DONE) {
        problem_report(view->lang, name, response);
    }
    if (response != NULL && args->json) {
        print_response(view, response, length);
    } else if (code == EXIT_DONE) {
        code = book_read_labels(book, view->lang);
        if (code == EXIT_DONE) {
            json_object *document = json_parse(response, length, NULL);
            registry_fill(&registry, parsed);
            if (args->explain) {
                explanation_print(view, document);
            } else {
                print_assessment(book, &registry, view, document);
            }
            json_object_put(document);
        }
    }
    kt_free(response);
    registry_free(&registry);
    json_object_put(parsed);
    return code;
}

int command_assess(const struct args *args, struct view *view)
{
    struct input input;
    struct text request = {0};
    struct book book = {0};
    int code = input_open(&input, args->file);
    if (code != EXIT_DONE) {
        return code;
    }
    code = input_all(&input, &request);
    input_close(&input);
    if (code == EXIT_DONE) {
        code = book_open(&book, args);
    }
    if (code == EXIT_DONE) {
        code = assess(args, view, &book, &request, input.name);
    }
    text_free(&request);
    book_close(&book);
    return code;
}
