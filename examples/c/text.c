#include "text.h"

#include "view.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

void *must_realloc(void *old, size_t count, size_t size)
{
    void *memory = NULL;
    if (count == 0) {
        count = 1;
    }
    if (size != 0 && count <= SIZE_MAX / size) {
        memory = realloc(old, count * size);
    }
    if (memory == NULL) {
        fputs("khenthuong: out of memory\n", stderr);
        exit(EXIT_NO_MEMORY);
    }
    return memory;
}

char *must_copy(const char *string)
{
    size_t size = strlen(string) + 1;
    return memcpy(must_realloc(NULL, size, 1), string, size);
}

char *text_reserve(struct text *text, size_t count)
{
    if (count >= SIZE_MAX / 2 - text->length) {
        must_realloc(NULL, SIZE_MAX, 2); /* does not return */
    }
    if (text->capacity - text->length <= count) {
        text->capacity = (text->length + count + 1) * 2;
        text->data = must_realloc(text->data, text->capacity, 1);
    }
    return text->data + text->length;
}

void text_add_bytes(struct text *text, const char *bytes, size_t count)
{
    char *end = text_reserve(text, count);
    if (count > 0) {
        memcpy(end, bytes, count);
    }
    text->length += count;
    text->data[text->length] = '\0';
}

void text_add(struct text *text, const char *more)
{
    text_add_bytes(text, more, strlen(more));
}

void text_addf(struct text *text, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    int count = vsnprintf(NULL, 0, format, list);
    va_end(list);
    if (count < 0) {
        return;
    }
    char *end = text_reserve(text, (size_t)count);
    va_start(list, format);
    vsnprintf(end, (size_t)count + 1, format, list);
    va_end(list);
    text->length += (size_t)count;
}

const char *text_get(const struct text *text)
{
    return text->data == NULL ? "" : text->data;
}

void text_clear(struct text *text)
{
    text->length = 0;
    if (text->data != NULL) {
        text->data[0] = '\0';
    }
}

void text_free(struct text *text)
{
    free(text->data);
    *text = (struct text){0};
}

/* One character: its bytes and columns. Bad UTF-8 is one byte, one column. */
static size_t character(const char *string, size_t length, size_t *columns)
{
    utf8proc_int32_t code = 0;
    utf8proc_ssize_t size =
        utf8proc_iterate((const utf8proc_uint8_t *)string,
                         (utf8proc_ssize_t)length, &code);
    if (size <= 0) {
        *columns = 1;
        return 1;
    }
    if (utf8proc_category(code) == UTF8PROC_CATEGORY_CC) {
        *columns = 1;
    } else {
        *columns = (size_t)utf8proc_charwidth(code);
    }
    return (size_t)size;
}

size_t text_width(const char *string, size_t length)
{
    size_t width = 0;
    for (size_t at = 0; at < length;) {
        size_t columns;
        at += character(string + at, length - at, &columns);
        width += columns;
    }
    return width;
}

size_t text_line(const char *string, size_t width, size_t *skip)
{
    size_t length = strlen(string);
    size_t used = 0;
    size_t space = 0; /* the last space that fits */
    size_t at = 0;
    while (at < length) {
        size_t columns;
        size_t size = character(string + at, length - at, &columns);
        if (string[at] == '\n') {
            *skip = at + 1;
            return at;
        }
        if (string[at] == ' ') {
            space = at;
        }
        if (used + columns > width && at > 0) {
            if (space > 0) {
                *skip = space + 1;
                return space;
            }
            *skip = at;
            return at;
        }
        used += columns;
        at += size;
    }
    *skip = length;
    return length;
}

void text_put(FILE *out, const char *string, size_t length)
{
    for (size_t at = 0; at < length;) {
        utf8proc_int32_t code = 0;
        utf8proc_ssize_t size =
            utf8proc_iterate((const utf8proc_uint8_t *)string + at,
                             (utf8proc_ssize_t)(length - at), &code);
        if (size <= 0 || utf8proc_category(code) == UTF8PROC_CATEGORY_CC) {
            fputc('?', out); /* nothing from a file may steer the terminal */
            at += size <= 0 ? 1 : (size_t)size;
            continue;
        }
        fwrite(string + at, 1, (size_t)size, out);
        at += (size_t)size;
    }
}

void text_put_spaces(FILE *out, size_t count)
{
    while (count-- > 0) {
        fputc(' ', out);
    }
}

void text_paragraph(FILE *out, size_t first, size_t rest, size_t width,
                    const char *string)
{
    size_t indent = first;
    do {
        size_t room = width > indent + 20 ? width - indent : 20;
        size_t skip;
        size_t length = text_line(string, room, &skip);
        text_put_spaces(out, indent);
        text_put(out, string, length);
        fputc('\n', out);
        string += skip;
        indent = rest;
    } while (*string != '\0');
}
