/*
 * How memory grows: the peak during one call beyond what was in use before it, in a
 * process of its own.
 *
 *   growth OPERATION COUNT     decide or assess_lines, with so many nominations
 *   growth refuse BYTES        each kind of text that is refused, of so many bytes
 *   growth check               small sizes, and that memory stays within what is promised
 *
 * "check" ends with "N passed, N failed"; the others print rows of a table.
 */
#define _DEFAULT_SOURCE
#include "check.h"
#include "fixtures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* What docs/limits.md promises. */
enum { REFUSED_AT_MOST = 16, FIXED_BYTES = 16 << 20 };
/* The smaller texts of "check"; nominations, and bytes to refuse. */
enum { FEW = 2000, MANY = 8000, REFUSED_BYTES = 4 << 20 };

struct cost {
    long long input, output, peak;
    kt_status status;
};

static kt_rulebook *rulebook;

static long long status_field(const char *name)
{
    char line[256];
    long long kib = -1;
    FILE *file = fopen("/proc/self/status", "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, name, strlen(name)) == 0) {
            kib = atoll(line + strlen(name) + 1);
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return kib * 1024;
}

/* The peak begins anew. */
static void forget_peak(void)
{
    FILE *file = fopen("/proc/self/clear_refs", "w");
    if (file != NULL) {
        fputs("5", file);
        fclose(file);
    }
}

static struct cost cost_of(int operation, struct text text)
{
    struct cost cost = {(long long)text.length, 0, 0, 0};
    forget_peak();
    long long before = status_field("VmRSS:");
    struct answer answer = ask(operation, rulebook, NULL, text);
    cost.peak = status_field("VmHWM:") - before;
    cost.output = (long long)answer.length;
    cost.status = answer.status;
    drop(&answer);
    return cost;
}

/* In a process of its own, so that nothing is left over from a call before. */
static struct cost cost_alone(int operation, struct text text)
{
    struct cost cost = {0, 0, 0, -1};
    int pipes[2];
    fflush(stdout);
    if (!CHECK(pipe(pipes) == 0)) {
        return cost;
    }
    pid_t child = fork();
    if (child == 0) {
        struct cost found = cost_of(operation, text);
        _exit(write(pipes[1], &found, sizeof found) == (ssize_t)sizeof found ? 0 : 1);
    }
    close(pipes[1]);
    CHECK(read(pipes[0], &cost, sizeof cost) == (ssize_t)sizeof cost);
    close(pipes[0]);
    waitpid(child, NULL, 0);
    return cost;
}

/* Appends a text in which a mark stands for a number. */
static char *append(char *end, const char *text, size_t length, const char *mark, size_t number)
{
    const char *stop = text + length, *at;
    while ((at = strstr(text, mark)) != NULL && at < stop) {
        memcpy(end, text, (size_t)(at - text));
        end += at - text;
        end += sprintf(end, "%08zu", number);
        text = at + strlen(mark);
    }
    memcpy(end, text, (size_t)(stop - text));
    return end + (stop - text);
}

/* The nomination of the fixtures' round, again and again: each of a commune of its
 * own, the communes in districts of a hundred. */
static struct text round_of(size_t count)
{
    const char *good = operations[DECIDE].good.bytes;
    const char *documents = strstr(good, "\"documents\""), *first = strstr(good, "{\"id\":\"n-1\"");
    size_t papers = (size_t)(strstr(documents, ",\"nominations\"") - documents);
    size_t length = operations[DECIDE].good.length - (size_t)(first - good) - strlen("]}]}");
    char *one = (char *)malloc(length + 64), *end = one;
    /* Its id, achievement and unit become one mark. */
    for (const char *at = first; at < first + length;) {
        if (strncmp(at, "n-1\"", 4) == 0 || strncmp(at, "a-1\"", 4) == 0) {
            memcpy(end, "\x01\"", 2);
            end += 2;
            at += 4;
        } else if (strncmp(at, "14755\"", 6) == 0) {
            memcpy(end, "\x01\"", 2);
            end += 2;
            at += 6;
        } else {
            *end++ = *at++;
        }
    }
    *end = '\0';
    struct text text = filled("", " ", count * (length + 220) + count / 100 * (papers + 200) + 4096, "");
    char *start = (char *)text.bytes, *to = start;
    to += sprintf(to, "{\"schemaVersion\":1,\"asOf\":\"2024-09-19\",\"stage\":\"open\",\"units\":[");
    for (size_t i = 0; i < count; i++) {
        if (i % 100 == 0) {
            to += sprintf(to, "%s{\"code\":\"d-%zu\",\"name\":\"Huyện\",\"category\":\"district\"}",
                          i > 0 ? "," : "", i / 100);
        }
        to += sprintf(to, ",{\"code\":\"%08zu\",\"name\":\"Xã\",\"category\":\"commune\","
                          "\"parent\":\"d-%zu\"}", i, i / 100);
    }
    to += sprintf(to, "],\"submissions\":[");
    for (size_t i = 0; i < count; i++) {
        if (i % 100 == 0) {
            to += sprintf(to, "%s{\"nominator\":\"d-%zu\",\"receivedAt\":\"2024-09-13\",%.*s,"
                              "\"nominations\":[",
                          i > 0 ? "]}," : "", i / 100, (int)papers, documents);
        } else {
            *to++ = ',';
        }
        to = append(to, one, (size_t)(end - one), "\x01", i);
    }
    to += sprintf(to, "]}]}");
    free(one);
    text.length = (size_t)(to - start);
    return text;
}

static struct text input_of(int operation, size_t count)
{
    return operation == DECIDE ? round_of(count) : filled("", nomination_line.bytes, count, "");
}

static double beyond(struct cost cost, size_t count)
{
    return (double)(cost.peak - cost.output) / (double)count;
}

static int print_growth(const char *name, size_t count)
{
    int operation = strcmp(name, "decide") == 0 ? DECIDE : LINES;
    struct cost cost = cost_alone(operation, input_of(operation, count));
    printf("| `%s` | %zu | %.1f | %.1f | %.1f | %.0f |\n", name, count, cost.input / 1048576.0,
           cost.output / 1048576.0, cost.peak / 1048576.0, beyond(cost, count));
    return cost.status == KT_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}

struct kind {
    const char *name, *head, *fill, *tail;
    int operation;
};

static const struct kind kinds[] = {
    {"no JSON at the very end", "{'schemaVersion':1,'extensions':['", "nnnnnnnn", "']} x", DESCRIBE},
    {"numbers, cut short", "{'schemaVersion':1,'extensions':[0", ",0", "", DESCRIBE},
    {"numbers, and an unknown field", "{'schemaVersion':1,'extensions':[0", ",0", "],'a':1}",
     DESCRIBE},
    {"empty texts, and an unknown field", "{'schemaVersion':1,'extensions':[0", ",''", "],'a':1}",
     DESCRIBE},
    {"empty arrays, and an unknown field", "{'schemaVersion':1,'extensions':[0", ",[]", "],'a':1}",
     DESCRIBE},
    {"brackets without end", "", "[", "", DESCRIBE},
    {"members of one object", "{'a':0", ",'a':0", "}", ASSESS},
    {"one long text", "{'schemaVersion':'", "nnnnnnnn", "'}", ASSESS},
    {"a number of many digits", "{'schemaVersion':", "11111111", "}", ASSESS},
    {"white space", " ", "        ", "x", DECIDE},
    {"escapes", "{'schemaVersion':1,'stage':'", "\\u1EC7", "'}", DECIDE},
    {"units that are none", "{'schemaVersion':1,'asOf':'2024-09-19','units':[0", ",0",
     "],'stage':'open','submissions':[]}", DECIDE},
    {"units without end", "{'schemaVersion':1,'asOf':'2024-09-19','units':[{'code':'1'}",
     ",{'code':'1','name':'n','category':'district'}", "]", DECIDE},
    {"an own rulebook", "{'schemaVersion':1", ",'a':0", "}", CREATE},
    {"one long text as an own rulebook", "{'id':'", "nnnnnnnn", "'}", CREATE},
};

enum { KINDS = sizeof kinds / sizeof kinds[0] };

static struct text text_of(const struct kind *kind, size_t size)
{
    return filled(kind->head, kind->fill, size / strlen(kind->fill), kind->tail);
}

/* A whole round, at whose end stands a field that there is not. */
static struct text round_with_a_fault(size_t size)
{
    struct text round = round_of(size / 2048);
    strcpy((char *)round.bytes + round.length - 1, ",\"a\":1}");
    round.length += strlen(",\"a\":1");
    return round;
}

static int print_refused(size_t size)
{
    for (size_t i = 0; i < KINDS; i++) {
        struct cost cost = cost_alone(kinds[i].operation, text_of(&kinds[i], size));
        printf("| %s | `%s` | %.1f | %.1f | %.1f |\n", kinds[i].name,
               kt_status_name(cost.status), cost.input / 1048576.0, cost.peak / 1048576.0,
               (double)cost.peak / (double)cost.input);
    }
    struct cost cost = cost_alone(DECIDE, round_with_a_fault(size));
    printf("| a round, and an unknown field | `%s` | %.1f | %.1f | %.1f |\n",
           kt_status_name(cost.status), cost.input / 1048576.0, cost.peak / 1048576.0,
           (double)cost.peak / (double)cost.input);
    return EXIT_SUCCESS;
}

/* Twice as many nominations, twice as much: what one of many costs is what one of few
 * costs, with room for what does not grow and for pages. */
static void grows_evenly(int operation)
{
    char subject[160];
    struct cost few = cost_alone(operation, input_of(operation, FEW));
    struct cost many = cost_alone(operation, input_of(operation, MANY));
    snprintf(subject, sizeof subject, "%s: %.0f and %.0f bytes for each nomination",
             operations[operation].name, beyond(few, FEW), beyond(many, MANY));
    CHECK_FOR(subject, few.status == KT_OK && many.status == KT_OK);
    CHECK_FOR(subject, many.peak - many.output <
                           (few.peak - few.output) * (MANY / FEW) * 5 / 4 + (1 << 20));
}

static void test_decide(void)
{
    grows_evenly(DECIDE);
}

static void test_lines(void)
{
    grows_evenly(LINES);
}

static void test_refused(void)
{
    char subject[160];
    for (size_t i = 0; i < KINDS; i++) {
        struct cost cost = cost_alone(kinds[i].operation, text_of(&kinds[i], REFUSED_BYTES));
        snprintf(subject, sizeof subject, "%s: %s, %lld bytes for %lld", kinds[i].name,
                 kt_status_name(cost.status), cost.peak, cost.input);
        CHECK_FOR(subject, cost.status != KT_OK && cost.output < 65536);
        CHECK_FOR(subject, cost.peak < cost.input * REFUSED_AT_MOST + FIXED_BYTES);
    }
    struct cost cost = cost_alone(DECIDE, round_with_a_fault(REFUSED_BYTES));
    CHECK(cost.status == KT_ERROR_REQUEST);
    CHECK(cost.peak < cost.input * REFUSED_AT_MOST + FIXED_BYTES);
}

int main(int count, char **arguments)
{
    fixtures_open();
    rulebook = built_in();
    int status;
    if (count == 3 && strcmp(arguments[1], "refuse") == 0) {
        status = print_refused((size_t)atol(arguments[2]));
    } else if (count == 3) {
        status = print_growth(arguments[1], (size_t)atol(arguments[2]));
    } else {
        RUN(test_decide);
        RUN(test_lines);
        RUN(test_refused);
        status = check_end();
    }
    kt_rulebook_free(rulebook);
    return status;
}
