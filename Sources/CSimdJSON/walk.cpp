#include "walk.h"

#include <cstddef>

static_assert(sizeof(ksj_token) == 16, "a token is 16 bytes");

namespace ksj {

namespace {

constexpr uint32_t none = UINT32_MAX;

// What a walk is over.
enum class Extent {
  any,   // a text of which nothing is known
  whole, // a text whose structure is from stage 1, which begins with '{' or '[' and ends
         // with '}' or ']', as any valid text but a lone scalar does
  part,  // one value of such a text
};

// What a read of one string or number found: where it ends, or why it fails.
struct Read {
  int32_t status;
  uint8_t flags;
  size_t end;       // of a string its closing quote; where it failed otherwise
  size_t backslash; // the first one of the text behind a string
};

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
  // A carry goes only into bytes behind one that is no digit.
  const uint64_t others = ksj_no_digits(ksj_digits(bytes, 0, 8));
  return size_t(__builtin_ctzll(others | uint64_t(1) << 63)) >> 3;
}

// A token's `next`, `kind`, `flags` and `depth` as one number: in a walk it
// counts the tokens and the depth, and one store writes all four.
using Tail = uint64_t;
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

} // namespace

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

Outcome walk_part(const uint8_t *text, size_t length, const Structure &structure,
                  ksj_token *tokens, uint32_t max_depth, Place &place) {
  return walk_structure<Extent::part>(text, length, structure, tokens, max_depth, place);
}

} // namespace ksj
