#include "text.h"

static int enter_bytes(text *into, PyObject *bytes)
{
    char *start = NULL;
    into->kept = bytes;
    if (bytes == NULL || PyBytes_AsStringAndSize(bytes, &start, &into->length) < 0) {
        return -1;
    }
    into->bytes = start;
    return 0;
}

void leave_text(text *taken)
{
    if (taken->buffer.obj != NULL) {
        PyBuffer_Release(&taken->buffer);
    }
    Py_CLEAR(taken->kept);
}

/* A memoryview of bytes is used in place. What can be written to is copied: another
 * thread could change it while the library reads. */
static int enter_buffer(text *into, PyObject *from)
{
    int constant = 0;
    PyObject *base = PyObject_GetAttrString(from, "obj");
    if (base == NULL) {
        PyErr_Clear();
    } else {
        constant = PyBytes_Check(base);
        Py_DECREF(base);
    }
    if (PyObject_GetBuffer(from, &into->buffer, PyBUF_SIMPLE) < 0) {
        into->buffer.obj = NULL;
        if (PyErr_ExceptionMatches(PyExc_TypeError)) {
            PyErr_Format(PyExc_TypeError, "a JSON text is str or bytes-like, not %R", (PyObject *)Py_TYPE(from));
        }
        return -1;
    }
    into->bytes = into->buffer.buf;
    into->length = into->buffer.len;
    if (constant) {
        return 0;
    }
    PyObject *copy = PyBytes_FromStringAndSize(into->buffer.buf, into->buffer.len);
    PyBuffer_Release(&into->buffer);
    into->buffer.obj = NULL;
    return enter_bytes(into, copy);
}

int enter_text(text *into, PyObject *from)
{
    into->bytes = NULL;
    into->length = 0;
    into->kept = NULL;
    into->buffer.obj = NULL;
    if (PyBytes_Check(from)) {
        char *start = NULL;
        int result = PyBytes_AsStringAndSize(from, &start, &into->length);
        into->bytes = start;
        return result;
    }
    if (PyUnicode_Check(from)) {
        into->bytes = PyUnicode_AsUTF8AndSize(from, &into->length);
        if (into->bytes != NULL) {
            return 0;
        }
        if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) {
            return -1;
        }
        /* A lone surrogate: the library says where it stands. */
        PyErr_Clear();
        return enter_bytes(into, PyUnicode_AsEncodedString(from, "utf-8", "surrogatepass"));
    }
    return enter_buffer(into, from);
}
