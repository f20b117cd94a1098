/* Each class of problem gives its status and a problem document that names it,
 * whatever the operation. */
#include "check.h"
#include "fixtures.h"

#include <stdio.h>
#include <string.h>

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
    kt_rulebook_free(rulebook);
    return check_end();
}
