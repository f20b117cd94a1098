#include "decimal.h"

#include <stddef.h>
#include <stdlib.h>

/* 0.DIGITS times ten to the power of MAGNITUDE; zero has no digits. */
struct decimal {
    bool is_negative;
    const char *first, *last; /* digits that are not 0; a point may stand between */
    long magnitude;
};

static struct decimal read_decimal(const char *text)
{
    struct decimal number = {text[0] == '-', NULL, NULL, 0};
    bool is_fraction = false;
    for (; *text != '\0' && *text != 'e' && *text != 'E'; text++) {
        if (*text == '.') {
            is_fraction = true;
        } else if (*text >= '0' && *text <= '9') {
            if (*text != '0') {
                number.first = number.first == NULL ? text : number.first;
                number.last = text;
            }
            if (number.first != NULL && !is_fraction) {
                number.magnitude += 1;
            } else if (number.first == NULL && is_fraction) {
                number.magnitude -= 1;
            }
        }
    }
    if (*text != '\0') {
        number.magnitude += strtol(text + 1, NULL, 10);
    }
    return number;
}

bool is_same_decimal(const char *left_text, const char *right_text)
{
    const struct decimal left = read_decimal(left_text), right = read_decimal(right_text);
    const char *l = left.first, *r = right.first;
    if (l == NULL || r == NULL) {
        return l == r;
    }
    if (left.is_negative != right.is_negative || left.magnitude != right.magnitude) {
        return false;
    }
    while (l <= left.last && r <= right.last) {
        if (*l == '.') {
            l += 1;
        } else if (*r == '.') {
            r += 1;
        } else if (*l++ != *r++) {
            return false;
        }
    }
    return l > left.last && r > right.last;
}
