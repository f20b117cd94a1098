/* Preloaded: counts what is asked of malloc, calloc, realloc and their kin. */
#define _GNU_SOURCE
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static long made;

long allocations_made(void) { return made; }

void *malloc(size_t size) { made++; return __libc_malloc(size); }
void *calloc(size_t count, size_t size) { made++; return __libc_calloc(count, size); }
void *realloc(void *old, size_t size) { made++; return __libc_realloc(old, size); }
void *memalign(size_t alignment, size_t size) { made++; return __libc_memalign(alignment, size); }
void *aligned_alloc(size_t alignment, size_t size) { made++; return __libc_memalign(alignment, size); }

int posix_memalign(void **block, size_t alignment, size_t size)
{
    made++;
    *block = __libc_memalign(alignment, size);
    return *block ? 0 : ENOMEM;
}
