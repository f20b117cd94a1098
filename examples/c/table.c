#include "table.h"

#include "text.h"

#include <stdlib.h>
#include <string.h>

enum { GAP = 2, NARROWEST = 12 };

struct table {
    const struct column *columns;
    size_t column_count;
    char **cells;    /* row after row; a heading fills a row by itself */
    bool *headings;  /* one per row */
    size_t cell_count;
    size_t row_capacity;
};

struct table *table_new(const struct column *columns, size_t count)
{
    struct table *table = must_realloc(NULL, 1, sizeof *table);
    *table = (struct table){.columns = columns, .column_count = count};
    return table;
}

static void add(struct table *table, const char *text, bool heading)
{
    size_t row = table->cell_count / table->column_count;
    if (row == table->row_capacity) {
        table->row_capacity = table->row_capacity * 2 + 16;
        table->cells = must_realloc(table->cells,
                                    table->row_capacity * table->column_count,
                                    sizeof *table->cells);
        table->headings = must_realloc(table->headings, table->row_capacity,
                                       sizeof *table->headings);
    }
    table->headings[row] = heading;
    table->cells[table->cell_count++] = must_copy(text == NULL ? "" : text);
}

void table_cell(struct table *table, const char *text)
{
    add(table, text, false);
}

void table_heading(struct table *table, const char *text)
{
    for (size_t column = 0; column < table->column_count; column++) {
        add(table, column == 0 ? text : "", true);
    }
}

bool table_is_empty(const struct table *table)
{
    return table->cell_count == 0;
}

void table_free(struct table *table)
{
    if (table == NULL) {
        return;
    }
    for (size_t cell = 0; cell < table->cell_count; cell++) {
        free(table->cells[cell]);
    }
    free(table->cells);
    free(table->headings);
    free(table);
}

/* Widths of the columns: 0 for one that is empty throughout; the widest text
 * columns give way until the line fits. */
static void measure(const struct table *table, size_t limit, size_t *widths)
{
    size_t rows = table->cell_count / table->column_count;
    size_t total = 0;
    for (size_t column = 0; column < table->column_count; column++) {
        size_t widest = 0;
        for (size_t row = 0; row < rows; row++) {
            const char *cell = table->cells[row * table->column_count + column];
            size_t width = text_width(cell, strlen(cell));
            if (!table->headings[row] && width > widest) {
                widest = width;
            }
        }
        const char *head = table->columns[column].head;
        size_t width = text_width(head, strlen(head));
        widths[column] = widest == 0 ? 0 : widest < width ? width : widest;
        total += widths[column] == 0 ? 0 : widths[column] + GAP;
    }
    while (total > limit + GAP) {
        size_t widest = table->column_count;
        for (size_t column = 0; column < table->column_count; column++) {
            if (!table->columns[column].right && widths[column] > NARROWEST &&
                (widest == table->column_count ||
                 widths[column] > widths[widest])) {
                widest = column;
            }
        }
        if (widest == table->column_count) {
            break;
        }
        widths[widest]--;
        total--;
    }
}

/* One row of cells, on as many lines as its longest cell needs. */
static void print_row(const struct table *table, const struct view *view,
                      const size_t *widths, const char **cells)
{
    bool more;
    do {
        more = false;
        size_t owed = 0; /* spaces to print before the next text */
        for (size_t column = 0; column < table->column_count; column++) {
            if (widths[column] == 0) {
                continue;
            }
            size_t skip;
            size_t length = text_line(cells[column], widths[column], &skip);
            size_t width = text_width(cells[column], length);
            size_t pad = widths[column] > width ? widths[column] - width : 0;
            if (table->columns[column].right) {
                owed += pad;
                pad = 0;
            }
            if (length > 0) {
                text_put_spaces(view->out, owed);
                text_put(view->out, cells[column], length);
                owed = 0;
            } else {
                pad = table->columns[column].right ? 0 : pad;
            }
            owed += pad + GAP;
            cells[column] += skip;
            more = more || *cells[column] != '\0';
        }
        fputc('\n', view->out);
    } while (more);
}

static void print_rule(const struct table *table, const struct view *view,
                       const size_t *widths)
{
    size_t owed = 0;
    for (size_t column = 0; column < table->column_count; column++) {
        if (widths[column] == 0) {
            continue;
        }
        text_put_spaces(view->out, owed);
        for (size_t dash = 0; dash < widths[column]; dash++) {
            fputs("─", view->out);
        }
        owed = GAP;
    }
    fputc('\n', view->out);
}

void table_print(const struct table *table, const struct view *view)
{
    size_t rows = table->cell_count / table->column_count;
    size_t *widths = must_realloc(NULL, table->column_count, sizeof *widths);
    const char **cells = must_realloc(NULL, table->column_count, sizeof *cells);
    measure(table, view->width, widths);
    for (size_t column = 0; column < table->column_count; column++) {
        cells[column] = table->columns[column].head;
    }
    print_row(table, view, widths, cells);
    print_rule(table, view, widths);
    for (size_t row = 0; row < rows; row++) {
        char **first = table->cells + row * table->column_count;
        if (table->headings[row]) {
            if (row > 0) {
                fputc('\n', view->out);
            }
            text_paragraph(view->out, 0, 2, view->width, first[0]);
            continue;
        }
        for (size_t column = 0; column < table->column_count; column++) {
            cells[column] = first[column];
        }
        print_row(table, view, widths, cells);
    }
    free(cells);
    free(widths);
}
