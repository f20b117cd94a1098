/* Text: a growing buffer, and UTF-8 measured in terminal columns. */
#ifndef TEXT_H
#define TEXT_H

#include <stddef.h>
#include <stdio.h>

struct text {
    char *data; /* always ends in NUL once something was added */
    size_t length;
    size_t capacity;
};

void text_add(struct text *text, const char *more);
void text_add_bytes(struct text *text, const char *bytes, size_t count);
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void text_addf(struct text *text, const char *format, ...);
/* Room for `count` further bytes; the place to write them. */
char *text_reserve(struct text *text, size_t count);
/* The text so far, "" when empty. */
const char *text_get(const struct text *text);
void text_clear(struct text *text);
void text_free(struct text *text);

/* malloc or realloc that ends the program when there is no memory. */
void *must_realloc(void *old, size_t count, size_t size);
char *must_copy(const char *string);

/* Columns that the first `length` bytes take: combining marks none, wide
 * characters two. Control characters count and print as one '?'. */
size_t text_width(const char *string, size_t length);
/* How many bytes of the string to put on a line of `width` columns; breaks at
 * a space where it can. `skip` is what the next line starts after. */
size_t text_line(const char *string, size_t width, size_t *skip);
void text_put(FILE *out, const char *string, size_t length);
void text_put_spaces(FILE *out, size_t count);
/* A paragraph: first line indented by `first`, the others by `rest`. */
void text_paragraph(FILE *out, size_t first, size_t rest, size_t width,
                    const char *string);

#endif
