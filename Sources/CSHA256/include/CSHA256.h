/*
 * CSHA256: the SHA-256 of bytes, by OpenSSL's libcrypto.
 *
 * Of libcrypto only SHA256_Init, SHA256_Update and SHA256_Final are called. They
 * are marked as deprecated since 3.0, and are what a library inside somebody
 * else's process wants: they only compute. EVP_Digest and the one-shot SHA256()
 * set up OpenSSL for the whole process, which reads openssl.cnf, may load
 * providers and registers an exit handler.
 */
#ifndef CSHA256_H
#define CSHA256_H

#include <stddef.h>
#include <stdint.h>

#ifdef __clang__
#pragma clang assume_nonnull begin
#define CSHA256_NULLABLE _Nullable
#else
#define CSHA256_NULLABLE
#endif

/* The digest as four words; the first digits are the high bits of the first. */
typedef struct sha256_digest {
  uint64_t words[4];
} sha256_digest;

/* `bytes` may be NULL where `count` is 0. */
sha256_digest sha256_of(const void *CSHA256_NULLABLE bytes, size_t count);

#ifdef __clang__
#pragma clang assume_nonnull end
#endif

#endif
