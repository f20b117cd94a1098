#include "input.h"

#include "view.h"

#include <errno.h>
#include <string.h>

enum { BLOCK = 1 << 16 };

int input_open(struct input *input, const char *file)
{
    if (file == NULL || strcmp(file, "-") == 0) {
        *input = (struct input){stdin, "<stdin>"};
        return EXIT_DONE;
    }
    *input = (struct input){fopen(file, "rb"), file};
    if (input->stream != NULL) {
        return EXIT_DONE;
    }
    int reason = errno;
    fprintf(stderr, "khenthuong: %s: %s\n", file, strerror(reason));
    return reason == ENOENT || reason == ENOTDIR ? EXIT_NO_FILE : EXIT_IO;
}

void input_close(struct input *input)
{
    if (input->stream != NULL && input->stream != stdin) {
        fclose(input->stream);
    }
    input->stream = NULL;
}

/* Reads one block more; `ended` when there is none. */
static int read_block(struct input *input, struct text *text, bool *ended)
{
    char *room = text_reserve(text, BLOCK);
    size_t count = fread(room, 1, BLOCK, input->stream);
    text->length += count;
    text->data[text->length] = '\0';
    if (ferror(input->stream)) {
        fprintf(stderr, "khenthuong: %s: %s\n", input->name, strerror(errno));
        return EXIT_IO;
    }
    *ended = count == 0;
    return EXIT_DONE;
}

int input_all(struct input *input, struct text *text)
{
    bool ended = false;
    int code = EXIT_DONE;
    while (!ended && code == EXIT_DONE) {
        code = read_block(input, text, &ended);
    }
    return code;
}

int input_file(const char *file, struct text *text)
{
    struct input input;
    int code = input_open(&input, file);
    if (code == EXIT_DONE) {
        code = input_all(&input, text);
        input_close(&input);
    }
    return code;
}

int lines_next(struct lines *lines, size_t limit, size_t *length,
               size_t *line_count)
{
    size_t at = 0;      /* after the last newline found */
    size_t searched = 0; /* no newline between `at` and here */
    *line_count = 0;
    for (;;) {
        const char *start = text_get(&lines->rest);
        const char *newline =
            lines->rest.length > searched
                ? memchr(start + searched, '\n', lines->rest.length - searched)
                : NULL;
        if (newline != NULL) {
            at = searched = (size_t)(newline - start) + 1;
            if (++*line_count == limit) {
                break;
            }
            continue;
        }
        if (lines->ended) {
            *line_count += lines->rest.length > at; /* a last, unended line */
            at = lines->rest.length;
            break;
        }
        searched = lines->rest.length;
        int code = read_block(lines->input, &lines->rest, &lines->ended);
        if (code != EXIT_DONE) {
            return code;
        }
    }
    *length = at;
    return EXIT_DONE;
}

void lines_drop(struct lines *lines, size_t length, size_t line_count)
{
    if (length > 0) {
        memmove(lines->rest.data, lines->rest.data + length,
                lines->rest.length - length + 1);
    }
    lines->rest.length -= length;
    lines->offset += length;
    lines->line += line_count;
}

void lines_free(struct lines *lines)
{
    text_free(&lines->rest);
}
