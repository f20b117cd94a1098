/*
 * What a host must not do, so that a checker shows that it would notice:
 *
 *   misuse race     two threads use one context at once
 *   misuse freed    a response is read after it was freed
 *   misuse lost     a response is never freed
 */
#define _DEFAULT_SOURCE
#include "check.h"
#include "fixtures.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum { CALLS = 200, ROUNDS = 100 };

static kt_rulebook *rulebook;
static kt_context *context;
static pthread_barrier_t start;

static void *use_context(void *unused)
{
    (void)unused;
    pthread_barrier_wait(&start);
    for (int i = 0; i < CALLS; i++) {
        struct answer answer = ask(ASSESS, rulebook, context, operations[ASSESS].good);
        drop(&answer);
    }
    return NULL;
}

/* Again and again, since one of them may be done before the other is given its turn; a
 * checker that sees the race ends the program. */
static void race(void)
{
    pthread_barrier_init(&start, NULL, 2);
    for (int round = 0; round < ROUNDS; round++) {
        pthread_t threads[2];
        for (int i = 0; i < 2; i++) {
            pthread_create(&threads[i], NULL, use_context, NULL);
        }
        for (int i = 0; i < 2; i++) {
            pthread_join(threads[i], NULL);
        }
    }
    pthread_barrier_destroy(&start);
}

static void read_freed(void)
{
    struct answer answer = ask(DESCRIBE, rulebook, NULL, operations[DESCRIBE].good);
    volatile const char *bytes = answer.bytes;
    kt_free(answer.bytes);
    putchar(bytes[0]);
}

static void lose(void)
{
    struct answer answer = ask(DESCRIBE, rulebook, NULL, operations[DESCRIBE].good);
    putchar(answer.bytes[0]);
    memset(&answer, 0, sizeof answer);
}

int main(int count, char **arguments)
{
    const char *what = count > 1 ? arguments[1] : "";
    fixtures_open();
    rulebook = built_in();
    context = kt_context_create();
    if (strcmp(what, "race") == 0) {
        race();
    } else if (strcmp(what, "freed") == 0) {
        read_freed();
    } else {
        lose();
    }
    kt_context_free(context);
    kt_rulebook_free(rulebook);
    return 0;
}
