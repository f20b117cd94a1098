/*
 * Every shared case through the header. The argument is the file that
 * resolved_cases.py writes. Each case is also run against expectations that are
 * wrong at one place, all of which must be refused.
 */
#include "damaging.h"
#include "matching.h"

#include <json-c/json.h>
#include <khenthuong.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct text {
    char *bytes;
    size_t length;
};

struct answer {
    kt_status status;
    char *bytes;
    size_t length;
};

/* MARK: Texts */

static void end(const char *what, const char *which)
{
    fprintf(stderr, "%s: %s\n", what, which);
    exit(EXIT_FAILURE);
}

static struct text room_for(size_t length)
{
    struct text text = {malloc(length > 0 ? length : 1), length};
    if (text.bytes == NULL) {
        end("out of memory", "a text");
    }
    return text;
}

/* Without a NUL behind it: the library may not read on. */
static struct text copy(const char *bytes, size_t length)
{
    struct text text = room_for(length);
    if (length > 0) {
        memcpy(text.bytes, bytes, length);
    }
    return text;
}

static struct text read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    long size = -1;
    struct text text;
    if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0) {
        end("cannot be read", path);
    }
    rewind(file);
    text = room_for((size_t)size);
    if (fread(text.bytes, 1, text.length, file) != text.length) {
        end("cannot be read", path);
    }
    fclose(file);
    return text;
}

/* NULL where it is not JSON, or not JSON alone. */
static json_object *parse(const char *bytes, size_t length)
{
    struct json_tokener *tokener = json_tokener_new_ex(2 * KT_MAX_DEPTH);
    json_object *value;
    json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
    value = json_tokener_parse_ex(tokener, bytes, (int)length);
    if (json_tokener_get_error(tokener) != json_tokener_success ||
        json_tokener_get_parse_end(tokener) != length) {
        json_object_put(value);
        value = NULL;
    }
    json_tokener_free(tokener);
    return value;
}

static const char *field(json_object *line, const char *key)
{
    return json_object_get_string(json_object_object_get(line, key));
}

/* A text of the line; where it is not UTF-8, {"hex": digits}. Empty when left out. */
static struct text text_of(json_object *line, const char *key)
{
    json_object *value = json_object_object_get(line, key), *hex;
    struct text text;
    if (!json_object_object_get_ex(value, "hex", &hex)) {
        return value == NULL ? copy("", 0)
                             : copy(json_object_get_string(value),
                                    (size_t)json_object_get_string_len(value));
    }
    text = copy(json_object_get_string(hex), (size_t)json_object_get_string_len(hex));
    text.length /= 2;
    for (size_t i = 0; i < text.length; i++) {
        const char digits[] = {text.bytes[2 * i], text.bytes[2 * i + 1], '\0'};
        text.bytes[i] = (char)strtoul(digits, NULL, 16);
    }
    return text;
}

/* Where a text first occurs in another; NULL where it does not. */
static const char *find(struct text text, const char *part, size_t length)
{
    for (size_t i = 0; length > 0 && i + length <= text.length; i++) {
        if (memcmp(text.bytes + i, part, length) == 0) {
            return text.bytes + i;
        }
    }
    return NULL;
}

/* Does the changes of a list in turn, each where its text first occurs. */
static void change(struct text *text, json_object *line, const char *key)
{
    json_object *changes = json_object_object_get(line, key);
    for (size_t i = 0; changes != NULL && i < json_object_array_length(changes); i++) {
        json_object *one = json_object_array_get_idx(changes, i);
        const char *old = field(one, "replace"), *new = field(one, "by");
        const size_t old_length = strlen(old), new_length = strlen(new);
        const char *spot = find(*text, old, old_length);
        if (spot == NULL) {
            end(field(line, "name"), "nothing to replace");
            return;
        }
        const size_t before = (size_t)(spot - text->bytes);
        struct text changed = room_for(text->length - old_length + new_length);
        memcpy(changed.bytes, text->bytes, before);
        memcpy(changed.bytes + before, new, new_length);
        memcpy(changed.bytes + before + new_length, spot + old_length,
               text->length - before - old_length);
        free(text->bytes);
        *text = changed;
    }
}

/* MARK: Asking */

static struct answer operate(const char *operation, const kt_rulebook *rulebook,
                             kt_context *context, struct text request, struct text lines)
{
    struct answer answer = {KT_ERROR_ARGUMENT, NULL, 0};
    if (strcmp(operation, "assessLines") == 0) {
        answer.status = kt_assess_lines(rulebook, context, request.bytes, request.length,
                                        lines.bytes, lines.length, &answer.bytes, &answer.length);
    } else if (strcmp(operation, "assess") == 0) {
        answer.status = kt_assess(rulebook, context, request.bytes, request.length, &answer.bytes,
                                  &answer.length);
    } else if (strcmp(operation, "decide") == 0) {
        answer.status = kt_decide(rulebook, context, request.bytes, request.length, &answer.bytes,
                                  &answer.length);
    } else if (strcmp(operation, "describe") == 0) {
        answer.status = kt_describe(rulebook, context, request.bytes, request.length,
                                    &answer.bytes, &answer.length);
    } else if (strcmp(operation, "check") == 0) {
        answer.status = kt_check(rulebook, context, request.bytes, request.length, &answer.bytes,
                                 &answer.length);
    } else {
        end("no such operation", operation);
    }
    return answer;
}

/* Takes the request and the lines. */
static struct answer verify(json_object *line, const kt_rulebook *rulebook, kt_context *context,
                            struct text *request, struct text *lines)
{
    const char *verifies = field(line, "verifies");
    const bool is_batch = verifies != NULL && strcmp(verifies, "assessLines") == 0;
    struct text *options = is_batch ? request : NULL, *input = is_batch ? lines : request;
    struct text earlier = text_of(line, "earlier");
    struct answer answer = {KT_OK, NULL, 0};
    if (verifies != NULL) {
        answer = operate(verifies, rulebook, context, *request, *lines);
        if (answer.status != KT_OK) {
            end(field(line, "name"), "what is to be verified was refused");
        }
        free(earlier.bytes);
        earlier = copy(answer.bytes, answer.length);
        kt_free(answer.bytes);
        change(&earlier, line, "mutate");
    }
    change(input, line, "mutateRequest");
    if (options != NULL) {
        change(options, line, "mutateOptions");
    }
    answer.status = kt_verify(rulebook, context, options == NULL ? NULL : options->bytes,
                              options == NULL ? 0 : options->length, input->bytes, input->length,
                              earlier.bytes, earlier.length, &answer.bytes, &answer.length);
    free(earlier.bytes);
    return answer;
}

/* Opens the rulebook where there is one; its refusal is the answer. */
static struct answer open_rulebook(json_object *line, kt_rulebook **rulebook)
{
    struct answer answer = {KT_OK, NULL, 0};
    const char *id = field(line, "rulebook");
    if (id != NULL) {
        answer.status = kt_rulebook_builtin(id, rulebook, &answer.bytes, &answer.length);
    } else if (json_object_object_get(line, "rulebookText") != NULL) {
        struct text text = text_of(line, "rulebookText");
        answer.status = kt_rulebook_create(text.bytes, text.length, rulebook, &answer.bytes,
                                           &answer.length);
        free(text.bytes);
    }
    return answer;
}

static struct answer answer_to(json_object *line, kt_context *context)
{
    const char *operation = field(line, "operation");
    struct text request = text_of(line, "request"), lines = text_of(line, "lines");
    kt_rulebook *rulebook = NULL;
    struct answer answer = open_rulebook(line, &rulebook);
    if (answer.status == KT_OK) {
        answer = strcmp(operation, "verify") == 0
                     ? verify(line, rulebook, context, &request, &lines)
                     : operate(operation, rulebook, context, request, lines);
    }
    kt_rulebook_free(rulebook);
    free(request.bytes);
    free(lines.bytes);
    return answer;
}

/* MARK: Holding against the case */

static bool wrong(const char *what)
{
    printf("  %s\n", what);
    return false;
}

/* What every response is. */
static bool is_response(json_object *response)
{
    json_object *version = json_object_object_get(response, "schemaVersion");
    return (json_object_is_type(version, json_type_int) && json_object_get_int64(version) == 1) ||
           wrong("schemaVersion is not 1");
}

/* {"lines": [...]}: each line a JSON text of its own that ends with a line feed. */
static json_object *parse_lines(struct answer answer)
{
    json_object *whole = json_object_new_object(), *lines = json_object_new_array();
    const char *start = answer.bytes, *last = answer.bytes + answer.length;
    json_object_object_add(whole, "lines", lines);
    while (start < last) {
        const char *stop = memchr(start, '\n', (size_t)(last - start));
        json_object *line = stop == NULL ? NULL : parse(start, (size_t)(stop - start));
        if (line == NULL || !is_response(line)) {
            json_object_put(line);
            json_object_put(whole);
            return NULL;
        }
        json_object_array_add(lines, line);
        start = stop + 1;
    }
    return whole;
}

static json_object *parse_one(struct answer answer)
{
    json_object *response = parse(answer.bytes, answer.length);
    const bool is_refusal = json_object_object_get_ex(response, "problem", NULL);
    if (response != NULL &&
        (!is_response(response) || is_refusal != (answer.status != KT_OK))) {
        wrong("a response has a problem exactly when it is a failure");
        json_object_put(response);
        return NULL;
    }
    return response;
}

struct comparison {
    json_object *response, *expected;
    struct matching matching;
};

static bool is_met(void *context)
{
    const struct comparison *comparison = context;
    return is_matched(&comparison->matching, comparison->response, comparison->expected);
}

/* Prints what is wrong. */
static bool holds(json_object *line, struct answer answer, size_t *refused)
{
    const bool is_batch =
        strcmp(field(line, "operation"), "assessLines") == 0 && answer.status == KT_OK;
    struct comparison comparison = {is_batch ? parse_lines(answer) : parse_one(answer),
                                    json_object_object_get(line, "expect"),
                                    {json_object_object_get(line, "pointed"), true}};
    struct damaging damaging = {is_met, &comparison, 0, 0};
    bool is_right = comparison.response != NULL || wrong("the response is no JSON");
    if (json_object_get_int64(json_object_object_get(line, "status")) != answer.status) {
        is_right = wrong(kt_status_name(answer.status));
    }
    is_right = is_right && is_met(&comparison);
    if (is_right) {
        comparison.matching.tells = false;
        damage_each(&damaging, comparison.expected);
        is_right = damaging.tried > 0 && damaging.met == 0;
        *refused += damaging.tried - damaging.met;
    }
    json_object_put(comparison.response);
    return is_right;
}

int main(int count, char **arguments)
{
    const char *path = count == 2 ? arguments[1] : "";
    const struct text file = read_file(path);
    const char *start = file.bytes, *last = file.bytes + file.length;
    kt_context *context = kt_context_create();
    size_t refused = 0;
    int passed = 0, failed = 0;
    while (start < last) {
        const char *stop = memchr(start, '\n', (size_t)(last - start));
        json_object *line = stop == NULL ? NULL : parse(start, (size_t)(stop - start));
        if (line == NULL) {
            end("not a case, or without a line feed behind it", path);
            return EXIT_FAILURE;
        }
        struct answer answer = answer_to(line, context);
        if (holds(line, answer, &refused)) {
            passed += 1;
        } else {
            failed += 1;
            printf("failed: %s: %s\n", field(line, "name"), field(line, "why"));
        }
        kt_free(answer.bytes);
        json_object_put(line);
        start = stop + 1;
    }
    kt_context_free(context);
    free(file.bytes);
    printf("%zu wrong expectations refused\n", refused);
    printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 && passed > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
