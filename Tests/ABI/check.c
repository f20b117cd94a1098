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

void check_run(const char *name, void (*test)(void))
{
    faults = 0;
    test();
    if (faults == 0) {
        passed += 1;
    } else {
        failed += 1;
        printf("failed: %s (%d checks)\n", name, faults);
    }
    fflush(stdout);
}

int check_end(void)
{
    printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 && passed > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
