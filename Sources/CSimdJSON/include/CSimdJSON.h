/*
 * CSimdJSON: JSON text in UTF-8 to a flat array of tokens.
 *
 * simdjson finds the structure of the text and validates its UTF-8; one walk
 * over what it found checks the grammar of RFC 8259 in full and writes the
 * tokens. Numbers keep their text, duplicate keys stay visible, and every error
 * has a byte offset. Nothing before or past the text is read; the text needs no
 * padding and no closing NUL.
 */
#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include "ksj_words.h"

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __clang__
#pragma clang assume_nonnull begin
#define KSJ_NULLABLE _Nullable
#else
#define KSJ_NULLABLE
#endif

/* What a token is. */
#define KSJ_NULL 0
#define KSJ_FALSE 1
#define KSJ_TRUE 2
#define KSJ_NUMBER 3
#define KSJ_STRING 4
#define KSJ_ARRAY 5
#define KSJ_OBJECT 6

/* Flags of a token. */
#define KSJ_HAS_ESCAPES 1 /* string: contains at least one backslash */
#define KSJ_IS_INTEGER 2  /* number: no '.', no exponent */
#define KSJ_IS_NEGATIVE 4 /* number: begins with '-' */

/*
 * One value or key. The members of an object follow it as key, value, key,
 * value; the elements of an array follow it one after the other.
 *
 * start, end  Byte offsets. Of a string: its content without the quotes. Of
 *             anything else: its text; an object or array with its brackets.
 * next        Index of the token after this value and all that is inside it.
 * depth       Number of objects and arrays around it.
 */
typedef struct ksj_token {
  uint32_t start;
  uint32_t end;
  uint32_t next;
  uint8_t kind;
  uint8_t flags;
  uint16_t depth;
} ksj_token;

/* Outcome of a parse; `offset` of the result says where. */
#define KSJ_OK 0
#define KSJ_EMPTY 1           /* nothing but white space (offset 0) */
#define KSJ_TRUNCATED 2       /* ends inside a value (offset: the text's length) */
#define KSJ_SYNTAX 3          /* a character that may not stand here */
#define KSJ_BAD_UTF8 4        /* first byte of the first ill-formed sequence */
#define KSJ_BYTE_ORDER_MARK 5 /* EF BB BF at the beginning */
#define KSJ_TOO_DEEP 6        /* the bracket that goes beyond max_depth */
#define KSJ_BAD_NUMBER 7      /* beginning of the number */
#define KSJ_BAD_STRING 8      /* the backslash or the raw control character */
#define KSJ_TRAILING_TEXT 9   /* first character after the value */
#define KSJ_NO_MEMORY 10
#define KSJ_TOO_LARGE 11      /* more than KSJ_MAX_LENGTH bytes */

#define KSJ_MAX_LENGTH 0x7fffffffu
#define KSJ_MAX_DEPTH 1024u

/* Keeps its buffers from one parse to the next. For one thread at a time. */
typedef struct ksj_parser ksj_parser;

typedef struct ksj_result {
  const ksj_token *KSJ_NULLABLE tokens; /* the root is the first; valid until the next parse */
  uint32_t count;
  uint32_t offset; /* where the error is */
  int32_t status;
} ksj_result;

/* A new parser, or NULL when memory ran out. */
ksj_parser *KSJ_NULLABLE ksj_parser_new(void);

/* Frees the parser and its tokens. Takes NULL. */
void ksj_parser_free(ksj_parser *KSJ_NULLABLE parser);

/*
 * Reads one JSON text. max_depth is the greatest number of objects and arrays
 * inside one another, itself at most KSJ_MAX_DEPTH. text may be NULL when
 * length is 0.
 */
ksj_result ksj_parse(ksj_parser *parser, const uint8_t *KSJ_NULLABLE text, size_t length,
                     uint32_t max_depth);

/*
 * Where the structure of a text stands, for a reader that knows what to expect and takes
 * no tokens of it: index[i] is the offset of an operation ({ } [ ] : ,), of a string's
 * opening quote or of the first byte of anything else; index[count] is the text's length.
 * The first is '{' and the last is '}'; strings are closed and hold no raw control
 * character, and the text is UTF-8. Nothing else is known of it.
 */
typedef struct ksj_structure {
  const uint32_t *KSJ_NULLABLE index; /* NULL where ksj_parse has to read the text */
  uint32_t count;
  ksj_token *KSJ_NULLABLE tokens; /* room for those of every value, each read once */
  uint32_t backslash;             /* the first one, or the text's length */
} ksj_structure;

/* A place in a structure: the next index, how many tokens were written, and the first
 * backslash at or behind the place, or the text's length. */
typedef struct ksj_place {
  const uint32_t *KSJ_NULLABLE at;
  uint32_t tokens;
  uint32_t backslash;
} ksj_place;

/* Valid until the parser's next use. */
ksj_structure ksj_index(ksj_parser *parser, const uint8_t *text, size_t length,
                        uint32_t max_depth);

/*
 * Writes the tokens of one value, at whose first index `from` stands, behind those there
 * are. The value is inside `depth` objects and arrays, the innermost of them not closed.
 * Gives the place behind it, its `at` NULL where the value is none.
 */
ksj_place ksj_read_value(const uint8_t *text, size_t length, ksj_structure structure,
                         ksj_place from, uint32_t depth, uint32_t max_depth);

/* An object of one or two short numbers. */
typedef struct ksj_figure {
  int64_t first;
  uint32_t second;
  uint32_t form;
} ksj_figure;

#define KSJ_NO_FIGURE 0
#define KSJ_DECIMAL 1 /* one key with a decimal: `first` its mantissa, `second` its scale */
#define KSJ_COUNTS 2  /* two keys with integers not below 0: `first` and `second` */

/* The keys inside. */
typedef struct ksj_figure_keys {
  ksj_key numerator;
  ksj_key denominator;
  ksj_key decimal;
} ksj_figure_keys;

/*
 * The figure at the index `at`; a decimal takes 5 indices, counts take 9. KSJ_NO_FIGURE
 * also where one is written so that it is to be read another way. `backslash` is the first
 * at or behind the place.
 */
ksj_figure ksj_read_figure(const uint8_t *text, const uint32_t *at, uint32_t backslash,
                           const ksj_figure_keys *keys);

/* The same of the value whose token is tokens[index]. */
ksj_figure ksj_token_figure(const uint8_t *text, const ksj_token *tokens, uint32_t index,
                            const ksj_figure_keys *keys);

/* The tokens of a null and of an empty object that stand nowhere, and a text for them. */
const ksj_token *ksj_nothing(void);
const ksj_token *ksj_empty_object(void);
const uint8_t *ksj_nothing_text(void);

/* malloc's memory, for buffers that the host frees with free(). */
void *KSJ_NULLABLE ksj_reallocate(void *KSJ_NULLABLE memory, size_t size);
void ksj_release(void *KSJ_NULLABLE memory);

/* The offset of a byte in text[from..<to], or `to`. text may be NULL when to is 0. */
size_t ksj_find_byte(const void *KSJ_NULLABLE text, size_t from, size_t to, uint8_t byte);

#ifdef __clang__
#pragma clang assume_nonnull end
#endif

#ifdef __cplusplus
}
#endif

#endif
