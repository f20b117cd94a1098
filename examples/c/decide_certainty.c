/* Who is proposed however the open points end, who may be and who cannot be. */
#include "commands.h"
#include "decision.h"
#include "jsonread.h"
#include "number.h"
#include "words.h"

static void print_counts(const struct decision *decision,
                         const struct view *view)
{
    json_object *counts =
        json_get(json_get(decision->response, "totals"), "certainty");
    enum lang lang = view->lang;
    struct text text = {0};
    for (size_t i = 0; certainties[i] != NULL; i++) {
        text_add(&text, i > 0 ? "; " : "");
        number_add_int(&text, lang, json_int(counts, certainties[i]));
        text_addf(&text, " %s", word_certainty(lang, certainties[i]));
    }
    text_paragraph(view->out, 0, 0, view->width, text_get(&text));
    text_clear(&text);
    fputc('\n', view->out);
    text_add(&text, pick(lang,
                         "Chắc chắn: được đề nghị dù các điểm còn mở kết thúc thế "
                         "nào (dấu ✓ trong danh sách). Không thể: không được đề "
                         "nghị trong mọi trường hợp. ",
                         "Certain: proposed however the open points end (marked "
                         "✓ in the list). Impossible: proposed in no case. "));
    text_add(&text, json_int(counts, "possible") > 0
                        ? pick(lang, "Có thể: còn tùy các điểm dưới đây.",
                               "Possible: it hangs on the points below.")
                        : pick(lang, "Không còn đề nghị nào tùy vào điểm còn mở.",
                               "Nothing hangs on an open point any more."));
    text_paragraph(view->out, 0, 0, view->width, text_get(&text));
    text_free(&text);
}

/* One paragraph of the nominations that belong there; nothing if none does. */
static void print_some(const struct decision *decision, const struct view *view,
                       const char *label, bool (*belongs)(json_object *))
{
    json_object *all = json_get(decision->response, "nominations");
    struct text text = {0};
    for (size_t i = 0; i < json_count(all); i++) {
        json_object *nomination = json_at(all, i);
        if (belongs(nomination)) {
            text_add(&text, text.length > 0 ? "; " : label);
            decision_add_nomination(&text, decision, view->lang,
                                    json_string(nomination, "nomination"));
        }
    }
    if (text.length > 0) {
        fputc('\n', view->out);
        text_paragraph(view->out, 0, 2, view->width, text_get(&text));
    }
    text_free(&text);
}

/* Eligible, and waiting for others that cannot take its place. */
static bool is_certain_unlisted(json_object *nomination)
{
    return json_is(nomination, "certainty", "certain") &&
           !json_is(nomination, "standing", "proposed");
}

/* Whatever is handed in for it: nobody need ask for that. */
static bool is_open_in_vain(json_object *nomination)
{
    return json_is(nomination, "certainty", "impossible") &&
           json_is(nomination, "standing", "open");
}

static bool is_undetermined(json_object *nomination)
{
    return json_is(nomination, "certainty", "undetermined");
}

static bool has_more(json_object *nomination)
{
    return json_int(nomination, "decidedByMore") > 0;
}

void decision_print_certainty(const struct decision *decision,
                              const struct view *view)
{
    enum lang lang = view->lang;
    if (json_get(json_get(decision->response, "totals"), "certainty") == NULL) {
        return;
    }
    print_heading(view, pick(lang, "CHẮC CHẮN HAY CÒN TÙY",
                             "CERTAIN OR STILL OPEN"));
    print_counts(decision, view);
    decision_print_points(decision, view);
    print_some(decision, view,
               pick(lang, "Còn tùy cả những điểm khác, quá 20 điểm: ",
                    "Hang on others too, beyond 20 points: "),
               has_more);
    print_some(decision, view,
               pick(lang, "Chắc chắn mà chưa có trong danh sách: ",
                    "Certain, and not in the list yet: "),
               is_certain_unlisted);
    print_some(decision, view,
               pick(lang, "Còn mở mà bổ sung đủ cũng không được đề nghị: ",
                    "Open, and not proposed whatever is handed in: "),
               is_open_in_vain);
    print_some(decision, view,
               pick(lang, "Chưa xác định, vì quá nhiều điểm ràng buộc nhau: ",
                    "Undetermined, too many points being coupled: "),
               is_undetermined);
}
