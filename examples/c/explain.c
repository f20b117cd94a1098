/* `assess --explain`: what an official can write, and what is to be done. */
#include "commands.h"
#include "jsonread.h"
#include "text.h"

#include <string.h>

/* A text whose lines are paragraphs; an item of a list keeps its place. */
static void print_text(const struct view *view, const char *string)
{
    while (*string != '\0') {
        struct text line = {0};
        size_t length = strcspn(string, "\n");
        size_t rest = strncmp(string, "- ", 2) == 0 ? 2 : 0;
        text_add_bytes(&line, string, length);
        if (length == 0) {
            fputc('\n', view->out);
        } else {
            text_paragraph(view->out, 0, rest, view->width, text_get(&line));
        }
        text_free(&line);
        string += length + (string[length] == '\n');
    }
}

void way_print(const struct view *view, size_t indent, json_object *way)
{
    json_object *changes = json_get(way, "changes");
    const char *heading =
        json_true(way, "reachable")
            ? pick(view->lang, "Để đủ điều kiện:", "To become eligible:")
            : pick(view->lang, "Không thể đủ điều kiện trong đợt này:",
                   "Cannot become eligible in this round:");
    text_paragraph(view->out, indent, indent, view->width, heading);
    for (size_t i = 0; i < json_count(changes); i++) {
        json_object *change = json_at(changes, i);
        const char *sentence = json_string(change, "sentence");
        struct text line = {0};
        long long others = json_int(change, "alternatives");
        text_addf(&line, "%zu. %s", i + 1, sentence == NULL ? "?" : sentence);
        if (others > 0) {
            text_addf(&line, pick(view->lang, " Có %lld cách khác.",
                                  " There are %lld other ways."), others);
        }
        text_paragraph(view->out, indent, indent + 3, view->width, text_get(&line));
        text_free(&line);
    }
}

void explanation_print(const struct view *view, json_object *response)
{
    json_object *way = json_get(response, "way");
    const char *words = json_words(json_get(response, "explanation"), view->lang);
    print_text(view, words == NULL ? "?" : words);
    if (way != NULL) {
        fputc('\n', view->out);
        way_print(view, 0, way);
    }
}
