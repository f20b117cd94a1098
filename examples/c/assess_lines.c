/* The command `assess` over newline-delimited nominations. */
#define _POSIX_C_SOURCE 200809L /* isatty, fileno */

#include "commands.h"
#include "book.h"
#include "input.h"
#include "jsonread.h"
#include "number.h"
#include "problem.h"
#include "registry.h"
#include "request.h"
#include "tally.h"
#include "words.h"

#include <stdint.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK = 2000 };

struct run {
    const struct args *args;
    struct view *view;
    struct book book;
    kt_context *context;
    struct text options;
    struct registry registry; /* the options' units */
    struct tally tally;
    size_t chunk;  /* lines of a call */
    bool progress; /* whether to show how far it is */
    bool shown;    /* whether the progress line stands */
};

static bool is_blank(const char *line, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (strchr(" \t\r\n", line[i]) == NULL || line[i] == '\0') {
            return false;
        }
    }
    return true;
}

/* The next line of a text, which ends in a newline or at the text's end. */
static size_t line_length(const char *text, size_t length)
{
    const char *newline = length == 0 ? NULL : memchr(text, '\n', length);
    return newline == NULL ? length : (size_t)(newline - text) + 1;
}

/* A problem counts lines and bytes from the start of its chunk: from the start
 * of the input instead. */
static void move_problem(json_object *problem, const struct lines *lines)
{
    if (json_get(problem, "line") != NULL) {
        json_object_object_add(
            problem, "line",
            json_object_new_int64(json_int(problem, "line") +
                                  (long long)lines->line));
    }
    if (json_get(problem, "byteOffset") != NULL) {
        json_object_object_add(
            problem, "byteOffset",
            json_object_new_int64(json_int(problem, "byteOffset") +
                                  (long long)lines->offset));
    }
}

static void print_row(struct run *run, json_object *answer, size_t number,
                      const char *line, size_t length)
{
    enum lang lang = run->view->lang;
    struct text text = {0};
    json_object *problem = json_get(answer, "problem");
    text_addf(&text, "%7zu  ", number);
    if (problem != NULL) {
        text_add(&text, pick(lang, "lỗi: ", "problem: "));
        problem_add(&text, lang, problem);
        text_paragraph(run->view->out, 0, 9, run->view->width, text_get(&text));
        text_free(&text);
        return;
    }
    json_object *nomination = json_parse(line, length, NULL);
    json_object *nominee = json_get(nomination, "nominee");
    const char *id = json_string(answer, "nomination");
    const char *unit = json_string(json_get(nominee, "unit"), "name");
    if (unit == NULL) {
        unit = registry_name(&run->registry, json_string(nominee, "unit"));
    }
    text_add(&text, id == NULL ? "?" : id);
    if (unit[0] != '\0') {
        text_addf(&text, "  %s", unit);
    }
    text_addf(&text, ": %s", word_verdict(lang, json_string(answer, "verdict")));
    struct outcome_counts counts = outcome_counts(answer);
    if (counts.not_met > 0) {
        text_addf(&text, pick(lang, ", %zu không đạt", ", %zu not met"),
                  counts.not_met);
    }
    if (counts.unknown > 0) {
        text_addf(&text, pick(lang, ", %zu còn thiếu", ", %zu missing"),
                  counts.unknown);
    }
    if (counts.waiting > 0) {
        text_addf(&text, pick(lang, ", %zu chờ ý kiến", ", %zu to be judged"),
                  counts.waiting);
    }
    text_paragraph(run->view->out, 0, 9, run->view->width, text_get(&text));
    json_object_put(nomination);
    text_free(&text);
}

/* Prints the answer of one line. */
static void print_answer(struct run *run, const struct lines *lines,
                         size_t number, const char *line, size_t length,
                         const char *answer, size_t answer_length)
{
    static const char start[] = "{\"schemaVersion\":1,\"problem\":";
    bool problem = answer_length > sizeof start &&
                   memcmp(answer, start, sizeof start - 1) == 0;
    bool moved = lines->line > 0 || lines->offset > 0;
    if (run->args->json && !(problem && moved)) {
        print_response(run->view, answer, answer_length);
        return;
    }
    json_object *document = json_parse(answer, answer_length, NULL);
    move_problem(json_get(document, "problem"), lines);
    if (run->args->json) {
        const char *text = json_object_to_json_string_ext(
            document, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);
        print_response(run->view, text, strlen(text));
    } else {
        tally_add(&run->tally, document);
        print_row(run, document, number, line, length);
    }
    json_object_put(document);
}

/* The progress line stands while the next chunk is read and assessed, below the
 * rows when they go to the same terminal. Input of less than a chunk has none. */
static void show_progress(struct run *run, size_t line)
{
    if (run->progress && line >= CHUNK) {
        fflush(run->view->out);
        fprintf(stderr, pick(run->view->lang, "%zu dòng", "%zu lines"), line);
        run->shown = true;
    }
}

static void hide_progress(struct run *run)
{
    if (run->shown) {
        fputs("\r\033[K", stderr);
        run->shown = false;
    }
}

static int assess_chunk(struct run *run, const struct lines *lines,
                        size_t chunk_length)
{
    char *response = NULL;
    size_t rest = 0;
    const char *chunk = text_get(&lines->rest);
    kt_status status = kt_assess_lines(
        run->book.rulebook, run->context, text_get(&run->options),
        run->options.length, chunk, chunk_length, &response, &rest);
    int code = problem_exit(status);
    const char *answer = response;
    hide_progress(run);
    if (code != EXIT_DONE) {
        problem_report(run->view->lang,
                       run->args->options == NULL ? lines->input->name
                                                  : run->args->options,
                       response);
        chunk_length = 0;
    }
    for (size_t at = 0, number = lines->line; at < chunk_length;) {
        size_t length = line_length(chunk + at, chunk_length - at);
        number++;
        if (!is_blank(chunk + at, length)) {
            size_t answer_length = line_length(answer, rest);
            print_answer(run, lines, number, chunk + at, length, answer,
                         answer_length);
            answer += answer_length;
            rest -= answer_length;
        }
        at += length;
    }
    if (code == EXIT_DONE && rest > 0 && run->args->json) {
        print_response(run->view, answer, rest); /* the receipt */
    }
    kt_free(response);
    return code;
}

static int assess_all(struct run *run, struct input *input)
{
    struct lines lines = {.input = input};
    size_t length = 0;
    size_t count = 0;
    int code = lines_next(&lines, run->chunk, &length, &count);
    bool first = true; /* the options are judged even when there is no line */
    while (code == EXIT_DONE && (length > 0 || first)) {
        first = false;
        code = assess_chunk(run, &lines, length);
        lines_drop(&lines, length, count);
        show_progress(run, lines.line);
        if (code == EXIT_DONE) {
            code = lines_next(&lines, run->chunk, &length, &count);
        }
    }
    hide_progress(run);
    lines_free(&lines);
    return code;
}

/* The options: those of the file, or the few the command line gives. */
static int prepare_options(struct run *run)
{
    const struct args *args = run->args;
    if (args->options != NULL) {
        int code = input_file(args->options, &run->options);
        if (code != EXIT_DONE) {
            return code;
        }
    } else {
        json_object *options = json_object_new_object();
        json_object_object_add(options, "schemaVersion", json_object_new_int(1));
        json_object_object_add(options, "detail",
                               json_object_new_string("verdicts"));
        json_object_object_add(options, "asOf",
                               json_object_new_string(args->as_of));
        text_add(&run->options, json_object_to_json_string_ext(
                                    options, JSON_C_TO_STRING_PLAIN));
        json_object_put(options);
    }
    json_object *parsed = request_prepare(&run->options, args);
    run->view->lang =
        json_is(parsed, "language", "en") ? LANG_EN : run->view->lang;
    /* A receipt is that of one call: all lines at once. */
    run->chunk = json_true(parsed, "receipt") ? SIZE_MAX : CHUNK;
    registry_fill(&run->registry, parsed);
    json_object_put(parsed);
    return EXIT_DONE;
}

int command_assess_lines(const struct args *args, struct view *view)
{
    struct input input;
    if (args->options == NULL && args->as_of == NULL) {
        fputs("khenthuong: assess --lines: --as-of DATE | --options FILE\n",
              stderr);
        return EXIT_USAGE;
    }
    struct run run = {.args = args, .view = view};
    int code = input_open(&input, args->file);
    if (code != EXIT_DONE) {
        return code;
    }
    run.progress = isatty(fileno(stderr));
    code = prepare_options(&run);
    if (code == EXIT_DONE) {
        code = book_open(&run.book, args);
    }
    if (code == EXIT_DONE && !args->json) {
        code = book_read_labels(&run.book, view->lang);
    }
    if (code == EXIT_DONE) {
        run.context = kt_context_create();
        code = assess_all(&run, &input);
        kt_context_free(run.context);
    }
    if (code == EXIT_DONE && !args->json) {
        tally_print(&run.tally, &run.book, view);
    }
    tally_free(&run.tally);
    registry_free(&run.registry);
    text_free(&run.options);
    book_close(&run.book);
    input_close(&input);
    return code;
}
