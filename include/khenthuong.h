/*
 * KhenThuong: decides commendation rounds by the rules of a rulebook.
 *
 * This header is the whole contract. JSON text goes in and JSON text comes out;
 * docs/formats.md and include/schemas/ describe the texts.
 *
 * Conventions
 *
 *   Text       UTF-8, given as pointer and length. It need not end in NUL and
 *              is not kept after the call. A NULL pointer with length 0 is an
 *              empty text.
 *   Responses  JSON text allocated by the library, also on failure: then it is
 *              {"schemaVersion":1,"problem":{...}}. It ends in a NUL that its
 *              length does not count. The caller frees it with kt_free().
 *              *response and *response_length are set on every path; only
 *              KT_ERROR_ARGUMENT and KT_ERROR_MEMORY leave *response NULL.
 *   Threads    A kt_rulebook never changes: any number of threads may use one
 *              at once. A kt_context serves one thread at a time.
 *   State      The library keeps none, reads no clock, no file, no environment
 *              of its own, and writes to no stream.
 *   Memory     Running out of memory inside the Swift core ends the process, as
 *              in every Swift program. What this boundary itself allocates is
 *              checked: KT_ERROR_MEMORY.
 */
#ifndef KHENTHUONG_H
#define KHENTHUONG_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Version of this header. Compare with kt_version() and kt_abi_version(). */
#define KT_VERSION_MAJOR 0
#define KT_VERSION_MINOR 1
#define KT_VERSION_PATCH 0
#define KT_VERSION_STRING "0.1.0"

/* Grows only when a program built for an earlier header could break. */
#define KT_ABI_VERSION 1

/* Status of a call. The values never change; new ones may be added. */
typedef int32_t kt_status;

#define KT_OK ((kt_status)0)                /* done; the response is the answer            */
#define KT_ERROR_ARGUMENT ((kt_status)10)   /* a pointer that must not be NULL was NULL    */
#define KT_ERROR_JSON ((kt_status)20)       /* the text is not JSON                        */
#define KT_ERROR_REQUEST ((kt_status)30)    /* JSON, but not a request of this operation   */
#define KT_ERROR_RULEBOOK ((kt_status)40)   /* no such rulebook, a faulty one, one that is
                                               not in force on the date asked for, or
                                               another than a receipt's                    */
#define KT_ERROR_LIMIT ((kt_status)50)      /* larger or deeper than a limit stated below  */
#define KT_ERROR_MEMORY ((kt_status)60)     /* out of memory at the boundary               */

/* Limits. A text beyond one is refused with KT_ERROR_LIMIT. */
#define KT_MAX_REQUEST_BYTES 2147483647     /* bytes of one request, or of one batch       */
#define KT_MAX_RULEBOOK_BYTES 16777216      /* bytes of a rulebook                         */
#define KT_MAX_DEPTH 64                     /* objects and arrays within one another       */
#define KT_MAX_NOMINATIONS 2000000          /* nominations, units or rulings in one round  */
#define KT_MAX_ITEMS 10000                  /* items or prior awards in a list             */
#define KT_MAX_TEXT_BYTES 65536             /* bytes of one text, as written               */
#define KT_MAX_ID_BYTES 256                 /* bytes of one id or code, as written         */
#define KT_MAX_SUPPLEMENTS 100              /* supplements of a nomination or submission   */

/* The rules of a round. Immutable. Freed with kt_rulebook_free(). */
typedef struct kt_rulebook kt_rulebook;

/* Parser and buffers kept between calls, so that later calls allocate less.
 * Optional everywhere: NULL works. One thread at a time. */
typedef struct kt_context kt_context;

/* The library's version, "major.minor.patch". Static; never freed. Since 0.1.0. */
const char *kt_version(void);

/* KT_ABI_VERSION of the library. Since 0.1.0. */
int32_t kt_abi_version(void);

/* The limits above as the library has them, for callers without a C compiler.
 * Since 0.1.0. */
int64_t kt_max_request_bytes(void);
int64_t kt_max_rulebook_bytes(void);
int64_t kt_max_depth(void);
int64_t kt_max_nominations(void);
int64_t kt_max_items(void);
int64_t kt_max_text_bytes(void);
int64_t kt_max_id_bytes(void);
int64_t kt_max_supplements(void);

/* The name of a status, "KT_ERROR_JSON"; "KT_UNKNOWN" for any other value.
 * Static; never freed. Since 0.1.0. */
const char *kt_status_name(kt_status status);

/*
 * Opens a rulebook that comes with the library.
 *
 *   id               NUL-terminated, for example "thanh-hoa-2024"
 *   rulebook         out; NULL on failure; freed with kt_rulebook_free()
 *   response         out; NULL on success, a problem document on failure
 *   response_length  out; may be NULL
 *
 * KT_ERROR_RULEBOOK: no rulebook of that id; the problem lists those there are.
 * Any thread. Since 0.1.0.
 */
kt_status kt_rulebook_builtin(const char *id, kt_rulebook **rulebook,
                              char **response, size_t *response_length);

/*
 * Reads the caller's own rulebook. Parameters as above; text is the rulebook's
 * JSON. KT_ERROR_JSON, KT_ERROR_LIMIT, or KT_ERROR_RULEBOOK with the first
 * fault; kt_check() lists every fault. Any thread. Since 0.1.0.
 */
kt_status kt_rulebook_create(const char *text, size_t text_length,
                             kt_rulebook **rulebook, char **response,
                             size_t *response_length);

/* Frees a rulebook; takes NULL. No call may be using it. Since 0.1.0. */
void kt_rulebook_free(kt_rulebook *rulebook);

/* A new context. Since 0.1.0. */
kt_context *kt_context_create(void);

/* Frees a context; takes NULL. Since 0.1.0. */
void kt_context_free(kt_context *context);

/*
 * Operations. All have the same shape:
 *
 *   rulebook         not NULL (except kt_check)
 *   context          may be NULL
 *   request          the request's JSON text
 *   response         out; freed with kt_free()
 *   response_length  out; may be NULL
 *
 * Each returns KT_OK, KT_ERROR_ARGUMENT, KT_ERROR_JSON, KT_ERROR_REQUEST,
 * KT_ERROR_RULEBOOK, KT_ERROR_LIMIT or KT_ERROR_MEMORY. The same rulebook and
 * request give the same bytes. Any thread, with a context of its own.
 */

/* What a portal needs to draw its forms: categories, evidence, documents,
 * quotas, deadline, awards, readings; on request the clauses. An empty request
 * asks for everything but the clauses. Since 0.1.0. */
kt_status kt_describe(const kt_rulebook *rulebook, kt_context *context,
                      const char *request, size_t request_length,
                      char **response, size_t *response_length);

/* Assesses one nomination: findings, verdict, what is missing. Since 0.1.0. */
kt_status kt_assess(const kt_rulebook *rulebook, kt_context *context,
                    const char *request, size_t request_length,
                    char **response, size_t *response_length);

/*
 * Assesses one nomination a line. The options are a request of kt_assess()
 * without "nomination". The response has one line for each input line that is
 * not blank, in order, each ending in a newline; a bad line has a problem
 * document on its line, whose line and byteOffset count from the start of the
 * batch, and the rest go on. With "receipt": true a last line carries the receipt
 * of the whole batch. The status speaks of the options and of the batch as a whole.
 * Since 0.1.0.
 */
kt_status kt_assess_lines(const kt_rulebook *rulebook, kt_context *context,
                          const char *options, size_t options_length,
                          const char *lines, size_t lines_length,
                          char **response, size_t *response_length);

/* Decides a whole round. The response carries a receipt unless the request says
 * "receipt": false. Since 0.1.0. */
kt_status kt_decide(const kt_rulebook *rulebook, kt_context *context,
                    const char *request, size_t request_length,
                    char **response, size_t *response_length);

/* Checks a rulebook: the request is its text. KT_OK with every fault listed (the
 * first 1 000 where there are more), none when it is sound; a text that is not JSON
 * or beyond a limit is refused as by the other operations. The rulebook argument is
 * not used and may be NULL. Since 0.1.0. */
kt_status kt_check(const kt_rulebook *rulebook, kt_context *context,
                   const char *request, size_t request_length,
                   char **response, size_t *response_length);

/*
 * Says whether an earlier response can be had again: reads its receipt, runs the
 * same operation on the same request and compares the two, byte by byte.
 *
 *   options   those that kt_assess_lines() was given; empty for any other response
 *   request   the request of the earlier response, or its lines
 *   earlier   the earlier response, as long as it was: a line feed that was added
 *             to it is a difference
 *
 * KT_OK with {"schemaVersion":1,"same":true,...}, or with "same":false and where
 * the two first differ. KT_ERROR_REQUEST: the earlier text carries no receipt that
 * can be read (not-a-receipt), or that of another version of the library
 * (other-engine) or of another request (other-request). KT_ERROR_RULEBOOK: that of
 * another rulebook (other-rulebook). KT_ERROR_LIMIT: one of the three is larger
 * than KT_MAX_REQUEST_BYTES. Places are those in the earlier text. Costs what the
 * operation costs, and once more the memory of its response. Any thread, with a
 * context of its own. Since 0.1.0.
 */
kt_status kt_verify(const kt_rulebook *rulebook, kt_context *context,
                    const char *options, size_t options_length,
                    const char *request, size_t request_length,
                    const char *earlier, size_t earlier_length,
                    char **response, size_t *response_length);

/* Frees a response; takes NULL. Since 0.1.0. */
void kt_free(char *response);

#ifdef __cplusplus
}
#endif

#endif /* KHENTHUONG_H */
