/* The command `check`: every fault of a rulebook. */
#include "commands.h"
#include "input.h"
#include "jsonread.h"
#include "problem.h"
#include "text.h"

static void print_faults(const struct view *view, const char *name,
                         json_object *response)
{
    json_object *faults = json_get(response, "faults");
    json_object *book = json_get(response, "rulebook");
    const char *id = json_string(book, "id");
    const char *version = json_string(book, "version");
    if (json_true(response, "valid")) {
        fprintf(view->out,
                pick(view->lang, "%s: bộ quy tắc %s %s không có lỗi\n",
                     "%s: rulebook %s %s is sound\n"),
                name, id == NULL ? "" : id, version == NULL ? "" : version);
        return;
    }
    for (size_t i = 0; i < json_count(faults); i++) {
        struct text text = {0};
        text_addf(&text, "%s:", name);
        problem_add(&text, view->lang, json_at(faults, i));
        text_paragraph(view->out, 0, 2, view->width, text_get(&text));
        text_free(&text);
    }
    fprintf(view->out, pick(view->lang, "%zu lỗi\n", "%zu faults\n"),
            json_count(faults));
}

int command_check(const struct args *args, struct view *view)
{
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
        kt_status status = kt_check(NULL, NULL, text_get(&request),
                                    request.length, &response, &length);
        json_object *document =
            response == NULL ? NULL : json_parse(response, length, NULL);
        code = problem_exit(status);
        if (code != EXIT_DONE) {
            problem_report(view->lang, input.name, response);
        } else if (!json_true(document, "valid")) {
            code = EXIT_BAD_DATA;
        }
        if (response != NULL && args->json) {
            print_response(view, response, length);
        } else if (status == KT_OK) {
            print_faults(view, input.name, document);
        }
        json_object_put(document);
    }
    kt_free(response);
    text_free(&request);
    return code;
}
