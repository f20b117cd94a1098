/* What is fuzzed: one operation of the library, asked with the texts of one input. */
#ifndef TARGET_H
#define TARGET_H

#include <khenthuong.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Stands between the texts of an input; JSON has no such byte. */
#define PART_END '\x1E'

enum { MOST_PARTS = 3 };

/* A text in memory of exactly its size, so that one byte too many is found. */
struct part {
    char *bytes;
    size_t length;
};

struct answer {
    kt_status status;
    char *bytes;
    size_t length;
};

struct target {
    const char *name;
    size_t part_count;
    /* Whether the last part is lines, one text each. */
    bool has_lines;
    /* The part in which the places of problems lie; -1: not the same for all. */
    int places_in;
    kt_status (*call)(kt_context *context, const struct part *parts, char **response,
                      size_t *response_length);
    /* What else has to hold of an answer; may be NULL. */
    void (*check)(const struct part *parts, const struct answer *answer);
};

/* Opens the rulebook; ends the program where there is no such target. */
const struct target *target_named(const char *name);

/* Asks and checks everything that has to hold; ends the program by abort() where
 * something does not. */
void target_run(const struct target *target, const uint8_t *data, size_t size);

/* Asks once, with outputs that hold rubbish before. */
struct answer target_ask(const struct target *target, kt_context *context,
                         const struct part *parts);

/* The rulebook of the targets that need one. */
const kt_rulebook *target_rulebook(void);

/* Ends the program with what was found. */
_Noreturn void finding(const struct target *target, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
