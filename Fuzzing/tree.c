#include "tree.h"

#include <string.h>

static void add(struct tree *tree, json_object *parent, const char *key, size_t index,
                json_object *value)
{
    if (tree->count < MOST_SPOTS) {
        struct spot spot = {parent, key, index, value};
        tree->spots[tree->count++] = spot;
    }
}

void tree_walk(struct tree *tree)
{
    tree->count = 0;
    add(tree, NULL, NULL, 0, tree->root);
    for (size_t i = 0; i < tree->count; i++) {
        json_object *value = tree->spots[i].value;
        if (json_object_is_type(value, json_type_object)) {
            json_object_object_foreach(value, key, member) {
                add(tree, value, key, 0, member);
            }
        } else if (json_object_is_type(value, json_type_array)) {
            for (size_t j = 0; j < json_object_array_length(value); j++) {
                add(tree, value, NULL, j, json_object_array_get_idx(value, j));
            }
        }
    }
}

struct spot *tree_any(struct tree *tree, struct chance *chance)
{
    return &tree->spots[chance_below(chance, tree->count)];
}

struct spot *tree_any_of(struct tree *tree, struct chance *chance,
                         bool (*fits)(const struct spot *, const void *), const void *with)
{
    size_t start = chance_below(chance, tree->count);
    for (size_t i = 0; i < tree->count; i++) {
        struct spot *spot = &tree->spots[(start + i) % tree->count];
        if (fits(spot, with)) {
            return spot;
        }
    }
    return NULL;
}

bool is_object(const struct spot *spot, const void *unused)
{
    (void)unused;
    return json_object_is_type(spot->value, json_type_object);
}

bool is_array(const struct spot *spot, const void *unused)
{
    (void)unused;
    return json_object_is_type(spot->value, json_type_array);
}

bool is_scalar(const struct spot *spot, const void *unused)
{
    return !is_object(spot, unused) && !is_array(spot, unused);
}

bool is_string(const struct spot *spot, const void *unused)
{
    (void)unused;
    return json_object_is_type(spot->value, json_type_string);
}

bool has_key(const struct spot *spot, const void *key)
{
    return spot->key != NULL && strcmp(spot->key, (const char *)key) == 0;
}

void spot_put(struct tree *tree, const struct spot *spot, json_object *value)
{
    if (spot->parent == NULL) {
        json_object_put(tree->root);
        tree->root = value;
    } else if (spot->key != NULL) {
        json_object_object_add(spot->parent, spot->key, value);
    } else {
        json_object_array_put_idx(spot->parent, spot->index, value);
    }
}

void spot_remove(const struct spot *spot)
{
    if (spot->key != NULL) {
        json_object_object_del(spot->parent, spot->key);
    } else if (spot->parent != NULL) {
        json_object_array_del_idx(spot->parent, spot->index, 1);
    }
}
