#include "request.h"

#include "jsonread.h"

#include <string.h>

static size_t skip_blanks(const char *text, size_t at)
{
    return at + strspn(text + at, " \t\r\n");
}

/* The offset after the string that starts at `at`. Here and below a NUL, which
 * ends the buffer, ends every search. */
static size_t skip_string(const char *text, size_t at)
{
    for (at++; text[at] != '"' && text[at] != '\0'; at++) {
        at += text[at] == '\\' && text[at + 1] != '\0';
    }
    return at + (text[at] != '\0');
}

/* The offset after the value that starts at `at`. */
static size_t skip_value(const char *text, size_t at)
{
    size_t depth = 0;
    do {
        if (text[at] == '\0') {
            return at;
        }
        if (text[at] == '"') {
            at = skip_string(text, at);
            continue;
        }
        if (text[at] == '{' || text[at] == '[') {
            depth++;
        } else if (text[at] == '}' || text[at] == ']') {
            depth--;
        } else if (depth == 0) {
            return at + strcspn(text + at, ",}] \t\r\n");
        }
        at++;
    } while (depth > 0);
    return at;
}

/* Finds the value of a member of the object that json-c has read from `text`:
 * only a text known to be JSON may come here. */
static bool find_value(const char *text, const char *key, size_t *start,
                       size_t *end)
{
    size_t at = skip_blanks(text, 0);
    if (text[at] != '{') {
        return false;
    }
    at = skip_blanks(text, at + 1);
    while (text[at] == '"') {
        size_t name = at + 1;
        at = skip_string(text, at);
        size_t length = at - 1 - name;
        at = skip_blanks(text, at);
        if (text[at] != ':') {
            return false;
        }
        at = skip_blanks(text, at + 1);
        *start = at;
        *end = skip_value(text, at);
        if (length == strlen(key) && memcmp(text + name, key, length) == 0) {
            return true;
        }
        at = skip_blanks(text, *end);
        if (text[at] == ',') {
            at = skip_blanks(text, at + 1);
        }
    }
    return false;
}

/* Replaces the bytes from `start` to `end`. */
static void splice(struct text *text, size_t start, size_t end,
                   const char *replacement)
{
    struct text result = {0};
    text_add_bytes(&result, text->data, start);
    text_add(&result, replacement);
    text_add_bytes(&result, text->data + end, text->length - end);
    text_free(text);
    *text = result;
}

/* Sets a member to a value given as JSON. */
static void set(struct text *request, json_object *object, size_t *close,
                const char *key, const char *value)
{
    struct text member = {0};
    size_t start;
    size_t end;
    size_t before = request->length;
    if (find_value(request->data, key, &start, &end)) {
        text_add(&member, value);
    } else {
        /* Before the closing brace, so that no place in front of it moves. */
        start = end = *close;
        text_addf(&member, "%s\"%s\":%s",
                  json_object_object_length(object) > 0 ? "," : "", key, value);
    }
    splice(request, start, end, text_get(&member));
    *close = *close + request->length - before;
    json_object_object_add(object, key, json_tokener_parse(value));
    text_free(&member);
}

/* The same for a word, which needs no escaping; NULL changes nothing. */
static void set_word(struct text *request, json_object *object, size_t *close,
                     const char *key, const char *word)
{
    if (word == NULL || json_is(object, key, word)) {
        return;
    }
    struct text value = {0};
    text_addf(&value, "\"%s\"", word);
    set(request, object, close, key, text_get(&value));
    text_free(&value);
}

/* The same for what is asked for by `true`. */
static void set_true(struct text *request, json_object *object, size_t *close,
                     const char *key, bool asked)
{
    if (asked && !json_true(object, key)) {
        set(request, object, close, key, "true");
    }
}

json_object *request_prepare(struct text *request, const struct args *args)
{
    size_t end;
    json_object *object = json_parse(text_get(request), request->length, &end);
    if (!json_object_is_type(object, json_type_object)) {
        json_object_put(object);
        return NULL;
    }
    size_t close = end; /* json-c may have read blanks after the brace */
    while (close > 0 && request->data[close] != '}') {
        close--;
    }
    set_word(request, object, &close, "detail",
             args->explain ? "full" : args->detail);
    set_word(request, object, &close, "language", args->lang);
    set_true(request, object, &close, "way", args->explain || args->way);
    set_true(request, object, &close, "certainty", args->certainty);
    set_true(request, object, &close, "readingEffects", args->readings);
    return object;
}
