/*
 * Reads of eight bytes at once, for keys and short numbers. Little-endian.
 */
#ifndef KSJ_WORDS_H
#define KSJ_WORDS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "words are read as little-endian"
#endif

#ifdef __clang__
#pragma clang assume_nonnull begin
#endif

/*
 * A key that is looked for: the eight bytes at its beginning and at its end, or of a
 * shorter one the four at its beginning and, above them, the four at its end, in both.
 */
typedef struct ksj_key {
  uint64_t first;
  uint64_t last;
  int32_t length; /* -1: never found */
  uint32_t hash;
  const uint8_t *bytes;
} ksj_key;

static inline uint64_t ksj_word(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, 8);
  return word;
}

static inline int ksj_are_same(const uint8_t *one, const uint8_t *other) {
  return ((ksj_word(one) ^ ksj_word(other)) | (ksj_word(one + 8) ^ ksj_word(other + 8))) == 0;
}

/* Whether the key is the text of so many bytes. */
static inline int ksj_is_key(const ksj_key *key, const uint8_t *text, size_t length) {
  if ((size_t)key->length != length) return 0;
  if (length >= 16) {
    /* What the last sixteen bytes overlap is looked at twice. */
    size_t i = 0;
    for (; i + 32 < length; i += 16)
      if (!ksj_are_same(text + i, key->bytes + i)) return 0;
    return ksj_are_same(text + i, key->bytes + i) &&
           ksj_are_same(text + length - 16, key->bytes + length - 16);
  }
  if (length >= 8) return ksj_word(text) == key->first && ksj_word(text + length - 8) == key->last;
  if (length < 4) return memcmp(text, key->bytes, length) == 0;
  uint32_t low, high;
  memcpy(&low, text, 4);
  memcpy(&high, text + length - 4, 4);
  return key->first == (low | (uint64_t)high << 32);
}

/* The bytes of text[start..<end], 1 to 8, as the digits' values at the upper end of a word of
 * zeros; `end` is 8 or more. */
static inline uint64_t ksj_digits(const uint8_t *text, size_t start, size_t end) {
  return (ksj_word(text + end - 8) ^ 0x3030303030303030) & (UINT64_MAX << (64 - 8 * (end - start)));
}

/* The highest bit of each byte that is no digit's value; behind one that is none, digits may
 * have theirs as well. */
static inline uint64_t ksj_no_digits(uint64_t digits) {
  return ((digits + 0x7676767676767676) | digits) & 0x8080808080808080;
}

/* The number of eight digits, the first of them in the lowest byte. */
static inline int64_t ksj_number(uint64_t digits) {
  digits = (digits * 2561) >> 8 & 0x00FF00FF00FF00FF;     /* pairs */
  digits = (digits * 6553601) >> 16 & 0x0000FFFF0000FFFF; /* fours */
  return (int64_t)((digits * 42949672960001) >> 32 & 0xFFFFFFFF);
}

#ifdef __clang__
#pragma clang assume_nonnull end
#endif

#endif
