/* Python's str and bytes-like objects as the UTF-8 that the library reads. */
#ifndef KHENTHUONG_TEXT_H
#define KHENTHUONG_TEXT_H

#include "python.h"

/* UTF-8 that stays as it is until leave_text(), whatever other threads do. */
typedef struct {
    const char *bytes;
    Py_ssize_t length;
    PyObject *kept;   /* a copy in bytes, or the object itself; NULL: the caller keeps it */
    Py_buffer buffer; /* taken when buffer.obj is not NULL */
} text;

/* 0, or -1 with an exception; leave_text() either way. */
int enter_text(text *into, PyObject *from);
void leave_text(text *taken);

#endif
