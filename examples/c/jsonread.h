/* Reading JSON with json-c where a member may be missing. */
#ifndef JSONREAD_H
#define JSONREAD_H

#include "view.h"

#include <json.h>
#include <stdbool.h>
#include <stddef.h>

/* Parses a whole text strictly; NULL if it is not JSON. `end`, if not NULL, is
 * set to the offset after the value. */
json_object *json_parse(const char *text, size_t length, size_t *end);

/* A member, borrowed; NULL when missing or when `object` is no object. */
json_object *json_get(json_object *object, const char *key);
/* A member as text: a string, or the spelling of a number; NULL if missing. */
const char *json_string(json_object *object, const char *key);
bool json_true(json_object *object, const char *key);
long long json_int(json_object *object, const char *key);
bool json_is(json_object *object, const char *key, const char *value);
/* A string, or the right half of {"vi": …, "en": …}; NULL if neither. */
const char *json_words(json_object *value, enum lang lang);
/* Length of an array; 0 for anything else. */
size_t json_count(json_object *array);
json_object *json_at(json_object *array, size_t index);

#endif
