#include "check.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_SHOWN = 8 };

static int passed, failed, faults;

bool check_that(bool condition, const char *subject, const char *text, const char *file,
                int line)
{
    if (condition) {
        return true;
    }
    faults += 1;
    if (faults <= MOST_SHOWN) {
        printf("%s:%d: not so: %s", file, line, text);
        printf(*subject != '\0' ? "  (%s)\n" : "\n", subject);
    }
    return false;
}

/* Counts what was checked since the last time as one test. */
static void settle(const char *name)
{
    if (faults == 0) {
        passed += 1;
    } else {
        failed += 1;
        printf("failed: %s (%d checks)\n", name, faults);
    }
    faults = 0;
    fflush(stdout);
}

void check_run(const char *name, void (*test)(void))
{
    if (faults > 0) {
        settle("before the tests");
    }
    test();
    settle(name);
}

int check_end(void)
{
    printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 && passed > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
