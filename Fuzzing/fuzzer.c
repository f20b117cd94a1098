/* The entries that libFuzzer calls. The target is named by the program's own name. */
#include "mutation.h"
#include "target.h"

#include <stdio.h>
#include <string.h>

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned int seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *one, size_t one_size, const uint8_t *other,
                                 size_t other_size, uint8_t *out, size_t most,
                                 unsigned int seed);

static const struct target *target;

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count;
    const char *slash = strrchr((*arguments)[0], '/');
    target = target_named(slash == NULL ? (*arguments)[0] : slash + 1);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    target_run(target, data, size);
    return 0;
}

/* Three of four inputs are made from whole values; the others by libFuzzer's own
 * changes to bytes, with the dictionary. */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned int seed)
{
    size_t made = seed % 4 == 0 ? 0 : mutate(target, data, size, most, seed);
    return made > 0 ? made : LLVMFuzzerMutate(data, size, most);
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *one, size_t one_size, const uint8_t *other,
                                 size_t other_size, uint8_t *out, size_t most,
                                 unsigned int seed)
{
    return cross(target, one, one_size, other, other_size, out, most, seed);
}
