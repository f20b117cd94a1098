#include "texts.h"

#include <limits.h>

struct place place_of(const char *bytes, size_t length, size_t offset, bool is_batch)
{
    struct place place = {1, 1};
    size_t start = 0;
    for (size_t i = 0; i < offset; i++) {
        bool is_return = bytes[i] == '\r' && !(i + 1 < length && bytes[i + 1] == '\n');
        if (bytes[i] == '\n' || (is_return && !is_batch)) {
            place.line += 1;
            start = i + 1;
        }
    }
    for (size_t i = start; i < offset; i++) {
        place.column += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    }
    return place;
}

json_object *json_strict(const char *bytes, size_t length)
{
    json_object *value = NULL;
    /* Deeper than any text that the library takes, for it wraps what it echoes. */
    struct json_tokener *tokener = json_tokener_new_ex(128);
    json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
    if (length <= INT_MAX) {
        value = json_tokener_parse_ex(tokener, bytes, (int)length);
        /* A number alone may go on. */
        if (json_tokener_get_error(tokener) == json_tokener_continue) {
            value = json_tokener_parse_ex(tokener, "", 1);
        }
        if (json_tokener_get_error(tokener) != json_tokener_success ||
            json_tokener_get_parse_end(tokener) < length) {
            json_object_put(value);
            value = NULL;
        }
    }
    json_tokener_free(tokener);
    return value;
}
