/*
 * A call leaves the process as it found it: signal handlers, open files, threads,
 * locale, floating-point mode, working folder, environment.
 *
 * Around every call stands a write to no file with the operation's name, so that
 * a trace of system calls shows what lies between two of them.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "check.h"
#include "fixtures.h"

#include <dirent.h>
#include <fenv.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST = 128, PATH_ROOM = 4096 };

extern char **environ;

struct process {
    void (*handlers[MOST])(int);
    int flags[MOST];
    sigset_t blocked;
    int files, threads, rounding, exceptions;
    char locale[256], folder[PATH_ROOM];
    mode_t mask;
    size_t environment;
    char **environment_at;
};

static kt_rulebook *rulebook;
static struct process before;

static int entries(const char *path)
{
    int count = 0;
    DIR *folder = opendir(path);
    while (folder != NULL && readdir(folder) != NULL) {
        count += 1;
    }
    if (folder != NULL) {
        closedir(folder);
    }
    return count;
}

static struct process look(void)
{
    static struct process now;
    memset(&now, 0, sizeof now);
    for (int number = 1; number < NSIG && number < MOST; number++) {
        struct sigaction action;
        if (sigaction(number, NULL, &action) == 0) {
            now.handlers[number] = action.sa_handler;
            now.flags[number] = action.sa_flags;
        }
    }
    pthread_sigmask(SIG_BLOCK, NULL, &now.blocked);
    now.files = entries("/proc/self/fd");
    now.threads = entries("/proc/self/task");
    now.rounding = fegetround();
    now.exceptions = fegetexcept();
    snprintf(now.locale, sizeof now.locale, "%s", setlocale(LC_ALL, NULL));
    CHECK(getcwd(now.folder, sizeof now.folder) != NULL);
    now.mask = umask(0);
    umask(now.mask);
    now.environment_at = environ;
    for (char **entry = environ; *entry != NULL; entry++) {
        now.environment += strlen(*entry);
    }
    return now;
}

static void is_as_before(const char *subject)
{
    struct process now = look();
    for (int number = 1; number < NSIG && number < MOST; number++) {
        CHECK_FOR(subject, now.handlers[number] == before.handlers[number]);
        CHECK_FOR(subject, now.flags[number] == before.flags[number]);
        CHECK_FOR(subject, sigismember(&now.blocked, number) ==
                               sigismember(&before.blocked, number));
    }
    CHECK_FOR(subject, now.files == before.files);
    CHECK_FOR(subject, now.threads == before.threads);
    CHECK_FOR(subject, now.rounding == before.rounding);
    CHECK_FOR(subject, now.exceptions == before.exceptions);
    CHECK_FOR(subject, strcmp(now.locale, before.locale) == 0);
    CHECK_FOR(subject, strcmp(now.folder, before.folder) == 0);
    CHECK_FOR(subject, now.mask == before.mask);
    CHECK_FOR(subject, now.environment_at == before.environment_at);
    CHECK_FOR(subject, now.environment == before.environment);
}

static void mark(const char *what)
{
    ssize_t written = write(-1, what, strlen(what));
    (void)written;
}

static void call(int operation, kt_context *context, struct text text)
{
    const char *name = operations[operation].name;
    mark(name);
    struct answer answer = ask(operation, rulebook, context, text);
    drop(&answer);
    mark("end");
    is_as_before(name);
}

static void test_operations(void)
{
    kt_context *context = kt_context_create();
    for (int i = 0; i < OPERATIONS; i++) {
        struct text cut = {operations[i].good.bytes, operations[i].good.length / 2};
        call(i, NULL, operations[i].good);
        call(i, context, operations[i].good);
        call(i, context, cut);
        call(i, NULL, json("{'schemaVersion':1,'asOf':'2031-01-01'}"));
        call(i, NULL, json("{'schemaVersion':'\\uDC00'}"));
        call(i, NULL, plain("\xFF"));
    }
    kt_context_free(context);
}

static void test_a_round(void)
{
    kt_context *context = kt_context_create();
    call(DECIDE, NULL, sample_round());
    call(DECIDE, context, sample_round());
    kt_context_free(context);
}

static void test_verify(void)
{
    struct text round = sample_round();
    struct answer decided = ask(DECIDE, rulebook, NULL, round);
    char *response = NULL;
    mark("verify");
    kt_status status = kt_verify(rulebook, NULL, NULL, 0, round.bytes, round.length,
                                 decided.bytes, decided.length, &response, NULL);
    kt_free(response);
    mark("end");
    CHECK(status == KT_OK);
    is_as_before("verify");
    drop(&decided);
}

static void test_rulebooks(void)
{
    kt_rulebook *own = NULL;
    char *response = NULL;
    mark("rulebook_builtin");
    kt_rulebook_builtin("thanh-hoa-2024", &own, &response, NULL);
    kt_rulebook_free(own);
    kt_rulebook_builtin("none", &own, &response, NULL);
    kt_free(response);
    kt_context_free(kt_context_create());
    mark("end");
    is_as_before("rulebook_builtin");
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    fesetround(FE_DOWNWARD);
    fixtures_open();
    before = look();
    mark("the first rulebook");
    rulebook = built_in();
    mark("end");
    is_as_before("the first rulebook");
    RUN(test_operations);
    RUN(test_a_round);
    RUN(test_verify);
    RUN(test_rulebooks);
    kt_rulebook_free(rulebook);
    return check_end();
}
