#include "finding.h"

#include "jsonread.h"
#include "number.h"
#include "words.h"

#include <string.h>

void clauses_add(struct text *text, json_object *clauses)
{
    for (size_t i = 0; i < json_count(clauses); i++) {
        const char *clause = json_object_get_string(json_at(clauses, i));
        text_addf(text, "%s%s", i > 0 ? "; " : "", clause == NULL ? "" : clause);
    }
}

void prize_add(struct text *text, enum lang lang, json_object *prize)
{
    const char *amount = json_string(prize, "amount");
    if (amount != NULL) {
        number_add_money(text, lang, amount);
    }
}

const char *finding_label(const struct book *book, enum lang lang,
                          json_object *finding)
{
    const char *id = json_string(finding, "id");
    const char *label = json_words(json_get(finding, "label"), lang);
    if (label == NULL) {
        label = book_find_label(book, lang, "finding", id);
    }
    if (label == NULL && (json_is(finding, "section", "priorAward") ||
                          json_is(finding, "section", "authority") ||
                          json_is(finding, "section", "deadline"))) {
        label = word_section(lang, json_string(finding, "section"));
    }
    return label != NULL ? label : id == NULL ? "?" : id;
}

static void add_unit(struct text *text, const char *unit)
{
    if (unit != NULL) {
        text_addf(text, " %s", unit);
    }
}

static void add_rate(struct text *text, enum lang lang, json_object *value,
                     const char *unit)
{
    const char *numerator = json_string(value, "numerator");
    const char *denominator = json_string(value, "denominator");
    const char *percent = json_string(value, "percent");
    if (numerator != NULL && denominator != NULL) {
        number_add(text, lang, numerator);
        text_add(text, "/");
        number_add(text, lang, denominator);
        add_unit(text, unit);
    }
    if (percent != NULL) {
        bool beside = text->length > 0;
        text_add(text, beside ? " (" : "");
        number_add_percent(text, lang, percent);
        text_add(text, beside ? ")" : "");
    }
}

static const char *unit_of(json_object *finding, enum lang lang)
{
    return json_words(json_get(json_get(finding, "shortfall"), "unit"), lang);
}

static void add_status(struct text *text, const struct book *book,
                       enum lang lang, json_object *finding, const char *status)
{
    struct text sort = {0};
    const char *id = json_string(finding, "id");
    text_addf(&sort, "value/%s", id == NULL ? "" : id);
    text_add(text, book_label(book, lang, text_get(&sort), status));
    text_free(&sort);
}

void finding_add_value(struct text *text, const struct book *book,
                       enum lang lang, json_object *finding)
{
    json_object *value = json_get(finding, "value");
    const char *count = json_string(value, "count");
    if (json_get(value, "numerator") != NULL ||
        json_get(value, "percent") != NULL) {
        struct text rate = {0}; /* of its own: add_rate looks at what it has */
        add_rate(&rate, lang, value, unit_of(finding, lang));
        text_add(text, text_get(&rate));
        text_free(&rate);
    } else if (count != NULL) {
        number_add(text, lang, count);
    } else if (json_get(value, "value") != NULL) {
        text_add(text, json_true(value, "value") ? pick(lang, "có", "yes")
                                                 : pick(lang, "không", "no"));
    } else if (json_string(value, "status") != NULL) {
        add_status(text, book, lang, finding, json_string(value, "status"));
    } else if (json_string(value, "by") != NULL) {
        text_addf(text, "%s %s", json_string(value, "by"),
                  pick(lang, "ngày", "on"));
        text_add(text, " ");
        const char *on = json_string(value, "on");
        number_add_date(text, lang, on == NULL ? "?" : on);
    }
}

void finding_add_threshold(struct text *text, enum lang lang,
                           json_object *finding)
{
    json_object *least = json_get(json_get(finding, "threshold"), "atLeast");
    if (least == NULL) {
        return;
    }
    struct text number = {0};
    if (json_object_is_type(least, json_type_string)) {
        number_add_percent(&number, lang, json_object_get_string(least));
    } else {
        number_add(&number, lang, json_object_get_string(least));
    }
    /* Of the whole there is no more than the whole. */
    if (strcmp(json_object_get_string(least), "100") == 0) {
        text_add(text, text_get(&number));
    } else {
        text_addf(text, pick(lang, "từ %s trở lên", "at least %s"),
                  text_get(&number));
    }
    text_free(&number);
}

void finding_add_shortfall(struct text *text, enum lang lang,
                           json_object *finding)
{
    json_object *shortfall = json_get(finding, "shortfall");
    const char *count = json_string(shortfall, "count");
    const char *points = json_string(shortfall, "percentagePoints");
    if (count != NULL) {
        number_add(text, lang, count);
        const char *unit = unit_of(finding, lang);
        add_unit(text, unit);
        const char *of = json_string(shortfall, "of");
        /* Of a rate; a count falls short of its own threshold. */
        if (of != NULL &&
            json_get(json_get(finding, "value"), "denominator") != NULL) {
            text_add(text, pick(lang, " trên tổng số ", " of "));
            number_add(text, lang, of);
        }
    } else if (points != NULL) {
        number_add(text, lang, points);
        text_add(text, pick(lang, " điểm phần trăm", " percentage points"));
    }
}

void finding_add(struct text *text, const struct book *book, enum lang lang,
                 json_object *finding)
{
    struct text part = {0};
    text_addf(text, "%s: ", finding_label(book, lang, finding));
    finding_add_value(&part, book, lang, finding);
    text_add(text, text_get(&part));
    const char *reason = json_string(finding, "reason");
    /* Value, threshold and shortfall say these two better. */
    bool plain = json_is(finding, "reason", "belowThreshold") ||
                 json_is(finding, "reason", "tooFew");
    if (part.length == 0 || !plain) {
        text_add(text, part.length > 0 ? ", " : "");
        text_add(text, reason == NULL
                           ? word_outcome(lang, json_string(finding, "outcome"))
                           : word_reason(lang, reason));
    }
    text_clear(&part);
    finding_add_threshold(&part, lang, finding);
    if (part.length > 0) {
        text_addf(text, pick(lang, ", cần %s", ", needs %s"), text_get(&part));
    }
    text_clear(&part);
    finding_add_shortfall(&part, lang, finding);
    if (part.length > 0) {
        text_addf(text, pick(lang, "; còn thiếu %s", "; %s short"),
                  text_get(&part));
    }
    if (json_string(finding, "ruling") != NULL) {
        text_addf(text, pick(lang, "; quyết định xử lý %s", "; ruling %s"),
                  json_string(finding, "ruling"));
    }
    text_clear(&part);
    clauses_add(&part, json_get(finding, "clauses"));
    if (part.length > 0) {
        text_addf(text, " [%s]", text_get(&part));
    }
    text_free(&part);
}
