/* The command `verify`: whether a kept response can be had again. */
#include "commands.h"
#include "book.h"
#include "input.h"
#include "jsonread.h"
#include "problem.h"
#include "request.h"
#include "text.h"

#include <string.h>

struct verification {
    struct text options;
    struct text request;
    struct text earlier;
};

static int read_texts(struct verification *texts, const struct args *args,
                      struct view *view)
{
    int code = EXIT_DONE;
    struct input input;
    if (args->options != NULL) {
        code = input_file(args->options, &texts->options);
    }
    if (code == EXIT_DONE) {
        code = input_open(&input, args->file);
    }
    if (code != EXIT_DONE) {
        return code;
    }
    code = input_all(&input, &texts->request);
    input_close(&input);
    if (code == EXIT_DONE) {
        code = input_file(args->earlier, &texts->earlier);
    }
    if (code != EXIT_DONE) {
        return code;
    }
    /* The request as it was sent then, with what the command line adds to it. */
    json_object *sent = request_prepare(
        args->options != NULL ? &texts->options : &texts->request, args);
    view->lang = json_is(sent, "language", "en") ? LANG_EN : view->lang;
    json_object_put(sent);
    return code;
}

/* The program ends what it prints with a newline; the library's response to a
 * single request has none. */
static size_t earlier_length(const struct verification *texts)
{
    size_t length = texts->earlier.length;
    bool ends = length > 0 && texts->earlier.data[length - 1] == '\n';
    return texts->options.length == 0 && ends ? length - 1 : length;
}

static void print_quoted(const struct view *view, const char *label,
                         const char *words)
{
    struct text text = {0};
    text_addf(&text, "%s", words == NULL || *words == '\0'
                               ? pick(view->lang, "(hết văn bản)", "(end of text)")
                               : words);
    print_field(view, label, text_get(&text));
    text_free(&text);
}

static void print_same(const struct view *view, json_object *response)
{
    enum lang lang = view->lang;
    json_object *receipt = json_get(response, "receipt");
    json_object *book = json_get(receipt, "rulebook");
    struct text text = {0};
    print_heading(view, pick(lang, "GIỐNG TỪNG BYTE: xét lại ra đúng trả lời này",
                             "SAME BYTES: deciding again gives this response"));
    text_addf(&text, "%s %s", json_string(book, "id"),
              json_string(book, "version"));
    print_field(view, pick(lang, "Quy tắc", "Rulebook"), text_get(&text));
    print_field(view, "  SHA-256", json_string(book, "sha256"));
    print_field(view, pick(lang, "Phiên bản", "Engine"),
                json_string(receipt, "engine"));
    print_field(view, pick(lang, "Yêu cầu", "Request"),
                json_string(receipt, "request"));
    if (json_get(receipt, "options") != NULL) {
        print_field(view, pick(lang, "Tùy chọn", "Options"),
                    json_string(receipt, "options"));
    }
    text_free(&text);
}

static void print_difference(const struct view *view, json_object *response)
{
    enum lang lang = view->lang;
    json_object *difference = json_get(response, "difference");
    json_object *reasons = json_get(response, "reasons");
    const char *pointer = json_string(difference, "pointer");
    struct text text = {0};
    print_heading(view, pick(lang, "KHÁC: xét lại không ra trả lời này",
                             "DIFFERENT: deciding again gives another response"));
    text_addf(&text, pick(lang, "dòng %lld, cột %lld (byte %lld)",
                          "line %lld, column %lld (byte %lld)"),
              json_int(difference, "line"), json_int(difference, "column"),
              json_int(difference, "byteOffset"));
    print_field(view, pick(lang, "Từ chỗ", "From"), text_get(&text));
    if (pointer != NULL && *pointer != '\0') {
        print_field(view, pick(lang, "Giá trị", "Value"), pointer);
    }
    print_quoted(view, pick(lang, "Xét lại", "Again"),
                 json_string(difference, "expected"));
    print_quoted(view, pick(lang, "Đã lưu", "Kept"),
                 json_string(difference, "found"));
    for (size_t i = 0; i < json_count(reasons); i++) {
        print_field(view, pick(lang, "Vì", "Because"),
                    json_words(json_get(json_at(reasons, i), "message"), lang));
    }
    text_free(&text);
}

int command_verify(const struct args *args, struct view *view)
{
    struct verification texts = {{0}, {0}, {0}};
    struct book book = {0};
    char *response = NULL;
    size_t length = 0;
    int code = read_texts(&texts, args, view);
    if (code == EXIT_DONE) {
        code = book_open(&book, args);
    }
    if (code == EXIT_DONE) {
        kt_status status = kt_verify(
            book.rulebook, NULL, text_get(&texts.options), texts.options.length,
            text_get(&texts.request), texts.request.length,
            text_get(&texts.earlier), earlier_length(&texts), &response, &length);
        code = problem_exit(status);
        if (code != EXIT_DONE) {
            problem_report(view->lang, args->earlier, response);
        }
        if (response != NULL && args->json) {
            print_response(view, response, length);
        }
    }
    if (code == EXIT_DONE) {
        json_object *answer = json_parse(response, length, NULL);
        bool same = json_true(answer, "same");
        if (!args->json && same) {
            print_same(view, answer);
        } else if (!args->json) {
            print_difference(view, answer);
        }
        code = same ? EXIT_DONE : EXIT_BAD_DATA;
        json_object_put(answer);
    }
    kt_free(response);
    text_free(&texts.options);
    text_free(&texts.request);
    text_free(&texts.earlier);
    book_close(&book);
    return code;
}
