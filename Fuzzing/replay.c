/*
 * Runs inputs through a target without libFuzzer: against the library as it is
 * built for everybody.
 *
 *   replay TARGET FILE...             each file as it is
 *   replay -n COUNT TARGET FILE...    and COUNT inputs made from them
 *
 * Ends with "N passed, N failed". An input that ends the program is written to the
 * file that the environment names in FINDING first.
 */
#define _GNU_SOURCE
#include "chance.h"
#include "mutation.h"
#include "target.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_BYTES = 1 << 20, ROOM_TO_GROW = 65536, MOST_SECONDS = 30 };

static const uint8_t *running;
static size_t running_size;

static void keep_input(int number)
{
    const char *path = getenv("FINDING");
    int file = path == NULL ? -1 : open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file >= 0) {
        ssize_t written = write(file, running, running_size);
        close(file);
        (void)written;
    }
    signal(number, SIG_DFL);
    raise(number);
}

static void run(const struct target *target, const uint8_t *data, size_t size)
{
    running = data;
    running_size = size;
    alarm(MOST_SECONDS);
    target_run(target, data, size);
}

static size_t read_file(const char *path, uint8_t *bytes)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        exit(EXIT_FAILURE);
    }
    size_t size = fread(bytes, 1, MOST_BYTES, file);
    fclose(file);
    return size;
}

/* Inputs from inputs: a file's text, changed once and then again and again; each
 * sixteen of them begin with a file anew. */
static void run_made(const struct target *target, long count, int files, char **paths)
{
    static uint8_t input[MOST_BYTES], other[MOST_BYTES], made[MOST_BYTES];
    struct chance chance = {(uint64_t)count};
    size_t size = 0;
    for (long i = 0; i < count; i++) {
        if (i % 16 == 0) {
            size = read_file(paths[chance_below(&chance, (size_t)files)], input);
        }
        size_t most = size + ROOM_TO_GROW < MOST_BYTES ? size + ROOM_TO_GROW : MOST_BYTES;
        unsigned int seed = (unsigned int)chance_next(&chance);
        size_t made_size = 0;
        if (chance_below(&chance, 4) == 0) {
            size_t other_size = read_file(paths[chance_below(&chance, (size_t)files)], other);
            made_size = cross(target, input, size, other, other_size, made, most, seed);
        } else {
            memcpy(made, input, size);
            made_size = mutate(target, made, size, most, seed);
        }
        if (made_size > 0) {
            memcpy(input, made, made_size);
            size = made_size;
        } else if (size > 0) {
            input[chance_below(&chance, size)] ^= (uint8_t)(1 << chance_below(&chance, 8));
        }
        run(target, input, size);
    }
}

int main(int count, char **arguments)
{
    static const int deadly[] = {SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGALRM};
    static uint8_t bytes[MOST_BYTES];
    long made = 0;
    int at = 1;
    if (count > 3 && strcmp(arguments[1], "-n") == 0) {
        made = atol(arguments[2]);
        at = 3;
    }
    if (at + 1 >= count) {
        fprintf(stderr, "replay [-n COUNT] TARGET FILE...\n");
        return 2;
    }
    for (size_t i = 0; i < sizeof deadly / sizeof deadly[0]; i++) {
        signal(deadly[i], keep_input);
    }
    const struct target *target = target_named(arguments[at++]);
    for (int i = at; i < count; i++) {
        run(target, bytes, read_file(arguments[i], bytes));
    }
    run_made(target, made, count - at, arguments + at);
    printf("%ld passed, 0 failed\n", count - at + made);
    return 0;
}
