#include "edits.h"

#include "odd_values.h"

#include <stdio.h>
#include <string.h>

static json_object *copy_of(json_object *value)
{
    json_object *copy = NULL;
    if (value != NULL) {
        json_object_deep_copy(value, &copy, NULL);
    }
    return copy;
}

static void odd_scalar(struct tree *tree, struct chance *chance)
{
    struct spot *spot = tree_any_of(tree, chance, is_scalar, NULL);
    if (spot != NULL) {
        spot_put(tree, spot, odd_like(spot->value, chance));
    }
}

/* A value of another kind. */
static void other_kind(struct tree *tree, struct chance *chance)
{
    spot_put(tree, tree_any(tree, chance), odd_any(chance));
}

static void leave_out(struct tree *tree, struct chance *chance)
{
    spot_remove(tree_any(tree, chance));
}

/* The same element again, sometimes many times; half of the time with ids of its own. */
static void repeat_element(struct tree *tree, struct chance *chance)
{
    struct spot *spot = tree_any_of(tree, chance, is_array, NULL);
    size_t length = spot == NULL ? 0 : json_object_array_length(spot->value);
    if (length == 0) {
        return;
    }
    json_object *element = json_object_array_get_idx(spot->value, chance_below(chance, length));
    size_t count = chance_below(chance, 6) == 0 ? 1 + chance_below(chance, 40) : 1;
    bool has_own_ids = chance_below(chance, 2) == 0;
    for (size_t i = 0; i < count; i++) {
        json_object *copy = copy_of(element);
        if (has_own_ids && json_object_object_get_ex(copy, "id", NULL)) {
            char id[32];
            snprintf(id, sizeof id, "n-%zu", chance_below(chance, 1000));
            json_object_object_add(copy, "id", json_object_new_string(id));
        }
        json_object_array_add(spot->value, copy);
    }
}

static void swap_elements(struct tree *tree, struct chance *chance)
{
    struct spot *spot = tree_any_of(tree, chance, is_array, NULL);
    size_t length = spot == NULL ? 0 : json_object_array_length(spot->value);
    if (length < 2) {
        return;
    }
    size_t one = chance_below(chance, length), other = chance_below(chance, length);
    json_object *first = json_object_get(json_object_array_get_idx(spot->value, one));
    json_object *second = json_object_get(json_object_array_get_idx(spot->value, other));
    json_object_array_put_idx(spot->value, one, second);
    json_object_array_put_idx(spot->value, other, first);
}

/* A member that there may be, with a value from somewhere in the text or an odd one. */
static void add_member(struct tree *tree, struct chance *chance)
{
    struct spot *spot = tree_any_of(tree, chance, is_object, NULL);
    if (spot != NULL) {
        json_object *value = chance_below(chance, 2) == 0
                                 ? copy_of(tree_any(tree, chance)->value)
                                 : odd_any(chance);
        json_object_object_add(spot->value, odd_key(chance), value);
    }
}

static void rename_member(struct tree *tree, struct chance *chance)
{
    struct spot *spot = tree_any(tree, chance);
    if (spot->key != NULL) {
        json_object *value = json_object_get(spot->value), *parent = spot->parent;
        spot_remove(spot);
        json_object_object_add(parent, odd_key(chance), value);
    }
}

/* Ids, codes and names of the text, each where another stood. */
static void swap_strings(struct tree *tree, struct chance *chance)
{
    struct spot *spot = tree_any_of(tree, chance, is_string, NULL);
    struct spot *other = tree_any_of(tree, chance, is_string, NULL);
    if (spot != NULL) {
        spot_put(tree, spot, copy_of(other->value));
    }
}

/* The reference of something to an id that there is. */
static void refer(struct tree *tree, struct chance *chance)
{
    struct spot *id = tree_any_of(tree, chance, has_key, "id");
    struct spot *spot = tree_any_of(tree, chance, is_string, NULL);
    if (id != NULL && spot != NULL) {
        spot_put(tree, spot, copy_of(id->value));
    }
}

struct option {
    const char *key, *json;
};

/* What a request may ask for besides. The dear ones read the rulebook anew, once or
 * for each reading: they come seldom, or nothing else would be tried. */
static void add_option(struct tree *tree, struct chance *chance)
{
    static const struct option dear[] = {
        {"readingEffects", "true"},
        {"readings", "{\"A-1\":\"each\"}"},
        {"readings", "{\"A-4\":\"each-proposer\",\"A-1\":\"each\"}"},
        {"readings", "{}"},
    };
    static const struct option options[] = {
        {"certainty", "true"},
        {"way", "true"},
        {"receipt", "true"},
        {"receipt", "false"},
        {"detail", "\"full\""},
        {"detail", "\"verdicts\""},
        {"language", "\"en\""},
        {"show", "[\"displayName\",\"position\"]"},
        {"decisionDate", "\"2024-11-20\""},
        {"decisionDate", "\"2024-06-30\""},
        {"stage", "\"closed\""},
        {"stage", "\"open\""},
        {"asOf", "\"2024-09-19T16:30:05+07:00\""},
        {"asOf", "\"2024-12-31\""},
        {"localQuotas", "[{\"award\":\"certificate-of-commendation\",\"decider\":\"380\","
                        "\"limits\":{\"collective\":1,\"individual\":null}}]"},
        {"rankings", "[{\"year\":2023,\"category\":\"district\",\"ranks\":{\"380\":1}}]"},
        {"extensions", "{\"a\":[1,\"\\u1EC7\",{}]}"},
    };
    const struct option *option =
        chance_below(chance, 64) == 0
            ? &dear[chance_below(chance, sizeof dear / sizeof dear[0])]
            : &options[chance_below(chance, sizeof options / sizeof options[0])];
    if (json_object_is_type(tree->root, json_type_object)) {
        json_object_object_add(tree->root, option->key, json_tokener_parse(option->json));
    }
}

/* A ruling of some type, with ids from the text. */
static void add_ruling(struct tree *tree, struct chance *chance)
{
    static const char *const types[] = {"late", "supplement", "finding", "duplicate", "kind", "tie"};
    struct spot *one = tree_any_of(tree, chance, has_key, "id");
    struct spot *other = tree_any_of(tree, chance, has_key, "id");
    if (one == NULL || !json_object_is_type(tree->root, json_type_object)) {
        return;
    }
    json_object *ruling = json_tokener_parse("{\"by\":\"Hội đồng\",\"document\":\"1/BB\","
                                             "\"date\":\"2024-09-19\",\"reason\":\"r\"}");
    const char *type = types[chance_below(chance, 6)];
    char id[24];
    snprintf(id, sizeof id, "r-%zu", chance_below(chance, 100));
    json_object_object_add(ruling, "id", json_object_new_string(id));
    json_object_object_add(ruling, "type", json_object_new_string(type));
    json_object *both = json_object_new_array();
    json_object_array_add(both, copy_of(one->value));
    json_object_array_add(both, copy_of(other->value));
    if (strcmp(type, "duplicate") == 0) {
        json_object *keep = json_object_new_array();
        json_object_array_add(keep, copy_of(one->value));
        json_object_object_add(ruling, "members", both);
        json_object_object_add(ruling, "keep", keep);
    } else if (strcmp(type, "kind") == 0 || strcmp(type, "tie") == 0) {
        json_object_object_add(ruling, "pool", odd_word(chance));
        json_object_object_add(ruling, "owner", odd_text(chance));
        json_object_object_add(ruling, "kind", json_object_new_string("collective"));
        json_object_object_add(ruling, "choose", both);
    } else {
        json_object_object_add(ruling, "nomination", copy_of(one->value));
        json_object_object_add(ruling, type, odd_word(chance));
        json_object_object_add(ruling, "outcome", json_object_new_string("met"));
        json_object_put(both);
    }
    json_object *rulings = json_object_object_get(tree->root, "rulings");
    if (!json_object_is_type(rulings, json_type_array)) {
        rulings = json_object_new_array();
        json_object_object_add(tree->root, "rulings", rulings);
    }
    json_object_array_add(rulings, ruling);
}

static void copy_within(struct tree *tree, struct chance *chance)
{
    edit_copy(tree, tree, chance);
}

void edit_copy(struct tree *tree, struct tree *giver, struct chance *chance)
{
    struct spot *from = tree_any(giver, chance);
    for (int tries = 0; from->key == NULL && tries < 8; tries++) {
        from = tree_any(giver, chance);
    }
    struct spot *spot =
        from->key == NULL ? NULL : tree_any_of(tree, chance, has_key, from->key);
    if (spot == NULL || spot->parent == from->value) {
        return;
    }
    if (is_array(spot, NULL) && is_array(from, NULL) && chance_below(chance, 2) == 0) {
        size_t length = json_object_array_length(from->value);
        if (length > 0) {
            json_object_array_add(spot->value, copy_of(json_object_array_get_idx(
                                                   from->value, chance_below(chance, length))));
        }
    } else {
        spot_put(tree, spot, copy_of(from->value));
    }
}

void edit(struct tree *tree, struct chance *chance)
{
    static void (*const edits[])(struct tree *, struct chance *) = {
        odd_scalar,  odd_scalar,    odd_scalar,    odd_scalar, swap_strings,  swap_strings,
        leave_out,   leave_out,     repeat_element, repeat_element, swap_elements, add_member,
        add_option,  add_option,    add_ruling,    refer,      rename_member, other_kind,
        copy_within, copy_within,
    };
    edits[chance_below(chance, sizeof edits / sizeof edits[0])](tree, chance);
}
