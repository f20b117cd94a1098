/* What the C and C++ programs of the benchmark share: a file in memory, its
 * lines, and the words they answer on standard input (see worker.py). */
#ifndef TURNS_H
#define TURNS_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { TURNS_PADDING = 64 };

struct turns_text {
    char *bytes;
    size_t length;
    size_t count;    /* lines */
    size_t *starts;  /* count + 1 */
};

static inline void turns_fail(const char *what)
{
    perror(what);
    exit(1);
}

static inline struct turns_text turns_read(const char *folder, const char *name)
{
    struct turns_text text = {NULL, 0, 0, NULL};
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        turns_fail(path);
    }
    text.length = (size_t)ftell(file);
    rewind(file);
    text.bytes = (char *)calloc(text.length + TURNS_PADDING, 1);
    if (text.bytes == NULL || fread(text.bytes, 1, text.length, file) != text.length) {
        turns_fail(path);
    }
    fclose(file);
    for (size_t at = 0; at < text.length; at++) {
        text.count += text.bytes[at] == '\n';
    }
    text.starts = (size_t *)malloc((text.count + 1) * sizeof *text.starts);
    size_t line = 0;
    text.starts[line++] = 0;
    for (size_t at = 0; at < text.length; at++) {
        if (text.bytes[at] == '\n') {
            text.starts[line++] = at + 1;
        }
    }
    return text;
}

static inline void turns_free(struct turns_text *text)
{
    free(text->bytes);
    free(text->starts);
}

static inline double turns_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* Processor time of this process. */
static inline double turns_worked(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* A field of /proc/self/status in KiB. */
static inline long turns_status(const char *field)
{
    char line[256];
    long value = 0;
    FILE *file = fopen("/proc/self/status", "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, field, strlen(field)) == 0) {
            value = atol(line + strlen(field) + 1);
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return value;
}

/* The peak starts again from what is resident now. */
static inline void turns_reset_peak(void)
{
    FILE *file = fopen("/proc/self/clear_refs", "w");
    if (file != NULL) {
        fputs("5", file);
        fclose(file);
    }
}

/* One pass over the first `count` nominations, answers to `out` unless NULL;
 * returns the bytes of the answers. */
typedef size_t turns_pass(void *program, size_t count, FILE *out);

static inline int turns_listen(turns_pass *pass, void *program, long (*allocations)(void))
{
    char line[4096], path[4000];
    unsigned long count;
    turns_reset_peak();
    puts("ready");
    fflush(stdout);
    while (fgets(line, sizeof line, stdin) != NULL) {
        if (sscanf(line, "run %lu", &count) == 1) {
            double start = turns_worked();
            pass(program, count, NULL);
            printf("%.9f\n", turns_worked() - start);
        } else if (sscanf(line, "write %lu %3999s", &count, path) == 2) {
            FILE *out = fopen(path, "wb");
            if (out == NULL) {
                turns_fail(path);
            }
            pass(program, count, out);
            fclose(out);
            puts("written");
        } else if (sscanf(line, "peak %lu", &count) == 1) {
            /* KiB resident before, at the peak, and in the answers */
            turns_reset_peak();
            long before = turns_status("VmRSS:");
            size_t answers = pass(program, count, NULL);
            printf("%ld %ld %zu\n", before, turns_status("VmHWM:"), answers / 1024);
        } else if (sscanf(line, "allocations %lu", &count) == 1) {
            long before = allocations ? allocations() : 0;
            pass(program, count, NULL);
            printf("%ld\n", allocations ? allocations() - before : -1);
        } else if (strncmp(line, "memory", 6) == 0) {
            printf("%ld %ld\n", turns_status("VmRSS:"), turns_status("VmHWM:"));
        } else {
            break;
        }
        fflush(stdout);
    }
    return 0;
}

#endif
