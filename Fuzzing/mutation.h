/* Makes inputs from inputs: parsed, changed as values, written again. What comes
 * out is JSON, so that it gets past the parser. */
#ifndef MUTATION_H
#define MUTATION_H

#include "target.h"

/* Changes an input in place; 0 when it cannot be parsed or grew too large. */
size_t mutate(const struct target *target, uint8_t *data, size_t size, size_t most,
              unsigned int seed);

/* Puts a value of one input in place of one of the other that has the same key. */
size_t cross(const struct target *target, const uint8_t *one, size_t one_size,
              const uint8_t *other, size_t other_size, uint8_t *out, size_t most,
              unsigned int seed);

#endif
