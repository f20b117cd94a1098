#include "odd_values.h"

#include "words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof(list)[0])
#define ANY(list) ((list)[chance_below(chance, COUNT(list))])

static const char *const numbers[] = {
    "0",          "1",          "-1",        "-0",        "2",          "3",
    "99",         "100",        "101",       "999",       "1000",       "1001",
    "9999",       "10000",      "10001",     "65536",     "2147483647", "2147483648",
    "4294967296", "9007199254740992",        "9007199254740993",
    "9223372036854775807",      "9223372036854775808",    "-9223372036854775808",
    "18446744073709551615",     "18446744073709551616",   "123456789012345678901234567890",
    "0.0",        "0.5",        "1.0",       "1.5",       "64.999999",  "65.000000",
    "89.95",      "89.995",     "89.999999", "90.000001", "99.9999999", "100.0",
    "100.000001", "0.000001",   "0.0000001", "1e2",       "1E-2",       "1e400",
    "-1e-400",    "999999999999",            "999999999999.999999",     "1000000000000",
    "33.333333",  "66.666667",  "2.50",
};

static const char *const decimals[] = {
    "89.95",  "89,95",     "89.995", "100",    "100,0",  "100.000001", "0",     "-0",
    "-1",     "0,000001",  "1.",     ".5",     ",5",     "1,,5",       "1.5,0", "1e2",
    "+1",     " 1",        "1 ",     "",       "٩٠",     "９０",        "1_0",   "1 000",
    "1.000,5",             "999999999999,999999",        "9999999999999",       "0x10",
    "65",     "000065",    "64.9999999",                 "-0.0",
};

static const char *const dates[] = {
    "2024-09-19",          "2024-09-20",          "2024-09-18",
    "2024-09-19T00:00",    "2024-09-19T23:59:59", "2024-09-19T24:00",
    "2024-09-19T23:59:60", "2024-09-20T00:00:00+07:00",
    "2024-09-19T16:59:59Z", "2024-09-19T17:00Z",  "2024-09-19T16:30+14:00",
    "2024-09-19T16:30-12:00", "2024-09-19T16:30+24:00", "2024-09-19T16:30+07",
    "2024-02-29",          "2023-02-29",          "2000-02-29",
    "1900-02-29",          "2024-00-10",          "2024-13-01",
    "2024-04-31",          "2024-12-31",          "2024-01-01",
    "2023-12-31",          "2025-01-01",          "2024-07-01",
    "2024-06-30",          "0000-01-01",          "0001-01-01",
    "0001-01-01T00:00+23:59", "9999-12-31",       "9999-12-31T23:59:59-23:59",
    "10000-01-01",         "-0001-01-01",         "2024-9-19",
    "19/09/2024",          "2024-09-19 16:30",    "2024-09-19t16:30z",
    "2024-09-19T16:30:05.5Z", "２０２４-09-19",   "2024-09-19\n",
    "2024-11-20",          "2024-08-31",
};

static const char *const texts[] = {
    "",
    " ",
    "Đặng Thị Ước",
    "\u0110\u0103\u0323ng Thi\u0323 U\u031B\u0301\u01A1c\u0301", /* decomposed */
    "\u1EC7 e\u0302\u0323 e\u0323\u0302",                        /* one letter, three ways */
    "\u00C5\u212BA\u030A",
    "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
    "\u0301",                                                    /* a mark alone */
    "\uFEFF",
    "\uFEFFn-1",
    "n-1\u200D",
    "\u200B",
    "\u202Etxet\u202C",
    "\u2028\u2029",
    "\uFFFD",
    "\uFFFF",
    "\uE000",
    "\U0010FFFF",
    "\U0001F468\u200D\U0001F469\u200D\U0001F467",
    "\U0001F1FB\U0001F1F3",
    "\u1100\u1161\u11A8 \uAC01",
    "\uFB01 \u017F \u0130 \u0131 \u1E9E",
    "\x01\x1F\x7F",
    "\"\\/\b\f\n\r\t",
    "</script>",
    "~0~1/",
    "/nominations/0",
    "$nomination",
    "null",
    "0",
    "extensions",
    "Ủy ban nhân dân thành phố Thanh Hóa",
    "Uỷ ban nhân dân thành phố Thanh Hoá",
    "38",
    "380",
    "0380",
    "14755",
};

/* Texts as long as a limit, one byte shorter and one longer. */
static json_object *long_text(struct chance *chance)
{
    static const size_t lengths[] = {255, 256, 257, 65535, 65536, 65537};
    size_t length = lengths[chance_below(chance, chance_below(chance, 8) == 0 ? 6 : 3)];
    char *bytes = malloc(length);
    memset(bytes, 'n', length);
    json_object *text = json_object_new_string_len(bytes, (int)length);
    free(bytes);
    return text;
}

json_object *odd_number(struct chance *chance)
{
    if (chance_below(chance, 4) == 0) {
        return json_object_new_int64((int64_t)chance_below(chance, 12000));
    }
    return json_object_new_double_s(0, ANY(numbers));
}

json_object *odd_date(struct chance *chance)
{
    return json_object_new_string(ANY(dates));
}

json_object *odd_text(struct chance *chance)
{
    switch (chance_below(chance, 8)) {
    case 0:
        return long_text(chance);
    case 1:
        return json_object_new_string(ANY(decimals));
    case 2:
        return json_object_new_string_len("a\0b", 3);
    default:
        return json_object_new_string(ANY(texts));
    }
}

json_object *odd_word(struct chance *chance)
{
    return json_object_new_string(ANY(words));
}

const char *odd_key(struct chance *chance)
{
    return chance_below(chance, 8) == 0 ? ANY(words) : ANY(keys);
}

json_object *odd_any(struct chance *chance)
{
    switch (chance_below(chance, 10)) {
    case 0:
        return NULL;
    case 1:
        return json_object_new_boolean((int)chance_below(chance, 2));
    case 2:
        return json_object_new_object();
    case 3:
        return json_object_new_array();
    case 4:
        return odd_date(chance);
    case 5:
    case 6:
        return odd_number(chance);
    case 7:
        return odd_text(chance);
    default:
        return odd_word(chance);
    }
}

static int looks_like_date(const char *text)
{
    return strlen(text) >= 10 && isdigit((unsigned char)text[0]) && text[4] == '-' &&
           text[7] == '-';
}

json_object *odd_like(json_object *value, struct chance *chance)
{
    switch (json_object_get_type(value)) {
    case json_type_boolean:
        return json_object_new_boolean(!json_object_get_boolean(value));
    case json_type_int:
    case json_type_double:
        if (chance_below(chance, 3) == 0) {
            /* One more or one less: counts that meet at a threshold. */
            int64_t number = json_object_get_int64(value);
            return json_object_new_int64(
                (int64_t)((uint64_t)number + chance_below(chance, 3) - 1));
        }
        return odd_number(chance);
    case json_type_string:
        if (looks_like_date(json_object_get_string(value)) && chance_below(chance, 8) > 0) {
            return odd_date(chance);
        }
        return chance_below(chance, 2) == 0 ? odd_word(chance) : odd_text(chance);
    default:
        return odd_any(chance);
    }
}
