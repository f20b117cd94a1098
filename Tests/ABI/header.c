/* The header alone, twice: nothing is included before it. */
#include <khenthuong.h>
#include <khenthuong.h>

/* A file that needs what the header needs, and no more. */
int32_t header_stands_alone(size_t length);

int32_t header_stands_alone(size_t length)
{
    kt_rulebook *rulebook = NULL;
    kt_context *context = NULL;
    kt_status status = KT_OK;
    return rulebook == NULL && context == NULL && length == 0 ? status : KT_ABI_VERSION;
}
