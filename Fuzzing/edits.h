/* Changes to a JSON value that leave it JSON. */
#ifndef EDITS_H
#define EDITS_H

#include "tree.h"

/* One change, any. */
void edit(struct tree *tree, struct chance *chance);

/* Puts a value of another tree in place of one with the same key, or into an
 * array with the same key. */
void edit_copy(struct tree *tree, struct tree *giver, struct chance *chance);

#endif
