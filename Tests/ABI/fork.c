/* A process that has used the library forks; its children use it as well, also
 * while other threads of the parent are in the middle of a call. */
#define _DEFAULT_SOURCE
#include "check.h"
#include "fixtures.h"

#include <pthread.h>
#include <stdio.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHILDREN = 20, ROUNDS = 15, THREADS = 4, SECONDS = 60 };

static kt_rulebook *rulebook;
static kt_context *context;
static struct answer decided;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static bool stopping;

static bool should_stop(bool stop)
{
    pthread_mutex_lock(&lock);
    stopping = stopping || stop;
    bool now = stopping;
    pthread_mutex_unlock(&lock);
    return now;
}

/* What a child does: decides by the parent's rulebook, with its context and
 * without one, then by a rulebook that it opens itself. 0 when all is alike. */
static int decide_all(void)
{
    struct text request = operations[DECIDE].good;
    struct answer first = ask(DECIDE, rulebook, context, request);
    struct answer second = ask(DECIDE, rulebook, NULL, request);
    kt_rulebook *own = built_in();
    struct answer third = ask(DECIDE, own, NULL, request);
    bool alike =
        is_same(&first, &decided) && is_same(&second, &decided) && is_same(&third, &decided);
    drop(&first);
    drop(&second);
    drop(&third);
    kt_rulebook_free(own);
    return alike ? 0 : 1;
}

/* A child that hangs is ended by its alarm, which is no exit with 0. */
static void fork_children(void)
{
    pid_t children[CHILDREN];
    for (int i = 0; i < CHILDREN; i++) {
        children[i] = fork();
        if (children[i] == 0) {
            alarm(SECONDS);
            _exit(decide_all());
        }
        CHECK(children[i] > 0);
    }
    for (int i = 0; i < CHILDREN; i++) {
        char subject[40];
        int status = -1;
        CHECK(waitpid(children[i], &status, 0) == children[i]);
        snprintf(subject, sizeof subject, "child %d: status %#x", i, (unsigned)status);
        CHECK_FOR(subject, WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    CHECK(decide_all() == 0);
}

static void test_children(void)
{
    fork_children();
}

static void *keep_deciding(void *argument)
{
    int *different = (int *)argument;
    kt_context *own = kt_context_create();
    while (!should_stop(false)) {
        struct answer answer = ask(DECIDE, rulebook, own, operations[DECIDE].good);
        *different += !is_same(&answer, &decided);
        drop(&answer);
    }
    kt_context_free(own);
    return NULL;
}

static void test_children_of_a_busy_process(void)
{
    pthread_t threads[THREADS];
    int different[THREADS] = {0};
    for (int i = 0; i < THREADS; i++) {
        CHECK(pthread_create(&threads[i], NULL, keep_deciding, &different[i]) == 0);
    }
    for (int round = 0; round < ROUNDS; round++) {
        fork_children();
    }
    should_stop(true);
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        CHECK(different[i] == 0);
    }
}

int main(void)
{
    fixtures_open();
    rulebook = built_in();
    context = kt_context_create();
    decided = ask_checked(DECIDE, rulebook, context, operations[DECIDE].good);
    CHECK(has(&decided, "'standing':'proposed'"));
    RUN(test_children);
    RUN(test_children_of_a_busy_process);
    drop(&decided);
    kt_context_free(context);
    kt_rulebook_free(rulebook);
    return check_end();
}
