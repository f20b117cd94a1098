/* NULL for each pointer in turn, and outputs that are set on every path. */
#include "check.h"
#include "fixtures.h"

#include <string.h>

static kt_rulebook *rulebook;

/* Whether a refusal left the outputs as the header says; the status is checked
 * by the caller. */
static char rubbish;
static char *response = &rubbish;
static size_t length = 12345;

static bool cleared(void)
{
    bool is = response == NULL && length == 0;
    response = &rubbish;
    length = 12345;
    return is;
}

static kt_rulebook *some_pointer(void)
{
    return (kt_rulebook *)(void *)&rubbish;
}

static void test_free_takes_null(void)
{
    kt_free(NULL);
    kt_rulebook_free(NULL);
    kt_context_free(NULL);
}

static void test_rulebook_builtin(void)
{
    kt_rulebook *opened = some_pointer();
    CHECK(kt_rulebook_builtin(NULL, &opened, &response, &length) == KT_ERROR_ARGUMENT);
    CHECK(cleared());
    CHECK(opened == NULL);
    CHECK(kt_rulebook_builtin("thanh-hoa-2024", NULL, &response, &length) == KT_ERROR_ARGUMENT);
    CHECK(cleared());
    opened = some_pointer();
    length = 12345;
    CHECK(kt_rulebook_builtin("thanh-hoa-2024", &opened, NULL, &length) == KT_ERROR_ARGUMENT);
    CHECK(opened == NULL && length == 0);
    CHECK(kt_rulebook_builtin(NULL, NULL, NULL, NULL) == KT_ERROR_ARGUMENT);

    CHECK(kt_rulebook_builtin("thanh-hoa-2024", &opened, &response, &length) == KT_OK);
    CHECK(cleared());
    CHECK(opened != NULL);
    kt_rulebook_free(opened);
    CHECK(kt_rulebook_builtin("thanh-hoa-2024", &opened, &response, NULL) == KT_OK);
    CHECK(response == NULL && opened != NULL);
    kt_rulebook_free(opened);
}

static void test_rulebook_create(void)
{
    const char *text = rulebook_text.bytes;
    size_t size = rulebook_text.length;
    kt_rulebook *opened = some_pointer();
    CHECK(kt_rulebook_create(NULL, 1, &opened, &response, &length) == KT_ERROR_ARGUMENT);
    CHECK(cleared());
    CHECK(opened == NULL);
    CHECK(kt_rulebook_create(text, size, NULL, &response, &length) == KT_ERROR_ARGUMENT);
    CHECK(cleared());
    opened = some_pointer();
    length = 12345;
    CHECK(kt_rulebook_create(text, size, &opened, NULL, &length) == KT_ERROR_ARGUMENT);
    CHECK(opened == NULL && length == 0);
    CHECK(kt_rulebook_create(NULL, 0, NULL, NULL, NULL) == KT_ERROR_ARGUMENT);

    opened = some_pointer();
    CHECK(kt_rulebook_create(NULL, 0, &opened, &response, NULL) == KT_ERROR_JSON);
    CHECK(opened == NULL);
    CHECK(response != NULL && strstr(response, "\"json-empty\"") != NULL);
    kt_free(response);
    CHECK(kt_rulebook_create(text, size, &opened, &response, &length) == KT_OK);
    CHECK(cleared());
    CHECK(opened != NULL);
    kt_rulebook_free(opened);
}

/* Without a rulebook, without a request, without a response. */
static void test_operations(void)
{
    for (int i = 0; i < CREATE; i++) {
        const struct operation *operation = &operations[i];
        const char *text = operation->good.bytes;
        size_t size = operation->good.length;
        if (i != CHECK_RULEBOOK) {
            CHECK_FOR(operation->name, operation->call(NULL, NULL, text, size, &response,
                                                       &length) == KT_ERROR_ARGUMENT);
            CHECK_FOR(operation->name, cleared());
            CHECK_FOR(operation->name, operation->call(NULL, NULL, text, size, &response,
                                                       NULL) == KT_ERROR_ARGUMENT);
            CHECK_FOR(operation->name, response == NULL);
        }
        CHECK_FOR(operation->name, operation->call(rulebook, NULL, NULL, size, &response,
                                                   &length) == KT_ERROR_ARGUMENT);
        CHECK_FOR(operation->name, cleared());
        CHECK_FOR(operation->name, operation->call(rulebook, NULL, text, size, NULL, &length) ==
                                       KT_ERROR_ARGUMENT);
        CHECK_FOR(operation->name, length == 0);
        CHECK_FOR(operation->name,
                  operation->call(NULL, NULL, NULL, 7, NULL, NULL) == KT_ERROR_ARGUMENT);
    }
}

static void test_response_length_may_be_null(void)
{
    for (int i = 0; i < OPERATIONS; i++) {
        const struct operation *operation = &operations[i];
        struct answer whole = ask_checked(i, rulebook, NULL, operation->good);
        response = &rubbish;
        CHECK_FOR(operation->name,
                  operation->call(rulebook, NULL, operation->good.bytes, operation->good.length,
                                  &response, NULL) == KT_OK);
        CHECK_FOR(operation->name, i == CREATE
                                       ? response == NULL
                                       : response != NULL && strcmp(response, whole.bytes) == 0);
        kt_free(response);
        drop(&whole);
    }
}

/* NULL with length 0 is the empty text, and so is any pointer with length 0. */
static void test_empty_texts(void)
{
    const struct text nothing = {NULL, 0}, empty = {"x", 0};
    for (int i = 0; i < OPERATIONS; i++) {
        const char *name = operations[i].name;
        struct answer one = ask_checked(i, rulebook, NULL, nothing);
        struct answer other = ask_checked(i, rulebook, NULL, empty);
        CHECK_FOR(name, is_same(&one, &other));
        if (i == DESCRIBE) {
            CHECK_FOR(name, one.status == KT_OK && has(&one, "'categories':["));
            CHECK_FOR(name, !has(&one, "'clauses':[{"));
        } else if (i == LINES) {
            CHECK_FOR(name, one.status == KT_OK && one.length == 0);
        } else {
            CHECK_FOR(name, is_problem(&one, KT_ERROR_JSON, "json-empty"));
        }
        drop(&one);
        drop(&other);
    }
}

static void test_check_needs_no_rulebook(void)
{
    struct answer without = ask_checked(CHECK_RULEBOOK, NULL, NULL, rulebook_text);
    struct answer with = ask_checked(CHECK_RULEBOOK, rulebook, NULL, rulebook_text);
    CHECK(without.status == KT_OK);
    CHECK(has(&without, "'valid':true,'faults':[]"));
    CHECK(has(&without, "'id':'thanh-hoa-2024'"));
    CHECK(is_same(&without, &with));
    drop(&with);
    with = ask_checked(CHECK_RULEBOOK, some_pointer(), NULL, rulebook_text);
    CHECK(is_same(&without, &with));
    drop(&without);
    drop(&with);
}

int main(void)
{
    fixtures_open();
    rulebook = built_in();
    RUN(test_free_takes_null);
    RUN(test_rulebook_builtin);
    RUN(test_rulebook_create);
    RUN(test_operations);
    RUN(test_response_length_may_be_null);
    RUN(test_empty_texts);
    RUN(test_check_needs_no_rulebook);
    kt_rulebook_free(rulebook);
    return check_end();
}
