#include "fixtures.h"

#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define OPTION_FIELDS "'schemaVersion':1,'asOf':'2024-09-19','detail':'verdicts'"
#define CITY "{'code':'380','name':'Thành phố Thanh Hóa','category':'district'}"
#define COMMUNE \
    "{'code':'14755','name':'Phường Hàm Rồng','category':'commune','parent':'380'}"
#define ID "'id':'n-1','award':'certificate-of-merit','achievement':'a-1',"
#define BY(unit) "'nominator':" unit ","
#define FOR(unit) "'nominee':{'kind':'collective','unit':" unit "},"
#define RATE(id, numerator) "'" id "':{'numerator':" numerator ",'denominator':1000},"
#define STATUS(id) "'" id "':'none',"
#define JUDGEMENT "{'verdict':'met','by':'Hội đồng','on':'2024-09-06'}"
#define LETTER "{'submission-letter':{'form':'01','originals':1},'council-minutes':{'originals':1}}"
#define EVIDENCE \
    "'evidence':{'compliance':true,'commune-targets':true,'commune-website':true," \
    "'commune-security-approved':true,'commune-security-deployed':true," \
    "'commune-digital-documents':{'numerator':1000,'denominator':1000," \
    "'excludedNumerator':0,'excludedDenominator':0}," \
    RATE("commune-online-dossiers", "690") \
    RATE("commune-fully-online-dossiers", "690") RATE("commune-staff-trained", "1000") \
    RATE("commune-products-online", "1000") RATE("commune-cashless-businesses", "1000") \
    RATE("commune-sme-platforms", "540") RATE("commune-smartphones", "840") \
    RATE("commune-fibre-households", "840") RATE("commune-payment-accounts", "840") \
    RATE("commune-digital-signatures", "340") RATE("commune-digital-skills", "640") \
    RATE("commune-health-records", "940") RATE("commune-telehealth", "140") \
    RATE("commune-satisfaction", "940") \
    STATUS("discipline") STATUS("investigation") STATUS("complaint") STATUS("press-matter") \
    STATUS("discipline-subordinates") STATUS("investigation-subordinates") \
    STATUS("complaint-subordinates") \
    "'commune-initiative':{'count':1,'judgement':" JUDGEMENT "}," \
    "'commune-recognition':{'value':true,'document':'100/QĐ-UBND','date':'2023-12-29'}},"
#define REST \
    "'measuredOn':'2024-08-31','receivedAt':'2024-09-13'," EVIDENCE "'priorAwards':[]," \
    "'documents':{'achievement-report':{'form':'08','originals':2,'confirmed':true}," \
    "'summary-report':{'originals':2,'confirmed':true}}"
#define NOMINATION \
    "{" ID BY(CITY) FOR(COMMUNE) REST ",'submission':{'documents':" LETTER "}}"

static const char threshold_at[] = "\"id\": \"commune-online-dossiers\"";
static const char threshold_old[] = "\"threshold\": \"65\"";
static const char threshold_new[] = "\"threshold\": \"99\"";

struct operation operations[OPERATIONS];
struct text nomination_line, rulebook_text, strict_text;
static struct text line_options;

static void *or_end(void *pointer, const char *what)
{
    if (pointer == NULL) {
        fprintf(stderr, "cannot have %s\n", what);
        exit(EXIT_FAILURE);
    }
    return pointer;
}

/* Everything made here stays: `kept` leads to it, so it is no leak. */
struct kept {
    struct kept *next;
};
static struct kept *kept;

static char *keep(size_t size)
{
    struct kept *room = (struct kept *)or_end(malloc(sizeof *room + size), "memory");
    room->next = kept;
    kept = room;
    return (char *)(room + 1);
}

struct text plain(const char *text)
{
    struct text result = {text, strlen(text)};
    return result;
}

struct text json(const char *text)
{
    return filled(text, "", 0, "");
}

struct text filled(const char *head, const char *fill, size_t count, const char *tail)
{
    size_t size = strlen(fill);
    char *bytes = keep(strlen(head) + count * size + strlen(tail) + 1);
    strcpy(bytes, head);
    char *at = bytes + strlen(head);
    for (size_t i = 0; i < count; i++, at += size) {
        memcpy(at, fill, size);
    }
    strcpy(at, tail);
    for (char *quote = bytes; (quote = strchr(quote, '\'')) != NULL;) {
        *quote = '"';
    }
    return plain(bytes);
}

static struct text file_text(const char *path)
{
    FILE *file = (FILE *)or_end(fopen(path, "rb"), path);
    fseek(file, 0, SEEK_END);
    size_t length = (size_t)ftell(file);
    rewind(file);
    char *bytes = keep(length + 1);
    bytes[fread(bytes, 1, length, file)] = '\0';
    fclose(file);
    return plain(bytes);
}

struct text sample_round(void)
{
    return file_text("examples/rounds/thanh-hoa-2024.json");
}

static kt_status assess_lines(const kt_rulebook *rulebook, kt_context *context,
                              const char *lines, size_t length, char **response,
                              size_t *response_length)
{
    return kt_assess_lines(rulebook, context, line_options.bytes, line_options.length, lines,
                           length, response, response_length);
}

static kt_status assess_options(const kt_rulebook *rulebook, kt_context *context,
                                const char *options, size_t length, char **response,
                                size_t *response_length)
{
    return kt_assess_lines(rulebook, context, options, length, nomination_line.bytes,
                           nomination_line.length, response, response_length);
}

static kt_status create(const kt_rulebook *unused, kt_context *context, const char *text,
                        size_t length, char **response, size_t *response_length)
{
    (void)unused;
    (void)context;
    kt_rulebook *rulebook = NULL;
    kt_status status = kt_rulebook_create(text, length, &rulebook, response, response_length);
    kt_rulebook_free(rulebook);
    return status;
}

static void set(int operation, const char *name, operation_function call, struct text good)
{
    operations[operation].name = name;
    operations[operation].call = call;
    operations[operation].good = good;
}

void fixtures_open(void)
{
    rulebook_text = file_text("Sources/CRulebooks/rulebooks/thanh-hoa-2024.json");
    char *strict = keep(rulebook_text.length + 1);
    strcpy(strict, rulebook_text.bytes);
    char *at = (char *)or_end(strstr(strict, threshold_at), threshold_at);
    at = (char *)or_end(strstr(at, threshold_old), threshold_old);
    memcpy(at, threshold_new, strlen(threshold_new));
    strict_text = plain(strict);

    line_options = json("{" OPTION_FIELDS "}");
    nomination_line = json(NOMINATION "\n");
    set(DESCRIBE, "describe", kt_describe,
        json("{'schemaVersion':1,'parts':['deadline'],'extensions':['Đ']}"));
    set(ASSESS, "assess", kt_assess, json("{" OPTION_FIELDS ",'nomination':" NOMINATION "}"));
    set(LINES, "assess_lines, its lines", assess_lines, nomination_line);
    set(OPTIONS, "assess_lines, its options", assess_options, line_options);
    set(DECIDE, "decide", kt_decide,
        json("{" OPTION_FIELDS ",'units':[" CITY "," COMMUNE "],'stage':'open',"
             "'submissions':[{'nominator':'380','receivedAt':'2024-09-13','documents':" LETTER
             ",'nominations':[{" ID FOR("'14755'") REST "}]}]}"));
    set(CHECK_RULEBOOK, "check", kt_check, rulebook_text);
    set(CREATE, "rulebook_create", create, rulebook_text);
}

static kt_rulebook *opened(kt_rulebook *rulebook, char *response)
{
    if (response != NULL) {
        fprintf(stderr, "%s\n", response);
    }
    return (kt_rulebook *)or_end(rulebook, "a rulebook");
}

kt_rulebook *built_in(void)
{
    kt_rulebook *rulebook = NULL;
    char *response = NULL;
    kt_rulebook_builtin("thanh-hoa-2024", &rulebook, &response, NULL);
    return opened(rulebook, response);
}

kt_rulebook *own_rulebook(struct text text)
{
    kt_rulebook *rulebook = NULL;
    char *response = NULL;
    kt_rulebook_create(text.bytes, text.length, &rulebook, &response, NULL);
    return opened(rulebook, response);
}

struct answer ask(int operation, const kt_rulebook *rulebook, kt_context *context,
                  struct text request)
{
    static char rubbish;
    struct answer answer = {-1, &rubbish, 12345};
    answer.status = operations[operation].call(rulebook, context, request.bytes,
                                               request.length, &answer.bytes, &answer.length);
    return answer;
}

struct answer ask_checked(int operation, const kt_rulebook *rulebook, kt_context *context,
                          struct text request)
{
    const char *name = operations[operation].name;
    struct answer answer = ask(operation, rulebook, context, request);
    CHECK_FOR(name, strcmp(kt_status_name(answer.status), "KT_UNKNOWN") != 0);
    if (answer.status == KT_ERROR_ARGUMENT || answer.status == KT_ERROR_MEMORY ||
        (operation == CREATE && answer.status == KT_OK)) {
        CHECK_FOR(name, answer.bytes == NULL);
        CHECK_FOR(name, answer.length == 0);
    } else if (CHECK_FOR(name, answer.bytes != NULL)) {
        bool is_text = operation == LINES || operation == OPTIONS;
        const char *head = answer.status != KT_OK ? "{\"schemaVersion\":1,\"problem\":{"
                           : is_text              ? ""
                                                  : "{\"schemaVersion\":1,";
        CHECK_FOR(name, strlen(answer.bytes) == answer.length);
        CHECK_FOR(name, strncmp(answer.bytes, head, strlen(head)) == 0);
    }
    return answer;
}

void drop(struct answer *answer)
{
    kt_free(answer->bytes);
    answer->bytes = NULL;
    answer->length = 0;
}

bool is_same(const struct answer *one, const struct answer *other)
{
    if (one->status != other->status || one->length != other->length ||
        (one->bytes == NULL) != (other->bytes == NULL)) {
        return false;
    }
    return one->bytes == NULL || memcmp(one->bytes, other->bytes, one->length + 1) == 0;
}

bool has(const struct answer *answer, const char *quoted)
{
    return answer->bytes != NULL && strstr(answer->bytes, json(quoted).bytes) != NULL;
}

bool is_problem(const struct answer *answer, kt_status status, const char *code)
{
    char field[80];
    snprintf(field, sizeof field, "'code':'%s'", code);
    return answer->status == status && has(answer, field);
}
