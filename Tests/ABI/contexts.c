/* The same rulebook and request give the same bytes, whatever the context went
 * through before; rulebooks do not know of one another. */
#include "check.h"
#include "fixtures.h"

#include <stdio.h>
#include <string.h>

enum { QUESTIONS = 20 };

struct question {
    int operation;
    struct text text;
    struct answer answer; /* without a context */
};

static struct question questions[QUESTIONS];
static int question_count;
static kt_rulebook *rulebook;

static void question(int operation, struct text text)
{
    struct question *one = &questions[question_count++];
    one->operation = operation;
    one->text = text;
    one->answer = ask_checked(operation, rulebook, NULL, text);
}

/* Good and bad, small and large, for each operation. */
static void set_questions(void)
{
    for (int i = 0; i < CHECK_RULEBOOK; i++) {
        struct text good = operations[i].good;
        struct text cut = {good.bytes, good.length * 2 / 3};
        question(i, good);
        question(i, cut);
        question(i, filled("{'schemaVersion':1,'extensions':", "[", 70, ""));
    }
    question(DESCRIBE, plain(""));
    question(LINES, filled("{}\n", nomination_line.bytes, 20, "\n[1,\n"));
    question(DECIDE, json("{'schemaVersion':1}"));
    question(DECIDE, sample_round());
    question(ASSESS, filled("'", "Đ", 5000, "'"));
}

static void test_good_and_bad(void)
{
    int good = 0;
    for (int i = 0; i < question_count; i++) {
        good += questions[i].answer.status == KT_OK;
    }
    CHECK(question_count == QUESTIONS);
    CHECK(good >= 7 && good <= QUESTIONS - 7);
}

static void test_eligible(void)
{
    struct answer *answer = &questions[3].answer;
    CHECK(questions[3].operation == ASSESS && has(answer, "'verdict':'eligible'"));
}

static void test_fresh_context(void)
{
    for (int i = 0; i < question_count; i++) {
        kt_context *context = kt_context_create();
        CHECK(context != NULL);
        struct answer answer =
            ask_checked(questions[i].operation, rulebook, context, questions[i].text);
        CHECK(is_same(&answer, &questions[i].answer));
        drop(&answer);
        kt_context_free(context);
    }
}

static bool answers_as_before(int index, kt_context *context)
{
    struct question *one = &questions[index];
    struct answer answer = ask_checked(one->operation, rulebook, context, one->text);
    bool is = is_same(&answer, &one->answer);
    drop(&answer);
    return is;
}

/* Each question after each other one, failures among them. */
static void test_reused_context(void)
{
    kt_context *context = kt_context_create();
    for (int i = 0; i < question_count; i++) {
        for (int j = 0; j < question_count; j++) {
            char pair[40];
            snprintf(pair, sizeof pair, "question %d after %d", j, i);
            CHECK_FOR(pair, answers_as_before(i, context));
            CHECK_FOR(pair, answers_as_before(j, context));
        }
    }
    kt_context_free(context);
}

static void test_answer_outlives_its_makers(void)
{
    kt_rulebook *own = built_in();
    kt_context *context = kt_context_create();
    struct answer answer = ask_checked(ASSESS, own, context, operations[ASSESS].good);
    kt_context_free(context);
    kt_rulebook_free(own);
    CHECK(is_same(&answer, &questions[3].answer));
    drop(&answer);
}

/* The text of a rulebook is not kept. */
static void test_rulebook_text_may_go(void)
{
    static char copy[1 << 20];
    if (!CHECK(rulebook_text.length < sizeof copy)) {
        return;
    }
    memcpy(copy, rulebook_text.bytes, rulebook_text.length);
    struct text text = {copy, rulebook_text.length};
    kt_rulebook *own = own_rulebook(text);
    memset(copy, '#', sizeof copy);
    for (int i = 0; i < question_count; i++) {
        struct answer answer = ask_checked(questions[i].operation, own, NULL, questions[i].text);
        CHECK(is_same(&answer, &questions[i].answer));
        drop(&answer);
    }
    kt_rulebook_free(own);
}

static void test_own_rulebook_decides_otherwise(void)
{
    kt_rulebook *strict = own_rulebook(strict_text);
    kt_context *context = kt_context_create();
    for (int round = 0; round < 3; round++) {
        struct answer answer = ask_checked(ASSESS, strict, context, operations[ASSESS].good);
        CHECK(has(&answer, "'verdict':'ineligible'"));
        CHECK(has(&answer, "'commune-online-dossiers':'notMet'"));
        drop(&answer);
        answer = ask_checked(ASSESS, rulebook, context, operations[ASSESS].good);
        CHECK(is_same(&answer, &questions[3].answer));
        CHECK(has(&answer, "'commune-online-dossiers':'met'"));
        drop(&answer);
        answer = ask_checked(DECIDE, strict, context, operations[DECIDE].good);
        CHECK(has(&answer, "'standing':'ineligible'"));
        drop(&answer);
        answer = ask_checked(DECIDE, rulebook, context, operations[DECIDE].good);
        CHECK(has(&answer, "'standing':'proposed'"));
        drop(&answer);
    }
    kt_rulebook_free(strict);
    struct answer answer = ask_checked(ASSESS, rulebook, context, operations[ASSESS].good);
    CHECK(is_same(&answer, &questions[3].answer));
    drop(&answer);
    kt_context_free(context);
}

int main(void)
{
    fixtures_open();
    rulebook = built_in();
    set_questions();
    RUN(test_good_and_bad);
    RUN(test_eligible);
    RUN(test_fresh_context);
    RUN(test_reused_context);
    RUN(test_answer_outlives_its_makers);
    RUN(test_rulebook_text_may_go);
    RUN(test_own_rulebook_decides_otherwise);
    for (int i = 0; i < question_count; i++) {
        drop(&questions[i].answer);
    }
    kt_rulebook_free(rulebook);
    return check_end();
}
