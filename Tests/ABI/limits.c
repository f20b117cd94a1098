/* Each limit is refused above and accepted at its value; memory that runs out
 * has a status alone. */
#define _DEFAULT_SOURCE
#include "check.h"
#include "fixtures.h"

#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

static kt_rulebook *rulebook;

static void too_deep(struct text text)
{
    for (int i = 0; i < OPERATIONS; i++) {
        struct answer answer = ask_checked(i, rulebook, NULL, text);
        CHECK_FOR(operations[i].name,
                  is_problem(&answer, i == LINES ? KT_OK : KT_ERROR_LIMIT, "json-too-deep"));
        drop(&answer);
    }
}

/* An object with so many arrays within one another in it. */
static struct text deep(size_t arrays)
{
    return filled(filled("{'schemaVersion':1,'extensions':", "[", arrays, "").bytes, "]",
                  arrays, "}");
}

static void test_depth(void)
{
    too_deep(deep(KT_MAX_DEPTH));
    too_deep(deep(100 * KT_MAX_DEPTH));
    too_deep(filled("", "[", 100000, ""));
    too_deep(filled("", "{'a':", 100000, ""));
    struct answer answer = ask_checked(DESCRIBE, rulebook, NULL, deep(KT_MAX_DEPTH - 1));
    CHECK(answer.status == KT_OK);
    drop(&answer);
}

/* Status of assessing the nomination with a field in front of its others. */
static kt_status with_field(const char *head, const char *fill, size_t count, const char *tail)
{
    struct text line = filled(head, fill, count, tail);
    struct text request = filled("{'schemaVersion':1,'asOf':'2024-09-19','nomination':{",
                                 line.bytes, 1, nomination_line.bytes + 1);
    struct answer answer =
        ask_checked(ASSESS, rulebook, NULL, filled(request.bytes, "}", 1, ""));
    kt_status status = answer.status;
    drop(&answer);
    return status;
}

/* Status of assessing a nomination that has little else than one field. */
static kt_status with_only(const char *head, const char *fill, size_t count, const char *tail)
{
    char start[1024];
    snprintf(start, sizeof start,
             "{'schemaVersion':1,'asOf':'2024-09-19','nomination':{'id':'n',"
             "'award':'certificate-of-merit',"
             "'nominator':{'code':'380','name':'Thành phố','category':'district'},"
             "'nominee':{'kind':'collective','unit':{'code':'14755','name':'Phường',"
             "'category':'commune','parent':'380'}},%s",
             head);
    struct answer answer = ask_checked(ASSESS, rulebook, NULL, filled(start, fill, count, tail));
    kt_status status = answer.status;
    drop(&answer);
    return status;
}

static void test_text_length(void)
{
    const char *head = "'priorAwards':[{'achievement':'a','document':'";
    CHECK(with_only(head, "n", KT_MAX_TEXT_BYTES, "'}]}}") == KT_OK);
    CHECK(with_only(head, "n", KT_MAX_TEXT_BYTES + 1, "'}]}}") == KT_ERROR_LIMIT);
}

static void test_id_length(void)
{
    const char *head = "'replaces':{'nomination':'";
    CHECK(with_field(head, "n", KT_MAX_ID_BYTES, "','on':'2024-09-13'},") == KT_OK);
    CHECK(with_field(head, "n", KT_MAX_ID_BYTES + 1, "','on':'2024-09-13'},") == KT_ERROR_LIMIT);
}

static void test_list_length(void)
{
    const char *head = "'priorAwards':[{'achievement':'a'}", *one = ",{'achievement':'a'}";
    CHECK(with_only(head, one, KT_MAX_ITEMS - 1, "]}}") == KT_OK);
    CHECK(with_only(head, one, KT_MAX_ITEMS, "]}}") == KT_ERROR_LIMIT);
}

static void test_supplement_count(void)
{
    const char *head = "'supplements':[{'id':'s','on':'2024-09-13'}";
    const char *one = ",{'id':'s','on':'2024-09-13'}";
    CHECK(with_field(head, one, KT_MAX_SUPPLEMENTS, "],") == KT_ERROR_LIMIT);
    /* The ids are the same: refused, but not for their number. */
    CHECK(with_field(head, one, KT_MAX_SUPPLEMENTS - 1, "],") == KT_ERROR_REQUEST);
}

static void test_evidence_items(void)
{
    const char *head = "'evidence':{'commune-initiative':{'items':[{'title':'t'}";
    const char *one = ",{'title':'t'}";
    CHECK(with_only(head, one, KT_MAX_ITEMS - 1, "]}}}}") == KT_OK);
    CHECK(with_only(head, one, KT_MAX_ITEMS, "]}}}}") == KT_ERROR_LIMIT);
}

static void test_nomination_id(void)
{
    const char *head = "{'schemaVersion':1,'asOf':'2024-09-19','nomination':{'id':'";
    const char *tail = "','award':'certificate-of-merit','nominator':'1','nominee':{'kind':"
                       "'collective','unit':'1'}},'units':[{'code':'1','name':'n','category':"
                       "'district'}]}";
    struct answer most = ask_checked(ASSESS, rulebook, NULL,
                                     filled(head, "n", KT_MAX_ID_BYTES, tail));
    struct answer more = ask_checked(ASSESS, rulebook, NULL,
                                     filled(head, "n", KT_MAX_ID_BYTES + 1, tail));
    CHECK(most.status == KT_OK);
    CHECK(is_problem(&more, KT_ERROR_LIMIT, "text-too-long"));
    drop(&most);
    drop(&more);
}

/* A round with so many elements in one list and a fault beside, which is what is said
 * as long as the list is not too long: nothing is made of two million elements. */
static void check_list_of_a_round(const char *head, const char *tail)
{
    for (size_t extra = 0; extra < 2; extra++) {
        struct text round = filled(head, ",0", KT_MAX_NOMINATIONS - 1 + extra, tail);
        struct answer answer = ask_checked(DECIDE, rulebook, NULL, round);
        CHECK_FOR(head, extra == 0 ? is_problem(&answer, KT_ERROR_JSON, "json-duplicate-key") ||
                                         is_problem(&answer, KT_ERROR_REQUEST, "wrong-type") ||
                                         is_problem(&answer, KT_ERROR_REQUEST, "missing-field")
                                   : is_problem(&answer, KT_ERROR_LIMIT, "list-too-long"));
        drop(&answer);
    }
}

static void test_lists_of_a_round(void)
{
    check_list_of_a_round("{'schemaVersion':1,'asOf':'2024-09-19','units':[0",
                          "],'stage':'open','submissions':[]}");
    check_list_of_a_round("{'schemaVersion':1,'asOf':'2024-09-19','units':[],'stage':'open',"
                          "'submissions':[],'rulings':[{'id':'1','id':'2'}",
                          "]}");
    check_list_of_a_round("{'schemaVersion':1,'asOf':'2024-09-19','units':[],'stage':'open',"
                          "'submissions':[{'nominator':'1','nominations':[0",
                          "]},{}]}");
}

static void test_nomination_count(void)
{
    struct text round = filled("{'schemaVersion':1,'asOf':'2024-09-19','units':[],'stage':"
                               "'open','submissions':[{'nominator':'1','nominations':[0",
                               ",0", KT_MAX_NOMINATIONS, "]}]}");
    struct answer answer = ask_checked(DECIDE, rulebook, NULL, round);
    CHECK(is_problem(&answer, KT_ERROR_LIMIT, "list-too-long"));
    drop(&answer);
}

static void test_rulebook_size(void)
{
    struct text text = filled("{", " ", KT_MAX_RULEBOOK_BYTES, "");
    for (int i = CHECK_RULEBOOK; i <= CREATE; i++) {
        struct answer answer = ask_checked(i, NULL, NULL, text);
        CHECK(is_problem(&answer, KT_ERROR_LIMIT, "json-too-large"));
        drop(&answer);
        struct text most = {text.bytes, KT_MAX_RULEBOOK_BYTES};
        answer = ask_checked(i, NULL, NULL, most);
        CHECK(is_problem(&answer, KT_ERROR_JSON, "json-truncated"));
        drop(&answer);
    }
}

/* Two GiB of white space: one small file, mapped again and again. */
static void test_request_size(void)
{
    enum { PIECE = 1 << 21 };
    struct text blanks = filled("", " ", PIECE, "");
    FILE *file = tmpfile();
    if (!CHECK(file != NULL && fwrite(blanks.bytes, 1, PIECE, file) == PIECE &&
               fflush(file) == 0)) {
        return;
    }
    size_t length = (size_t)KT_MAX_REQUEST_BYTES + 1, size = length + PIECE;
    char *bytes = (char *)mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (CHECK(bytes != MAP_FAILED)) {
        for (size_t at = 0; at < length; at += PIECE) {
            CHECK(mmap(bytes + at, PIECE, PROT_READ, MAP_SHARED | MAP_FIXED, fileno(file), 0) !=
                  MAP_FAILED);
        }
        struct text text = {bytes, length};
        for (int i = 0; i < OPERATIONS; i++) {
            struct answer answer = ask_checked(i, rulebook, NULL, text);
            CHECK_FOR(operations[i].name, is_problem(&answer, KT_ERROR_LIMIT, "json-too-large"));
            drop(&answer);
        }
        /* One byte less is read: there is nothing but white space. */
        text.length = KT_MAX_REQUEST_BYTES;
        struct answer answer = ask_checked(DECIDE, rulebook, NULL, text);
        CHECK(is_problem(&answer, KT_ERROR_JSON, "json-empty"));
        drop(&answer);
        munmap(bytes, size);
    }
    fclose(file);
}

/* A length that no memory has is beyond the limit as well. */
static void test_impossible_length(void)
{
    struct text text = {"{}", SIZE_MAX};
    for (int i = 0; i < OPERATIONS; i++) {
        struct answer answer = ask_checked(i, rulebook, NULL, text);
        CHECK_FOR(operations[i].name, is_problem(&answer, KT_ERROR_LIMIT, "json-too-large"));
        drop(&answer);
    }
}

/* Bytes of address space in use, and some more. */
static rlim_t little_more(void)
{
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    CHECK(file != NULL && fscanf(file, "%lu", &pages) == 1);
    if (file != NULL) {
        fclose(file);
    }
    return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) + (64U << 20);
}

/* A request that needs more memory than there is. What the boundary allocates is
 * checked; the status comes alone. */
static void test_out_of_memory(void)
{
    static const int parsing[] = {DESCRIBE, ASSESS, OPTIONS, DECIDE};
    struct text text = filled("[0", ",0", 1 << 27, "]");
    struct rlimit before;
    if (!CHECK(getrlimit(RLIMIT_AS, &before) == 0)) {
        return;
    }
    struct rlimit tight = {little_more(), before.rlim_max};
    for (size_t i = 0; i < sizeof parsing / sizeof parsing[0]; i++) {
        const char *name = operations[parsing[i]].name;
        CHECK(setrlimit(RLIMIT_AS, &tight) == 0);
        struct answer answer = ask(parsing[i], rulebook, NULL, text);
        CHECK(setrlimit(RLIMIT_AS, &before) == 0);
        CHECK_FOR(name, answer.status == KT_ERROR_MEMORY);
        CHECK_FOR(name, answer.bytes == NULL && answer.length == 0);
        drop(&answer);
    }
}

int main(void)
{
    fixtures_open();
    rulebook = built_in();
    RUN(test_depth);
    RUN(test_text_length);
    RUN(test_id_length);
    RUN(test_supplement_count);
    RUN(test_list_length);
    RUN(test_evidence_items);
    RUN(test_nomination_id);
    RUN(test_lists_of_a_round);
    RUN(test_nomination_count);
    RUN(test_rulebook_size);
    RUN(test_request_size);
    RUN(test_impossible_length);
    RUN(test_out_of_memory);
    kt_rulebook_free(rulebook);
    return check_end();
}
