#include "number.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

static size_t digits(const char *string)
{
    size_t count = 0;
    while (isdigit((unsigned char)string[count])) {
        count++;
    }
    return count;
}

void number_add(struct text *text, enum lang lang, const char *decimal)
{
    const char *number = decimal + (decimal[0] == '-');
    size_t whole = digits(number);
    bool mark = number[whole] == '.' || number[whole] == ',';
    size_t fraction = mark ? digits(number + whole + 1) : 0;
    if (whole == 0 || (mark && fraction == 0) ||
        number[whole + mark + fraction] != '\0') {
        text_add(text, decimal);
        return;
    }
    text_add_bytes(text, decimal, (size_t)(number - decimal));
    for (size_t at = 0; at < whole; at++) {
        if (at > 0 && (whole - at) % 3 == 0) {
            text_add(text, lang == LANG_EN ? "," : ".");
        }
        text_add_bytes(text, number + at, 1);
    }
    if (mark) {
        text_add(text, lang == LANG_EN ? "." : ",");
        text_add_bytes(text, number + whole + 1, fraction);
    }
}

void number_add_int(struct text *text, enum lang lang, long long value)
{
    char decimal[32];
    snprintf(decimal, sizeof decimal, "%lld", value);
    number_add(text, lang, decimal);
}

void number_add_percent(struct text *text, enum lang lang, const char *decimal)
{
    number_add(text, lang, decimal);
    text_add(text, lang == LANG_EN ? "%" : "\u00a0%");
}

void number_add_money(struct text *text, enum lang lang, const char *amount)
{
    number_add(text, lang, amount);
    text_add(text, "\u00a0đồng");
}

void number_add_date(struct text *text, enum lang lang, const char *instant)
{
    bool date = digits(instant) == 4 && instant[4] == '-' &&
                digits(instant + 5) == 2 && instant[7] == '-' &&
                digits(instant + 8) == 2;
    if (!date || lang == LANG_EN) {
        text_add(text, instant);
        return;
    }
    text_addf(text, "%.2s/%.2s/%.4s", instant + 8, instant + 5, instant);
    if (instant[10] == 'T') {
        text_addf(text, " %s", instant + 11);
    }
}
