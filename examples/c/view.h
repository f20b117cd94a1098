/* Where and how output is printed: stream, language, width in columns. */
#ifndef VIEW_H
#define VIEW_H

#include <stdio.h>

enum lang { LANG_VI, LANG_EN };

struct view {
    FILE *out;
    enum lang lang;
    size_t width;
};

/* Picks one of two texts by language. */
static inline const char *pick(enum lang lang, const char *vi, const char *en)
{
    return lang == LANG_EN ? en : vi;
}

/* Exit codes, as in sysexits.h. */
enum {
    EXIT_DONE = 0,
    EXIT_USAGE = 64,
    EXIT_BAD_DATA = 65,
    EXIT_NO_FILE = 66,
    EXIT_NO_MEMORY = 71,
    EXIT_IO = 74
};

#endif
