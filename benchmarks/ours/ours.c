/*
 * KhenThuong from C.
 *
 *   ours verdicts|full|lines|decide|decide-receipt|decide-findings DATA
 */
#define _GNU_SOURCE
#include "turns.h"
#include <dlfcn.h>
#include <khenthuong.h>

struct program {
    kt_rulebook *rulebook;
    kt_context *context;
    struct turns_text text;
    struct turns_text options;
    int mode;
};

enum { ONE, LINES, DECIDE };

static void check(kt_status status, const char *response)
{
    if (status != KT_OK) {
        fprintf(stderr, "%s: %.2000s\n", kt_status_name(status), response ? response : "");
        exit(1);
    }
}

static void keep(FILE *out, const char *response, size_t length)
{
    fwrite(response, 1, length, out);
    if (length == 0 || response[length - 1] != '\n') {
        fputc('\n', out);
    }
}

static size_t pass(void *state, size_t count, FILE *out)
{
    struct program *program = state;
    const struct turns_text *text = &program->text;
    char *response = NULL;
    size_t length = 0, total = 0;
    if (program->mode == ONE) {
        for (size_t line = 0; line < count && line < text->count; line++) {
            const char *request = text->bytes + text->starts[line];
            check(kt_assess(program->rulebook, program->context, request,
                            text->starts[line + 1] - text->starts[line], &response, &length), response);
            total += length;
            if (out != NULL) {
                keep(out, response, length);
            }
            kt_free(response);
        }
        return total;
    }
    if (program->mode == LINES) {
        size_t end = text->starts[count < text->count ? count : text->count];
        check(kt_assess_lines(program->rulebook, program->context, program->options.bytes,
                              program->options.length, text->bytes, end, &response, &length), response);
    } else {
        check(kt_decide(program->rulebook, program->context, text->bytes, text->length, &response, &length),
              response);
    }
    if (out != NULL) {
        keep(out, response, length);
    }
    kt_free(response);
    return length;
}

int main(int argc, char **argv)
{
    struct program program = {0};
    char *response = NULL;
    if (argc != 3) {
        fputs("ours MODE DATA\n", stderr);
        return 64;
    }
    const char *mode = argv[1], *data = argv[2];
    struct turns_text rulebook = turns_read(data, "rulebook.json");
    check(kt_rulebook_create(rulebook.bytes, rulebook.length, &program.rulebook, &response, NULL), response);
    program.context = kt_context_create();
    if (strcmp(mode, "lines") == 0) {
        program.mode = LINES;
        program.options = turns_read(data, "options.json");
        program.text = turns_read(data, "lines.ndjson");
    } else if (strncmp(mode, "decide", 6) == 0) {
        program.mode = DECIDE;
        char name[64];
        snprintf(name, sizeof name, "decide-%s.json", mode[6] == '-' ? mode + 7 : "verdicts");
        program.text = turns_read(data, name);
    } else {
        program.mode = ONE;
        program.text = turns_read(data, strcmp(mode, "full") == 0 ? "requests-full.ndjson" : "requests.ndjson");
    }
    union { void *object; long (*function)(void); } counter;
    counter.object = dlsym(RTLD_DEFAULT, "allocations_made");
    int status = turns_listen(pass, &program, counter.function);
    kt_context_free(program.context);
    kt_rulebook_free(program.rulebook);
    return status;
}
