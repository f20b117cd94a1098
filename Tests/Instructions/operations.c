/*
 * Every operation over the same nominations with a warm context, each dumped by
 * callgrind under its own name. Outside callgrind it does the same and says nothing.
 *
 *   operations SMALL LARGE   two folders that benchmarks/generate.py has written
 */
#define _GNU_SOURCE
#include "turns.h"
#include <khenthuong.h>
#include <valgrind/callgrind.h>

enum { WARM = 2 };

static kt_rulebook *rulebook;
static kt_context *context;
static struct turns_text options;

static void done(kt_status status, char *response)
{
    if (status != KT_OK) {
        fprintf(stderr, "%s: %.2000s\n", kt_status_name(status), response ? response : "");
        exit(1);
    }
    kt_free(response);
}

static void assess(const struct turns_text *text)
{
    for (size_t line = 0; line < text->count; line++) {
        const char *request = text->bytes + text->starts[line];
        char *response = NULL;
        size_t length = 0;
        kt_status status = kt_assess(rulebook, context, request, text->starts[line + 1] - text->starts[line],
                                     &response, &length);
        done(status, response);
    }
}

static void assess_lines(const struct turns_text *text)
{
    char *response = NULL;
    size_t length = 0;
    kt_status status = kt_assess_lines(rulebook, context, options.bytes, options.length, text->bytes, text->length,
                                       &response, &length);
    done(status, response);
}

static void decide(const struct turns_text *text)
{
    char *response = NULL;
    size_t length = 0;
    kt_status status = kt_decide(rulebook, context, text->bytes, text->length, &response, &length);
    done(status, response);
}

static void measure(const char *name, void (*operation)(const struct turns_text *), const char *folder,
                    const char *file)
{
    struct turns_text text = turns_read(folder, file);
    options = turns_read(folder, "options.json");
    for (int time = 0; time < WARM; time++) {
        operation(&text);
    }
    CALLGRIND_ZERO_STATS;
    operation(&text);
    CALLGRIND_DUMP_STATS_AT(name);
    turns_free(&options);
    turns_free(&text);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("operations SMALL LARGE\n", stderr);
        return 64;
    }
    struct turns_text text = turns_read(argv[1], "rulebook.json");
    char *response = NULL;
    done(kt_rulebook_create(text.bytes, text.length, &rulebook, &response, NULL), response);
    turns_free(&text);
    context = kt_context_create();

    measure("assess-verdicts", assess, argv[1], "requests.ndjson");
    measure("assess-full", assess, argv[1], "requests-full.ndjson");
    measure("assess-lines-small", assess_lines, argv[1], "lines.ndjson");
    measure("assess-lines-large", assess_lines, argv[2], "lines.ndjson");
    measure("decide-small", decide, argv[1], "decide-receipt.json");
    measure("decide-large", decide, argv[2], "decide-receipt.json");

    kt_context_free(context);
    kt_rulebook_free(rulebook);
    return 0;
}
