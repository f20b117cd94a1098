#define _GNU_SOURCE
#include "mutation.h"

#include "edits.h"
#include "texts.h"

#include <stdlib.h>
#include <string.h>

enum { FLAGS = JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE };

/* Where in an input the text lies that is changed: a part of it, or a line. */
struct range {
    size_t start, length;
};

static struct range any_line(const uint8_t *data, struct range within, struct chance *chance)
{
    size_t at = within.start + chance_below(chance, within.length);
    size_t start = at, end = at;
    while (start > within.start && data[start - 1] != '\n') {
        start -= 1;
    }
    while (end < within.start + within.length && data[end] != '\n') {
        end += 1;
    }
    struct range line = {start, end - start};
    return line;
}

/* The later parts are changed more often: the first are options. */
static struct range any_text(const struct target *target, const uint8_t *data, size_t size,
                             struct chance *chance)
{
    struct range ranges[MOST_PARTS];
    size_t start = 0, count = 0;
    while (count < target->part_count) {
        bool is_last = count + 1 == target->part_count;
        const uint8_t *end = is_last || start == size ? NULL
                                                      : memchr(data + start, PART_END, size - start);
        size_t stop = end == NULL ? size : (size_t)(end - data);
        ranges[count].start = start;
        ranges[count++].length = stop - start;
        start = end == NULL ? size : stop + 1;
    }
    size_t chosen = chance_below(chance, count + 1);
    struct range range = ranges[chosen < count ? chosen : count - 1];
    if (range.length > 0 && memchr(data + range.start, '\n', range.length) != NULL) {
        range = any_line(data, range, chance);
    }
    return range;
}

/* Puts a text in the place of the range. */
static size_t replace(uint8_t *data, size_t size, size_t most, struct range range,
                      const char *text, size_t length)
{
    size_t made = size - range.length + length;
    if (made > most) {
        return 0;
    }
    memmove(data + range.start + length, data + range.start + range.length,
            size - range.start - range.length);
    memcpy(data + range.start, text, length);
    return made;
}

/* A key that stands twice cannot be had from json-c: a member's text is put once
 * more behind the brace that opens its object. */
static size_t double_a_key(uint8_t *data, size_t size, size_t most, struct tree *tree,
                           struct chance *chance)
{
    struct spot *spot = tree_any(tree, chance);
    if (spot->key == NULL) {
        return size;
    }
    const char *object = json_object_to_json_string_ext(spot->parent, FLAGS);
    uint8_t *found = memmem(data, size, object, strlen(object));
    json_object *member = json_object_new_object();
    json_object_object_add(member, spot->key, json_object_get(spot->value));
    char *text = strdup(json_object_to_json_string_ext(member, FLAGS));
    size_t length = strlen(text);
    json_object_put(member);
    size_t made = size;
    if (found != NULL && size + length <= most) {
        struct range range = {(size_t)(found - data) + 1, 0};
        text[length - 1] = ',';
        made = replace(data, size, most, range, text + 1, length - 1);
    }
    free(text);
    return made > 0 ? made : size;
}

static size_t change(const struct target *target, uint8_t *data, size_t size, size_t most,
                     json_object *donor, unsigned int seed)
{
    static struct tree tree, giver;
    struct chance chance = {seed};
    chance_next(&chance);
    struct range range = any_text(target, data, size, &chance);
    tree.root = json_strict((const char *)data + range.start, range.length);
    if (tree.root == NULL) {
        return 0;
    }
    tree_walk(&tree);
    giver.root = donor != NULL ? donor : tree.root;
    tree_walk(&giver);
    if (donor != NULL) {
        edit_copy(&tree, &giver, &chance);
        tree_walk(&tree);
    } else {
        for (size_t left = 1 + chance_below(&chance, 4); left > 0; left--) {
            edit(&tree, &chance);
            tree_walk(&tree);
        }
    }
    const char *text = json_object_to_json_string_ext(tree.root, FLAGS);
    size_t made = replace(data, size, most, range, text, strlen(text));
    if (made > 0 && chance_below(&chance, 24) == 0) {
        made = double_a_key(data, made, most, &tree, &chance);
    }
    json_object_put(tree.root);
    return made;
}

size_t mutate(const struct target *target, uint8_t *data, size_t size, size_t most,
              unsigned int seed)
{
    return change(target, data, size, most, NULL, seed);
}

size_t cross(const struct target *target, const uint8_t *one, size_t one_size,
              const uint8_t *other, size_t other_size, uint8_t *out, size_t most,
              unsigned int seed)
{
    struct chance chance = {seed};
    if (one_size > most) {
        return 0;
    }
    struct range range = any_text(target, other, other_size, &chance);
    json_object *donor = json_strict((const char *)other + range.start, range.length);
    memcpy(out, one, one_size);
    size_t made = donor == NULL ? 0 : change(target, out, one_size, most, donor, seed);
    json_object_put(donor);
    return made;
}
