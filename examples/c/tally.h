/* Counts over many assessments: verdicts and the criteria most often unmet. */
#ifndef TALLY_H
#define TALLY_H

#include "book.h"
#include "view.h"

#include <json.h>
#include <stddef.h>

enum { TALLY_VERDICTS = 4 };

struct tally {
    size_t lines;
    size_t problems;
    size_t verdicts[TALLY_VERDICTS];
    json_object *unmet; /* finding id to count */
};

struct outcome_counts {
    size_t not_met;
    size_t unknown;
    size_t waiting;
};

/* Counts the outcomes of one assessment, of whatever detail. */
struct outcome_counts outcome_counts(json_object *answer);

void tally_add(struct tally *tally, json_object *answer);
void tally_print(const struct tally *tally, const struct book *book,
                 const struct view *view);
void tally_free(struct tally *tally);

#endif
