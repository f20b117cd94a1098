#include "book.h"

#include "input.h"
#include "jsonread.h"
#include "problem.h"

#include <string.h>

/* A rulebook's name is a file when it has a slash or ends in ".json". */
static bool names_file(const char *name)
{
    size_t length = strlen(name);
    return strchr(name, '/') != NULL ||
           (length > 5 && strcmp(name + length - 5, ".json") == 0);
}

int book_open(struct book *book, const struct args *args)
{
    char *response = NULL;
    kt_status status;
    *book = (struct book){0};
    if (names_file(args->rulebook)) {
        struct text text = {0};
        int code = input_file(args->rulebook, &text);
        if (code != EXIT_DONE) {
            text_free(&text);
            return code;
        }
        status = kt_rulebook_create(text_get(&text), text.length,
                                    &book->rulebook, &response, NULL);
        text_free(&text);
    } else {
        status = kt_rulebook_builtin(args->rulebook, &book->rulebook, &response,
                                     NULL);
    }
    if (status != KT_OK) {
        problem_report(args_lang(args), args->rulebook, response);
    }
    kt_free(response);
    return problem_exit(status);
}

static void add_label(struct book *book, const char *sort, json_object *thing)
{
    const char *id = json_string(thing, "id");
    json_object *label = json_get(thing, "label");
    if (id == NULL || label == NULL) {
        return;
    }
    struct text key = {0};
    text_addf(&key, "%s/%s", sort, id);
    json_object_object_add(book->labels, text_get(&key), json_object_get(label));
    text_free(&key);
}

static void add_labels(struct book *book, const char *sort, json_object *things)
{
    for (size_t i = 0; i < json_count(things); i++) {
        add_label(book, sort, json_at(things, i));
    }
}

/* The values of a status: "value/CRITERION/VALUE". */
static void add_values(struct book *book, json_object *evidence)
{
    struct text sort = {0};
    const char *id = json_string(evidence, "id");
    text_addf(&sort, "value/%s", id == NULL ? "" : id);
    add_labels(book, text_get(&sort), json_get(evidence, "values"));
    text_free(&sort);
}

static void add_category(struct book *book, json_object *category)
{
    json_object *kinds = json_get(category, "kinds");
    add_label(book, "category", category);
    for (size_t i = 0; i < json_count(kinds); i++) {
        json_object *evidence = json_get(json_at(kinds, i), "evidence");
        add_labels(book, "finding", evidence);
        for (size_t j = 0; j < json_count(evidence); j++) {
            add_values(book, json_at(evidence, j));
        }
    }
}

int book_read_labels(struct book *book, enum lang lang)
{
    char *response = NULL;
    size_t length = 0;
    kt_status status =
        kt_describe(book->rulebook, NULL, "", 0, &response, &length);
    if (status != KT_OK) {
        problem_report(lang, "describe", response);
        kt_free(response);
        return problem_exit(status);
    }
    book->description = json_parse(response, length, NULL);
    kt_free(response);
    book->labels = json_object_new_object();
    json_object *description = book->description;
    json_object *categories = json_get(description, "categories");
    for (size_t i = 0; i < json_count(categories); i++) {
        add_category(book, json_at(categories, i));
    }
    add_labels(book, "finding", json_get(description, "documents"));
    add_labels(book, "pool", json_get(description, "pools"));
    add_labels(book, "award", json_get(description, "awards"));
    add_labels(book, "key", json_get(description, "ordering"));
    add_label(book, "finding", json_get(description, "deadline"));
    return EXIT_DONE;
}

void book_close(struct book *book)
{
    json_object_put(book->labels);
    json_object_put(book->description);
    kt_rulebook_free(book->rulebook);
    *book = (struct book){0};
}

const char *book_find_label(const struct book *book, enum lang lang,
                            const char *sort, const char *id)
{
    if (id == NULL) {
        return NULL;
    }
    struct text key = {0};
    text_addf(&key, "%s/%s", sort, id);
    json_object *label = json_get(book->labels, text_get(&key));
    text_free(&key);
    return json_words(label, lang);
}

const char *book_label(const struct book *book, enum lang lang,
                       const char *sort, const char *id)
{
    const char *label = book_find_label(book, lang, sort, id);
    return label != NULL ? label : id == NULL ? "" : id;
}
