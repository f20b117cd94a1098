#include "library.h"

#include <dlfcn.h>
#include <string.h>

struct library kt;

/* POSIX gives a function as an object pointer; ISO C has no cast for it. */
static int find(void *library, const char *name, void *function)
{
    void *symbol = dlsym(library, name);
    memcpy(function, &symbol, sizeof symbol);
    return symbol != NULL;
}

PyObject *load(PyObject *Py_UNUSED(module), PyObject *path)
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
    kt.handle = handle;
    return PyLong_FromLong(abi);
broken:
    PyErr_SetString(PyExc_OSError, dlerror());
    if (handle != NULL) {
        dlclose(handle);
    }
    return NULL;
}

int loaded(void)
{
    if (kt.handle == NULL) {
        PyErr_SetString(PyExc_RuntimeError, "the library has not been loaded");
        return 0;
    }
    return 1;
}
