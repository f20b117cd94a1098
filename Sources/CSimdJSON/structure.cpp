#include "structure.h"

namespace ksj {

namespace {

inline int hex_digit(uint8_t byte) {
  if (is_digit(byte)) return byte - '0';
  const uint8_t lower = byte | 0x20;
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The four hexadecimal digits at `at`, or -1 where there are not four.
inline int32_t hex_quad(const uint8_t *text, size_t at, size_t end) {
  if (end - at < 4) return -1;
  int32_t value = 0;
  for (size_t i = at; i < at + 4; i++) {
    const int digit = hex_digit(text[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

// Whether a text that ends inside it could have gone on as \uDC00 to \uDFFF.
bool could_begin_low_half(const uint8_t *text, size_t at, size_t end) {
  if (at < end && text[at] != '\\') return false;
  if (at + 1 < end && text[at + 1] != 'u') return false;
  if (at + 2 < end && hex_digit(text[at + 2]) != 0xD) return false;
  if (at + 3 < end && hex_digit(text[at + 3]) < 0xC) return false;
  return at + 4 >= end || hex_digit(text[at + 4]) >= 0;
}

} // namespace

Flaw check_escapes(const uint8_t *text, size_t at, size_t end) {
  while (at < end) {
    const void *hit = std::memchr(text + at, '\\', end - at);
    if (!hit) break;
    const size_t backslash = size_t(static_cast<const uint8_t *>(hit) - text);
    if (end - backslash < 2) return {true, true, backslash};
    switch (text[backslash + 1]) {
    case '"': case '\\': case '/': case 'b': case 'f': case 'n': case 'r': case 't':
      at = backslash + 2;
      break;
    case 'u': {
      const int32_t unit = hex_quad(text, backslash + 2, end);
      if (unit < 0) {
        bool cut = end - backslash < 6;
        for (size_t i = backslash + 2; cut && i < end; i++) cut = hex_digit(text[i]) >= 0;
        return {true, cut, backslash};
      }
      at = backslash + 6;
      if (unit >= 0xDC00 && unit <= 0xDFFF) return {true, false, backslash};
      if (unit >= 0xD800 && unit <= 0xDBFF) {
        if (end - at < 6) return {true, could_begin_low_half(text, at, end), backslash};
        if (text[at] != '\\' || text[at + 1] != 'u') return {true, false, backslash};
        const int32_t low = hex_quad(text, at + 2, end);
        if (low < 0xDC00 || low > 0xDFFF) return {true, false, backslash};
        at += 6;
      }
      break;
    }
    default:
      return {true, false, backslash};
    }
  }
  return {false, false, 0};
}

size_t first_bad_utf8(const uint8_t *text, size_t length) {
  size_t i = 0;
  while (i < length) {
    const uint8_t lead = text[i];
    if (lead < 0x80) { i += 1; continue; }
    size_t count;
    uint8_t low = 0x80, high = 0xBF; // what the second byte may be
    if (lead >= 0xC2 && lead <= 0xDF) {
      count = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      count = 3;
      if (lead == 0xE0) low = 0xA0;
      if (lead == 0xED) high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      count = 4;
      if (lead == 0xF0) low = 0x90;
      if (lead == 0xF4) high = 0x8F;
    } else {
      return i;
    }
    if (length - i < count) return i;
    if (text[i + 1] < low || text[i + 1] > high) return i;
    for (size_t k = 2; k < count; k++)
      if ((text[i + k] & 0xC0) != 0x80) return i;
    i += count;
  }
  return length;
}

Structure index_slowly(const uint8_t *text, size_t length, uint32_t *index) {
  size_t count = 0;
  size_t i = 0;
  Structure result{index, 0, false, KSJ_OK, 0};
  while (i < length) {
    const uint8_t byte = text[i];
    if (is_white(byte)) { i += 1; continue; }
    index[count++] = uint32_t(i);
    if (classes.of[byte] & operation) { i += 1; continue; }
    if (byte != '"') {
      i += 1;
      while (i < length && !classes.of[text[i]] && text[i] != '"') i += 1;
      continue;
    }
    i += 1;
    while (i < length && text[i] != '"' && text[i] >= 0x20) {
      const bool pair = text[i] == '\\' && i + 1 < length && text[i + 1] >= 0x20;
      i += pair ? 2 : 1;
    }
    if (i >= length || text[i] != '"') {
      result.stop_status = i >= length ? KSJ_TRUNCATED : KSJ_BAD_STRING;
      result.stop_at = i >= length ? length : i;
      break;
    }
    i += 1;
  }
  result.count = count;
  index[count] = uint32_t(length);
  return result;
}

} // namespace ksj
