#include "matching.h"

#include "decimal.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A value of the response. json-c has NULL for null, so that a member that is not
 * there needs to be told apart. */
struct found {
    bool is_there;
    json_object *value;
};

/* How a value is reached from the root, for messages. */
struct place {
    const struct place *outer;
    const char *key; /* NULL: an element of an array */
    size_t index;
};

static bool match(const struct matching *matching, const struct place *place, struct found found,
                  json_object *expected);

/* MARK: Messages */

static void print_place(const struct place *place)
{
    if (place == NULL) {
        return;
    }
    print_place(place->outer);
    if (place->key != NULL) {
        printf("/%s", place->key);
    } else {
        printf("/%zu", place->index);
    }
}

static bool differs(const struct matching *matching, const struct place *place, const char *what,
                    json_object *expected, struct found found)
{
    if (matching->tells) {
        printf("  ");
        print_place(place);
        printf(": expected %s%.200s, ", what, json_object_to_json_string(expected));
        printf("got %.200s\n", found.is_there ? json_object_to_json_string(found.value) : "nothing");
    }
    return false;
}

/* MARK: Values without parts */

static bool is_number(json_object *value)
{
    return json_object_is_type(value, json_type_int) || json_object_is_type(value, json_type_double);
}

/* json-c keeps the text of a fraction, and an integer of 64 bits; one that is longer
 * it puts at the end of the range, where it is no longer known. */
static bool is_exact(json_object *number)
{
    return !json_object_is_type(number, json_type_int) ||
           (json_object_get_uint64(number) != UINT64_MAX && json_object_get_int64(number) != INT64_MIN);
}

static bool is_same_text(json_object *left, json_object *right)
{
    const int length = json_object_get_string_len(left);
    return length == json_object_get_string_len(right) &&
           memcmp(json_object_get_string(left), json_object_get_string(right), (size_t)length) == 0;
}

static bool is_same(json_object *left, json_object *right)
{
    if (is_number(left) && is_number(right)) {
        return is_exact(left) && is_exact(right) &&
               is_same_decimal(json_object_to_json_string(left), json_object_to_json_string(right));
    }
    if (json_object_get_type(left) != json_object_get_type(right)) {
        return false;
    }
    switch (json_object_get_type(left)) {
    case json_type_null: return true;
    case json_type_boolean: return json_object_get_boolean(left) == json_object_get_boolean(right);
    case json_type_string: return is_same_text(left, right);
    default: return false;
    }
}

/* MARK: Matchers */

static bool fits(const struct matching *matching, json_object *element, json_object *partial)
{
    const struct matching quiet = {matching->rulebook, false};
    return is_matched(&quiet, element, partial);
}

static bool is_found_in(const struct matching *matching, json_object *array, json_object *partial)
{
    for (size_t i = 0; i < json_object_array_length(array); i++) {
        if (fits(matching, json_object_array_get_idx(array, i), partial)) {
            return true;
        }
    }
    return false;
}

/* The element of an array that a step of a path names by its id or its index. */
static bool find_element(json_object *array, const char *step, size_t *index)
{
    for (*index = 0; *index < json_object_array_length(array); *index += 1) {
        json_object *id;
        if (json_object_object_get_ex(json_object_array_get_idx(array, *index), "id", &id) &&
            json_object_is_type(id, json_type_string) &&
            strcmp(json_object_get_string(id), step) == 0) {
            return true;
        }
    }
    char *end;
    *index = strtoul(step, &end, 10);
    return end != step && *end == '\0';
}

/* Takes the escapes of JSON Pointer out of a step, in place. */
static void unescape(char *step)
{
    char *end = step;
    for (; *step != '\0'; step++) {
        if (step[0] == '~' && (step[1] == '0' || step[1] == '1')) {
            step += 1;
            *end++ = *step == '0' ? '~' : '/';
        } else {
            *end++ = *step;
        }
    }
    *end = '\0';
}

enum { LONGEST_POINTER = 1024 };

/* The pointer that a path is when the ids in it are replaced by indexes. */
static bool resolve(json_object *rulebook, const char *path, char pointer[LONGEST_POINTER])
{
    json_object *spot = rulebook;
    size_t used = 0;
    pointer[0] = '\0';
    while (*path == '/') {
        char step[LONGEST_POINTER];
        const size_t length = strcspn(path + 1, "/");
        if (length >= LONGEST_POINTER) {
            return false;
        }
        memcpy(step, path + 1, length);
        step[length] = '\0';
        path += 1 + length;
        if (json_object_is_type(spot, json_type_array)) {
            size_t index;
            unescape(step);
            if (!find_element(spot, step, &index)) {
                return false;
            }
            used += (size_t)snprintf(pointer + used, LONGEST_POINTER - used, "/%zu", index);
            spot = json_object_array_get_idx(spot, index);
        } else {
            used += (size_t)snprintf(pointer + used, LONGEST_POINTER - used, "/%s", step);
            unescape(step);
            spot = json_object_object_get(spot, step);
        }
        if (used >= LONGEST_POINTER) {
            return false;
        }
    }
    return *path == '\0';
}

static bool match_pointer(const struct matching *matching, const struct place *place,
                          struct found found, json_object *path)
{
    char pointer[LONGEST_POINTER];
    if (!resolve(matching->rulebook, json_object_get_string(path), pointer)) {
        return differs(matching, place, "a path that can be resolved: ", path, found);
    }
    json_object *text = json_object_new_string(pointer);
    const bool is_met = match(matching, place, found, text);
    json_object_put(text);
    return is_met;
}

static bool match_by(const struct matching *matching, const struct place *place,
                     struct found found, const char *name, json_object *argument)
{
    const bool is_array = found.is_there && json_object_is_type(found.value, json_type_array);
    bool is_met = true;
    if (strcmp(name, "$contains") == 0) {
        for (size_t i = 0; i < json_object_array_length(argument); i++) {
            json_object *partial = json_object_array_get_idx(argument, i);
            if (!is_array || !is_found_in(matching, found.value, partial)) {
                is_met = differs(matching, place, "an element ", partial, found);
            }
        }
        return is_array ? is_met : differs(matching, place, "an array with ", argument, found);
    }
    if (strcmp(name, "$none") == 0) {
        is_met = !found.is_there || (is_array && !is_found_in(matching, found.value, argument));
        return is_met || differs(matching, place, "an array without ", argument, found);
    }
    if (strcmp(name, "$length") == 0) {
        json_object *length =
            json_object_new_int64(is_array ? (int64_t)json_object_array_length(found.value) : -1);
        is_met = is_same(length, argument);
        json_object_put(length);
        return is_met || differs(matching, place, "elements: ", argument, found);
    }
    if (strcmp(name, "$absent") == 0) {
        is_met = json_object_is_type(argument, json_type_boolean) &&
                 json_object_get_boolean(argument) == !found.is_there;
        return is_met || differs(matching, place, "absence: ", argument, found);
    }
    if (strcmp(name, "$pointer") == 0) {
        return match_pointer(matching, place, found, argument);
    }
    if (matching->tells) {
        printf("  there is no matcher %s\n", name);
    }
    return false;
}

bool has_matchers(json_object *expected)
{
    if (json_object_is_type(expected, json_type_object)) {
        json_object_object_foreach(expected, key, part) {
            (void)part;
            if (key[0] == '$') {
                return true;
            }
        }
    }
    return false;
}

/* MARK: The whole */

static bool match_members(const struct matching *matching, const struct place *outer,
                          json_object *value, json_object *expected)
{
    bool is_met = true;
    json_object_object_foreach(expected, key, part) {
        const struct place place = {outer, key, 0};
        struct found found = {false, NULL};
        found.is_there = json_object_object_get_ex(value, key, &found.value);
        is_met = match(matching, &place, found, part) && is_met;
    }
    return is_met;
}

static bool match_elements(const struct matching *matching, const struct place *outer,
                           json_object *value, json_object *expected)
{
    const size_t count = json_object_array_length(expected);
    const struct found whole = {true, value};
    bool is_met = true;
    if (json_object_array_length(value) != count) {
        return differs(matching, outer, "as many elements as in ", expected, whole);
    }
    for (size_t i = 0; i < count; i++) {
        const struct place place = {outer, NULL, i};
        const struct found found = {true, json_object_array_get_idx(value, i)};
        is_met = match(matching, &place, found, json_object_array_get_idx(expected, i)) && is_met;
    }
    return is_met;
}

static bool match(const struct matching *matching, const struct place *place, struct found found,
                  json_object *expected)
{
    if (has_matchers(expected)) {
        bool is_met = true;
        json_object_object_foreach(expected, name, argument) {
            is_met = match_by(matching, place, found, name, argument) && is_met;
        }
        return is_met;
    }
    const enum json_type type = json_object_get_type(expected);
    if (found.is_there && json_object_is_type(found.value, type)) {
        if (type == json_type_object) {
            return match_members(matching, place, found.value, expected);
        }
        if (type == json_type_array) {
            return match_elements(matching, place, found.value, expected);
        }
    }
    return (found.is_there && is_same(found.value, expected)) ||
           differs(matching, place, "", expected, found);
}

bool is_matched(const struct matching *matching, json_object *value, json_object *expected)
{
    const struct found found = {true, value};
    return match(matching, NULL, found, expected);
}
