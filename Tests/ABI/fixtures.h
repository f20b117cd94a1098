/* What the tests ask, and asking itself. */
#ifndef FIXTURES_H
#define FIXTURES_H

#include <khenthuong.h>
#include <stdbool.h>

struct text {
    const char *bytes;
    size_t length;
};

struct answer {
    kt_status status;
    char *bytes;
    size_t length;
};

typedef kt_status (*operation_function)(const kt_rulebook *, kt_context *, const char *, size_t,
                                        char **, size_t *);

/* The operations under one shape. kt_assess_lines is there twice, with options
 * that are good and with lines that are good; so is kt_rulebook_create, whose
 * rulebook is freed at once. */
enum { DESCRIBE, ASSESS, LINES, OPTIONS, DECIDE, CHECK_RULEBOOK, CREATE, OPERATIONS };

struct operation {
    const char *name;
    operation_function call;
    struct text good; /* a request that it answers with KT_OK */
};

extern struct operation operations[OPERATIONS];

/* One eligible nomination of a commune, on a line of its own. */
extern struct text nomination_line;
/* The file of the built-in rulebook, and the same with one threshold raised so
 * that the nomination above is not eligible. */
extern struct text rulebook_text;
extern struct text strict_text;

/* Before anything else: fills in what stands above, or ends the program. */
void fixtures_open(void);

/* The sample round of the examples. */
struct text sample_round(void);

kt_rulebook *built_in(void);
kt_rulebook *own_rulebook(struct text text);

/* A string constant with ' for ". Lives as long as the program. */
struct text json(const char *text);
struct text plain(const char *text);
/* HEAD, COUNT times FILL, TAIL. Lives as long as the program. */
struct text filled(const char *head, const char *fill, size_t count, const char *tail);

/* Calls with outputs that hold rubbish before. */
struct answer ask(int operation, const kt_rulebook *rulebook, kt_context *context,
                  struct text request);
/* The same, and checks that the answer is as the header says. One thread. */
struct answer ask_checked(int operation, const kt_rulebook *rulebook, kt_context *context,
                          struct text request);
void drop(struct answer *answer);

bool is_same(const struct answer *one, const struct answer *other);
bool has(const struct answer *answer, const char *quoted);
bool is_problem(const struct answer *answer, kt_status status, const char *code);

#endif
