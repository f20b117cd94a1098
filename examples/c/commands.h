/* The commands. Each takes the command line and where to print, and returns an
 * exit code. */
#ifndef COMMANDS_H
#define COMMANDS_H

#include "args.h"
#include "view.h"

#include <json.h>

int command_decide(const struct args *args, struct view *view);
int command_assess(const struct args *args, struct view *view);
int command_assess_lines(const struct args *args, struct view *view);
int command_describe(const struct args *args, struct view *view);
int command_clauses(const struct args *args, struct view *view);
int command_check(const struct args *args, struct view *view);
int command_verify(const struct args *args, struct view *view);

/* The explanation of an assessment in full, and the way to eligibility. */
void explanation_print(const struct view *view, json_object *response);
/* The way to eligibility: a heading, then each change, `indent` columns in. */
void way_print(const struct view *view, size_t indent, json_object *way);

/* A response as it is, ending in a newline. */
void print_response(const struct view *view, const char *response,
                    size_t length);
/* A heading with a line under it. */
void print_heading(const struct view *view, const char *heading);
/* "Label:   text", the text wrapped beside its label. */
void print_field(const struct view *view, const char *label, const char *text);

#endif
