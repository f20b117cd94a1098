#include "CSimdJSON.h"

#include <cstddef>
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

// Whether a text that ends inside it could have gone on as \uDC00 to \uDFFF.
bool could_begin_low_half(const uint8_t *text, size_t at, size_t end) {
  if (at < end && text[at] != '\\') return false;
  if (at + 1 < end && text[at + 1] != 'u') return false;
  if (at + 2 < end && hex_digit(text[at + 2]) != 0xD) return false;
  if (at + 3 < end && hex_digit(text[at + 3]) < 0xC) return false;
  return at + 4 >= end || hex_digit(text[at + 4]) >= 0;
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
  bool is_vector; // from stage 1
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

struct Outcome {
  int32_t status;
  size_t offset;
  uint32_t count;
};

// Where a walk over one value among others begins and, behind it, ends.
struct Place {
  const uint32_t *at; // the next index
  uint32_t tokens;    // how many tokens there are
  uint32_t depth;     // how many objects and arrays are open around it
  size_t backslash;   // the first one at or behind the place
};

// What a walk is over.
enum class Extent {
  any,   // a text of which nothing is known
  whole, // a text whose structure is from stage 1, which begins with '{' or '[' and ends
         // with '}' or ']', as any valid text but a lone scalar does
  part,  // one value of such a text
};

// Most tokens that the walk can write: but for the root and the value begun in
// each open object or array, every token goes with a comma, a colon or a
// closing bracket.
size_t most_tokens(size_t index_count, uint32_t max_depth) {
  return (index_count + max_depth + 1) / 2 + 1;
}

// What a read of one string or number found: where it ends, or why it fails.
struct Read {
  int32_t status;
  uint8_t flags;
  size_t end;       // of a string its closing quote; where it failed otherwise
  size_t backslash; // the first one of the text behind a string
};

size_t find_backslash(const uint8_t *text, size_t from, size_t length) {
  const void *hit = std::memchr(text + from, '\\', length - from);
  return hit ? size_t(static_cast<const uint8_t *>(hit) - text) : length;
}

// Any string whose opening quote is at `position`. What comes next in the
// structure is at `next`, or nothing comes and `next` is the text's length;
// `backslash` is the first one behind the strings read before, or one of theirs.
[[gnu::noinline]] Read read_string(const uint8_t *text, size_t length, size_t position, size_t next,
                                   size_t backslash) {
  size_t end = next - 1;
  while (end > position && is_white(text[end])) end -= 1;
  if (end <= position || text[end] != '"') return {KSJ_SYNTAX, 0, position, 0};
  if (backslash >= end) return {KSJ_OK, 0, end, backslash};
  uint8_t flags = 0;
  if (backslash > position) {
    const Flaw flaw = check_escapes(text, backslash, end);
    if (flaw.found) return {KSJ_BAD_STRING, 0, flaw.at, 0};
    flags = KSJ_HAS_ESCAPES;
  }
  return {KSJ_OK, flags, end, find_backslash(text, end, length)};
}

// The string that does not end as it should.
Read read_stop(const uint8_t *text, size_t position, const Structure &structure) {
  const Flaw flaw = check_escapes(text, position + 1, structure.stop_at);
  if (flaw.found && !(flaw.cut && structure.stop_status == KSJ_TRUNCATED))
    return {KSJ_BAD_STRING, 0, flaw.at, 0};
  return {structure.stop_status, 0, structure.stop_at, 0};
}

// Any number, `position` being at its '-' or first digit.
[[gnu::noinline]] Read read_number(const uint8_t *text, size_t length, size_t position) {
  const Read bad{KSJ_BAD_NUMBER, 0, position, 0};
  size_t i = position;
  uint8_t flags = KSJ_IS_INTEGER;
  if (text[i] == '-') {
    flags |= KSJ_IS_NEGATIVE;
    i += 1;
    if (i == length || !is_digit(text[i])) return bad;
  }
  if (text[i] == '0') {
    i += 1;
  } else {
    do i += 1; while (i < length && is_digit(text[i]));
  }
  if (i < length && text[i] == '.') {
    flags &= uint8_t(~KSJ_IS_INTEGER);
    i += 1;
    if (i == length || !is_digit(text[i])) return bad;
    do i += 1; while (i < length && is_digit(text[i]));
  }
  if (i < length && (text[i] | 0x20) == 'e') {
    flags &= uint8_t(~KSJ_IS_INTEGER);
    i += 1;
    if (i < length && (text[i] == '+' || text[i] == '-')) i += 1;
    if (i == length || !is_digit(text[i])) return bad;
    do i += 1; while (i < length && is_digit(text[i]));
  }
  // Where the next index stands right behind, the byte is an operation or
  // the number is followed by what may not follow it.
  if (i < length && !classes.of[text[i]]) return bad;
  return {KSJ_OK, flags, i, 0};
}

// The literal `word` at `position`.
[[gnu::noinline]] Read read_literal(const uint8_t *text, size_t length, size_t position,
                                    const char *word) {
  size_t end = position;
  for (; *word; word++, end++) {
    if (end == length) return {KSJ_TRUNCATED, 0, length, 0};
    if (text[end] != uint8_t(*word)) return {KSJ_SYNTAX, 0, position, 0};
  }
  if (end < length && !classes.of[text[end]]) return {KSJ_SYNTAX, 0, position, 0};
  return {KSJ_OK, 0, end, 0};
}

// Fails at the index `position`, where a ',' or closing bracket should stand behind
// `previous`. Stage 1 takes some control characters for operations: right behind
// a number or literal, the fault is in that.
[[gnu::noinline]] Read read_no_more(const uint8_t *text, size_t position,
                                    const ksj_token &previous) {
  if (previous.kind >= KSJ_STRING || previous.end != position || classes.of[text[position]])
    return {KSJ_SYNTAX, 0, position, 0};
  const bool is_number = previous.kind == KSJ_NUMBER;
  return {is_number ? KSJ_BAD_NUMBER : KSJ_SYNTAX, 0, previous.start, 0};
}

// How many of the seven bytes at `bytes` are digits before one that is none.
// Reads eight bytes.
inline size_t count_digits(const uint8_t *bytes) {
  uint64_t word;
  std::memcpy(&word, bytes, 8);
  word ^= 0x3030303030303030;
  // A carry goes only into bytes behind one that is no digit.
  const uint64_t others = ((word + 0x7676767676767676) | word) & 0x8080808080808080;
  return size_t(__builtin_ctzll(others | uint64_t(1) << 63)) >> 3;
}

// A token's `next`, `kind`, `flags` and `depth` as one number: in a walk it
// counts the tokens and the depth, and one store writes all four.
using Tail = uint64_t;
static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "digits and tails are read as words");
static_assert(offsetof(ksj_token, next) == 8 && offsetof(ksj_token, kind) == 12 &&
                  offsetof(ksj_token, flags) == 13 && offsetof(ksj_token, depth) == 14,
              "the parts of a tail");
constexpr Tail one_deeper = Tail(1) << 48;

inline void put(ksj_token *token, size_t start, size_t end, Tail tail) {
  token->start = uint32_t(start);
  token->end = uint32_t(end);
  std::memcpy(&token->next, &tail, 8);
}

// One pass over the structure: checks the grammar, writes the tokens. Holds no
// stack: while an object or array is open, its `next` is the one around it.
// `tokens` has room for `most_tokens`.
//
// In a whole text, and so in a part of one, there is a next index until a bracket closes,
// and one right behind a number or literal is an operation or a control character. A part
// begins and ends at `place`.
template <Extent extent>
[[gnu::noinline]] Outcome walk_structure(const uint8_t *text, size_t length,
                                         const Structure &structure, ksj_token *const tokens,
                                         uint32_t max_depth, Place &place) {
  constexpr bool is_whole = extent != Extent::any;
  constexpr bool is_part = extent == Extent::part;
  const uint32_t *at = place.at;
  const uint32_t *const last = structure.index + structure.count;
  ksj_token *token = tokens + place.tokens; // the next one
  // Its tail, with its own index as `next`; no kind and flags yet.
  Tail tail = place.tokens | Tail(place.depth) << 48;
  uint32_t open = none; // innermost open object or array
  uint8_t closing = 0;  // its closing bracket
  size_t position = 0;
  // The first backslash not yet passed. Valid JSON has them in strings only.
  size_t backslash = place.backslash;
  const size_t words_end = length < 8 ? 0 : length - 7; // before it, eight bytes can be read

#define FAIL(code, where) return Outcome{(code), (where), uint32_t(tail)}
#define EXPECT_NEXT()                                                                              \
  if (!is_whole && at == last) FAIL(KSJ_TRUNCATED, length)
#define PUT(start, end, kind, flags)                                                               \
  do {                                                                                             \
    tail += 1;                                                                                     \
    put(token, (start), (end), tail + (Tail(kind) << 32 | Tail(flags) << 40));                     \
    token += 1;                                                                                    \
  } while (0)
#define PUT_READ(kind, call)                                                                       \
  do {                                                                                             \
    const Read read = call;                                                                        \
    if (read.status != KSJ_OK) FAIL(read.status, read.end);                                        \
    PUT(position, read.end, kind, read.flags);                                                     \
  } while (0)

  // Keeps the compiler from counting in other variables than these inside a loop.
#define KEEP_IN_REGISTERS() __asm__("" : "+r"(at), "+r"(token), "+r"(tail))

  // Whether an integer without sign and less than eight digits stands between
  // `position` and the next index.
#define IS_SHORT_INTEGER()                                                                         \
  (is_whole && uint8_t(text[position] - '1') < 9 && position < words_end &&                        \
   position + count_digits(text + position) == *at)

  // Whether a string without escapes stands between `position`, its opening quote,
  // and `next`, the next index.
#define IS_PLAIN_STRING(next)                                                                      \
  (is_whole && text[(next) - 1] == '"' && position < (next) - 1 && (next) <= backslash)
#define PUT_STRING()                                                                               \
  do {                                                                                             \
    if (!is_whole && at == last && structure.stop_status != KSJ_OK) {                              \
      const Read stop = read_stop(text, position, structure);                                      \
      FAIL(stop.status, stop.end);                                                                 \
    }                                                                                              \
    const Read read = read_string(text, length, position, *at, backslash);                         \
    if (read.status != KSJ_OK) FAIL(read.status, read.end);                                        \
    backslash = read.backslash;                                                                    \
    PUT(position + 1, read.end, KSJ_STRING, read.flags);                                           \
  } while (0)

#define OPEN(kind, bracket)                                                                        \
  do {                                                                                             \
    if ((tail >> 48) >= max_depth) FAIL(KSJ_TOO_DEEP, position);                                   \
    put(token, position, 0, tail + (Tail(kind) << 32));                                            \
    token->next = open;                                                                            \
    token += 1;                                                                                    \
    open = uint32_t(tail);                                                                         \
    tail += one_deeper + 1;                                                                        \
    closing = (bracket);                                                                           \
    EXPECT_NEXT();                                                                                 \
    if (text[*at] == closing) {                                                                    \
      position = *at++;                                                                            \
      goto close;                                                                                  \
    }                                                                                              \
  } while (0)

value:
  EXPECT_NEXT();
  position = *at++;
value_here:
  switch (text[position]) {
  case '"': {
    const size_t next = *at;
    if (IS_PLAIN_STRING(next)) {
      PUT(position + 1, next - 1, KSJ_STRING, 0);
    } else {
      PUT_STRING();
    }
    goto after_value;
  }
  case '{':
    OPEN(KSJ_OBJECT, '}');
    goto key;
  case '[':
    OPEN(KSJ_ARRAY, ']');
    goto value;
  case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9':
    if (IS_SHORT_INTEGER()) {
      PUT(position, *at, KSJ_NUMBER, KSJ_IS_INTEGER);
      goto after_value;
    }
    [[fallthrough]];
  case '-': case '0':
    PUT_READ(KSJ_NUMBER, read_number(text, length, position));
    goto after_value;
  case 't':
    if (is_whole && *at == position + 4 && std::memcmp(text + position, "true", 4) == 0) {
      PUT(position, position + 4, KSJ_TRUE, 0);
    } else {
      PUT_READ(KSJ_TRUE, read_literal(text, length, position, "true"));
    }
    goto after_value;
  case 'f':
    if (is_whole && *at == position + 5 && std::memcmp(text + position + 1, "alse", 4) == 0) {
      PUT(position, position + 5, KSJ_FALSE, 0);
    } else {
      PUT_READ(KSJ_FALSE, read_literal(text, length, position, "false"));
    }
    goto after_value;
  case 'n':
    PUT_READ(KSJ_NULL, read_literal(text, length, position, "null"));
    goto after_value;
  case '+': case '.': case 'N': case 'I': // +1, .5, NaN, Infinity
    FAIL(KSJ_BAD_NUMBER, position);
  default:
    FAIL(KSJ_SYNTAX, position);
  }

after_value:
  if ((is_part || !is_whole) && open == none) goto after_root;
  EXPECT_NEXT();
  position = *at++;
after_value_here:
  if (text[position] != ',') {
    if (text[position] == closing) goto close;
    const Read fault = read_no_more(text, position, token[-1]);
    FAIL(fault.status, fault.end);
  }
  if (closing != '}') goto value;

key:
  // Keys without escapes and short integers behind them in one go; anything else in
  // the slower steps.
  while (is_whole) {
    KEEP_IN_REGISTERS();
    position = at[0];
    if (text[position] != '"') FAIL(KSJ_SYNTAX, position);
    const size_t colon = at[1];
    if (!IS_PLAIN_STRING(colon) || text[colon] != ':') break;
    PUT(position + 1, colon - 1, KSJ_STRING, 0);
    position = at[2];
    at += 3;
    if (!IS_SHORT_INTEGER()) goto value_here;
    const size_t end = *at;
    PUT(position, end, KSJ_NUMBER, KSJ_IS_INTEGER);
    if (text[end] != ',') goto after_value;
    at += 1;
  }
  EXPECT_NEXT();
  position = *at++;
  if (text[position] != '"') FAIL(KSJ_SYNTAX, position);
  PUT_STRING();
  EXPECT_NEXT();
  position = *at++;
  if (text[position] != ':') FAIL(KSJ_SYNTAX, position);
  goto value;

close: {
  ksj_token &closed = tokens[open];
  open = closed.next;
  closed.end = uint32_t(position + 1);
  closed.next = uint32_t(tail);
  tail -= one_deeper;
  if (open == none) goto after_root;
  closing = tokens[open].kind == KSJ_OBJECT ? '}' : ']';
  if (at == last) FAIL(KSJ_TRUNCATED, length);
  position = *at++;
  goto after_value_here;
}

after_root:
  if (is_part) {
    place.at = at;
    place.tokens = uint32_t(tail);
    place.backslash = backslash;
  } else if (at != last) {
    FAIL(KSJ_TRAILING_TEXT, size_t(*at));
  }
  return Outcome{KSJ_OK, 0, uint32_t(tail)};

#undef OPEN
#undef PUT_STRING
#undef IS_PLAIN_STRING
#undef IS_SHORT_INTEGER
#undef KEEP_IN_REGISTERS
#undef PUT_READ
#undef PUT
#undef EXPECT_NEXT
#undef FAIL
}

Outcome walk(const uint8_t *text, size_t length, const Structure &structure, ksj_token *tokens,
             uint32_t max_depth) {
  const uint8_t first = structure.count ? text[structure.index[0]] : 0;
  const uint8_t last = structure.count ? text[structure.index[structure.count - 1]] : 0;
  const bool is_whole =
      structure.is_vector && (first == '{' || first == '[') && (last == '}' || last == ']');
  Place place{structure.index, 0, 0, find_backslash(text, 0, length)};
  return is_whole
             ? walk_structure<Extent::whole>(text, length, structure, tokens, max_depth, place)
             : walk_structure<Extent::any>(text, length, structure, tokens, max_depth, place);
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
  Structure structure{scanner.structural_indexes.get(), scanner.n_structural_indexes, true,
                      KSJ_OK, 0};
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

extern "C" ksj_structure ksj_index(ksj_parser *parser, const uint8_t *text, size_t length,
                                   uint32_t max_depth) {
  const ksj_structure none_here{nullptr, 0, nullptr, 0};
  if (length == 0 || length > KSJ_MAX_LENGTH || max_depth > KSJ_MAX_DEPTH) return none_here;
  if (!reserve_scanner(parser, length) || !parser->is_vector) return none_here;
  auto &scanner = *parser->scanner;
  if (scanner.stage1(text, length, simdjson::stage1_mode::regular)) return none_here;
  const uint32_t *index = scanner.structural_indexes.get();
  const uint32_t count = scanner.n_structural_indexes;
  if (count < 2 || text[index[0]] != '{' || text[index[count - 1]] != '}') return none_here;
  if (!reserve_tokens(parser, most_tokens(count, max_depth))) return none_here;
  return ksj_structure{index, count, parser->tokens, uint32_t(find_backslash(text, 0, length))};
}

extern "C" ksj_place ksj_read_value(const uint8_t *text, size_t length, ksj_structure structure,
                                    ksj_place from, uint32_t depth, uint32_t max_depth) {
  Place place{from.at, from.tokens, depth, from.backslash};
  const Structure all{structure.index, structure.count, true, KSJ_OK, 0};
  const Outcome outcome =
      walk_structure<Extent::part>(text, length, all, structure.tokens, max_depth, place);
  if (outcome.status != KSJ_OK) return ksj_place{nullptr, 0, 0};
  return ksj_place{place.at, place.tokens, uint32_t(place.backslash)};
}

static const uint8_t nothing_text[] = "null";
static const ksj_token nothing{0, 4, 1, KSJ_NULL, 0, 0};

static const ksj_token empty{0, 0, 1, KSJ_OBJECT, 0, 0};

extern "C" const ksj_token *ksj_nothing(void) { return &nothing; }
extern "C" const ksj_token *ksj_empty_object(void) { return &empty; }
extern "C" const uint8_t *ksj_nothing_text(void) { return nothing_text; }

extern "C" void *ksj_reallocate(void *memory, size_t size) { return std::realloc(memory, size); }

extern "C" void ksj_release(void *memory) { std::free(memory); }

extern "C" size_t ksj_find_byte(const void *text, size_t from, size_t to, uint8_t byte) {
  if (from >= to) return to;
  const char *start = static_cast<const char *>(text);
  const void *found = std::memchr(start + from, byte, to - from);
  return found ? static_cast<size_t>(static_cast<const char *>(found) - start) : to;
}
