/* kt_verify: the sample round's own decision, and what is done to it. */
#include "check.h"
#include "fixtures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { POSITIONS = 600 };

static kt_rulebook *rulebook;
static kt_context *context;
static struct text request;
static struct answer decision;

static struct answer verify(struct text options, struct text of, const char *earlier,
                            size_t length)
{
    static char rubbish;
    struct answer answer = {-1, &rubbish, 12345};
    answer.status = kt_verify(rulebook, context, options.bytes, options.length, of.bytes,
                              of.length, earlier, length, &answer.bytes, &answer.length);
    CHECK(answer.bytes != NULL && answer.bytes[answer.length] == '\0');
    return answer;
}

static struct answer verify_decision(const char *earlier, size_t length)
{
    const struct text none = {NULL, 0};
    return verify(none, request, earlier, length);
}

static void test_own_decision(void)
{
    struct answer answer = verify_decision(decision.bytes, decision.length);
    CHECK(answer.status == KT_OK && has(&answer, "'same':true,'receipt':{'operation':'decide'"));
    CHECK(!has(&answer, "'difference'"));
    drop(&answer);
}

static void test_without_context(void)
{
    kt_context *kept = context;
    context = NULL;
    test_own_decision();
    context = kept;
}

/* Texts that do not end where their length says. */
static void test_lengths_are_kept(void)
{
    char *longer = (char *)malloc(decision.length + 1);
    memcpy(longer, decision.bytes, decision.length);
    longer[decision.length] = '\n';
    struct answer answer = verify_decision(longer, decision.length);
    CHECK(has(&answer, "'same':true"));
    drop(&answer);
    answer = verify_decision(longer, decision.length + 1);
    CHECK(answer.status == KT_OK && has(&answer, "'same':false") && has(&answer, "'spacing'"));
    drop(&answer);
    answer = verify_decision(decision.bytes, decision.length - 1);
    CHECK(is_problem(&answer, KT_ERROR_REQUEST, "not-a-receipt"));
    drop(&answer);
    free(longer);
}

/* The numbers of a simple generator, the same everywhere. */
static unsigned next_number(void)
{
    static unsigned long long state = 20240919;
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(state >> 33);
}

/* Any byte of the decision, changed in any way; a third of them in its last part,
 * where the receipt stands. */
static void test_any_changed_byte_is_noticed(void)
{
    unsigned told = 0, refused = 0;
    for (int i = 0; i < POSITIONS; i++) {
        size_t from = i % 3 == 0 ? decision.length - 2500 : 0;
        size_t position = from + next_number() % (decision.length - from);
        char byte = decision.bytes[position], place[64];
        char subject[32];
        snprintf(subject, sizeof subject, "byte %zu", position);
        /* Half of the changes keep the text JSON more often than not. */
        unsigned change = i % 2 == 0 ? 1 : 1 + next_number() % 255;
        decision.bytes[position] = (char)(byte ^ (int)change);
        struct answer answer = verify_decision(decision.bytes, decision.length);
        decision.bytes[position] = byte;
        snprintf(place, sizeof place, "'difference':{'byteOffset':%zu,", position);
        CHECK_FOR(subject, !has(&answer, "'same':true"));
        CHECK_FOR(subject, answer.status == KT_OK ? has(&answer, place)
                                                  : has(&answer, "'problem':{'code':"));
        *(answer.status == KT_OK ? &told : &refused) += 1;
        drop(&answer);
    }
    printf("%d bytes changed, one at a time: %u told with their place, %u refused, 0 unnoticed\n",
           POSITIONS, told, refused);
}

static void test_other_rulebook(void)
{
    kt_rulebook *kept = rulebook;
    rulebook = own_rulebook(strict_text);
    struct answer answer = verify_decision(decision.bytes, decision.length);
    CHECK(is_problem(&answer, KT_ERROR_RULEBOOK, "other-rulebook"));
    CHECK(has(&answer, "'pointer':'/receipt/rulebook/sha256'"));
    drop(&answer);
    kt_rulebook_free(rulebook);
    rulebook = own_rulebook(rulebook_text);
    answer = verify_decision(decision.bytes, decision.length);
    CHECK(has(&answer, "'same':true"));
    drop(&answer);
    kt_rulebook_free(rulebook);
    rulebook = kept;
}

static void test_null(void)
{
    char *response = decision.bytes;
    size_t length = 12345;
    const char *text = request.bytes;
    CHECK(kt_verify(NULL, NULL, NULL, 0, text, 1, text, 1, &response, &length) ==
          KT_ERROR_ARGUMENT);
    CHECK(response == NULL && length == 0);
    CHECK(kt_verify(rulebook, NULL, NULL, 1, text, 1, text, 1, &response, NULL) ==
          KT_ERROR_ARGUMENT);
    CHECK(kt_verify(rulebook, NULL, NULL, 0, NULL, 1, text, 1, &response, NULL) ==
          KT_ERROR_ARGUMENT);
    CHECK(kt_verify(rulebook, NULL, NULL, 0, text, 1, NULL, 1, &response, NULL) ==
          KT_ERROR_ARGUMENT);
    length = 12345;
    CHECK(kt_verify(rulebook, NULL, NULL, 0, text, 1, text, 1, NULL, &length) ==
          KT_ERROR_ARGUMENT);
    CHECK(length == 0);
    CHECK(kt_verify(rulebook, NULL, NULL, 0, NULL, 0, NULL, 0, &response, NULL) ==
          KT_ERROR_REQUEST);
    CHECK(response != NULL && strstr(response, "\"not-a-receipt\"") != NULL);
    kt_free(response);
}

int main(void)
{
    fixtures_open();
    rulebook = built_in();
    context = kt_context_create();
    request = sample_round();
    decision = ask(DECIDE, rulebook, NULL, request);
    RUN(test_own_decision);
    RUN(test_without_context);
    RUN(test_lengths_are_kept);
    RUN(test_any_changed_byte_is_noticed);
    RUN(test_other_rulebook);
    RUN(test_null);
    drop(&decision);
    kt_context_free(context);
    kt_rulebook_free(rulebook);
    return check_end();
}
