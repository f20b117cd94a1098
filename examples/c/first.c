/*
 * The library in two pages: open a rulebook, assess one nomination, print the
 * answer, free.
 *
 *   cc -std=c99 first.c $(pkg-config --cflags --libs khenthuong) -o first
 */
#include <khenthuong.h>
#include <stdio.h>
#include <string.h>

/* A commune collective. Only some of its evidence is in: what is missing comes
 * back as "unknown", never as a failure. */
static const char request[] =
    "{"
    "  \"schemaVersion\": 1,"
    "  \"asOf\": \"2024-09-19\","
    "  \"detail\": \"findings\","
    "  \"language\": \"vi\","
    "  \"units\": ["
    "    {\"code\": \"380\", \"name\": \"Thành phố Thanh Hóa\","
    "     \"category\": \"district\"},"
    "    {\"code\": \"14755\", \"name\": \"Phường Hàm Rồng\","
    "     \"category\": \"commune\", \"parent\": \"380\"}"
    "  ],"
    "  \"nomination\": {"
    "    \"id\": \"2024-001\","
    "    \"award\": \"certificate-of-merit\","
    "    \"nominator\": \"380\","
    "    \"nominee\": {\"kind\": \"collective\", \"unit\": \"14755\"},"
    "    \"achievement\": \"cds-2024\","
    "    \"measuredOn\": \"2024-09-15\","
    "    \"receivedAt\": \"2024-09-18T15:30+07:00\","
    "    \"evidence\": {"
    "      \"commune-online-dossiers\": {\"numerator\": 941, \"denominator\": 1072},"
    "      \"commune-satisfaction\": {\"percent\": \"89,95\"}"
    "    }"
    "  }"
    "}";

int main(void)
{
    kt_rulebook *rulebook = NULL;
    char *response = NULL;
    size_t length = 0;

    kt_status status = kt_rulebook_builtin("thanh-hoa-2024", &rulebook,
                                           &response, &length);
    if (status == KT_OK) {
        /* NULL: no context. A program that assesses many keeps one. */
        status = kt_assess(rulebook, NULL, request, strlen(request), &response,
                           &length);
    }

    /* On failure the response is a problem document that says what and where. */
    if (response != NULL) {
        fwrite(response, 1, length, status == KT_OK ? stdout : stderr);
        fputc('\n', status == KT_OK ? stdout : stderr);
    }
    if (status != KT_OK) {
        fprintf(stderr, "%s\n", kt_status_name(status));
    }
    kt_free(response);
    kt_rulebook_free(rulebook);
    return status == KT_OK ? 0 : 1;
}
