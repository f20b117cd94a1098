/* Reading files and standard input. */
#ifndef INPUT_H
#define INPUT_H

#include "text.h"

#include <stdbool.h>

struct input {
    FILE *stream;
    const char *name; /* for messages */
};

/* All functions say what failed on standard error and return an exit code. */
int input_open(struct input *input, const char *file); /* NULL, "-": stdin */
void input_close(struct input *input);
/* The rest of the input. */
int input_all(struct input *input, struct text *text);
/* A whole file. */
int input_file(const char *file, struct text *text);

/* Lines one after another; a chunk ends at a line's end or the input's. */
struct lines {
    struct input *input;
    struct text rest;   /* read and not yet handed out */
    size_t line;        /* lines handed out before this chunk */
    size_t offset;      /* bytes handed out before this chunk */
    bool ended;
};

/* The next chunk of at most `limit` lines, as part of lines->rest until the
 * next call; length 0 at the end. */
int lines_next(struct lines *lines, size_t limit, size_t *length,
               size_t *line_count);
/* Drops the chunk just handed out. */
void lines_drop(struct lines *lines, size_t length, size_t line_count);
void lines_free(struct lines *lines);

#endif
