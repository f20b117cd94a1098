/* The rulebook a command works with, and the labels of what stands in it. */
#ifndef BOOK_H
#define BOOK_H

#include "args.h"
#include "text.h"
#include "view.h"

#include <json.h>
#include <khenthuong.h>

struct book {
    kt_rulebook *rulebook;
    json_object *description; /* the response of kt_describe, or NULL */
    json_object *labels;      /* "pool/ID" and so on to text pairs */
};

/* Opens a rulebook that comes with the library, or a file. Faults go to
 * standard error; returns an exit code. */
int book_open(struct book *book, const struct args *args);
/* Asks for the description and gathers the labels. */
int book_read_labels(struct book *book, enum lang lang);
void book_close(struct book *book);

/* The label of a "finding", "pool", "key", "category", "award" or, of a status,
 * "value/CRITERION"; the id itself when the description has none. */
const char *book_label(const struct book *book, enum lang lang,
                       const char *sort, const char *id);
/* The same, or NULL. */
const char *book_find_label(const struct book *book, enum lang lang,
                            const char *sort, const char *id);

#endif
