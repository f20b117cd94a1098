/* Holds a response against what a shared case expects, by the rules of
 * Tests/Cases/README.md. */
#ifndef MATCHING_H
#define MATCHING_H

#include <json-c/json.h>
#include <stdbool.h>

struct matching {
    json_object *rulebook; /* after its patch, for $pointer; may be NULL */
    bool tells;            /* prints each place that differs */
};

bool is_matched(const struct matching *matching, json_object *value, json_object *expected);

/* Whether an object holds matchers in place of members. */
bool has_matchers(json_object *expected);

#endif
