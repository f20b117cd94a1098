/* What other readings of the guidance would change. */
#include "commands.h"
#include "decision.h"
#include "finding.h"
#include "jsonread.h"
#include "problem.h"
#include "words.h"

#include <string.h>

enum { INDENT = 6 };

static void say(const struct view *view, size_t indent, struct text *text)
{
    text_paragraph(view->out, indent, indent + 2, view->width, text_get(text));
    text_clear(text);
}

/* The element of that id. */
static json_object *find(json_object *array, const char *key, const char *id)
{
    for (size_t i = 0; i < json_count(array) && id != NULL; i++) {
        if (json_is(json_at(array, i), key, id)) {
            return json_at(array, i);
        }
    }
    return NULL;
}

static json_object *describe(const struct decision *decision, const char *id)
{
    return find(json_get(decision->book.description, "readings"), "id", id);
}

static const char *value_label(enum lang lang, json_object *reading,
                               const char *value)
{
    const char *label = json_words(
        json_get(find(json_get(reading, "values"), "id", value), "label"), lang);
    return label != NULL ? label : value == NULL ? "?" : value;
}

static bool has_effect(json_object *effect)
{
    return json_count(json_get(effect, "changes")) > 0 ||
           json_get(effect, "problem") != NULL;
}

/* Whether any value of the effect's reading changes something. */
static bool reading_has_effect(json_object *effects, const char *reading)
{
    for (size_t i = 0; i < json_count(effects); i++) {
        if (json_is(json_at(effects, i), "reading", reading) &&
            has_effect(json_at(effects, i))) {
            return true;
        }
    }
    return false;
}

/* "A-1  “words of the guidance” [clauses]", the question, what is in force. */
static void print_reading(const struct decision *decision,
                          const struct view *view, const char *id)
{
    enum lang lang = view->lang;
    json_object *reading = describe(decision, id);
    json_object *in_force =
        find(json_get(decision->response, "readings"), "id", id);
    const char *words = json_string(reading, "text");
    const char *question = json_words(json_get(reading, "question"), lang);
    struct text text = {0};
    text_addf(&text, "%-5s “%s”", id, words == NULL ? "?" : words);
    if (json_count(json_get(reading, "clauses")) > 0) {
        text_add(&text, " [");
        clauses_add(&text, json_get(reading, "clauses"));
        text_add(&text, "]");
    }
    text_paragraph(view->out, 0, INDENT, view->width, text_get(&text));
    text_clear(&text);
    if (question != NULL) {
        text_add(&text, question);
        say(view, INDENT, &text);
    }
    text_addf(&text, "%s %s", pick(lang, "Đang áp dụng:", "In force:"),
              value_label(lang, reading, json_string(in_force, "value")));
    say(view, INDENT, &text);
    text_free(&text);
}

/* The nominations that go from one standing to another, in one paragraph. */
static void print_move(const struct decision *decision, const struct view *view,
                       json_object *changes, const char *from, const char *to)
{
    enum lang lang = view->lang;
    struct text names = {0};
    struct text text = {0};
    size_t count = 0;
    for (size_t i = 0; i < json_count(changes); i++) {
        json_object *change = json_at(changes, i);
        if (json_is(change, "from", from) && json_is(change, "to", to)) {
            text_add(&names, count++ > 0 ? "; " : "");
            decision_add_nomination(&names, decision, lang,
                                    json_string(change, "nomination"));
        }
    }
    if (count > 0) {
        text_addf(&text, "- %s → %s (%zu): %s", word_standing(lang, from),
                  word_standing(lang, to), count, text_get(&names));
        say(view, INDENT + 2, &text);
    }
    text_free(&names);
    text_free(&text);
}

static void print_effect(const struct decision *decision,
                         const struct view *view, json_object *effect)
{
    enum lang lang = view->lang;
    json_object *changes = json_get(effect, "changes");
    json_object *reading = describe(decision, json_string(effect, "reading"));
    struct text text = {0};
    text_addf(&text, "%s %s", pick(lang, "Nếu hiểu:", "If read as:"),
              value_label(lang, reading, json_string(effect, "value")));
    if (!has_effect(effect)) {
        text_add(&text, pick(lang, " – không đổi gì", " – changes nothing"));
    }
    say(view, INDENT, &text);
    if (json_get(effect, "problem") != NULL) {
        text_add(&text, "- ");
        problem_add(&text, lang, json_get(effect, "problem"));
        say(view, INDENT + 2, &text);
    }
    for (size_t from = 0; standings[from] != NULL; from++) {
        for (size_t to = 0; standings[to] != NULL; to++) {
            print_move(decision, view, changes, standings[from], standings[to]);
        }
    }
    text_free(&text);
}

void decision_print_readings(const struct decision *decision,
                             const struct view *view)
{
    json_object *effects = json_get(decision->response, "readingEffects");
    struct text without = {0};
    const char *last = "";
    if (effects == NULL) {
        return;
    }
    print_heading(view, pick(view->lang, "NẾU HIỂU HƯỚNG DẪN THEO CÁCH KHÁC",
                             "IF THE GUIDANCE WERE READ OTHERWISE"));
    for (size_t i = 0; i < json_count(effects); i++) {
        json_object *effect = json_at(effects, i);
        const char *id = json_string(effect, "reading");
        bool next = id != NULL && strcmp(id, last) != 0;
        if (id == NULL) {
            continue;
        }
        last = id;
        if (!reading_has_effect(effects, id)) {
            text_addf(&without, "%s%s",
                      !next                ? ""
                      : without.length > 0 ? ", "
                                           : "",
                      next ? id : "");
            continue;
        }
        if (next) {
            print_reading(decision, view, id);
        }
        print_effect(decision, view, effect);
    }
    if (without.length > 0) {
        struct text text = {0};
        text_addf(&text, "%s %s",
                  pick(view->lang, "Không đổi gì trong đợt này:",
                       "Without any effect in this round:"),
                  text_get(&without));
        fputc('\n', view->out);
        text_paragraph(view->out, 0, 2, view->width, text_get(&text));
        text_free(&text);
    }
    text_free(&without);
}
