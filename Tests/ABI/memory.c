/*
 * What is allocated is freed: after many calls as much is in use as after a
 * few. With an argument every call is made so many times only, for valgrind,
 * which does its own counting.
 */
#include "check.h"
#include "fixtures.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

enum { FEW = 100, MANY = 1000, SLACK = 16384 };

static int few = FEW, many = MANY;
static kt_rulebook *rulebook;

static size_t in_use(void)
{
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

/*
 * Bytes that `many` calls leave behind beyond those of `few`, or that as many more do. What
 * malloc keeps at hand counts as in use and may still grow for a while; what is lost goes on
 * to be lost.
 */
static long growth(void (*call)(void *), void *argument)
{
    long grown = SLACK;
    for (int i = 0; i < few; i++) {
        call(argument);
    }
    for (int again = 0; grown >= SLACK && again < 3; again++) {
        size_t before = in_use();
        for (int i = few; i < many; i++) {
            call(argument);
        }
        grown = (long)(in_use() - before);
    }
    return grown;
}

struct request {
    int operation;
    struct text text;
    kt_context *context;
};

static void answer_once(void *argument)
{
    struct request *request = (struct request *)argument;
    struct answer answer = ask(request->operation, rulebook, request->context, request->text);
    drop(&answer);
}

static void stays_even(struct request *request)
{
    char subject[160];
    long grown = growth(answer_once, request);
    snprintf(subject, sizeof subject, "%s: %ld bytes left by %.60s",
             operations[request->operation].name, grown,
             request->text.length > 0 ? request->text.bytes : "an empty text");
    CHECK_FOR(subject, grown < SLACK);
}

/* Each operation, answering and failing, without a context and with one. */
static void each(struct text text)
{
    kt_context *context = kt_context_create();
    for (int i = 0; i < OPERATIONS; i++) {
        struct request without = {i, text, NULL}, with = {i, text, context};
        stays_even(&without);
        stays_even(&with);
    }
    kt_context_free(context);
}

static void test_good_requests(void)
{
    kt_context *context = kt_context_create();
    for (int i = 0; i < CHECK_RULEBOOK; i++) {
        struct request without = {i, operations[i].good, NULL};
        struct request with = {i, operations[i].good, context};
        stays_even(&without);
        stays_even(&with);
    }
    kt_context_free(context);
}

static void test_cut_requests(void)
{
    for (int i = 0; i < OPERATIONS; i++) {
        struct text cut = {operations[i].good.bytes, operations[i].good.length / 2};
        struct request request = {i, cut, NULL};
        stays_even(&request);
    }
}

static void test_empty_requests(void)
{
    each(plain(""));
}

static void test_wrong_requests(void)
{
    each(json("[]"));
    each(json("{'schemaVersion':1,'readings':{'A-1':'nonsense'}}"));
    each(json("{'schemaVersion':1,'asOf':'2031-01-01','stage':'open','submissions':[]}"));
    each(json("{'schemaVersion':1,'schemaVersion':1}"));
}

static void test_deep_requests(void)
{
    each(filled("", "[", 200, ""));
}

static void test_null(void)
{
    struct text none = {NULL, 5};
    each(none);
}

static void test_overruled_reading(void)
{
    struct request request = {
        DESCRIBE, json("{'schemaVersion':1,'parts':['readings'],'readings':{'A-1':'each'}}"),
        NULL};
    int all = many;
    many = all < 300 ? all : 300; /* each call reads the rulebook anew */
    stays_even(&request);
    many = all;
}

static void open_own(void *argument)
{
    (void)argument;
    kt_rulebook_free(own_rulebook(strict_text));
}

static void open_unknown(void *argument)
{
    (void)argument;
    kt_rulebook *none = NULL;
    char *response = NULL;
    kt_rulebook_builtin("none", &none, &response, NULL);
    kt_free(response);
}

static void make_context(void *argument)
{
    (void)argument;
    kt_context *context = kt_context_create();
    struct request request = {ASSESS, operations[ASSESS].good, context};
    answer_once(&request);
    kt_context_free(context);
}

static void test_rulebooks(void)
{
    struct request check = {CHECK_RULEBOOK, rulebook_text, NULL};
    int all = many;
    CHECK(growth(open_unknown, NULL) < SLACK);
    many = all < 300 ? all : 300;
    CHECK(growth(open_own, NULL) < SLACK);
    few = few < 3 ? few : 3;
    many = many < 12 ? many : 12; /* checking tries every reading: slow */
    stays_even(&check);
    few = FEW < all ? FEW : few;
    many = all;
}

struct verification {
    struct text earlier;
    kt_context *context;
};

static void verify_once(void *argument)
{
    struct verification *verification = (struct verification *)argument;
    struct text request = operations[DECIDE].good;
    char *response = NULL;
    kt_verify(rulebook, verification->context, NULL, 0, request.bytes, request.length,
              verification->earlier.bytes, verification->earlier.length, &response, NULL);
    kt_free(response);
}

/* The same, another, and none at all. */
static void test_verifying(void)
{
    struct answer decided = ask(DECIDE, rulebook, NULL, operations[DECIDE].good);
    struct text texts[] = {{decided.bytes, decided.length},
                           {decided.bytes, decided.length - 1},
                           json("{'schemaVersion':1}"),
                           plain("")};
    kt_context *context = kt_context_create();
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct verification without = {texts[i], NULL}, with = {texts[i], context};
        CHECK(growth(verify_once, &without) < SLACK);
        CHECK(growth(verify_once, &with) < SLACK);
    }
    kt_context_free(context);
    drop(&decided);
}

static void test_contexts(void)
{
    CHECK(growth(make_context, NULL) < SLACK);
}

int main(int count, char **arguments)
{
    if (count > 1) {
        many = atoi(arguments[1]);
        few = many / 2;
    }
    fixtures_open();
    rulebook = built_in();
    RUN(test_good_requests);
    RUN(test_cut_requests);
    RUN(test_empty_requests);
    RUN(test_wrong_requests);
    RUN(test_deep_requests);
    RUN(test_null);
    RUN(test_overruled_reading);
    RUN(test_verifying);
    RUN(test_contexts);
    RUN(test_rulebooks);
    kt_rulebook_free(rulebook);
    return check_end();
}
