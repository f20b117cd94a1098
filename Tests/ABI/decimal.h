/* Numbers as they are written in JSON, of any length. */
#ifndef DECIMAL_H
#define DECIMAL_H

#include <stdbool.h>

/* Whether two are the same by value: 1.50, 1.5 and 15e-1 are. */
bool is_same_decimal(const char *left_text, const char *right_text);

#endif
