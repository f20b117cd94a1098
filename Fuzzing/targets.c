/* The targets: every operation that takes a caller's text. */
#define _GNU_SOURCE
#include "target.h"
#include "texts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static kt_rulebook *rulebook;

static void free_rulebook(void)
{
    kt_rulebook_free(rulebook);
}

const kt_rulebook *target_rulebook(void)
{
    if (rulebook == NULL) {
        char *response = NULL;
        kt_rulebook_builtin("thanh-hoa-2024", &rulebook, &response, NULL);
        if (rulebook == NULL) {
            fprintf(stderr, "%s\n", response);
            exit(EXIT_FAILURE);
        }
        atexit(free_rulebook);
    }
    return rulebook;
}

static kt_status describe(kt_context *context, const struct part *parts, char **response,
                          size_t *length)
{
    return kt_describe(target_rulebook(), context, parts[0].bytes, parts[0].length, response,
                       length);
}

static kt_status assess(kt_context *context, const struct part *parts, char **response,
                        size_t *length)
{
    return kt_assess(target_rulebook(), context, parts[0].bytes, parts[0].length, response,
                     length);
}

static kt_status decide(kt_context *context, const struct part *parts, char **response,
                        size_t *length)
{
    return kt_decide(target_rulebook(), context, parts[0].bytes, parts[0].length, response,
                     length);
}

static kt_status check(kt_context *context, const struct part *parts, char **response,
                       size_t *length)
{
    return kt_check(NULL, context, parts[0].bytes, parts[0].length, response, length);
}

static kt_status assess_lines(kt_context *context, const struct part *parts, char **response,
                              size_t *length)
{
    return kt_assess_lines(target_rulebook(), context, parts[0].bytes, parts[0].length,
                           parts[1].bytes, parts[1].length, response, length);
}

/* A rulebook that opens is used as well: what it says must not end the host later. */
static void use(const kt_rulebook *own, bool wholly)
{
    static const char describe[] =
        "{\"schemaVersion\":1,\"parts\":[\"categories\",\"criteria\",\"documents\",\"pools\","
        "\"deadline\",\"awards\",\"readings\",\"prize\",\"clauses\"]}";
    static const char *const options =
        "{\"schemaVersion\":1,\"asOf\":\"2024-09-19\",\"decisionDate\":\"2024-11-20\","
        "\"detail\":\"full\",\"way\":true,";
    static const char *const nomination =
        "{\"id\":\"n\",\"award\":\"certificate-of-merit\",\"nominee\":{\"kind\":\"collective\","
        "\"unit\":\"14755\"},\"receivedAt\":\"2024-09-13\",\"priorAwards\":[],\"evidence\":{"
        "\"commune-online-dossiers\":{\"numerator\":690,\"denominator\":1000},"
        "\"commune-smartphones\":{\"percent\":\"89,95\"},\"discipline\":\"none\","
        "\"compliance\":true}}";
    static const char *const units =
        "\"units\":[{\"code\":\"380\",\"name\":\"T\",\"category\":\"district\"},"
        "{\"code\":\"14755\",\"name\":\"P\",\"category\":\"commune\",\"parent\":\"380\"}]";
    char request[2048];
    char *response = NULL;
    kt_describe(own, NULL, describe, sizeof describe - 1, &response, NULL);
    kt_free(response);
    int length = snprintf(request, sizeof request,
                          "%s%s,\"stage\":\"closed\",\"certainty\":true,\"readingEffects\":%s,"
                          "\"submissions\":[{\"nominator\":\"380\",\"nominations\":[%s]}]}",
                          options, units, wholly ? "true" : "false", nomination);
    kt_decide(own, NULL, request, (size_t)length, &response, NULL);
    kt_free(response);
    length = snprintf(request, sizeof request, "%s%s,\"nomination\":{\"nominator\":\"380\",%s}",
                      options, units, nomination + 1);
    kt_assess(own, NULL, request, (size_t)length, &response, NULL);
    kt_free(response);
}

static kt_status create(kt_context *context, const struct part *parts, char **response,
                        size_t *length)
{
    kt_rulebook *own = NULL;
    (void)context;
    kt_status status = kt_rulebook_create(parts[0].bytes, parts[0].length, &own, response, length);
    if ((own != NULL) != (status == KT_OK)) {
        fprintf(stderr, "status %d, rulebook %p\n", status, (void *)own);
        abort();
    }
    if (own != NULL) {
        /* What the readings do is dear to ask: they are opened each in turn. */
        use(own, parts[0].length % 8 == 0);
        kt_rulebook_free(own);
    }
    return status;
}

/* The response that the operation gives: the options of a batch, a request or lines. */
static struct answer answer_to(const struct part *options, const struct part *request)
{
    struct answer answer = {0, NULL, 0};
    if (options->length > 0) {
        answer.status = kt_assess_lines(target_rulebook(), NULL, options->bytes, options->length,
                                        request->bytes, request->length, &answer.bytes,
                                        &answer.length);
    } else {
        bool is_round = memmem(request->bytes, request->length, "\"submissions\"", 13) != NULL;
        answer.status = (is_round ? kt_decide : kt_assess)(
            target_rulebook(), NULL, request->bytes, request->length, &answer.bytes,
            &answer.length);
    }
    return answer;
}

/* A copy of a text, in which a change puts its text in place of some bytes:
 * ~OFFSET:COUNT:TEXT. Anything else changes nothing. */
static struct part changed(const struct answer *answer, const struct part *change)
{
    char head[64] = "";
    unsigned long offset = 0, count = 0;
    int used = 0;
    size_t added = 0;
    if (change->length > 0) {
        memcpy(head, change->bytes, change->length < 63 ? change->length : 63);
        sscanf(head, "~%8lu:%8lu:%n", &offset, &count, &used);
    }
    if (used > 0) {
        added = change->length - (size_t)used;
        offset = offset < answer->length ? offset : answer->length;
        count = count < answer->length - offset ? count : answer->length - offset;
    } else {
        offset = count = 0;
    }
    struct part result = {malloc(answer->length - count + added),
                          answer->length - count + added};
    if (answer->length > 0) {
        memcpy(result.bytes, answer->bytes, offset);
        memcpy(result.bytes + offset + added, answer->bytes + offset + count,
               answer->length - offset - count);
    }
    if (added > 0) {
        memcpy(result.bytes + offset, change->bytes + used, added);
    }
    return result;
}

/* An earlier response that is empty stands for the true one; one that begins with ~
 * for that one changed. */

static kt_status verify(kt_context *context, const struct part *parts, char **response,
                        size_t *length)
{
    struct part earlier = parts[2];
    bool is_own = parts[2].length == 0 || parts[2].bytes[0] == '~';
    if (is_own) {
        struct answer answer = answer_to(&parts[0], &parts[1]);
        earlier = changed(&answer, &parts[2]);
        kt_free(answer.bytes);
    }
    kt_status status =
        kt_verify(target_rulebook(), context, parts[0].bytes, parts[0].length, parts[1].bytes,
                  parts[1].length, earlier.bytes, earlier.length, response, length);
    if (is_own) {
        free(earlier.bytes);
    }
    return status;
}

/* A copy of a text in which the first key `name`, in quotes, has its first letter written
 * as an escape; no bytes where there is none. What is written so is read from a parsed text,
 * never from the structure alone. */
static struct part escaped(const struct part *text, const char *name)
{
    struct part result = {NULL, 0};
    size_t length = strlen(name);
    const char *key = memmem(text->bytes, text->length, name, length);
    if (key == NULL || key + length == text->bytes + text->length || key[length] != ':') {
        return result;
    }
    size_t before = (size_t)(key - text->bytes) + 1;
    result.length = text->length + 5;
    result.bytes = malloc(result.length + 1);
    memcpy(result.bytes, text->bytes, before);
    snprintf(result.bytes + before, 7, "\\u%04x", (unsigned char)name[1]);
    memcpy(result.bytes + before + 6, key + 2, text->length - before - 1);
    return result;
}

/* Whether an answer may differ although the request says the same: a receipt has the
 * hash of its bytes, extensions are given back as they are written. */
static bool quotes_request(const struct part *request)
{
    return memmem(request->bytes, request->length, "receipt", 7) != NULL ||
           memmem(request->bytes, request->length, "extensions", 10) != NULL ||
           memmem(request->bytes, request->length, "\\u", 2) != NULL;
}

/* Two ways of reading give the same: the same answer, or a fault of the same kind. */
static void compare_ways(const char *target, const struct answer *answer, struct answer *other)
{
    if (answer->status != other->status ||
        (answer->status == KT_OK &&
         (answer->length != other->length ||
          memcmp(answer->bytes, other->bytes, answer->length) != 0))) {
        finding(target_named(target), "read in one way: %s\nin another: %s", answer->bytes,
                other->bytes);
    }
    kt_free(other->bytes);
}

static void check_assessed(const struct part *parts, const struct answer *answer)
{
    struct answer other = {0, NULL, 0};
    struct part request = {NULL, 0};
    if (!quotes_request(&parts[0])) {
        request = escaped(&parts[0], "\"asOf\"");
    }
    if (request.bytes != NULL) {
        other.status = kt_assess(target_rulebook(), NULL, request.bytes, request.length,
                                 &other.bytes, &other.length);
        compare_ways("assess", answer, &other);
        free(request.bytes);
    }
}

/* Places are checked in the lines only: in the options there is no line. */
static void check_lines(const struct part *parts, const struct answer *answer);
static void check_verified(const struct part *parts, const struct answer *answer);
static void check_created(const struct part *parts, const struct answer *answer);

/* Answers what no operation may: what is checked finds it. Not fuzzed. */
static kt_status wrong(kt_context *context, const struct part *parts, char **response,
                       size_t *length)
{
    kt_status status = describe(context, parts, response, length);
    if (*response != NULL) {
        (*response)[*length - 1] = ',';
    }
    return status;
}

static const struct target targets[] = {
    {"self-test", 1, false, 0, wrong, NULL},
    {"rulebook_create", 1, false, 0, create, check_created},
    {"describe", 1, false, 0, describe, NULL},
    {"assess", 1, false, 0, assess, check_assessed},
    {"assess_lines", 2, true, 0, assess_lines, check_lines},
    {"decide", 1, false, 0, decide, NULL},
    {"check", 1, false, 0, check, NULL},
    {"verify", 3, false, -1, verify, check_verified},
};

enum { TARGETS = sizeof targets / sizeof targets[0] };

/* As many lines as there are lines that are not blank, and a receipt perhaps. */
static void check_lines(const struct part *parts, const struct answer *answer)
{
    if (answer->status != KT_OK) {
        return;
    }
    size_t asked = 0, answered = 0;
    bool is_blank = true;
    for (size_t i = 0; i < parts[1].length; i++) {
        char byte = parts[1].bytes[i];
        if (byte == '\n') {
            asked += !is_blank;
            is_blank = true;
        } else if (byte != ' ' && byte != '\t' && byte != '\r') {
            is_blank = false;
        }
    }
    asked += !is_blank;
    for (const char *end = answer->bytes; (end = strchr(end, '\n')) != NULL; end++) {
        answered += 1;
    }
    bool has_receipt = strstr(answer->bytes, "{\"schemaVersion\":1,\"receipt\":") != NULL;
    if (answered != asked + has_receipt) {
        finding(target_named("assess_lines"), "%zu lines, %zu answers: %s", asked, answered,
                answer->bytes);
    }
    struct answer other = {0, NULL, 0};
    struct part lines = {NULL, 0};
    if (!quotes_request(&parts[0]) && !quotes_request(&parts[1])) {
        lines = escaped(&parts[1], "\"award\"");
    }
    if (lines.bytes != NULL) {
        other.status =
            kt_assess_lines(target_rulebook(), NULL, parts[0].bytes, parts[0].length, lines.bytes,
                            lines.length, &other.bytes, &other.length);
        /* A line that is not read is told of with its places, which are others. */
        if (strstr(answer->bytes, "\"problem\"") == NULL) {
            compare_ways("assess_lines", answer, &other);
        } else {
            kt_free(other.bytes);
        }
        free(lines.bytes);
    }
}

/* A true response with its own request is the same. */
static void check_verified(const struct part *parts, const struct answer *answer)
{
    if (parts[2].length == 0 && answer->status == KT_OK &&
        strstr(answer->bytes, "\"same\":true") == NULL) {
        finding(target_named("verify"), "not the same: %s", answer->bytes);
    }
}

/* A rulebook opens exactly when checking it finds no fault. */
static void check_created(const struct part *parts, const struct answer *answer)
{
    struct answer checked = {0, NULL, 0};
    if (parts[0].length % 4 != 0) {
        return;
    }
    checked.status =
        kt_check(NULL, NULL, parts[0].bytes, parts[0].length, &checked.bytes, &checked.length);
    bool is_sound = checked.status == KT_OK && strstr(checked.bytes, "\"valid\":true") != NULL;
    if (is_sound != (answer->status == KT_OK)) {
        finding(target_named("rulebook_create"), "status %d (%s), but checked: %s",
                answer->status, answer->bytes, checked.bytes);
    }
    kt_free(checked.bytes);
}

const struct target *target_named(const char *name)
{
    for (size_t i = 0; i < TARGETS; i++) {
        if (strcmp(targets[i].name, name) == 0) {
            return &targets[i];
        }
    }
    fprintf(stderr, "no target %s\n", name);
    exit(EXIT_FAILURE);
}
