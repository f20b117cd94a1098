#include "registry.h"

#include "jsonread.h"

#include <stdbool.h>
#include <string.h>

static void add_unit(struct registry *registry, json_object *unit)
{
    const char *code = json_string(unit, "code");
    if (code != NULL) {
        json_object_object_add(registry->units, code, json_object_get(unit));
    }
}

void registry_add_nomination(struct registry *registry, json_object *nomination)
{
    if (registry->units == NULL) {
        registry->units = json_object_new_object();
    }
    add_unit(registry, json_get(nomination, "nominator"));
    add_unit(registry, json_get(json_get(nomination, "nominee"), "unit"));
}

void registry_fill(struct registry *registry, json_object *request)
{
    json_object *units = json_get(request, "units");
    registry_add_nomination(registry, json_get(request, "nomination"));
    for (size_t i = 0; i < json_count(units); i++) {
        add_unit(registry, json_at(units, i));
    }
}

void registry_free(struct registry *registry)
{
    json_object_put(registry->units);
    registry->units = NULL;
}

const char *registry_name(const struct registry *registry, const char *code)
{
    if (code == NULL) {
        return "";
    }
    const char *name = json_string(json_get(registry->units, code), "name");
    return name == NULL ? code : name;
}

void registry_add_nominee(struct text *text, const struct registry *registry,
                          enum lang lang, json_object *nominee)
{
    const char *name = registry_name(registry, json_string(nominee, "unit"));
    if (!json_is(nominee, "kind", "individual")) {
        text_add(text, name);
        return;
    }
    const char *shown = json_string(nominee, "displayName");
    const char *position = json_string(nominee, "position");
    const char *id = json_string(nominee, "id");
    if (shown != NULL) {
        text_add(text, shown);
    } else {
        text_addf(text, "%s %s", pick(lang, "Cá nhân", "Individual"),
                  id == NULL ? "?" : id);
    }
    if (position != NULL) {
        text_addf(text, ", %s", position);
    }
    text_addf(text, ", %s", name);
}
