#include "commands.h"

#include "text.h"

#include <string.h>

enum { FIELD = 14 };

void print_response(const struct view *view, const char *response, size_t length)
{
    fwrite(response, 1, length, view->out);
    if (length == 0 || response[length - 1] != '\n') {
        fputc('\n', view->out);
    }
}

void print_heading(const struct view *view, const char *heading)
{
    size_t width = text_width(heading, strlen(heading));
    fputc('\n', view->out);
    text_paragraph(view->out, 0, 0, view->width, heading);
    for (size_t i = 0; i < width && i < view->width; i++) {
        fputs("═", view->out);
    }
    fputs("\n\n", view->out);
}

void print_field(const struct view *view, const char *label, const char *text)
{
    size_t width = text_width(label, strlen(label));
    size_t pad = width < FIELD ? FIELD - width : 1;
    size_t skip;
    size_t room = view->width > FIELD + 20 ? view->width - FIELD : 20;
    size_t length = text_line(text, room, &skip);
    text_put(view->out, label, strlen(label));
    text_put_spaces(view->out, pad);
    text_put(view->out, text, length);
    fputc('\n', view->out);
    if (text[skip] != '\0') {
        text_paragraph(view->out, FIELD, FIELD, view->width, text + skip);
    }
}
