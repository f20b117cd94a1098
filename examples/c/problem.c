#include "problem.h"

#include "jsonread.h"

#include <string.h>

void problem_add(struct text *text, enum lang lang, json_object *problem)
{
    const char *message = json_words(json_get(problem, "message"), lang);
    const char *expected = json_words(json_get(problem, "expected"), lang);
    const char *code = json_string(problem, "code");
    const char *pointer = json_string(problem, "pointer");
    if (json_get(problem, "line") != NULL) {
        text_addf(text, "%lld:%lld: ", json_int(problem, "line"),
                  json_int(problem, "column"));
    }
    text_add(text, message == NULL ? "?" : message);
    if (code != NULL) {
        text_addf(text, " (%s)", code);
    }
    if (pointer != NULL && pointer[0] != '\0') {
        text_addf(text, "\n%s %s", pick(lang, "tại", "at"), pointer);
    }
    if (expected != NULL) {
        text_addf(text, "\n%s %s", pick(lang, "cần:", "expected:"), expected);
    }
}

void problem_report(enum lang lang, const char *input, const char *response)
{
    json_object *document =
        response == NULL ? NULL : json_parse(response, strlen(response), NULL);
    json_object *problem = json_get(document, "problem");
    struct text text = {0};
    text_addf(&text, "%s%s", input, problem == NULL ? ": " : ":");
    problem_add(&text, lang, problem);
    text_paragraph(stderr, 0, 2, 100, text_get(&text));
    text_free(&text);
    json_object_put(document);
}

int problem_exit(kt_status status)
{
    if (status == KT_OK) {
        return EXIT_DONE;
    }
    return status == KT_ERROR_MEMORY ? EXIT_NO_MEMORY : EXIT_BAD_DATA;
}
