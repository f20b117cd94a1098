/*
 * KhenThuong from Python: every operation of khenthuong.h as one function, text in and
 * bytes out, the GIL released while the library works. What Python programs see stands in
 * the package; here is only what has to be C. Rulebooks and contexts are capsules.
 */
#include "library.h"
#include "text.h"

#include <pthread.h>
#include <string.h>

#define RULEBOOK "khenthuong.rulebook"
#define CONTEXT "khenthuong.context"

/* Of each thread that calls without a context of its own; freed when it ends. */
static pthread_key_t own_context;
static int own_context_made = -1; /* 0 once there is the key */

/* A context that the caller made: `busy` while a call uses it. */
typedef struct {
    kt_context *context;
    int busy;
} shared_context;

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
        /* Without one the call works as well, only slower. */
        *context = own_context_made == 0 ? pthread_getspecific(own_context) : NULL;
        if (*context == NULL && own_context_made == 0) {
            *context = kt.context_create();
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

typedef kt_status one_text(const kt_rulebook *, kt_context *, const char *, size_t, char **, size_t *);

/* An operation: the pointer to the library's function, by how many texts it takes. */
typedef struct {
    const char *name;
    one_text **one;
    kt_status (**two)(const kt_rulebook *, kt_context *, const char *, size_t, const char *, size_t, char **, size_t *);
    kt_status (**three)(const kt_rulebook *, kt_context *, const char *, size_t, const char *, size_t, const char *, size_t,
                        char **, size_t *);
    int rulebook; /* 1 where it needs one */
} operation;

#define TEXT(n) t[n].bytes, (size_t)t[n].length

static PyObject *called(const operation *op, const kt_rulebook *rules, const text *t, PyObject *capsule)
{
    shared_context *shared;
    kt_context *context;
    char *response = NULL;
    size_t length = 0;
    kt_status status;
    if (enter_context(capsule, &shared, &context) < 0) {
        return NULL;
    }
    Py_BEGIN_ALLOW_THREADS
    if (op->one != NULL) {
        status = (*op->one)(rules, context, TEXT(0), &response, &length);
    } else if (op->two != NULL) {
        status = (*op->two)(rules, context, TEXT(0), TEXT(1), &response, &length);
    } else {
        status = (*op->three)(rules, context, TEXT(0), TEXT(1), TEXT(2), &response, &length);
    }
    Py_END_ALLOW_THREADS
    if (shared != NULL) {
        shared->busy = 0;
    }
    return answer(status, response, length);
}

/* (rulebook, text..., context=None), without the rulebook where it needs none. */
static PyObject *run(const operation *op, PyObject *const *given, Py_ssize_t count)
{
    const kt_rulebook *rules = NULL;
    const int texts = op->one != NULL ? 1 : op->two != NULL ? 2 : 3;
    const int least = op->rulebook + texts;
    int entered = 0, good = 1;
    text t[3];
    PyObject *result = NULL;
    if (count < least || count > least + 1) {
        return PyErr_Format(PyExc_TypeError, "%s() takes %d arguments and a context, not %zd", op->name, least, count);
    }
    if (!loaded() || (op->rulebook && (rules = PyCapsule_GetPointer(given[0], RULEBOOK)) == NULL)) {
        return NULL;
    }
    while (good && entered < texts) {
        good = enter_text(&t[entered], given[op->rulebook + entered]) == 0;
        entered++;
    }
    if (good) {
        result = called(op, rules, t, count > least ? given[least] : NULL);
    }
    while (entered > 0) {
        leave_text(&t[--entered]);
    }
    return result;
}

/* A function of Python's fast kind for an operation. */
#define OPERATION(function, texts, needs_rulebook) \
    static PyObject *function(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t count) \
    { \
        static const operation op = {.name = #function, .texts = &kt.function, .rulebook = needs_rulebook}; \
        return run(&op, given, count); \
    }

OPERATION(describe, one, 1)
OPERATION(assess, one, 1)
OPERATION(assess_lines, two, 1) /* options, lines */
OPERATION(decide, one, 1)
OPERATION(check, one, 0)
OPERATION(verify, three, 1) /* options, request, earlier */

static PyObject *version(PyObject *Py_UNUSED(module), PyObject *Py_UNUSED(nothing))
{
    return loaded() ? PyUnicode_FromString(kt.version()) : NULL;
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

static void drop_own_context(void *context)
{
    kt.context_free(context);
}

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void make_own_context(void)
{
    own_context_made = pthread_key_create(&own_context, drop_own_context);
}

static int fill(PyObject *module)
{
    pthread_once(&once, make_own_context);
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
