// Where the structure of a text stands, and what of it can be wrong.
#ifndef STRUCTURE_H
#define STRUCTURE_H

#include "CSimdJSON.h"

#include <cstring>

namespace ksj {

// Bits of the table below.
constexpr uint8_t white = 1;     // space, tab, line feed, carriage return
constexpr uint8_t operation = 2; // { } [ ] : ,

struct ByteClasses {
  uint8_t of[256];
  constexpr ByteClasses() : of() {
    of[' '] = of['\t'] = of['\n'] = of['\r'] = white;
    of['{'] = of['}'] = of['['] = of[']'] = of[':'] = of[','] = operation;
  }
};
constexpr ByteClasses classes;

inline bool is_white(uint8_t byte) { return classes.of[byte] & white; }
inline bool is_digit(uint8_t byte) { return uint8_t(byte - '0') < 10; }

// Where the structure of the text stands: what simdjson's stage 1 gives. An
// index points at an operation, an opening quote or the first byte of a number
// or literal; index[count] is the text's length.
struct Structure {
  const uint32_t *index;
  size_t count;
  bool is_vector; // from stage 1
  // The last index is a string that does not end as it should, or KSJ_OK.
  int32_t stop_status;
  size_t stop_at;
};

// The same as stage 1, one byte at a time and up to the first string that is not closed or
// holds a raw control character: stage 1 says that there is one, not where.
Structure index_slowly(const uint8_t *text, size_t length, uint32_t *index);

// Offset of the first ill-formed UTF-8 sequence, or `length`.
size_t first_bad_utf8(const uint8_t *text, size_t length);

struct Flaw {
  bool found;
  bool cut;  // the escape runs into the end of what was given
  size_t at; // its backslash
};

// Checks every escape of the string content [at, end), from `at`, which need not be a
// backslash.
Flaw check_escapes(const uint8_t *text, size_t at, size_t end);

inline size_t find_backslash(const uint8_t *text, size_t from, size_t length) {
  const void *hit = std::memchr(text + from, '\\', length - from);
  return hit ? size_t(static_cast<const uint8_t *>(hit) - text) : length;
}

} // namespace ksj

#endif
