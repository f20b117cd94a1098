/* The library as a host meets it that opens it at run time, closes it and opens it
 * again. Its only argument is the library's file, which it is not linked with. */
#define _GNU_SOURCE
#include "check.h"

#include <khenthuong.h>

#include <dlfcn.h>
#include <malloc.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum { WARM_UP = 20, TIMES = 300, MOST_KEPT = 32 * 1024, THREADS = 4 };

static const char *path;
static const char rulebook_id[] = "thanh-hoa-2024";

struct library {
    void *handle;
    kt_status (*rulebook_builtin)(const char *, kt_rulebook **, char **, size_t *);
    kt_status (*describe)(const kt_rulebook *, kt_context *, const char *, size_t, char **,
                          size_t *);
    kt_context *(*context_create)(void);
    void (*context_free)(kt_context *);
    void (*rulebook_free)(kt_rulebook *);
    void (*free_response)(char *);
};

/* ISO C knows no way from dlsym's result to a function; POSIX promises this one. */
static bool find(void *handle, const char *name, void *function)
{
    void *symbol = dlsym(handle, name);
    memcpy(function, &symbol, sizeof symbol);
    return symbol != NULL;
}

/* Checks nothing itself, so that threads may call it. */
static bool open_library(struct library *library)
{
    void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    library->handle = handle;
    return handle != NULL && find(handle, "kt_rulebook_builtin", &library->rulebook_builtin) &&
           find(handle, "kt_describe", &library->describe) &&
           find(handle, "kt_context_create", &library->context_create) &&
           find(handle, "kt_context_free", &library->context_free) &&
           find(handle, "kt_rulebook_free", &library->rulebook_free) &&
           find(handle, "kt_free", &library->free_response);
}

/* Whether a description comes, and the same each time. */
static bool describes(const struct library *library, kt_rulebook *rulebook, kt_context *context)
{
    static const char request[] = "{\"schemaVersion\":1,\"parts\":[\"deadline\"]}";
    char *response = NULL;
    size_t length = 0;
    kt_status status =
        library->describe(rulebook, context, request, strlen(request), &response, &length);
    bool good = status == KT_OK && strstr(response, "\"deadline\"") != NULL;
    library->free_response(response);
    return good;
}

static bool opens_and_describes(const struct library *library)
{
    kt_rulebook *rulebook = NULL;
    char *response = NULL;
    if (library->rulebook_builtin(rulebook_id, &rulebook, &response, NULL) != KT_OK) {
        library->free_response(response);
        return false;
    }
    kt_context *context = library->context_create();
    bool good = describes(library, rulebook, context);
    library->context_free(context);
    library->rulebook_free(rulebook);
    return good;
}

static void test_what_was_made_outlives_closing(void)
{
    struct library library;
    kt_rulebook *rulebook = NULL;
    char *response = NULL;
    if (!CHECK(open_library(&library))) {
        return;
    }
    CHECK(library.rulebook_builtin(rulebook_id, &rulebook, &response, NULL) == KT_OK);
    kt_context *context = library.context_create();
    CHECK(describes(&library, rulebook, context));

    CHECK(dlclose(library.handle) == 0);
    CHECK(describes(&library, rulebook, context));
    library.context_free(context);
    library.rulebook_free(rulebook);
}

static void test_it_stays_where_it_is(void)
{
    struct library first, second;
    CHECK(open_library(&first) && dlclose(first.handle) == 0);
    CHECK(open_library(&second) && dlclose(second.handle) == 0);
    CHECK(first.describe == second.describe);

    void *still_there = dlopen(path, RTLD_NOW | RTLD_NOLOAD);
    CHECK(still_there != NULL);
    CHECK(dlclose(still_there) == 0);
}

static void test_opened_again_and_again(void)
{
    size_t before = 0;
    for (int i = 0; i < WARM_UP + TIMES; i++) {
        if (i == WARM_UP) {
            before = mallinfo2().uordblks;
        }
        struct library library;
        CHECK(open_library(&library) && opens_and_describes(&library) &&
              dlclose(library.handle) == 0);
    }
    size_t after = mallinfo2().uordblks;
    char subject[60];
    snprintf(subject, sizeof subject, "%zu bytes before, %zu after", before, after);
    CHECK_FOR(subject, after <= before + MOST_KEPT);
}

struct visit {
    pthread_barrier_t *barrier;
    bool good;
};

/* Uses the library, waits until it was closed, and ends. */
static void *visit(void *argument)
{
    struct visit *own = (struct visit *)argument;
    struct library library;
    own->good = open_library(&library) && opens_and_describes(&library) &&
                dlclose(library.handle) == 0;
    pthread_barrier_wait(own->barrier);
    pthread_barrier_wait(own->barrier);
    return NULL;
}

static void test_threads_outlive_closing(void)
{
    pthread_barrier_t barrier;
    pthread_t threads[THREADS];
    struct visit visits[THREADS];
    CHECK(pthread_barrier_init(&barrier, NULL, THREADS + 1) == 0);
    struct library library;
    CHECK(open_library(&library));
    for (int i = 0; i < THREADS; i++) {
        visits[i].barrier = &barrier;
        visits[i].good = false;
        CHECK(pthread_create(&threads[i], NULL, visit, &visits[i]) == 0);
    }
    pthread_barrier_wait(&barrier);
    CHECK(dlclose(library.handle) == 0);
    pthread_barrier_wait(&barrier);
    for (int i = 0; i < THREADS; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
        CHECK(visits[i].good);
    }
    pthread_barrier_destroy(&barrier);
}

int main(int count, char **arguments)
{
    if (count != 2) {
        fprintf(stderr, "usage: unload LIBRARY\n");
        return 64;
    }
    path = arguments[1];
    RUN(test_what_was_made_outlives_closing);
    RUN(test_it_stays_where_it_is);
    RUN(test_opened_again_and_again);
    RUN(test_threads_outlive_closing);
    return check_end();
}
