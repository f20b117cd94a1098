#include "damaging.h"

#include "matching.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const nowhere = "no response has this";

static void within(struct damaging *damaging, json_object *expected, bool is_searched);

static void ask(struct damaging *damaging, json_object *expected)
{
    damaging->tried += 1;
    if (damaging->is_met(damaging->context)) {
        damaging->met += 1;
        printf("  a wrong expectation is met: %.200s\n", json_object_to_json_string(expected));
    }
}

/* The text of a value and something behind it. */
static json_object *longer(json_object *value, const char *more)
{
    const char *text = json_object_get_string(value);
    const size_t length = strlen(text);
    char *joined = malloc(length + strlen(more) + 1);
    json_object *result;
    if (joined == NULL) {
        abort();
    }
    memcpy(joined, text, length);
    strcpy(joined + length, more);
    result = json_object_is_type(value, json_type_string) ? json_object_new_string(joined)
                                                          : json_object_new_double_s(0, joined);
    free(joined);
    return result;
}

/* Another value in place of one without parts; NULL where another one may be right: of
 * the elements that are searched, another may well have the other truth value. */
static json_object *other(json_object *value, bool is_searched)
{
    switch (json_object_get_type(value)) {
    case json_type_null: return json_object_new_string(nowhere);
    case json_type_boolean:
        return is_searched ? NULL : json_object_new_boolean(!json_object_get_boolean(value));
    case json_type_int:
    case json_type_double: return longer(value, "0000001");
    case json_type_string: return longer(value, "?");
    default: return NULL;
    }
}

static void element(struct damaging *damaging, json_object *array, size_t index, bool is_searched)
{
    json_object *whole = json_object_get(json_object_array_get_idx(array, index));
    json_object *damaged = other(whole, is_searched);
    if (damaged != NULL) {
        json_object_array_put_idx(array, index, damaged);
        ask(damaging, array);
        json_object_array_put_idx(array, index, json_object_get(whole));
    }
    within(damaging, whole, is_searched);
    json_object_put(whole);
}

static void elements(struct damaging *damaging, json_object *array, bool is_searched)
{
    const size_t count = json_object_array_length(array);
    for (size_t i = 0; i < count; i++) {
        element(damaging, array, i, is_searched);
    }
    json_object_array_add(array, json_object_new_string(nowhere));
    ask(damaging, array);
    json_object_array_del_idx(array, count, 1);
}

/* Replaces a member's value only, which leaves the loop over the members whole. */
static void member(struct damaging *damaging, json_object *object, const char *key,
                   json_object *value, bool is_searched)
{
    json_object *whole = json_object_get(value);
    json_object *damaged = other(whole, is_searched);
    if (damaged != NULL) {
        json_object_object_add(object, key, damaged);
        ask(damaging, object);
        json_object_object_add(object, key, json_object_get(whole));
    }
    if (strcmp(key, "$contains") == 0) {
        elements(damaging, whole, true);
    } else {
        within(damaging, whole, is_searched);
    }
    json_object_put(whole);
}

static void within(struct damaging *damaging, json_object *expected, bool is_searched)
{
    if (json_object_is_type(expected, json_type_array)) {
        elements(damaging, expected, is_searched);
    } else if (json_object_is_type(expected, json_type_object)) {
        json_object_object_foreach(expected, key, value) {
            /* What must not be there may be anything else that is not. */
            if (strcmp(key, "$none") != 0) {
                member(damaging, expected, key, value, is_searched);
            }
        }
        if (!has_matchers(expected)) {
            json_object_object_add(expected, nowhere, NULL);
            ask(damaging, expected);
            json_object_object_del(expected, nowhere);
        }
    }
}

void damage_each(struct damaging *damaging, json_object *expected)
{
    within(damaging, expected, false);
}
