#include "jsonread.h"

#include <limits.h>
#include <string.h>

/* Deeper than any text that the library takes or gives. */
enum { DEPTH = 256 };

json_object *json_parse(const char *text, size_t length, size_t *end)
{
    if (length == 0 || length > INT_MAX) {
        return NULL;
    }
    struct json_tokener *tokener = json_tokener_new_ex(DEPTH);
    if (tokener == NULL) {
        return NULL;
    }
    json_tokener_set_flags(tokener, JSON_TOKENER_STRICT |
                                        JSON_TOKENER_VALIDATE_UTF8 |
                                        JSON_TOKENER_ALLOW_TRAILING_CHARS);
    json_object *value = json_tokener_parse_ex(tokener, text, (int)length);
    size_t stop = json_tokener_get_parse_end(tokener);
    bool whole = json_tokener_get_error(tokener) == json_tokener_success;
    for (size_t at = stop; at < length && whole; at++) {
        whole = text[at] != '\0' && strchr(" \t\r\n", text[at]) != NULL;
    }
    json_tokener_free(tokener);
    if (!whole) {
        json_object_put(value);
        return NULL;
    }
    if (end != NULL) {
        *end = stop;
    }
    return value;
}

json_object *json_get(json_object *object, const char *key)
{
    json_object *value = NULL;
    if (json_object_is_type(object, json_type_object)) {
        json_object_object_get_ex(object, key, &value);
    }
    return value;
}

const char *json_string(json_object *object, const char *key)
{
    json_object *value = json_get(object, key);
    switch (json_object_get_type(value)) {
    case json_type_string:
    case json_type_int:
    case json_type_double:
        return json_object_get_string(value);
    default:
        return NULL;
    }
}

bool json_true(json_object *object, const char *key)
{
    json_object *value = json_get(object, key);
    return json_object_is_type(value, json_type_boolean) &&
           json_object_get_boolean(value);
}

long long json_int(json_object *object, const char *key)
{
    return json_object_get_int64(json_get(object, key));
}

bool json_is(json_object *object, const char *key, const char *value)
{
    const char *string = json_string(object, key);
    return string != NULL && strcmp(string, value) == 0;
}

const char *json_words(json_object *value, enum lang lang)
{
    if (json_object_is_type(value, json_type_string)) {
        return json_object_get_string(value);
    }
    return json_string(value, lang == LANG_EN ? "en" : "vi");
}

size_t json_count(json_object *array)
{
    return json_object_is_type(array, json_type_array)
               ? json_object_array_length(array)
               : 0;
}

json_object *json_at(json_object *array, size_t index)
{
    return index < json_count(array) ? json_object_array_get_idx(array, index)
                                     : NULL;
}
