/* Those not proposed and why; notices; rulings. */
#include "commands.h"
#include "decision.h"
#include "finding.h"
#include "jsonread.h"
#include "problem.h"
#include "words.h"

#include <string.h>

enum { INDENT = 4 };

static void say(const struct view *view, struct text *text)
{
    text_paragraph(view->out, INDENT, INDENT + 2, view->width, text_get(text));
    text_clear(text);
}

static void print_findings(const struct decision *decision,
                           const struct view *view, json_object *nomination,
                           const char *outcome)
{
    json_object *findings = json_get(nomination, "findings");
    json_object *outcomes = json_get(nomination, "outcomes");
    struct text text = {0};
    for (size_t i = 0; i < json_count(findings); i++) {
        json_object *finding = json_at(findings, i);
        /* Members of a group do not decide by themselves; nor does the
         * deadline, but it is why a dossier is late. */
        if (json_is(finding, "outcome", outcome) &&
            (json_true(finding, "gate") ||
             json_is(finding, "section", "deadline"))) {
            text_addf(&text, "- %s: ", word_outcome(view->lang, outcome));
            finding_add(&text, &decision->book, view->lang, finding);
            say(view, &text);
        }
    }
    if (json_object_is_type(outcomes, json_type_object)) {
        json_object_object_foreach(outcomes, id, value)
        {
            if (strcmp(json_object_get_string(value), outcome) == 0) {
                text_addf(&text, "- %s: %s", word_outcome(view->lang, outcome),
                          book_label(&decision->book, view->lang, "finding", id));
                say(view, &text);
            }
        }
    }
    text_free(&text);
}

static void print_lost(const struct decision *decision, const struct view *view,
                       json_object *lost)
{
    enum lang lang = view->lang;
    const char *key = json_string(lost, "key");
    const char *other = json_string(lost, "nomination");
    struct text text = {0};
    text_add(&text, "- ");
    if (other != NULL) {
        text_add(&text, pick(lang, "xếp sau ", "placed after "));
        decision_add_nomination(&text, decision, lang, other);
        text_add(&text, ", ");
    }
    if (json_is(lost, "key", "kind")) {
        text_add(&text, pick(lang, "do đã chọn loại kia",
                             "the other kind was chosen"));
    } else if (json_is(lost, "key", "ruling")) {
        text_add(&text, pick(lang, "theo quyết định xử lý", "by a ruling"));
    } else {
        text_addf(&text, "%s %s", pick(lang, "theo", "by"),
                  book_label(&decision->book, lang, "key", key));
    }
    say(view, &text);
    text_free(&text);
}

static void print_others(const struct decision *decision,
                         const struct view *view, json_object *nomination)
{
    enum lang lang = view->lang;
    json_object *tied = json_get(nomination, "tiedWith");
    json_object *shares = json_get(nomination, "sharesWith");
    struct text text = {0};
    for (size_t i = 0; i < json_count(tied); i++) {
        text_add(&text, pick(lang, "- ngang bằng với ", "- tied with "));
        decision_add_nomination(&text, decision, lang,
                                json_object_get_string(json_at(tied, i)));
        say(view, &text);
    }
    for (size_t i = 0; i < json_count(shares); i++) {
        json_object *share = json_at(shares, i);
        text_add(&text, json_is(share, "by", "achievement")
                            ? pick(lang, "- cùng một thành tích với ",
                                   "- the same achievement as ")
                            : pick(lang, "- cùng một đối tượng với ",
                                   "- the same nominee as "));
        decision_add_nomination(&text, decision, lang,
                                json_string(share, "nomination"));
        say(view, &text);
    }
    if (json_string(nomination, "replacedBy") != NULL) {
        text_add(&text, pick(lang, "- thay bằng ", "- replaced by "));
        decision_add_nomination(&text, decision, lang,
                                json_string(nomination, "replacedBy"));
        say(view, &text);
    }
    text_free(&text);
}

/* The other kind's eligible nominations of the same pool. */
static void print_conflict(const struct decision *decision,
                           const struct view *view, json_object *nomination)
{
    json_object *pool = json_get(nomination, "pool");
    const char *owner = json_string(pool, "owner");
    const char *kind = json_string(json_get(nomination, "nominee"), "kind");
    json_object *all = json_get(decision->response, "nominations");
    struct text text = {0};
    for (size_t i = 0; i < json_count(all); i++) {
        json_object *other = json_at(all, i);
        json_object *place = json_get(other, "pool");
        const char *with = json_string(place, "owner");
        if (!json_is(other, "standing", "kindConflict") ||
            kind == NULL || json_is(json_get(other, "nominee"), "kind", kind) ||
            json_string(pool, "id") == NULL ||
            !json_is(place, "id", json_string(pool, "id")) ||
            (owner == NULL) != (with == NULL) ||
            (owner != NULL && strcmp(owner, with) != 0)) {
            continue;
        }
        text_add(&text, pick(view->lang, "- bên cạnh ", "- beside "));
        decision_add_nomination(&text, decision, view->lang,
                                json_string(other, "nomination"));
        say(view, &text);
    }
    text_free(&text);
}

static bool names_itself(json_object *nomination, const char *nominator)
{
    json_object *nominee = json_get(nomination, "nominee");
    return json_is(nominee, "kind", "collective") &&
           json_is(nominee, "unit", nominator);
}

static void print_nomination(const struct decision *decision,
                             const struct view *view, json_object *nomination)
{
    enum lang lang = view->lang;
    const char *id = json_string(nomination, "nomination");
    const char *nominator = json_string(nomination, "nominator");
    struct text text = {0};
    decision_add_nomination(&text, decision, lang, id);
    if (nominator != NULL && names_itself(nomination, nominator)) {
        text_add(&text, pick(lang, " – tự trình", " – nominated by itself"));
    } else if (nominator != NULL) {
        text_addf(&text, " – %s %s", pick(lang, "trình:", "nominated by"),
                  registry_name(&decision->registry, nominator));
    }
    if (json_is(nomination, "standing", "open")) {
        text_addf(&text, ": %s",
                  word_verdict(lang, json_string(nomination, "verdict")));
    }
    text_paragraph(view->out, 2, INDENT, view->width, text_get(&text));
    text_clear(&text);
    if (json_get(nomination, "problem") != NULL) {
        text_add(&text, "- ");
        problem_add(&text, lang, json_get(nomination, "problem"));
        say(view, &text);
    }
    print_findings(decision, view, nomination, "notMet");
    if (!json_is(nomination, "verdict", "ineligible")) {
        print_findings(decision, view, nomination, "unknown");
        print_findings(decision, view, nomination, "needsJudgement");
        print_findings(decision, view, nomination, "notApplicable");
    }
    if (json_is(nomination, "standing", "noSlot")) {
        text_add(&text, pick(lang, "- không có số lượng cho nhóm và loại này [",
                             "- there is no quota for this category and kind ["));
        clauses_add(&text, json_get(nomination, "clauses"));
        text_add(&text, "]");
        say(view, &text);
    }
    if (json_get(nomination, "lostTo") != NULL) {
        print_lost(decision, view, json_get(nomination, "lostTo"));
    }
    if (json_is(nomination, "standing", "kindConflict")) {
        print_conflict(decision, view, nomination);
    }
    print_others(decision, view, nomination);
    if (json_get(nomination, "way") != NULL) {
        way_print(view, INDENT, json_get(nomination, "way"));
    }
    text_free(&text);
}

void decision_print_reasons(const struct decision *decision,
                            const struct view *view)
{
    json_object *all = json_get(decision->response, "nominations");
    json_object *counts = json_get(json_get(decision->response, "totals"),
                                   "standings");
    print_heading(view, pick(view->lang, "CHƯA ĐƯỢC ĐỀ NGHỊ VÀ LÝ DO",
                             "NOT PROPOSED, AND WHY"));
    for (size_t s = 1; standings[s] != NULL; s++) {
        size_t count = 0;
        for (size_t i = 0; i < json_count(all); i++) {
            if (!json_is(json_at(all, i), "standing", standings[s])) {
                continue;
            }
            if (count++ == 0) {
                struct text text = {0};
                text_add(&text, word_standing(view->lang, standings[s]));
                text_addf(&text, " (%lld):", json_int(counts, standings[s]));
                text_paragraph(view->out, 0, 2, view->width, text_get(&text));
                text_free(&text);
            }
            print_nomination(decision, view, json_at(all, i));
        }
        if (count > 0) {
            fputc('\n', view->out);
        }
    }
}
