/* The response of `decide`, with what is needed to tell it. */
#ifndef DECISION_H
#define DECISION_H

#include "book.h"
#include "registry.h"
#include "text.h"
#include "view.h"

#include <json.h>

struct decision {
    json_object *request;  /* NULL when json-c cannot read it */
    json_object *response;
    json_object *index;    /* nomination id to its object in the response */
    struct registry registry;
    struct book book;
};

/* Nominee of a nomination in words, by its id; the id when it is not known. */
void decision_add_nomination(struct text *text, const struct decision *decision,
                             enum lang lang, const char *id);

void decision_print_proposed(const struct decision *, const struct view *);
void decision_print_certainty(const struct decision *, const struct view *);
/* The part of certainty that says what the possible ones hang on. */
void decision_print_points(const struct decision *, const struct view *);
void decision_print_readings(const struct decision *, const struct view *);
void decision_print_quota(const struct decision *, const struct view *);
void decision_print_reasons(const struct decision *, const struct view *);
void decision_print_notices(const struct decision *, const struct view *);
void decision_print_rulings(const struct decision *, const struct view *);
void decision_print_totals(const struct decision *, const struct view *);

/* One notice as a paragraph. */
void notice_print(const struct view *view, const struct registry *registry,
                  json_object *notice);

#endif
