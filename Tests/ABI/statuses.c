/* Each class of problem gives its status and a problem document that names it,
 * whatever the operation; each limit is refused above and accepted at its value. */
#define _DEFAULT_SOURCE
#include "check.h"
#include "fixtures.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

static kt_rulebook *rulebook;

/* What an operation makes of a text that is at fault for a request. */
static kt_status expected(int operation, kt_status status)
{
    if (operation == LINES) {
        return KT_OK; /* the problem stands on its line */
    }
    if (operation == CREATE && status == KT_ERROR_REQUEST) {
        return KT_ERROR_RULEBOOK;
    }
    if (operation == CHECK_RULEBOOK && status == KT_ERROR_REQUEST) {
        return KT_OK; /* the problem is a fault of the list */
    }
    return status;
}

static void every_operation(struct text text, kt_status status, const char *code)
{
    for (int i = 0; i < OPERATIONS; i++) {
        char name[80];
        snprintf(name, sizeof name, "%s: %s", operations[i].name, code);
        struct answer answer = ask_checked(i, rulebook, NULL, text);
        CHECK_FOR(name, answer.status == expected(i, status));
        CHECK_FOR(name, has(&answer, "'code':'"));
        if (status != KT_ERROR_REQUEST) {
            CHECK_FOR(name, is_problem(&answer, answer.status, code));
        } else if (i == CHECK_RULEBOOK) {
            CHECK_FOR(name, has(&answer, "'valid':false,'faults':[{"));
        }
        drop(&answer);
    }
}

static void test_bad_json(void)
{
    every_operation(json("{'schemaVersion':1,"), KT_ERROR_JSON, "json-truncated");
    every_operation(json("{'schemaVersion':1"), KT_ERROR_JSON, "json-truncated");
    every_operation(json("{'schemaVersion"), KT_ERROR_JSON, "json-truncated");
    every_operation(json("{'schemaVersion' 1}"), KT_ERROR_JSON, "json-syntax");
    every_operation(json("{'schemaVersion':01}"), KT_ERROR_JSON, "json-bad-number");
    every_operation(json("{'schemaVersion':1}x"), KT_ERROR_JSON, "json-trailing-text");
    every_operation(json("{'schemaVersion':'\\x'}"), KT_ERROR_JSON, "json-bad-string");
    every_operation(json("{'schemaVersion':'\xC3'}"), KT_ERROR_JSON, "json-bad-utf8");
    every_operation(json("\xEF\xBB\xBF{'schemaVersion':1}"), KT_ERROR_JSON,
                    "json-byte-order-mark");
}

/* Of these the rulebook's is a fault like others: kt_check goes on. */
static void test_duplicate_keys(void)
{
    for (int i = 0; i < OPERATIONS; i++) {
        struct text text = json(i == LINES ? "{'id':'n','id':'n'}"
                                           : "{'schemaVersion':1,'schemaVersion':1}");
        bool goes_on = i == LINES || i == CHECK_RULEBOOK;
        struct answer answer = ask_checked(i, rulebook, NULL, text);
        CHECK_FOR(operations[i].name,
                  is_problem(&answer, goes_on ? KT_OK : KT_ERROR_JSON, "json-duplicate-key"));
        drop(&answer);
    }
}

static void test_bad_requests(void)
{
    every_operation(json("[]"), KT_ERROR_REQUEST, "an array");
    every_operation(json("null"), KT_ERROR_REQUEST, "null");
    every_operation(json("1"), KT_ERROR_REQUEST, "a number");
    every_operation(json("{}"), KT_ERROR_REQUEST, "an empty object");
    every_operation(json("{'schemaVersion':2}"), KT_ERROR_REQUEST, "another version");
    every_operation(json("{'schemaVersion':'1'}"), KT_ERROR_REQUEST, "a wrong type");
    every_operation(json("{'schemaVersion':1,'nonsense':1}"), KT_ERROR_REQUEST,
                    "an unknown field");
}

static void test_unknown_builtin(void)
{
    static const char *const ids[] = {"no-such-rulebook", "", "thanh-hoa-2024 ", "\xFF",
                                      "\"\\\n"};
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
        kt_rulebook *opened = rulebook;
        struct answer answer = {-1, NULL, 0};
        answer.status = kt_rulebook_builtin(ids[i], &opened, &answer.bytes, &answer.length);
        CHECK_FOR(ids[i], opened == NULL);
        CHECK_FOR(ids[i], is_problem(&answer, KT_ERROR_RULEBOOK, "unknown-rulebook"));
        CHECK_FOR(ids[i], has(&answer, "thanh-hoa-2024'"));
        CHECK_FOR(ids[i], strlen(answer.bytes) == answer.length);
        CHECK_FOR(ids[i], strchr(answer.bytes, '\xFF') == NULL);
        drop(&answer);
    }
}

static void test_faulty_rulebook(void)
{
    struct answer answer = ask_checked(CREATE, NULL, NULL, json("{'schemaVersion':1}"));
    CHECK(is_problem(&answer, KT_ERROR_RULEBOOK, "missing-field"));
    drop(&answer);
    answer = ask_checked(CHECK_RULEBOOK, NULL, NULL, json("{'schemaVersion':1}"));
    CHECK(is_problem(&answer, KT_OK, "missing-field"));
    CHECK(has(&answer, "'valid':false"));
    CHECK(!has(&answer, "'rulebook':"));
    drop(&answer);
}

static void test_rulebook_not_in_force(void)
{
    struct text options = json("{'schemaVersion':1,'asOf':'2031-01-01'}");
    struct text assess = filled("{'schemaVersion':1,'asOf':'2024-01-01','nomination':",
                                nomination_line.bytes, 1, "}");
    struct text round = json("{'schemaVersion':1,'asOf':'2031-01-01','units':[],"
                             "'stage':'open','submissions':[]}");
    struct answer answer = ask_checked(OPTIONS, rulebook, NULL, options);
    CHECK(is_problem(&answer, KT_ERROR_RULEBOOK, "rulebook-not-in-force"));
    drop(&answer);
    answer = ask_checked(ASSESS, rulebook, NULL, assess);
    CHECK(is_problem(&answer, KT_ERROR_RULEBOOK, "rulebook-not-in-force"));
    CHECK(has(&answer, "'pointer':'/asOf'"));
    drop(&answer);
    answer = ask_checked(DECIDE, rulebook, NULL, round);
    CHECK(is_problem(&answer, KT_ERROR_RULEBOOK, "rulebook-not-in-force"));
    drop(&answer);
}

/* An object with so many arrays within one another in it. */
static struct text deep(size_t arrays)
{
    return filled(filled("{'schemaVersion':1,'extensions':", "[", arrays, "").bytes, "]",
                  arrays, "}");
}

static void test_depth(void)
{
    every_operation(deep(KT_MAX_DEPTH), KT_ERROR_LIMIT, "json-too-deep");
    every_operation(deep(100 * KT_MAX_DEPTH), KT_ERROR_LIMIT, "json-too-deep");
    every_operation(filled("", "[", 100000, ""), KT_ERROR_LIMIT, "json-too-deep");
    every_operation(filled("", "{'a':", 100000, ""), KT_ERROR_LIMIT, "json-too-deep");
    struct answer answer = ask_checked(DESCRIBE, rulebook, NULL, deep(KT_MAX_DEPTH - 1));
    CHECK(answer.status == KT_OK);
    drop(&answer);
}

/* Status of assessing the nomination with a field in front of its others. */
static kt_status with_field(const char *head, const char *fill, size_t count, const char *tail)
{
    struct text line = filled(head, fill, count, tail);
    struct text request = filled("{'schemaVersion':1,'asOf':'2024-09-19','nomination':{",
                                 line.bytes, 1, nomination_line.bytes + 1);
    struct answer answer =
        ask_checked(ASSESS, rulebook, NULL, filled(request.bytes, "}", 1, ""));
    kt_status status = answer.status;
    drop(&answer);
    return status;
}

static void test_text_length(void)
{
    CHECK(with_field("'replaces':{'nomination':'", "n", KT_MAX_TEXT_BYTES,
                     "','on':'2024-09-13'},") == KT_OK);
    CHECK(with_field("'replaces':{'nomination':'", "n", KT_MAX_TEXT_BYTES + 1,
                     "','on':'2024-09-13'},") == KT_ERROR_LIMIT);
}

static void test_list_length(void)
{
    const char *head = "'supplements':[{'id':'s','on':'2024-09-13'}";
    const char *one = ",{'id':'s','on':'2024-09-13'}";
    CHECK(with_field(head, one, KT_MAX_ITEMS, "],") == KT_ERROR_LIMIT);
    /* The ids are the same: refused, but not for their number. */
    CHECK(with_field(head, one, KT_MAX_ITEMS - 1, "],") == KT_ERROR_REQUEST);
}

static void test_nomination_count(void)
{
    struct text round = filled("{'schemaVersion':1,'asOf':'2024-09-19','units':[],'stage':"
                               "'open','submissions':[{'nominator':'1','nominations':[0",
                               ",0", KT_MAX_NOMINATIONS, "]}]}");
    struct answer answer = ask_checked(DECIDE, rulebook, NULL, round);
    CHECK(answer.status == KT_ERROR_LIMIT);
    drop(&answer);
}

static void test_rulebook_size(void)
{
    struct text text = filled("{", " ", KT_MAX_RULEBOOK_BYTES, "");
    for (int i = CHECK_RULEBOOK; i <= CREATE; i++) {
        struct answer answer = ask_checked(i, NULL, NULL, text);
        CHECK(is_problem(&answer, KT_ERROR_LIMIT, "json-too-large"));
        drop(&answer);
        struct text most = {text.bytes, KT_MAX_RULEBOOK_BYTES};
        answer = ask_checked(i, NULL, NULL, most);
        CHECK(is_problem(&answer, KT_ERROR_JSON, "json-truncated"));
        drop(&answer);
    }
}

/* Two GiB of white space: one small file, mapped again and again. */
static void test_request_size(void)
{
    enum { PIECE = 1 << 21 };
    struct text blanks = filled("", " ", PIECE, "");
    FILE *file = tmpfile();
    if (!CHECK(file != NULL && fwrite(blanks.bytes, 1, PIECE, file) == PIECE &&
               fflush(file) == 0)) {
        return;
    }
    size_t length = (size_t)KT_MAX_REQUEST_BYTES + 1, size = length + PIECE;
    char *bytes = (char *)mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (CHECK(bytes != MAP_FAILED)) {
        for (size_t at = 0; at < length; at += PIECE) {
            CHECK(mmap(bytes + at, PIECE, PROT_READ, MAP_SHARED | MAP_FIXED, fileno(file), 0) !=
                  MAP_FAILED);
        }
        struct text text = {bytes, length};
        for (int i = 0; i < OPERATIONS; i++) {
            struct answer answer = ask_checked(i, rulebook, NULL, text);
            CHECK_FOR(operations[i].name, is_problem(&answer, KT_ERROR_LIMIT, "json-too-large"));
            drop(&answer);
        }
        munmap(bytes, size);
    }
    fclose(file);
}

/* A length that no memory has is beyond the limit as well. */
static void test_impossible_length(void)
{
    struct text text = {"{}", SIZE_MAX};
    for (int i = 0; i < OPERATIONS; i++) {
        struct answer answer = ask_checked(i, rulebook, NULL, text);
        CHECK_FOR(operations[i].name, is_problem(&answer, KT_ERROR_LIMIT, "json-too-large"));
        drop(&answer);
    }
}

int main(void)
{
    fixtures_open();
    rulebook = built_in();
    RUN(test_bad_json);
    RUN(test_duplicate_keys);
    RUN(test_bad_requests);
    RUN(test_unknown_builtin);
    RUN(test_faulty_rulebook);
    RUN(test_rulebook_not_in_force);
    RUN(test_depth);
    RUN(test_text_length);
    RUN(test_list_length);
    RUN(test_nomination_count);
    RUN(test_rulebook_size);
    RUN(test_request_size);
    RUN(test_impossible_length);
    kt_rulebook_free(rulebook);
    return check_end();
}
