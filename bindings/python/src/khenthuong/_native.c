/*
 * KhenThuong from Python: every operation of khenthuong.h as one function, text in
 * and bytes out, the GIL released while the library works. What Python programs
 * see stands in the package; here is only what has to be C.
 *
 * The library is opened by load(), not linked, so that a missing library or one of
 * another ABI number is an exception that says so. Rulebooks and contexts are
 * capsules. Built for the limited API: one binary serves every CPython from 3.11.
 */
#define Py_LIMITED_API 0x030B0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

#include "khenthuong.h"

#define RULEBOOK "khenthuong.rulebook"
#define CONTEXT "khenthuong.context"

/* The library. Filled once in a process, under the GIL, and never emptied. */
static struct {
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
} kt;

/* Of each thread that calls without a context of its own; freed when it ends. */
static pthread_key_t own_context;

/* A context that the caller made: `busy` while a call uses it. */
typedef struct {
    kt_context *context;
    int busy;
} shared_context;

/* ---- Texts ---- */

/* UTF-8 that stays as it is until leave_text(), whatever other threads do. */
typedef struct {
    const char *bytes;
    Py_ssize_t length;
    PyObject *kept;   /* a copy in bytes, or the object itself; NULL: the caller keeps it */
    Py_buffer buffer; /* taken when buffer.obj is not NULL */
} text;

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

static void leave_text(text *taken)
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

/* 0, or -1 with an exception; leave_text() either way. */
static int enter_text(text *into, PyObject *from)
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

/* ---- Answers ---- */

/* Raises the exception that stands for a status and its problem document. */
static PyObject *refuse(kt_status status, const char *response, size_t length)
{
    PyObject *module = PyImport_ImportModule("khenthuong.errors");
    if (module != NULL) {
        PyObject *raised = PyObject_CallMethod(module, "raise_problem", "iy#", (int)status, response != NULL ? response : "",
                                               (Py_ssize_t)length);
        Py_XDECREF(raised);
        Py_DECREF(module);
        if (raised != NULL) {
            PyErr_SetString(PyExc_SystemError, "raise_problem() returned");
        }
    }
    return NULL;
}

static PyObject *answer(kt_status status, char *response, size_t length)
{
    PyObject *result = status == KT_OK ? PyBytes_FromStringAndSize(response, (Py_ssize_t)length)
                                       : refuse(status, response, response == NULL ? 0 : length);
    kt.free(response);
    return result;
}

/* ---- Rulebooks and contexts ---- */

static void forget_rulebook(PyObject *capsule)
{
    kt.rulebook_free(PyCapsule_GetPointer(capsule, RULEBOOK));
}

static PyObject *opened(kt_status status, kt_rulebook *rulebook, char *response, size_t length)
{
    if (status != KT_OK) {
        return answer(status, response, length);
    }
    PyObject *capsule = PyCapsule_New(rulebook, RULEBOOK, forget_rulebook);
    if (capsule == NULL) {
        kt.rulebook_free(rulebook);
    }
    return capsule;
}

static void forget_context(PyObject *capsule)
{
    shared_context *shared = PyCapsule_GetPointer(capsule, CONTEXT);
    kt.context_free(shared->context);
    PyMem_Free(shared);
}

/* 0, or -1 with an exception. `shared` is NULL for the thread's own. */
static int enter_context(PyObject *capsule, shared_context **shared, kt_context **context)
{
    *shared = NULL;
    if (capsule == NULL || capsule == Py_None) {
        *context = pthread_getspecific(own_context);
        if (*context == NULL) {
            *context = kt.context_create();
            /* Without one the call works as well, only slower. */
            if (pthread_setspecific(own_context, *context) != 0) {
                kt.context_free(*context);
                *context = NULL;
            }
        }
        return 0;
    }
    *shared = PyCapsule_GetPointer(capsule, CONTEXT);
    if (*shared == NULL) {
        return -1;
    }
    if ((*shared)->busy) {
        *shared = NULL;
        PyErr_SetString(PyExc_RuntimeError, "this context is in use in another thread; each thread needs its own");
        return -1;
    }
    (*shared)->busy = 1;
    *context = (*shared)->context;
    return 0;
}

static int loaded(void)
{
    if (kt.handle == NULL) {
        PyErr_SetString(PyExc_RuntimeError, "the library has not been loaded");
        return 0;
    }
    return 1;
}

static int counted(const char *name, Py_ssize_t given, Py_ssize_t least)
{
    if (given < least || given > least + 1) {
        PyErr_Format(PyExc_TypeError, "%s() takes %zd arguments and a context, not %zd", name, least, given);
        return 0;
    }
    return loaded();
}

static PyObject *rulebook_builtin(PyObject *Py_UNUSED(module), PyObject *id)
{
    kt_rulebook *rulebook = NULL;
    char *response = NULL;
    size_t length = 0;
    kt_status status;
    Py_ssize_t size = 0;
    if (!loaded()) {
        return NULL;
    }
    const char *name = PyUnicode_AsUTF8AndSize(id, &size);
    if (name == NULL) {
        return NULL;
    }
    if (strlen(name) != (size_t)size) {
        PyErr_SetString(PyExc_ValueError, "embedded null character");
        return NULL;
    }
    Py_BEGIN_ALLOW_THREADS
    status = kt.rulebook_builtin(name, &rulebook, &response, &length);
    Py_END_ALLOW_THREADS
    return opened(status, rulebook, response, length);
}

static PyObject *rulebook_create(PyObject *Py_UNUSED(module), PyObject *from)
{
    text given;
    PyObject *result = NULL;
    if (!loaded()) {
        return NULL;
    }
    if (enter_text(&given, from) == 0) {
        kt_rulebook *rulebook = NULL;
        char *response = NULL;
        size_t length = 0;
        kt_status status;
        Py_BEGIN_ALLOW_THREADS
        status = kt.rulebook_create(given.bytes, (size_t)given.length, &rulebook, &response, &length);
        Py_END_ALLOW_THREADS
        result = opened(status, rulebook, response, length);
    }
    leave_text(&given);
    return result;
}

static PyObject *context_create(PyObject *Py_UNUSED(module), PyObject *Py_UNUSED(nothing))
{
    if (!loaded()) {
        return NULL;
    }
    shared_context *shared = PyMem_Calloc(1, sizeof *shared);
    if (shared == NULL) {
        return PyErr_NoMemory();
    }
    shared->context = kt.context_create();
    PyObject *capsule = shared->context == NULL ? PyErr_NoMemory() : PyCapsule_New(shared, CONTEXT, forget_context);
    if (capsule == NULL) {
        kt.context_free(shared->context);
        PyMem_Free(shared);
    }
    return capsule;
}

/* ---- Operations ---- */

typedef kt_status (*one_text)(const kt_rulebook *, kt_context *, const char *, size_t, char **, size_t *);

/* (rulebook, text, context=None); `check` takes no rulebook. */
static PyObject *run(one_text operation, PyObject *rulebook, PyObject *request, PyObject *context)
{
    const kt_rulebook *rules = NULL;
    text given;
    PyObject *result = NULL;
    shared_context *shared;
    kt_context *used;
    if (rulebook != NULL && (rules = PyCapsule_GetPointer(rulebook, RULEBOOK)) == NULL) {
        return NULL;
    }
    if (enter_text(&given, request) == 0 && enter_context(context, &shared, &used) == 0) {
        char *response = NULL;
        size_t length = 0;
        kt_status status;
        Py_BEGIN_ALLOW_THREADS
        status = operation(rules, used, given.bytes, (size_t)given.length, &response, &length);
        Py_END_ALLOW_THREADS
        if (shared != NULL) {
            shared->busy = 0;
        }
        result = answer(status, response, length);
    }
    leave_text(&given);
    return result;
}

static PyObject *assess(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t count)
{
    return counted("assess", count, 2) ? run(kt.assess, given[0], given[1], count == 3 ? given[2] : NULL) : NULL;
}

static PyObject *decide(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t count)
{
    return counted("decide", count, 2) ? run(kt.decide, given[0], given[1], count == 3 ? given[2] : NULL) : NULL;
}

static PyObject *describe(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t count)
{
    return counted("describe", count, 2) ? run(kt.describe, given[0], given[1], count == 3 ? given[2] : NULL) : NULL;
}

static PyObject *check(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t count)
{
    return counted("check", count, 1) ? run(kt.check, NULL, given[0], count == 2 ? given[1] : NULL) : NULL;
}

/* (rulebook, options, lines, context=None) */
static PyObject *assess_lines(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t count)
{
    if (!counted("assess_lines", count, 3)) {
        return NULL;
    }
    const kt_rulebook *rules = PyCapsule_GetPointer(given[0], RULEBOOK);
    text options = {0}, lines = {0};
    PyObject *result = NULL;
    shared_context *shared;
    kt_context *used;
    if (rules != NULL && enter_text(&options, given[1]) == 0 && enter_text(&lines, given[2]) == 0 &&
        enter_context(count == 4 ? given[3] : NULL, &shared, &used) == 0) {
        char *response = NULL;
        size_t length = 0;
        kt_status status;
        Py_BEGIN_ALLOW_THREADS
        status = kt.assess_lines(rules, used, options.bytes, (size_t)options.length, lines.bytes, (size_t)lines.length,
                                 &response, &length);
        Py_END_ALLOW_THREADS
        if (shared != NULL) {
            shared->busy = 0;
        }
        result = answer(status, response, length);
    }
    leave_text(&options);
    leave_text(&lines);
    return result;
}

/* (rulebook, options, request, earlier, context=None) */
static PyObject *verify(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t count)
{
    if (!counted("verify", count, 4)) {
        return NULL;
    }
    const kt_rulebook *rules = PyCapsule_GetPointer(given[0], RULEBOOK);
    text options = {0}, request = {0}, earlier = {0};
    PyObject *result = NULL;
    shared_context *shared;
    kt_context *used;
    if (rules != NULL && enter_text(&options, given[1]) == 0 && enter_text(&request, given[2]) == 0 &&
        enter_text(&earlier, given[3]) == 0 && enter_context(count == 5 ? given[4] : NULL, &shared, &used) == 0) {
        char *response = NULL;
        size_t length = 0;
        kt_status status;
        Py_BEGIN_ALLOW_THREADS
        status = kt.verify(rules, used, options.bytes, (size_t)options.length, request.bytes, (size_t)request.length,
                           earlier.bytes, (size_t)earlier.length, &response, &length);
        Py_END_ALLOW_THREADS
        if (shared != NULL) {
            shared->busy = 0;
        }
        result = answer(status, response, length);
    }
    leave_text(&options);
    leave_text(&request);
    leave_text(&earlier);
    return result;
}

static PyObject *version(PyObject *Py_UNUSED(module), PyObject *Py_UNUSED(nothing))
{
    return loaded() ? PyUnicode_FromString(kt.version()) : NULL;
}

/* ---- Loading ---- */

/* POSIX gives a function as an object pointer; ISO C has no cast for it. */
static int find(void *library, const char *name, void *function)
{
    void *symbol = dlsym(library, name);
    memcpy(function, &symbol, sizeof symbol);
    return symbol != NULL;
}

static void drop_own_context(void *context)
{
    kt.context_free(context);
}

/* Opens the library at a path. Returns its ABI number; only where that is
 * ABI_VERSION the operations can be called from then on. OSError says what the
 * dynamic loader says. The first library loaded stays. */
static PyObject *load(PyObject *Py_UNUSED(module), PyObject *path)
{
    static const struct {
        const char *name;
        void *function;
    } functions[] = {
        {"kt_version", &kt.version},
        {"kt_rulebook_builtin", &kt.rulebook_builtin},
        {"kt_rulebook_create", &kt.rulebook_create},
        {"kt_rulebook_free", &kt.rulebook_free},
        {"kt_context_create", &kt.context_create},
        {"kt_context_free", &kt.context_free},
        {"kt_describe", &kt.describe},
        {"kt_assess", &kt.assess},
        {"kt_assess_lines", &kt.assess_lines},
        {"kt_decide", &kt.decide},
        {"kt_check", &kt.check},
        {"kt_verify", &kt.verify},
        {"kt_free", &kt.free},
    };
    int32_t (*abi_version)(void) = NULL;
    PyObject *name = NULL;
    if (kt.handle != NULL) {
        return PyLong_FromLong(KT_ABI_VERSION);
    }
    if (!PyUnicode_FSConverter(path, &name)) {
        return NULL;
    }
    void *handle = dlopen(PyBytes_AsString(name), RTLD_NOW | RTLD_LOCAL);
    Py_DECREF(name);
    if (handle == NULL || !find(handle, "kt_abi_version", &abi_version)) {
        goto broken;
    }
    int32_t abi = abi_version();
    if (abi != KT_ABI_VERSION) {
        dlclose(handle);
        return PyLong_FromLong(abi);
    }
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        if (!find(handle, functions[i].name, functions[i].function)) {
            goto broken;
        }
    }
    if (pthread_key_create(&own_context, drop_own_context) != 0) {
        dlclose(handle);
        return PyErr_NoMemory();
    }
    kt.handle = handle;
    return PyLong_FromLong(abi);
broken:
    PyErr_SetString(PyExc_OSError, dlerror());
    if (handle != NULL) {
        dlclose(handle);
    }
    return NULL;
}

/* A fast call is stored as the plain kind, as Python's own modules do. */
#define FAST(function) ((PyCFunction)(void (*)(void))(function))

static PyMethodDef functions[] = {
    {"load", load, METH_O, NULL},
    {"version", version, METH_NOARGS, NULL},
    {"rulebook_builtin", rulebook_builtin, METH_O, NULL},
    {"rulebook_create", rulebook_create, METH_O, NULL},
    {"context_create", context_create, METH_NOARGS, NULL},
    {"describe", FAST(describe), METH_FASTCALL, NULL},
    {"assess", FAST(assess), METH_FASTCALL, NULL},
    {"assess_lines", FAST(assess_lines), METH_FASTCALL, NULL},
    {"decide", FAST(decide), METH_FASTCALL, NULL},
    {"check", FAST(check), METH_FASTCALL, NULL},
    {"verify", FAST(verify), METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL},
};

static int fill(PyObject *module)
{
    return PyModule_AddIntConstant(module, "ABI_VERSION", KT_ABI_VERSION) < 0 ? -1
           : PyModule_AddStringConstant(module, "HEADER_VERSION", KT_VERSION_STRING);
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, fill}, {0, NULL}};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT, .m_name = "_native", .m_methods = functions, .m_slots = slots};

PyMODINIT_FUNC PyInit__native(void)
{
    return PyModuleDef_Init(&definition);
}
