/* Numbers, money and dates as people write them. */
#ifndef NUMBER_H
#define NUMBER_H

#include "text.h"
#include "view.h"

/* A decimal in JSON's spelling, "1072.5": "1.072,5" or "1,072.5". Anything
 * else is added as it is. */
void number_add(struct text *text, enum lang lang, const char *decimal);
void number_add_int(struct text *text, enum lang lang, long long value);
/* "87,8 %" or "87.8%". */
void number_add_percent(struct text *text, enum lang lang, const char *decimal);
/* "1.072.500 đồng". */
void number_add_money(struct text *text, enum lang lang, const char *amount);
/* "19/09/2024" or "2024-09-19", with the time of day if there is one. */
void number_add_date(struct text *text, enum lang lang, const char *instant);

#endif
