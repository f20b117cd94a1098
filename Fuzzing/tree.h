/* The values of a JSON text, each with the place where it stands. */
#ifndef TREE_H
#define TREE_H

#include "chance.h"

#include <json-c/json.h>
#include <stdbool.h>

enum { MOST_SPOTS = 4096 };

struct spot {
    json_object *parent; /* NULL: the root */
    const char *key;     /* NULL: an element; else it lives as long as the member */
    size_t index;
    json_object *value; /* NULL: null */
};

struct tree {
    json_object *root;
    size_t count;
    struct spot spots[MOST_SPOTS];
};

/* Lists the values anew; to be called after each change. */
void tree_walk(struct tree *tree);

/* Any spot; NULL when there is none that fits. */
struct spot *tree_any(struct tree *tree, struct chance *chance);
struct spot *tree_any_of(struct tree *tree, struct chance *chance,
                         bool (*fits)(const struct spot *, const void *), const void *with);

bool is_object(const struct spot *spot, const void *unused);
bool is_array(const struct spot *spot, const void *unused);
bool is_scalar(const struct spot *spot, const void *unused);
bool is_string(const struct spot *spot, const void *unused);
/* Whether it is a member with the key. */
bool has_key(const struct spot *spot, const void *key);

/* Puts a value in the place of another; takes the value over. */
void spot_put(struct tree *tree, const struct spot *spot, json_object *value);
void spot_remove(const struct spot *spot);

#endif
