/* Python, as this package uses it: the limited API, so that one binary serves every
 * CPython from 3.11. */
#ifndef KHENTHUONG_PYTHON_H
#define KHENTHUONG_PYTHON_H

#define Py_LIMITED_API 0x030B0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#endif
