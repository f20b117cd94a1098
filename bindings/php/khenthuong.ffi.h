#define FFI_SCOPE "khenthuong"
#define FFI_LIB "libkhenthuong.so.1"
/*
 * What PHP's FFI reads, which knows no preprocessor: the declarations of
 * include/khenthuong.h, where they are documented. A test holds the two together.
 *
 * The two lines above are for FFI::load() and for ffi.preload. To load a library
 * that the loader does not find by itself, name its path in the second, in a copy.
 */

typedef int32_t kt_status;
typedef struct kt_rulebook kt_rulebook;
typedef struct kt_context kt_context;
const char *kt_version(void);
int32_t kt_abi_version(void);
int64_t kt_max_request_bytes(void);
int64_t kt_max_rulebook_bytes(void);
int64_t kt_max_depth(void);
int64_t kt_max_nominations(void);
int64_t kt_max_items(void);
int64_t kt_max_text_bytes(void);
int64_t kt_max_id_bytes(void);
int64_t kt_max_supplements(void);
const char *kt_status_name(kt_status status);
kt_status kt_rulebook_builtin(const char *id, kt_rulebook **rulebook, char **response, size_t
    *response_length);
kt_status kt_rulebook_create(const char *text, size_t text_length, kt_rulebook **rulebook, char
    **response, size_t *response_length);
void kt_rulebook_free(kt_rulebook *rulebook);
kt_context *kt_context_create(void);
void kt_context_free(kt_context *context);
kt_status kt_describe(const kt_rulebook *rulebook, kt_context *context, const char *request,
    size_t request_length, char **response, size_t *response_length);
kt_status kt_assess(const kt_rulebook *rulebook, kt_context *context, const char *request,
    size_t request_length, char **response, size_t *response_length);
kt_status kt_assess_lines(const kt_rulebook *rulebook, kt_context *context, const char *options,
    size_t options_length, const char *lines, size_t lines_length, char **response, size_t
    *response_length);
kt_status kt_decide(const kt_rulebook *rulebook, kt_context *context, const char *request,
    size_t request_length, char **response, size_t *response_length);
kt_status kt_check(const kt_rulebook *rulebook, kt_context *context, const char *request, size_t
    request_length, char **response, size_t *response_length);
kt_status kt_verify(const kt_rulebook *rulebook, kt_context *context, const char *options,
    size_t options_length, const char *request, size_t request_length, const char *earlier,
    size_t earlier_length, char **response, size_t *response_length);
void kt_free(char *response);
