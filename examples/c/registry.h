/* Names of units and of nominees. Responses carry codes; the names are those
 * of the request. */
#ifndef REGISTRY_H
#define REGISTRY_H

#include "text.h"
#include "view.h"

#include <json.h>

struct registry {
    json_object *units; /* code to unit */
};

/* Gathers request.units, and the unit objects of one nomination. */
void registry_fill(struct registry *registry, json_object *request);
void registry_add_nomination(struct registry *registry, json_object *nomination);
void registry_free(struct registry *registry);

/* The unit's name, or its code. */
const char *registry_name(const struct registry *registry, const char *code);
/* A nominee in words. */
void registry_add_nominee(struct text *text, const struct registry *registry,
                          enum lang lang, json_object *nominee);

#endif
