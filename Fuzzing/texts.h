/* Reading texts a second time, by other means than the library's. */
#ifndef TEXTS_H
#define TEXTS_H

#include <json-c/json.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct place {
    int64_t line, column;
};

/* Line and column of a byte, both from 1; the column in Unicode scalars; lines end
 * in LF, CRLF or CR, those of a batch in LF alone. */
struct place place_of(const char *bytes, size_t length, size_t offset, bool is_batch);

/* The value of a whole text that json-c finds to be strict JSON in UTF-8; NULL when
 * it is not. Freed with json_object_put(). */
json_object *json_strict(const char *bytes, size_t length);

#endif
