/* The library, opened by load() and not linked, so that one that is missing or has another
 * ABI number is an exception that says so. */
#ifndef KHENTHUONG_LIBRARY_H
#define KHENTHUONG_LIBRARY_H

#include "khenthuong.h"
#include "python.h"

/* The library. Filled once in a process, under the GIL, and never emptied. */
struct library {
    void *handle;
    const char *(*version)(void);
    kt_status (*rulebook_builtin)(const char *, kt_rulebook **, char **, size_t *);
    kt_status (*rulebook_create)(const char *, size_t, kt_rulebook **, char **, size_t *);
    void (*rulebook_free)(kt_rulebook *);
    kt_context *(*context_create)(void);
    void (*context_free)(kt_context *);
    kt_status (*describe)(const kt_rulebook *, kt_context *, const char *, size_t, char **, size_t *);
    kt_status (*assess)(const kt_rulebook *, kt_context *, const char *, size_t, char **, size_t *);
    kt_status (*assess_lines)(const kt_rulebook *, kt_context *, const char *, size_t, const char *, size_t, char **,
                              size_t *);
    kt_status (*decide)(const kt_rulebook *, kt_context *, const char *, size_t, char **, size_t *);
    kt_status (*check)(const kt_rulebook *, kt_context *, const char *, size_t, char **, size_t *);
    kt_status (*verify)(const kt_rulebook *, kt_context *, const char *, size_t, const char *, size_t, const char *, size_t,
                        char **, size_t *);
    void (*free)(char *);
};

extern struct library kt;

/* Opens the library at a path. Returns its ABI number; only where that is
 * ABI_VERSION the operations can be called from then on. OSError says what the
 * dynamic loader says. The first library loaded stays. */
PyObject *load(PyObject *module, PyObject *path);

/* 1, or 0 with an exception. */
int loaded(void);

#endif
