// Figures: objects of one or two short numbers, read in one go, from the structure of a text
// or from its tokens.

#include "CSimdJSON.h"

namespace {

// A decimal without sign of at most eight bytes, its mark among them, with digits on both
// sides of it. False for any other.
[[gnu::always_inline]] inline bool short_decimal(const uint8_t *text, size_t start, size_t end,
                                                 bool accepts_comma, int64_t *mantissa,
                                                 int64_t *scale) {
  if (end < 8 || end - start - 1 >= 8) return false;
  const uint64_t word = ksj_digits(text, start, end);
  const uint64_t others = ksj_no_digits(word);
  if (others == 0) {
    *mantissa = ksj_number(word);
    *scale = 0;
    return true;
  }
  const unsigned bit = unsigned(__builtin_ctzll(others)) & 56; // of the mark's byte
  const uint8_t mark = uint8_t(word >> bit) ^ 0x30;
  const unsigned fraction = 7 - bit / 8;
  if ((others & (others - 1)) != 0 || !(mark == '.' || (accepts_comma && mark == ',')) ||
      bit / 8 <= 8 - (end - start) || fraction == 0 || fraction > 6)
    return false;
  const uint64_t before = word & ((uint64_t(1) << bit) - 1);
  const uint64_t behind = word & (UINT64_MAX << bit << 8);
  *mantissa = ksj_number(behind | before << 8);
  *scale = fraction;
  return true;
}

struct Reader {
  const uint8_t *text;
  size_t backslash;

  // The string at an index and before the next, where it has no escapes and its quotes
  // stand at both ends: gives whether, and its content.
  [[gnu::always_inline]] bool string(const uint32_t *at, size_t *start, size_t *end) const {
    *start = size_t(at[0]) + 1;
    *end = size_t(at[1]) - 1;
    return text[at[0]] == '"' && text[*end] == '"' && *start <= *end && *end < backslash;
  }

  [[gnu::always_inline]] bool colon(const uint32_t *at) const { return text[at[0]] == ':'; }

  // The integer at an index, of at most eight digits and with no zero before others.
  [[gnu::always_inline]] bool count(const uint32_t *at, int64_t *value) const {
    const size_t start = at[0];
    const uint8_t first = uint8_t(text[start] - '0');
    // A digit is no bracket, and so there is a next index.
    if (first > 9) return false;
    const size_t end = at[1];
    if (end < 8 || end - start > 8 || (first == 0 && end - start > 1)) return false;
    const uint64_t word = ksj_digits(text, start, end);
    *value = ksj_number(word);
    return ksj_no_digits(word) == 0;
  }

  // The decimal at an index, a number or a string.
  [[gnu::always_inline]] bool decimal(const uint32_t *at, int64_t *mantissa, int64_t *scale) const {
    if (text[at[0]] == '"') {
      size_t start, end;
      return string(at, &start, &end) && short_decimal(text, start, end, true, mantissa, scale);
    }
    // Without a zero first no more can be wrong with a number than is looked at there.
    return uint8_t(text[at[0]] - '1') < 9 &&
           short_decimal(text, at[0], at[1], false, mantissa, scale);
  }
};

} // namespace

extern "C" ksj_figure ksj_read_figure(const uint8_t *text, const uint32_t *at,
                                      uint32_t backslash, const ksj_figure_keys *keys) {
  const Reader read{text, backslash};
  const ksj_figure none{0, 0, KSJ_NO_FIGURE};
  // Every byte seen not to be '}' is not the last one with an index.
  size_t start, end;
  if (text[at[0]] != '{' || !read.string(at + 1, &start, &end) || !read.colon(at + 2)) return none;
  const uint8_t *name = text + start;
  const size_t length = end - start;
  int64_t first, second;
  if (ksj_is_key(&keys->decimal, name, length)) {
    if (!read.decimal(at + 3, &first, &second) || text[at[4]] != '}') return none;
    return ksj_figure{first, uint32_t(second), KSJ_DECIMAL};
  }
  if (!ksj_is_key(&keys->numerator, name, length) || !read.count(at + 3, &first) ||
      text[at[4]] != ',' || !read.string(at + 5, &start, &end) || !read.colon(at + 6) ||
      !ksj_is_key(&keys->denominator, text + start, end - start) || !read.count(at + 7, &second) ||
      text[at[8]] != '}')
    return none;
  return ksj_figure{first, uint32_t(second), KSJ_COUNTS};
}

// An integer of at most eight digits and without sign.
static inline bool short_count(const uint8_t *text, const ksj_token &token, int64_t *value) {
  if (token.kind != KSJ_NUMBER || token.flags != KSJ_IS_INTEGER || token.end < 8 ||
      token.end - token.start > 8)
    return false;
  *value = ksj_number(ksj_digits(text, token.start, token.end));
  return true;
}

static inline bool is_key_token(const uint8_t *text, const ksj_token &token, const ksj_key &key) {
  return token.flags == 0 && ksj_is_key(&key, text + token.start, token.end - token.start);
}

extern "C" ksj_figure ksj_token_figure(const uint8_t *text, const ksj_token *tokens,
                                       uint32_t index, const ksj_figure_keys *keys) {
  const ksj_token *object = tokens + index;
  const ksj_figure none{0, 0, KSJ_NO_FIGURE};
  if (object->kind != KSJ_OBJECT) return none;
  int64_t first, second;
  const uint32_t inside = object->next - index - 1; // a key and a value for each member
  if (inside == 2 && is_key_token(text, object[1], keys->decimal)) {
    const ksj_token &value = object[2];
    const bool is_string = value.kind == KSJ_STRING && value.flags == 0;
    if (!(is_string || value.kind == KSJ_NUMBER) ||
        !short_decimal(text, value.start, value.end, is_string, &first, &second))
      return none;
    return ksj_figure{first, uint32_t(second), KSJ_DECIMAL};
  }
  if (inside != 4 || !is_key_token(text, object[1], keys->numerator) ||
      !short_count(text, object[2], &first) || !is_key_token(text, object[3], keys->denominator) ||
      !short_count(text, object[4], &second))
    return none;
  return ksj_figure{first, uint32_t(second), KSJ_COUNTS};
}
