#define OPENSSL_SUPPRESS_DEPRECATED /* see the header */

#include "CSHA256.h"

#include <openssl/sha.h>

sha256_digest sha256_of(const void *bytes, size_t count) {
  SHA256_CTX state;
  unsigned char digest[SHA256_DIGEST_LENGTH];
  sha256_digest result = {{0}};
  SHA256_Init(&state);
  if (count > 0) {
    SHA256_Update(&state, bytes, count);
  }
  SHA256_Final(digest, &state);
  for (size_t i = 0; i < sizeof digest; i++) {
    result.words[i / 8] = result.words[i / 8] << 8 | digest[i];
  }
  return result;
}
