/* kt_assess_lines: what is a line, what stands on it, and whose problem it is. */
#include "check.h"
#include "fixtures.h"

#include <string.h>

static kt_rulebook *rulebook;
static struct answer single; /* the nomination's result, with its newline */

static size_t newlines(const struct answer *answer)
{
    size_t count = 0;
    for (size_t i = 0; i < answer->length; i++) {
        count += answer->bytes[i] == '\n';
    }
    return count;
}

/* Whether the lines give the nomination's result so many times and no more. */
static bool gives(struct text lines, size_t times)
{
    struct answer answer = ask_checked(LINES, rulebook, NULL, lines);
    bool is = answer.status == KT_OK && answer.length == times * single.length;
    for (size_t i = 0; is && i < times; i++) {
        is = memcmp(answer.bytes + i * single.length, single.bytes, single.length) == 0;
    }
    drop(&answer);
    return is;
}

static void test_same_as_assess(void)
{
    struct answer assess = ask_checked(ASSESS, rulebook, NULL, operations[ASSESS].good);
    CHECK(assess.length + 1 == single.length);
    CHECK(strncmp(assess.bytes, single.bytes, assess.length) == 0);
    CHECK(single.bytes[single.length - 1] == '\n' && newlines(&single) == 1);
    drop(&assess);
}

static void test_ends_of_lines(void)
{
    struct text bare = {nomination_line.bytes, nomination_line.length - 1};
    struct text first = filled("", nomination_line.bytes, 1, "");
    CHECK(gives(first, 1));
    CHECK(gives(bare, 1));
    CHECK(gives(filled("", first.bytes, 3, ""), 3));
    char *crlf = (char *)filled("", first.bytes, 1, "\n").bytes;
    crlf[first.length - 1] = '\r';
    CHECK(gives(plain(crlf), 1));
    CHECK(gives(filled("", crlf, 4, ""), 4));
    struct text two = filled(crlf, first.bytes, 1, "");
    struct text no_newline = {two.bytes, two.length - 1};
    CHECK(gives(no_newline, 2));
}

static void test_blank_lines(void)
{
    CHECK(gives(plain("\n"), 0));
    CHECK(gives(plain("\r\n"), 0));
    CHECK(gives(plain(" \t \r\n\n   "), 0));
    CHECK(gives(filled("", "\n", 10000, ""), 0));
    CHECK(gives(filled("\n\r\n \t\n", nomination_line.bytes, 2, "\n\n"), 2));
    CHECK(gives(filled("  ", nomination_line.bytes, 1, " "), 1));
}

static void test_no_lines_give_an_empty_response(void)
{
    struct answer answer = ask_checked(LINES, rulebook, NULL, plain(""));
    CHECK(answer.status == KT_OK);
    CHECK(answer.length == 0);
    CHECK(answer.bytes != NULL && answer.bytes[0] == '\0');
    drop(&answer);
}

/* Five lines, of which the second, third (blank), fourth and fifth are not
 * nominations. */
static void test_bad_lines(void)
{
    struct text head = filled("", nomination_line.bytes, 1, "{'id':\n \n{'id':1}\n\xFF\n");
    struct text lines = filled(head.bytes, nomination_line.bytes, 1, "");
    struct answer answer = ask_checked(LINES, rulebook, NULL, lines);
    CHECK(answer.status == KT_OK);
    CHECK(newlines(&answer) == 5);
    CHECK(answer.length > 2 * single.length);
    CHECK(strncmp(answer.bytes, single.bytes, single.length) == 0);
    CHECK(strcmp(answer.bytes + answer.length - single.length, single.bytes) == 0);
    CHECK(has(&answer, "\n{'schemaVersion':1,'problem':{'code':'json-truncated'"));
    CHECK(has(&answer, "\n{'schemaVersion':1,'problem':{'code':'missing-field'"));
    CHECK(has(&answer, "\n{'schemaVersion':1,'problem':{'code':'json-bad-utf8'"));
    CHECK(has(&answer, "'line':2,") && has(&answer, "'line':4,") && has(&answer, "'line':5,"));
    CHECK(!has(&answer, "'line':1,") && !has(&answer, "'line':3,"));
    drop(&answer);
}

static void test_lines_beyond_a_limit(void)
{
    struct text deep = filled("", "[", 1000, "\n");
    struct answer answer =
        ask_checked(LINES, rulebook, NULL, filled(deep.bytes, nomination_line.bytes, 1, ""));
    CHECK(is_problem(&answer, KT_OK, "json-too-deep"));
    CHECK(newlines(&answer) == 2);
    CHECK(strcmp(answer.bytes + answer.length - single.length, single.bytes) == 0);
    drop(&answer);
}

static void test_bad_options(void)
{
    static const struct {
        const char *options;
        kt_status status;
    } cases[] = {
        {"", KT_ERROR_JSON},
        {"{", KT_ERROR_JSON},
        {"[]", KT_ERROR_REQUEST},
        {"{'schemaVersion':1}", KT_ERROR_REQUEST},
        {"{'schemaVersion':1,'asOf':'2024-09-19','nomination':{}}", KT_ERROR_REQUEST},
        {"{'schemaVersion':1,'asOf':'2024-09-19','detail':'all'}", KT_ERROR_REQUEST},
        {"{'schemaVersion':1,'asOf':'1999-09-19'}", KT_ERROR_RULEBOOK},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text options = json(cases[i].options);
        struct answer answer = ask_checked(OPTIONS, rulebook, NULL, options);
        CHECK_FOR(cases[i].options, answer.status == cases[i].status);
        drop(&answer);
        /* They are read even when no line needs them. */
        answer.status = kt_assess_lines(rulebook, NULL, options.bytes, options.length, NULL, 0,
                                        &answer.bytes, &answer.length);
        CHECK_FOR(cases[i].options, answer.status == cases[i].status && answer.length > 0);
        drop(&answer);
    }
}

static void test_null_for_each_text(void)
{
    const char *options = operations[OPTIONS].good.bytes;
    size_t length = operations[OPTIONS].good.length;
    struct answer answer = {-1, (char *)options, 9};
    answer.status = kt_assess_lines(rulebook, NULL, options, length, NULL, 1, &answer.bytes,
                                    &answer.length);
    CHECK(answer.status == KT_ERROR_ARGUMENT && answer.bytes == NULL && answer.length == 0);
    answer.status = kt_assess_lines(rulebook, NULL, NULL, 1, "", 0, &answer.bytes, NULL);
    CHECK(answer.status == KT_ERROR_ARGUMENT && answer.bytes == NULL);
    answer.status = kt_assess_lines(rulebook, NULL, options, length, NULL, 0, &answer.bytes, NULL);
    CHECK(answer.status == KT_OK && answer.bytes != NULL);
    drop(&answer);
}

int main(void)
{
    fixtures_open();
    rulebook = built_in();
    single = ask_checked(LINES, rulebook, NULL, nomination_line);
    RUN(test_same_as_assess);
    RUN(test_ends_of_lines);
    RUN(test_blank_lines);
    RUN(test_no_lines_give_an_empty_response);
    RUN(test_bad_lines);
    RUN(test_lines_beyond_a_limit);
    RUN(test_bad_options);
    RUN(test_null_for_each_text);
    drop(&single);
    kt_rulebook_free(rulebook);
    return check_end();
}
