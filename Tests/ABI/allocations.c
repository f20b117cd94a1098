/*
 * Memory that the boundary asks for and does not get: the buffer of the response,
 * and what the reader of JSON needs for a text. The status comes alone, nothing is
 * lost, and the next call is answered.
 *
 * malloc and realloc are this program's own. The response is the one thing in the
 * library that is grown by realloc; the reader asks for its buffers either through
 * libstdc++ or for many bytes at once.
 */
#define _GNU_SOURCE
#include "check.h"
#include "fixtures.h"

#include <dlfcn.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>

enum { LARGE = 1 << 20 };

void *__libc_malloc(size_t size);
void *__libc_realloc(void *memory, size_t size);

/* The realloc that fails, counted down; 0: none. */
static size_t failing_realloc;
static size_t refused;
/* From how many bytes on malloc fails; and whether it does for libstdc++. */
static size_t failing_size = SIZE_MAX;
static bool fails_for_cxx;

void *realloc(void *memory, size_t size)
{
    if (failing_realloc > 0 && --failing_realloc == 0) {
        refused += 1;
        return NULL;
    }
    return __libc_realloc(memory, size);
}

static bool is_from_cxx(void *caller)
{
    static bool is_looking;
    Dl_info info;
    if (is_looking) {
        return false;
    }
    is_looking = true;
    bool is = dladdr(caller, &info) != 0 && strstr(info.dli_fname, "libstdc++") != NULL;
    is_looking = false;
    return is;
}

void *malloc(size_t size)
{
    if (size >= failing_size || (fails_for_cxx && is_from_cxx(__builtin_return_address(0)))) {
        refused += 1;
        return NULL;
    }
    return __libc_malloc(size);
}

static kt_rulebook *rulebook;

static bool is_bare(const struct answer *answer)
{
    return answer->status == KT_ERROR_MEMORY && answer->bytes == NULL && answer->length == 0;
}

/* Each growth of the response in turn, until the call needs no further one. */
static void fail_each_growth(int operation, struct text text, kt_context *context)
{
    const char *name = operations[operation].name;
    struct answer good = ask(operation, rulebook, context, text);
    size_t growth = 1;
    for (bool goes_on = true; goes_on; growth++) {
        refused = 0;
        failing_realloc = growth;
        struct answer answer = ask(operation, rulebook, context, text);
        goes_on = failing_realloc == 0;
        failing_realloc = 0;
        if (goes_on) {
            /* A problem is written anew from the beginning, with a new buffer. */
            bool is_complete = good.status != KT_OK && is_same(&answer, &good);
            CHECK_FOR(name, refused == 1 && (is_bare(&answer) || is_complete));
        } else {
            CHECK_FOR(name, is_same(&answer, &good));
        }
        drop(&answer);
    }
    /* At least the first buffer was refused; a rulebook that opens has none. */
    CHECK_FOR(name, growth > 2 || (operation == CREATE && good.status == KT_OK));
    drop(&good);
}

static void test_the_response(void)
{
    kt_context *context = kt_context_create();
    for (int i = 0; i < OPERATIONS; i++) {
        struct text cut = {operations[i].good.bytes, operations[i].good.length / 2};
        fail_each_growth(i, operations[i].good, NULL);
        fail_each_growth(i, operations[i].good, context);
        fail_each_growth(i, cut, NULL);
        fail_each_growth(i, json("[]"), context);
    }
    fail_each_growth(DECIDE, sample_round(), NULL);
    fail_each_growth(LINES, filled("", nomination_line.bytes, 100, ""), context);
    kt_context_free(context);
}

/* Nothing that was taken before the failure stays taken. */
static void test_nothing_is_lost(void)
{
    size_t least = SIZE_MAX, most = 0;
    for (int i = 0; i < 50; i++) {
        fail_each_growth(ASSESS, operations[ASSESS].good, NULL);
        struct mallinfo2 info = mallinfo2();
        size_t used = info.uordblks + info.hblkhd;
        if (i >= 10) {
            least = used < least ? used : least;
            most = used > most ? used : most;
        }
    }
    CHECK(most - least < 4096);
}

static void ask_without(int operation, struct text text)
{
    kt_context *context = kt_context_create();
    struct answer good = ask(operation, rulebook, NULL, text);
    refused = 0;
    fails_for_cxx = true;
    struct answer fresh = ask(operation, rulebook, NULL, text);
    struct answer kept = ask(operation, rulebook, context, text);
    fails_for_cxx = false;
    CHECK_FOR(operations[operation].name, refused >= 2);
    CHECK_FOR(operations[operation].name, is_bare(&fresh) && is_bare(&kept));
    struct answer again = ask(operation, rulebook, context, text);
    CHECK_FOR(operations[operation].name, is_same(&again, &good));
    drop(&good);
    drop(&again);
    kt_context_free(context);
}

/* The reader itself and what simdjson keeps in it. */
static void test_the_reader(void)
{
    ask_without(DESCRIBE, operations[DESCRIBE].good);
    ask_without(ASSESS, operations[ASSESS].good);
    ask_without(OPTIONS, operations[OPTIONS].good);
    ask_without(DECIDE, operations[DECIDE].good);
    ask_without(CHECK_RULEBOOK, operations[CHECK_RULEBOOK].good);
    ask_without(CREATE, json("[]"));
}

/* A context made when there is no memory for its reader says so when it is used. */
static void test_a_context_without_a_reader(void)
{
    fails_for_cxx = true;
    kt_context *context = kt_context_create();
    fails_for_cxx = false;
    struct answer answer = ask(ASSESS, rulebook, context, operations[ASSESS].good);
    CHECK(context == NULL || answer.status == KT_OK || is_bare(&answer));
    drop(&answer);
    kt_context_free(context);
}

/* A text so long that what is read of it takes more than is left. */
static void test_a_large_text(void)
{
    struct text text = filled("{'schemaVersion':1,'extensions':[0", ",0", LARGE / 8, "]}");
    kt_context *context = kt_context_create();
    struct answer good = ask(DESCRIBE, rulebook, NULL, text);
    CHECK(good.status == KT_OK);
    failing_size = LARGE;
    refused = 0;
    struct answer answer = ask(DESCRIBE, rulebook, context, text);
    failing_size = SIZE_MAX;
    CHECK(refused > 0 && is_bare(&answer));
    struct answer again = ask(DESCRIBE, rulebook, context, text);
    CHECK(is_same(&again, &good));
    drop(&good);
    drop(&again);
    kt_context_free(context);
}

int main(void)
{
    fixtures_open();
    rulebook = built_in();
    RUN(test_the_response);
    RUN(test_nothing_is_lost);
    RUN(test_the_reader);
    RUN(test_a_context_without_a_reader);
    RUN(test_a_large_text);
    kt_rulebook_free(rulebook);
    return check_end();
}
