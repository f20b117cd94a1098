/* Asking one operation with one input, and what has to hold of every answer. */
#define _GNU_SOURCE
#include "target.h"
#include "texts.h"

#include <json-c/json.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Kept from input to input, as a host keeps it. */
static kt_context *context;

void finding(const struct target *target, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "FINDING in %s: ", target->name);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    abort();
}

struct answer target_ask(const struct target *target, kt_context *with,
                         const struct part *parts)
{
    static char rubbish;
    struct answer answer = {-1, &rubbish, 12345};
    answer.status = target->call(with, parts, &answer.bytes, &answer.length);
    return answer;
}

static void check_alike(const struct target *target, const char *how, const struct answer *one,
                        const struct answer *other)
{
    if (one->status != other->status || one->length != other->length ||
        (one->bytes == NULL) != (other->bytes == NULL) ||
        (one->bytes != NULL && memcmp(one->bytes, other->bytes, one->length + 1) != 0)) {
        finding(target, "another answer %s:\n%d %s\n%d %s", how, one->status, one->bytes,
                other->status, other->bytes);
    }
}

static bool is_success_without_text(const struct target *target, const struct answer *answer)
{
    return answer->status == KT_OK && strcmp(target->name, "rulebook_create") == 0;
}

/* A problem's place: inside the text it is about, with line and column of its
 * byte as an editor counts them. */
static void check_place(const struct target *target, const struct part *part,
                        bool is_batch, json_object *problem)
{
    json_object *offset = json_object_object_get(problem, "byteOffset");
    json_object *line = json_object_object_get(problem, "line");
    json_object *column = json_object_object_get(problem, "column");
    if (offset == NULL || line == NULL || column == NULL) {
        finding(target, "a problem without a place: %s", json_object_to_json_string(problem));
    }
    int64_t at = json_object_get_int64(offset);
    if (at < 0 || (part != NULL && (uint64_t)at > part->length)) {
        finding(target, "a place outside: %s", json_object_to_json_string(problem));
    }
    if (part != NULL) {
        struct place place = place_of(part->bytes, part->length, (size_t)at, is_batch);
        if (place.line != json_object_get_int64(line) ||
            place.column != json_object_get_int64(column)) {
            finding(target, "byte %lld is line %lld, column %lld: %s", (long long)at,
                    (long long)place.line, (long long)place.column,
                    json_object_to_json_string(problem));
        }
    }
}

/* What a host put under "extensions" is its own; there may stand anything. */
static bool is_of_the_host(const char *key)
{
    return strcmp(key, "extensions") == 0 || strcmp(key, "requestExtensions") == 0;
}

static void check_places(const struct target *target, const struct part *part, bool is_batch,
                         json_object *value)
{
    if (json_object_is_type(value, json_type_object)) {
        if (json_object_object_get_ex(value, "byteOffset", NULL)) {
            check_place(target, part, is_batch, value);
        }
        json_object_object_foreach(value, key, member) {
            if (!is_of_the_host(key)) {
                check_places(target, part, is_batch, member);
            }
        }
    } else if (json_object_is_type(value, json_type_array)) {
        for (size_t i = 0; i < json_object_array_length(value); i++) {
            check_places(target, part, is_batch, json_object_array_get_idx(value, i));
        }
    }
}

static void check_text(const struct target *target, const struct part *parts,
                       const char *bytes, size_t length, bool is_failure, bool is_line)
{
    json_object *value = json_strict(bytes, length);
    if (!json_object_is_type(value, json_type_object)) {
        finding(target, "no JSON object: %.*s", (int)length, bytes);
    }
    if (json_object_get_int64(json_object_object_get(value, "schemaVersion")) != 1) {
        finding(target, "no schemaVersion: %.*s", (int)length, bytes);
    }
    bool has_problem = json_object_object_get_ex(value, "problem", NULL);
    if (!is_line && has_problem != is_failure) {
        finding(target, "a problem and success, or neither: %.*s", (int)length, bytes);
    }
    int in = is_line ? (int)target->part_count - 1 : target->places_in;
    check_places(target, in >= 0 ? &parts[in] : NULL, is_line, value);
    json_object_put(value);
}

static void check_answer(const struct target *target, const struct part *parts,
                         const struct answer *answer)
{
    if (strcmp(kt_status_name(answer->status), "KT_UNKNOWN") == 0) {
        finding(target, "status %d", answer->status);
    }
    bool is_bare = answer->status == KT_ERROR_ARGUMENT || answer->status == KT_ERROR_MEMORY ||
                   is_success_without_text(target, answer);
    if ((answer->bytes == NULL) != is_bare || (is_bare && answer->length != 0)) {
        finding(target, "status %d, response %p, length %zu", answer->status,
                (void *)answer->bytes, answer->length);
    }
    if (is_bare) {
        return;
    }
    if (strlen(answer->bytes) != answer->length) {
        finding(target, "length %zu, NUL at %zu", answer->length, strlen(answer->bytes));
    }
    if (target->has_lines && answer->status == KT_OK) {
        const char *line = answer->bytes;
        while (*line != '\0') {
            size_t length = strcspn(line, "\n");
            if (line[length] != '\n') {
                finding(target, "a line without an end: %s", line);
            }
            check_text(target, parts, line, length, false, true);
            line += length + 1;
        }
    } else {
        check_text(target, parts, answer->bytes, answer->length, answer->status != KT_OK, false);
    }
}

/* The texts of an input, each in memory of its own. Missing ones are empty. */
static void split(const struct target *target, const uint8_t *data, size_t size,
                  struct part *parts)
{
    for (size_t i = 0; i < target->part_count; i++) {
        bool is_last = i + 1 == target->part_count;
        const uint8_t *end = size == 0 || is_last ? NULL : memchr(data, PART_END, size);
        size_t length = end == NULL ? size : (size_t)(end - data);
        parts[i].bytes = malloc(length);
        parts[i].length = length;
        if (length > 0) {
            memcpy(parts[i].bytes, data, length);
        }
        size_t taken = length + (end != NULL);
        data += taken;
        size -= taken;
    }
}

static void free_context(void)
{
    kt_context_free(context);
}

void target_run(const struct target *target, const uint8_t *data, size_t size)
{
    struct part parts[MOST_PARTS];
    if (context == NULL) {
        context = kt_context_create();
        atexit(free_context);
    }
    split(target, data, size, parts);
    struct answer answer = target_ask(target, context, parts);
    struct answer without = target_ask(target, NULL, parts);
    check_alike(target, "without a context", &answer, &without);
    kt_free(without.bytes);
    if (size % 4 == 0) {
        struct answer again = target_ask(target, context, parts);
        check_alike(target, "the second time", &answer, &again);
        kt_free(again.bytes);
    }
    check_answer(target, parts, &answer);
    if (target->check != NULL) {
        target->check(parts, &answer);
    }
    kt_free(answer.bytes);
    for (size_t i = 0; i < target->part_count; i++) {
        free(parts[i].bytes);
    }
}
