/* The command `decide`: a whole round. */
#include "commands.h"
#include "decision.h"
#include "input.h"
#include "jsonread.h"
#include "number.h"
#include "problem.h"
#include "request.h"

void decision_add_nomination(struct text *text, const struct decision *decision,
                             enum lang lang, const char *id)
{
    json_object *nomination =
        id == NULL ? NULL : json_get(decision->index, id);
    json_object *nominee = json_get(nomination, "nominee");
    if (nominee == NULL) {
        text_add(text, id == NULL ? "?" : id);
        return;
    }
    registry_add_nominee(text, &decision->registry, lang, nominee);
    text_addf(text, " (%s)", id);
}

static void build_index(struct decision *decision)
{
    json_object *nominations = json_get(decision->response, "nominations");
    decision->index = json_object_new_object();
    for (size_t i = 0; i < json_count(nominations); i++) {
        json_object *nomination = json_at(nominations, i);
        const char *id = json_string(nomination, "nomination");
        if (id != NULL) {
            json_object_object_add(decision->index, id,
                                   json_object_get(nomination));
        }
    }
}

static void print_head(const struct decision *decision, const struct view *view)
{
    enum lang lang = view->lang;
    json_object *response = decision->response;
    json_object *book = json_get(response, "rulebook");
    json_object *round = json_get(response, "round");
    const char *title = json_words(
        json_get(json_get(decision->book.description, "rulebook"), "title"),
        lang);
    const char *version = json_string(book, "version");
    const char *id = json_string(book, "id");
    struct text text = {0};
    print_heading(view, pick(lang, "KẾT QUẢ XÉT ĐỀ NGHỊ KHEN THƯỞNG",
                             "DECISION OF THE COMMENDATION ROUND"));
    text_addf(&text, "%s%s%s, %s %s%s", title == NULL ? "" : title,
              title == NULL ? "" : " (", id == NULL ? "?" : id,
              pick(lang, "phiên bản", "version"), version == NULL ? "?" : version,
              title == NULL ? "" : ")");
    print_field(view, pick(lang, "Hướng dẫn", "Rulebook"), text_get(&text));
    const char *name = json_words(json_get(round, "title"), lang);
    if (name == NULL) {
        name = json_string(round, "id");
    }
    if (name != NULL) {
        print_field(view, pick(lang, "Đợt", "Round"), name);
    }
    const char *as_of = json_string(response, "asOf");
    text_clear(&text);
    number_add_date(&text, lang, as_of == NULL ? "?" : as_of);
    print_field(view, pick(lang, "Tính đến", "As of"), text_get(&text));
    print_field(view, pick(lang, "Giai đoạn", "Stage"),
                json_is(response, "stage", "closed")
                    ? pick(lang, "đã đóng", "closed")
                    : pick(lang, "đang mở", "open"));
    text_clear(&text);
    json_object *readings = json_get(response, "readings");
    for (size_t i = 0; i < json_count(readings); i++) {
        json_object *reading = json_at(readings, i);
        if (json_get(reading, "default") != NULL &&
            !json_true(reading, "default")) {
            text_addf(&text, "%s%s = %s", text.length > 0 ? "; " : "",
                      json_string(reading, "id"), json_string(reading, "value"));
        }
    }
    if (text.length > 0) {
        print_field(view, pick(lang, "Cách hiểu", "Readings"), text_get(&text));
    }
    text_free(&text);
}

static void print_decision(const struct decision *decision,
                           const struct view *view, unsigned parts)
{
    const struct {
        unsigned part;
        void (*print)(const struct decision *, const struct view *);
    } printers[] = {
        {PART_PROPOSED, decision_print_proposed},
        {PART_CERTAINTY, decision_print_certainty},
        {PART_QUOTA, decision_print_quota},
        {PART_REASONS, decision_print_reasons},
        {PART_NOTICES, decision_print_notices},
        {PART_RULINGS, decision_print_rulings},
        {PART_TOTALS, decision_print_totals},
        {PART_READINGS, decision_print_readings},
    };
    print_head(decision, view);
    for (size_t i = 0; i < sizeof printers / sizeof *printers; i++) {
        if (parts & printers[i].part) {
            printers[i].print(decision, view);
        }
    }
}

int command_decide(const struct args *args, struct view *view)
{
    struct decision decision = {0};
    struct input input;
    struct text request = {0};
    char *response = NULL;
    size_t length = 0;
    int code = input_open(&input, args->file);
    if (code != EXIT_DONE) {
        return code;
    }
    code = input_all(&input, &request);
    input_close(&input);
    if (code == EXIT_DONE) {
        code = book_open(&decision.book, args);
    }
    if (code == EXIT_DONE) {
        decision.request = request_prepare(&request, args);
        view->lang = json_is(decision.request, "language", "en") ? LANG_EN
                                                                 : view->lang;
        kt_status status =
            kt_decide(decision.book.rulebook, NULL, text_get(&request),
                      request.length, &response, &length);
        code = problem_exit(status);
        if (code != EXIT_DONE) {
            problem_report(view->lang, input.name, response);
        }
        if (response != NULL && args->json) {
            print_response(view, response, length);
        }
    }
    if (code == EXIT_DONE && !args->json) {
        code = book_read_labels(&decision.book, view->lang);
    }
    if (code == EXIT_DONE && !args->json) {
        decision.response = json_parse(response, length, NULL);
        registry_fill(&decision.registry, decision.request);
        build_index(&decision);
        print_decision(&decision, view, args->parts);
    }
    kt_free(response);
    text_free(&request);
    json_object_put(decision.index);
    json_object_put(decision.response);
    json_object_put(decision.request);
    registry_free(&decision.registry);
    book_close(&decision.book);
    return code;
}
