// The walk over the structure of a text that checks its grammar and writes its tokens.
#ifndef WALK_H
#define WALK_H

#include "structure.h"

namespace ksj {

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

// Most tokens that the walk can write: but for the root and the value begun in
// each open object or array, every token goes with a comma, a colon or a
// closing bracket.
inline size_t most_tokens(size_t index_count, uint32_t max_depth) {
  return (index_count + max_depth + 1) / 2 + 1;
}

// Walks over a whole text.
Outcome walk(const uint8_t *text, size_t length, const Structure &structure, ksj_token *tokens,
             uint32_t max_depth);

// Walks over one value of a text that is an object and whose structure is from stage 1;
// moves `place` behind it.
Outcome walk_part(const uint8_t *text, size_t length, const Structure &structure,
                  ksj_token *tokens, uint32_t max_depth, Place &place);

} // namespace ksj

#endif
