/* A library that only says which ABI it has, for test_loading.py. */
#include <stdint.h>

#ifdef ABI
int32_t kt_abi_version(void) { return ABI; }
#endif
