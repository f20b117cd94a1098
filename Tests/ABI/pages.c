/* Texts that begin and end at the edge of what may be read, and texts with NUL
 * bytes in them: a text ends where its length says, and nothing past it is
 * touched. A wrong read ends this program. */
#define _DEFAULT_SOURCE
#include "check.h"
#include "fixtures.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { ROOM = 1 << 20 };

static kt_rulebook *rulebook;
static char *room; /* ROOM bytes; the pages on both sides cannot be read */

static bool open_room(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    void *whole = mmap(NULL, ROOM + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (whole == MAP_FAILED) {
        return false;
    }
    room = (char *)whole + page;
    return mprotect(room, ROOM, PROT_READ | PROT_WRITE) == 0;
}

static struct text at_end(const char *bytes, size_t length)
{
    struct text text = {room + ROOM - length, length};
    memcpy(room + ROOM - length, bytes, length);
    return text;
}

static struct text at_start(const char *bytes, size_t length)
{
    struct text text = {room, length};
    memcpy(room, bytes, length);
    return text;
}

static void test_whole_texts(void)
{
    for (int i = 0; i < OPERATIONS; i++) {
        struct text good = operations[i].good;
        struct answer answer = ask_checked(i, rulebook, NULL, good);
        struct answer end =
            ask_checked(i, rulebook, NULL, at_end(good.bytes, good.length));
        struct answer start =
            ask_checked(i, rulebook, NULL, at_start(good.bytes, good.length));
        CHECK_FOR(operations[i].name, answer.status == KT_OK);
        CHECK_FOR(operations[i].name, is_same(&answer, &end));
        CHECK_FOR(operations[i].name, is_same(&answer, &start));
        drop(&answer);
        drop(&end);
        drop(&start);
    }
}

static void test_sample_round(void)
{
    struct text text = sample_round();
    struct answer answer = ask_checked(DECIDE, rulebook, NULL, text);
    struct answer end = ask_checked(DECIDE, rulebook, NULL, at_end(text.bytes, text.length));
    CHECK(answer.status == KT_OK && is_same(&answer, &end));
    drop(&answer);
    drop(&end);
}

/* Every length of a small text and many of a large one, so that the text ends
 * inside names, numbers, escapes and the bytes of a character. */
static void test_cut_texts(void)
{
    kt_context *context = kt_context_create();
    for (int i = 0; i < OPERATIONS; i++) {
        struct text good = operations[i].good;
        size_t step = 1 + good.length / 4000 * 97;
        size_t whole = good.bytes[good.length - 1] == '\n' ? good.length - 1 : good.length;
        while (whole > 0 && good.bytes[whole - 1] != '}') {
            whole -= 1;
        }
        for (size_t length = 1; length < whole; length += step) {
            struct text text = at_end(good.bytes, length);
            struct answer answer = ask_checked(i, rulebook, context, text);
            CHECK_FOR(operations[i].name, answer.status == (i == LINES ? KT_OK : KT_ERROR_JSON));
            CHECK_FOR(operations[i].name, has(&answer, "'problem':{'code':'json-"));
            drop(&answer);
        }
    }
    kt_context_free(context);
}

static void test_empty_text_at_the_edge(void)
{
    for (int i = 0; i < OPERATIONS; i++) {
        const struct text nothing = {NULL, 0};
        struct answer one = ask_checked(i, rulebook, NULL, nothing);
        struct answer other = ask_checked(i, rulebook, NULL, at_end("", 0));
        CHECK_FOR(operations[i].name, is_same(&one, &other));
        drop(&one);
        drop(&other);
    }
}

/* Endings on which a reader that looks ahead would go too far. */
static void test_endings(void)
{
    static const char *const endings[] = {
        "1",     "-",        "0.",        "1e",       "1e+",          "t",
        "nul",   "\"",       "\"\\",      "\"\\u",    "\"\\u00",      "\"\\ud83d",
        "[",     "[1,",      "{\"a\":",   "\xC3",     "\"\xE1\xBB",   "\"\xF0\x9F\x98",
        "\xEF",  "\xEF\xBB", "\xEF\xBB\xBF", "\r",    " ",            "\r\n",
    };
    for (size_t j = 0; j < sizeof endings / sizeof endings[0]; j++) {
        for (int i = 0; i < OPERATIONS; i++) {
            struct text text = at_end(endings[j], strlen(endings[j]));
            struct answer answer = ask_checked(i, rulebook, NULL, text);
            bool is_blank = strspn(endings[j], " \r\n") == text.length;
            bool is_fine = i == LINES || (is_blank && i == DESCRIBE);
            CHECK_FOR(operations[i].name, is_fine == (answer.status == KT_OK) ||
                                              (i == CHECK_RULEBOOK && *endings[j] == '1'));
            drop(&answer);
        }
    }
}

/* A NUL byte among white space, in a string, in a name, behind the text. */
static void test_nul_bytes(void)
{
    static const char *const texts[] = {"#{'schemaVersion':1}", "{'schemaVersion':#1}",
                                        "{'schema#Version':1}", "{'schemaVersion':'#'}",
                                        "{'schemaVersion':1#}", "{'schemaVersion':1}#"};
    for (size_t j = 0; j < sizeof texts / sizeof texts[0]; j++) {
        struct text text = json(texts[j]);
        char *mark = (char *)strchr(text.bytes, '#');
        *mark = '\0';
        for (int i = 0; i < OPERATIONS; i++) {
            struct answer answer =
                ask_checked(i, rulebook, NULL, at_end(text.bytes, text.length));
            CHECK_FOR(texts[j], answer.status == (i == LINES ? KT_OK : KT_ERROR_JSON));
            CHECK_FOR(texts[j], has(&answer, "'problem':{'code':'json-"));
            drop(&answer);
        }
    }
    /* What follows the length is not looked at. */
    struct text good = operations[ASSESS].good;
    struct text longer = filled("", good.bytes, 1, "]}nonsense");
    longer.length = good.length;
    struct answer one = ask_checked(ASSESS, rulebook, NULL, good);
    struct answer other = ask_checked(ASSESS, rulebook, NULL, longer);
    CHECK(one.status == KT_OK && is_same(&one, &other));
    drop(&one);
    drop(&other);
}

/* A NUL that JSON writes as an escape comes back as one. */
static void test_escaped_nul(void)
{
    struct text request =
        json("{'schemaVersion':1,'parts':['deadline'],'extensions':{'a':'x\\u0000y'}}");
    struct answer answer = ask_checked(DESCRIBE, rulebook, NULL, request);
    CHECK(answer.status == KT_OK && has(&answer, "{'a':'x\\u0000y'}"));
    drop(&answer);
    answer = ask_checked(CREATE, rulebook, NULL, json("{'a\\u0000b':1}"));
    CHECK(answer.status == KT_ERROR_RULEBOOK);
    drop(&answer);
}

int main(void)
{
    fixtures_open();
    rulebook = built_in();
    if (!open_room()) {
        perror("mmap");
        return 1;
    }
    RUN(test_whole_texts);
    RUN(test_sample_round);
    RUN(test_cut_texts);
    RUN(test_empty_text_at_the_edge);
    RUN(test_endings);
    RUN(test_nul_bytes);
    RUN(test_escaped_nul);
    kt_rulebook_free(rulebook);
    return check_end();
}
