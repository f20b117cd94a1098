/* The functions with their types, and the constants with their values: both are
 * what a program compiled long ago relies on. */
#include "check.h"
#include "fixtures.h"

#include <stdio.h>
#include <string.h>

static void test_signatures(void)
{
    const char *(*version)(void) = kt_version;
    int32_t (*abi_version)(void) = kt_abi_version;
    const char *(*status_name)(kt_status) = kt_status_name;
    kt_status (*builtin)(const char *, kt_rulebook **, char **, size_t *) = kt_rulebook_builtin;
    kt_status (*create)(const char *, size_t, kt_rulebook **, char **, size_t *) =
        kt_rulebook_create;
    void (*rulebook_free)(kt_rulebook *) = kt_rulebook_free;
    kt_context *(*context_create)(void) = kt_context_create;
    void (*context_free)(kt_context *) = kt_context_free;
    kt_status (*lines)(const kt_rulebook *, kt_context *, const char *, size_t, const char *,
                       size_t, char **, size_t *) = kt_assess_lines;
    void (*release)(char *) = kt_free;
    operation_function same[] = {kt_describe, kt_assess, kt_decide, kt_check};
    int64_t (*limits[])(void) = {kt_max_request_bytes, kt_max_rulebook_bytes, kt_max_depth,
                                 kt_max_nominations,   kt_max_items,          kt_max_text_bytes};
    CHECK(version && abi_version && status_name && builtin && create && rulebook_free);
    CHECK(context_create && context_free && lines && release);
    CHECK(same[0] && same[1] && same[2] && same[3] && limits[0] && limits[5]);
    CHECK(sizeof(kt_status) == 4 && (kt_status)-1 < 0);
}

static void test_versions(void)
{
    char text[64];
    snprintf(text, sizeof text, "%d.%d.%d", KT_VERSION_MAJOR, KT_VERSION_MINOR,
             KT_VERSION_PATCH);
    CHECK(strcmp(KT_VERSION_STRING, text) == 0);
    CHECK(strcmp(kt_version(), KT_VERSION_STRING) == 0);
    CHECK(kt_version() == kt_version());
    CHECK(kt_abi_version() == KT_ABI_VERSION);
    CHECK(KT_ABI_VERSION == 1);
}

static void test_limits(void)
{
    CHECK(kt_max_request_bytes() == KT_MAX_REQUEST_BYTES);
    CHECK(kt_max_rulebook_bytes() == KT_MAX_RULEBOOK_BYTES);
    CHECK(kt_max_depth() == KT_MAX_DEPTH);
    CHECK(kt_max_nominations() == KT_MAX_NOMINATIONS);
    CHECK(kt_max_items() == KT_MAX_ITEMS);
    CHECK(kt_max_text_bytes() == KT_MAX_TEXT_BYTES);
}

static void test_status_values(void)
{
    CHECK(KT_OK == 0);
    CHECK(KT_ERROR_ARGUMENT == 10);
    CHECK(KT_ERROR_JSON == 20);
    CHECK(KT_ERROR_REQUEST == 30);
    CHECK(KT_ERROR_RULEBOOK == 40);
    CHECK(KT_ERROR_LIMIT == 50);
    CHECK(KT_ERROR_MEMORY == 60);
}

static void test_status_names(void)
{
    CHECK(strcmp(kt_status_name(KT_OK), "KT_OK") == 0);
    CHECK(strcmp(kt_status_name(KT_ERROR_ARGUMENT), "KT_ERROR_ARGUMENT") == 0);
    CHECK(strcmp(kt_status_name(KT_ERROR_JSON), "KT_ERROR_JSON") == 0);
    CHECK(strcmp(kt_status_name(KT_ERROR_REQUEST), "KT_ERROR_REQUEST") == 0);
    CHECK(strcmp(kt_status_name(KT_ERROR_RULEBOOK), "KT_ERROR_RULEBOOK") == 0);
    CHECK(strcmp(kt_status_name(KT_ERROR_LIMIT), "KT_ERROR_LIMIT") == 0);
    CHECK(strcmp(kt_status_name(KT_ERROR_MEMORY), "KT_ERROR_MEMORY") == 0);
    for (int status = -100; status < 200; status++) {
        bool known = status >= 0 && status <= 60 && status % 10 == 0;
        CHECK((strcmp(kt_status_name(status), "KT_UNKNOWN") != 0) == known);
    }
    CHECK(strcmp(kt_status_name(INT32_MIN), "KT_UNKNOWN") == 0);
    CHECK(strcmp(kt_status_name(INT32_MAX), "KT_UNKNOWN") == 0);
}

int main(void)
{
    RUN(test_signatures);
    RUN(test_versions);
    RUN(test_limits);
    RUN(test_status_values);
    RUN(test_status_names);
    return check_end();
}
