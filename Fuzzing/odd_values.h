/* Values at the edges of what the formats allow, and beyond. */
#ifndef ODD_VALUES_H
#define ODD_VALUES_H

#include "chance.h"

#include <json-c/json.h>

json_object *odd_number(struct chance *chance);
json_object *odd_date(struct chance *chance);
json_object *odd_text(struct chance *chance);
json_object *odd_word(struct chance *chance); /* of the formats or the rulebook */
const char *odd_key(struct chance *chance);

/* Something odd of the kind that the value is. */
json_object *odd_like(json_object *value, struct chance *chance);
/* Any of them, also an empty object or array, a boolean or null. */
json_object *odd_any(struct chance *chance);

#endif
