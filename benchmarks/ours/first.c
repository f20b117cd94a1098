/*
 * A process that loads the library, opens a built-in rulebook and decides once.
 *
 *   first LIBRARY RULEBOOK DATA   prints the seconds each of the three took
 */
#define _GNU_SOURCE
#include "turns.h"
#include <dlfcn.h>
#include <khenthuong.h>

int main(int argc, char **argv)
{
    if (argc != 4) {
        fputs("first LIBRARY RULEBOOK DATA\n", stderr);
        return 64;
    }
    struct turns_text request = turns_read(argv[3], "first.json");
    union { void *object; __typeof__(&kt_rulebook_builtin) function; } builtin;
    union { void *object; __typeof__(&kt_assess) function; } assess;
    kt_rulebook *rulebook = NULL;
    char *response = NULL;

    double start = turns_now();
    void *library = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        return 1;
    }
    builtin.object = dlsym(library, "kt_rulebook_builtin");
    assess.object = dlsym(library, "kt_assess");
    double loaded = turns_now();
    kt_status status = builtin.function(argv[2], &rulebook, &response, NULL);
    double opened = turns_now();
    if (status == KT_OK) {
        status = assess.function(rulebook, NULL, request.bytes, request.length, &response, NULL);
    }
    double decided = turns_now();
    if (status != KT_OK) {
        fprintf(stderr, "%s\n", response ? response : "no response");
        return 1;
    }
    printf("%.9f %.9f %.9f\n", loaded - start, opened - loaded, decided - opened);
    return 0;
}
