/*
 * The little that the tests need: CHECK inside a test, RUN for each test, and
 * check_end() as the result of main. A test passes when all its checks hold.
 * One thread at a time.
 */
#ifndef CHECK_H
#define CHECK_H

#include <stdbool.h>

#define CHECK(condition) check_that((condition), "", #condition, __FILE__, __LINE__)

/* The same, saying which of many cases it is about. */
#define CHECK_FOR(subject, condition) \
    check_that((condition), (subject), #condition, __FILE__, __LINE__)

#define RUN(test) check_run(#test, test)

/* Gives the condition back, so that a test can stop where it would crash. */
bool check_that(bool condition, const char *subject, const char *text, const char *file,
                int line);
void check_run(const char *name, void (*test)(void));

/* Prints "N passed, N failed"; 0 when nothing failed. */
int check_end(void);

#endif
