/* Loaded before the library: writes the name of every environment variable that is
 * asked for to the file descriptor 9, a line each. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <string.h>
#include <unistd.h>

typedef char *get(const char *);

static char *note(const char *function, const char *name)
{
    char line[256];
    size_t length = strlen(name);
    if (length < sizeof line) {
        memcpy(line, name, length);
        line[length] = '\n';
        ssize_t written = write(9, line, length + 1);
        (void)written;
    }
    get *real;
    *(void **)&real = dlsym(RTLD_NEXT, function);
    return real == NULL ? NULL : real(name);
}

char *getenv(const char *name);
char *secure_getenv(const char *name);

char *getenv(const char *name)
{
    return note("getenv", name);
}

char *secure_getenv(const char *name)
{
    return note("secure_getenv", name);
}
