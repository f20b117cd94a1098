/* Makes expectations wrong, to show that a wrong one is refused. */
#ifndef DAMAGING_H
#define DAMAGING_H

#include <json-c/json.h>
#include <stdbool.h>

struct damaging {
    /* Whether the expectation, as it is now, is met. */
    bool (*is_met)(void *context);
    void *context;
    size_t tried, met;
};

/* Damages the expectation at each of its places in turn, asks, and mends it again. */
void damage_each(struct damaging *damaging, json_object *expected);

#endif
