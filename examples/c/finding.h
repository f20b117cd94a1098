/* Findings in words. */
#ifndef FINDING_H
#define FINDING_H

#include "book.h"
#include "registry.h"
#include "text.h"

#include <json.h>

/* "Label: 941/1.072 hồ sơ (87,8 %), cần từ 90 % trở lên; còn thiếu 23 hồ sơ
 * [II.1.d]". */
void finding_add(struct text *text, const struct book *book, enum lang lang,
                 json_object *finding);
/* Only the label; only what was found; only the shortfall. */
const char *finding_label(const struct book *book, enum lang lang,
                          json_object *finding);
void finding_add_value(struct text *text, const struct book *book,
                       enum lang lang, json_object *finding);
void finding_add_threshold(struct text *text, enum lang lang,
                           json_object *finding);
void finding_add_shortfall(struct text *text, enum lang lang,
                           json_object *finding);
/* "II.1.a, III.2" of an array of references. */
void clauses_add(struct text *text, json_object *clauses);
/* A prize as money. */
void prize_add(struct text *text, enum lang lang, json_object *prize);

#endif
