/* The words of the formats' closed lists, as an official writes them. */
#ifndef WORDS_H
#define WORDS_H

#include "view.h"

/* Each returns the word itself when it is not one of the list. */
const char *word_standing(enum lang lang, const char *standing);
const char *word_verdict(enum lang lang, const char *verdict);
const char *word_outcome(enum lang lang, const char *outcome);
const char *word_reason(enum lang lang, const char *reason);
const char *word_section(enum lang lang, const char *section);
const char *word_severity(enum lang lang, const char *severity);
const char *word_status(enum lang lang, const char *status);
const char *word_certainty(enum lang lang, const char *certainty);
const char *word_kind(enum lang lang, const char *kind);
const char *word_no_rule(enum lang lang, const char *reason);

/* The standings in the order in which they are told; ends in NULL. */
extern const char *const standings[];
/* The same of certainties. */
extern const char *const certainties[];

#endif
