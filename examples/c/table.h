/* Tables whose columns line up by display width. */
#ifndef TABLE_H
#define TABLE_H

#include "view.h"

#include <stdbool.h>

struct column {
    const char *head;
    bool right; /* aligned to the right; otherwise left and may wrap */
};

struct table;

/* The columns must outlive the table. */
struct table *table_new(const struct column *columns, size_t count);
/* The next cell, row by row; copied; NULL or "" is an empty cell. */
void table_cell(struct table *table, const char *text);
/* A line of its own between rows. */
void table_heading(struct table *table, const char *text);
/* Prints the table; columns that are empty in every row are left out. */
void table_print(const struct table *table, const struct view *view);
bool table_is_empty(const struct table *table);
void table_free(struct table *table);

#endif
