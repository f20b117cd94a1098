/* The command line. */
#ifndef ARGS_H
#define ARGS_H

#include "view.h"

#include <stdbool.h>

enum command {
    COMMAND_NONE,
    COMMAND_DECIDE,
    COMMAND_ASSESS,
    COMMAND_DESCRIBE,
    COMMAND_CHECK,
    COMMAND_CLAUSES,
    COMMAND_VERIFY
};

/* Parts of the output of `decide`. */
enum {
    PART_PROPOSED = 1,
    PART_QUOTA = 2,
    PART_REASONS = 4,
    PART_NOTICES = 8,
    PART_RULINGS = 16,
    PART_TOTALS = 32,
    PART_CERTAINTY = 64,
    PART_READINGS = 128,
    PART_ALL = 255
};

struct args {
    enum command command;
    const char *file;     /* NULL: none given */
    const char *earlier;  /* of verify: the response */
    const char *rulebook; /* id or file; never NULL */
    const char *lang;     /* "vi", "en" or NULL when not given */
    const char *detail;   /* or NULL when not given */
    const char *options;  /* file with the options of many nominations */
    const char *as_of;
    unsigned parts;
    bool json;
    bool lines;
    bool explain;
    bool certainty; /* these three: asked for beside what the request says */
    bool readings;
    bool way;
    bool help;
    bool version;
};

/* Fills `args`; on a fault says what it is on standard error, returns false. */
bool args_parse(struct args *args, int count, char **strings);
enum lang args_lang(const struct args *args);
void args_help(const struct args *args, FILE *out);

#endif
