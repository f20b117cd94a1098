#include "CSimdJSON.h"

#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

#include <simdjson.h>

static_assert(sizeof(ksj_token) == 16, "a token is 16 bytes");

struct ksj_parser {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> scanner;
  size_t scanner_capacity = 0;
  // simdjson's code for CPUs without vectors reads up to three bytes past a
  // text that ends inside a UTF-8 sequence: its stage 1 is not used.
  bool is_vector = false;
  ksj_token *tokens = nullptr;
  size_t token_capacity = 0;
};

namespace {

constexpr uint32_t none = UINT32_MAX;

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

struct Flaw {
  bool found;
  bool cut;  // the escape runs into the end of what was given
  size_t at; // its backslash
};

// Checks every escape of the string content [at, end), from `at`, which need
// not be a backslash.
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
        if (end - at < 6) return {true, end == at || text[at] == '\\', backslash};
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

// Offset of the first ill-formed sequence, or `length`.
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

// Where the structure of the text stands: what simdjson's stage 1 gives. An
// index points at an operation, an opening quote or the first byte of a number
// or literal; index[count] is the text's length.
struct Structure {
  const uint32_t *index;
  size_t count;
  // The last index is a string that does not end as it should, or KSJ_OK.
  int32_t stop_status;
  size_t stop_at;
};

// The same as stage 1, one byte at a time and up to the first string that is
// not closed or holds a raw control character: stage 1 says that there is one,
// not where.
Structure index_slowly(const uint8_t *text, size_t length, uint32_t *index) {
  size_t count = 0;
  size_t i = 0;
  Structure result{index, 0, KSJ_OK, 0};
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

struct Outcome {
  int32_t status;
  size_t offset;
  uint32_t count;
};

// Most tokens that the walk can write: but for the root and the value begun in
// each open object or array, every token goes with a comma, a colon or a
// closing bracket.
size_t most_tokens(size_t index_count, uint32_t max_depth) {
  return (index_count + max_depth + 1) / 2 + 1;
}

// One pass over the structure: checks the grammar, writes the tokens. Holds no
// stack: while an object or array is open, its `next` is the one around it.
// `tokens` has room for `most_tokens`.
Outcome walk(const uint8_t *text, size_t length, const Structure &structure, ksj_token *tokens,
             uint32_t max_depth) {
  const uint32_t *at = structure.index;
  const uint32_t *const last = at + structure.count;
  uint32_t count = 0;
  uint32_t open = none; // innermost open object or array
  uint32_t depth = 0;
  size_t position = 0;
  // The first backslash not yet passed. Valid JSON has them in strings only.
  const void *hit = std::memchr(text, '\\', length);
  size_t backslash = hit ? size_t(static_cast<const uint8_t *>(hit) - text) : length;

#define FAIL(code, where) return Outcome{(code), (where), count}

  // Reads the string whose opening quote is at `position`; `at` is past it.
#define READ_STRING()                                                                              \
  do {                                                                                             \
    const size_t start = position + 1;                                                             \
    if (at == last && structure.stop_status != KSJ_OK) {                                           \
      const Flaw flaw = check_escapes(text, start, structure.stop_at);                             \
      if (flaw.found && !(flaw.cut && structure.stop_status == KSJ_TRUNCATED))                     \
        FAIL(KSJ_BAD_STRING, flaw.at);                                                             \
      FAIL(structure.stop_status, structure.stop_at);                                              \
    }                                                                                              \
    size_t end = size_t(*at) - 1;                                                                  \
    while (end > position && is_white(text[end])) end -= 1;                                        \
    if (end <= position || text[end] != '"') FAIL(KSJ_SYNTAX, position);                           \
    uint8_t flags = 0;                                                                             \
    if (backslash < end) {                                                                         \
      if (backslash >= start) {                                                                    \
        const Flaw flaw = check_escapes(text, backslash, end);                                     \
        if (flaw.found) FAIL(KSJ_BAD_STRING, flaw.at);                                             \
        flags = KSJ_HAS_ESCAPES;                                                                   \
      }                                                                                            \
      hit = std::memchr(text + end, '\\', length - end);                                           \
      backslash = hit ? size_t(static_cast<const uint8_t *>(hit) - text) : length;                 \
    }                                                                                              \
    tokens[count] = ksj_token{uint32_t(start), uint32_t(end), count + 1, KSJ_STRING, flags,        \
                              uint16_t(depth)};                                                    \
    count += 1;                                                                                    \
  } while (0)

value:
  if (at == last) FAIL(KSJ_TRUNCATED, length);
  position = *at++;
  switch (text[position]) {
  case '"':
    READ_STRING();
    goto after_value;
  case '{':
    if (depth >= max_depth) FAIL(KSJ_TOO_DEEP, position);
    tokens[count] = ksj_token{uint32_t(position), 0, open, KSJ_OBJECT, 0, uint16_t(depth)};
    open = count++;
    depth += 1;
    if (at == last) FAIL(KSJ_TRUNCATED, length);
    position = *at;
    if (text[position] == '}') { at++; goto close; }
    goto key;
  case '[':
    if (depth >= max_depth) FAIL(KSJ_TOO_DEEP, position);
    tokens[count] = ksj_token{uint32_t(position), 0, open, KSJ_ARRAY, 0, uint16_t(depth)};
    open = count++;
    depth += 1;
    if (at == last) FAIL(KSJ_TRUNCATED, length);
    position = *at;
    if (text[position] == ']') { at++; goto close; }
    goto value;
  case '-': case '0': case '1': case '2': case '3': case '4':
  case '5': case '6': case '7': case '8': case '9': {
    size_t i = position;
    uint8_t flags = KSJ_IS_INTEGER;
    if (text[i] == '-') {
      flags |= KSJ_IS_NEGATIVE;
      i += 1;
      if (i == length || !is_digit(text[i])) FAIL(KSJ_BAD_NUMBER, position);
    }
    if (text[i] == '0') {
      i += 1;
    } else {
      do i += 1; while (i < length && is_digit(text[i]));
    }
    if (i < length && text[i] == '.') {
      flags &= uint8_t(~KSJ_IS_INTEGER);
      i += 1;
      if (i == length || !is_digit(text[i])) FAIL(KSJ_BAD_NUMBER, position);
      do i += 1; while (i < length && is_digit(text[i]));
    }
    if (i < length && (text[i] | 0x20) == 'e') {
      flags &= uint8_t(~KSJ_IS_INTEGER);
      i += 1;
      if (i < length && (text[i] == '+' || text[i] == '-')) i += 1;
      if (i == length || !is_digit(text[i])) FAIL(KSJ_BAD_NUMBER, position);
      do i += 1; while (i < length && is_digit(text[i]));
    }
    // Where the next index stands right behind, the byte is an operation or
    // the number is followed by what may not follow it.
    if (i < length && !classes.of[text[i]]) FAIL(KSJ_BAD_NUMBER, position);
    tokens[count] = ksj_token{uint32_t(position), uint32_t(i), count + 1, KSJ_NUMBER, flags,
                              uint16_t(depth)};
    count += 1;
    goto after_value;
  }
  case 't': case 'f': case 'n': {
    const bool is_true = text[position] == 't', is_false = text[position] == 'f';
    const char *word = is_true ? "true" : is_false ? "false" : "null";
    const size_t size = is_false ? 5 : 4;
    size_t i = 0;
    while (i < size && position + i < length && text[position + i] == uint8_t(word[i])) i += 1;
    if (i < size) {
      if (position + i == length) FAIL(KSJ_TRUNCATED, length);
      FAIL(KSJ_SYNTAX, position);
    }
    const size_t end = position + size;
    if (end < length && !classes.of[text[end]]) FAIL(KSJ_SYNTAX, position);
    tokens[count] = ksj_token{uint32_t(position), uint32_t(end), count + 1,
                              uint8_t(is_true ? KSJ_TRUE : is_false ? KSJ_FALSE : KSJ_NULL), 0,
                              uint16_t(depth)};
    count += 1;
    goto after_value;
  }
  case '+': case '.': case 'N': case 'I': // +1, .5, NaN, Infinity
    FAIL(KSJ_BAD_NUMBER, position);
  default:
    FAIL(KSJ_SYNTAX, position);
  }

key:
  if (at == last) FAIL(KSJ_TRUNCATED, length);
  position = *at++;
  if (text[position] != '"') FAIL(KSJ_SYNTAX, position);
  READ_STRING();
  if (at == last) FAIL(KSJ_TRUNCATED, length);
  position = *at++;
  if (text[position] != ':') FAIL(KSJ_SYNTAX, position);
  goto value;

close:
  tokens[open].end = uint32_t(position + 1);
  {
    const uint32_t around = tokens[open].next;
    tokens[open].next = count;
    open = around;
  }
  depth -= 1;

after_value:
  if (open == none) {
    if (at != last) FAIL(KSJ_TRAILING_TEXT, size_t(*at));
    return Outcome{KSJ_OK, 0, count};
  }
  if (at == last) FAIL(KSJ_TRUNCATED, length);
  position = *at++;
  if (tokens[open].kind == KSJ_OBJECT) {
    if (text[position] == ',') goto key;
    if (text[position] == '}') goto close;
  } else {
    if (text[position] == ',') goto value;
    if (text[position] == ']') goto close;
  }
  FAIL(KSJ_SYNTAX, position);

#undef READ_STRING
#undef FAIL
}

// The next capacity for `needed`, at most 2^31: doubled while small, exact when
// large.
size_t grown(size_t needed, size_t least) {
  if (needed > (size_t(1) << 26)) return needed;
  size_t capacity = least;
  while (capacity < needed) capacity *= 2;
  return capacity;
}

// Whether a buffer made for one huge text is to be given back.
bool is_wasteful(size_t capacity, size_t needed) {
  return capacity > (size_t(1) << 26) && needed < capacity / 8;
}

// Room for `size` bytes of text in the scanner.
bool reserve_scanner(ksj_parser *parser, size_t size) {
  if (parser->scanner && size < parser->scanner_capacity &&
      !is_wasteful(parser->scanner_capacity, size))
    return true;
  const size_t capacity = grown(size + 1, 4096);
  parser->scanner_capacity = 0;
  simdjson::error_code error;
  if (parser->scanner) {
    error = parser->scanner->set_capacity(capacity);
  } else {
    const simdjson::implementation *implementation = simdjson::get_active_implementation();
    parser->is_vector = implementation->name() != "fallback";
    error = implementation->create_dom_parser_implementation(capacity, 1, parser->scanner);
  }
  if (error) {
    parser->scanner.reset();
    return false;
  }
  parser->scanner_capacity = capacity;
  return true;
}

bool reserve_tokens(ksj_parser *parser, size_t count) {
  if (count <= parser->token_capacity && !is_wasteful(parser->token_capacity, count)) return true;
  const size_t capacity = grown(count, 256);
  if (capacity > SIZE_MAX / sizeof(ksj_token)) return false;
  // Nothing in the old tokens is needed: no copy.
  std::free(parser->tokens);
  parser->tokens = nullptr;
  parser->token_capacity = 0;
  parser->tokens = static_cast<ksj_token *>(std::malloc(capacity * sizeof(ksj_token)));
  if (!parser->tokens) return false;
  parser->token_capacity = capacity;
  return true;
}

ksj_result failed(int32_t status, size_t offset) {
  return ksj_result{nullptr, 0, uint32_t(offset), status};
}

} // namespace

extern "C" ksj_parser *ksj_parser_new(void) { return new (std::nothrow) ksj_parser; }

extern "C" void ksj_parser_free(ksj_parser *parser) {
  if (!parser) return;
  std::free(parser->tokens);
  delete parser;
}

extern "C" ksj_result ksj_parse(ksj_parser *parser, const uint8_t *text, size_t length,
                                uint32_t max_depth) {
  if (length > KSJ_MAX_LENGTH) return failed(KSJ_TOO_LARGE, 0);
  if (!text || length == 0) return failed(KSJ_EMPTY, 0);
  if (length >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF)
    return failed(KSJ_BYTE_ORDER_MARK, 0);
  if (max_depth > KSJ_MAX_DEPTH) max_depth = KSJ_MAX_DEPTH;
  if (!reserve_scanner(parser, length)) return failed(KSJ_NO_MEMORY, 0);

  auto &scanner = *parser->scanner;
  const bool is_indexed =
      parser->is_vector &&
      !scanner.stage1(text, length, simdjson::stage1_mode::regular);
  Structure structure{scanner.structural_indexes.get(), scanner.n_structural_indexes, KSJ_OK, 0};
  if (!is_indexed) {
    const size_t bad = first_bad_utf8(text, length);
    if (bad < length) return failed(KSJ_BAD_UTF8, bad);
    structure = index_slowly(text, length, scanner.structural_indexes.get());
    if (structure.count == 0) return failed(KSJ_EMPTY, 0);
  }
  if (!reserve_tokens(parser, most_tokens(structure.count, max_depth))) return failed(KSJ_NO_MEMORY, 0);
  const Outcome outcome = walk(text, length, structure, parser->tokens, max_depth);
  if (outcome.status != KSJ_OK) return failed(outcome.status, outcome.offset);
  return ksj_result{parser->tokens, outcome.count, 0, KSJ_OK};
}

extern "C" void *ksj_reallocate(void *memory, size_t size) { return std::realloc(memory, size); }

extern "C" void ksj_release(void *memory) { std::free(memory); }

extern "C" size_t ksj_find_byte(const void *text, size_t from, size_t to, uint8_t byte) {
  if (from >= to) return to;
  const char *start = static_cast<const char *>(text);
  const void *found = std::memchr(start + from, byte, to - from);
  return found ? static_cast<size_t>(static_cast<const char *>(found) - start) : to;
}
