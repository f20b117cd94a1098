// The limit: the commune's 20 criteria written out for simdjson's On-Demand interface. It reads the
// very requests that kt_assess reads and writes the very bytes that kt_assess answers, but checks
// next to nothing: it trusts the requests to be well-formed in every way the benchmark's are.
//
//   simdjson-limit one|lines|dom DATA
//
// one: a request each; lines: bare nominations, each answer on a line; dom: only simdjson's DOM
// parse of each request, no evaluation and no answer.

#include "../ours/turns.h"
#include "criteria.h"  // written by criteria.py: NAMES, THRESHOLDS, KINDS
#include <simdjson.h>
#include <string_view>
#include <vector>

using namespace simdjson;

namespace {

enum Outcome : uint8_t { unknown, met, notMet, notApplicable };
constexpr std::string_view outcomeTexts[] = {"unknown", "met", "notMet", "notApplicable"};
constexpr std::string_view verdictTexts[] = {"eligible", "ineligible", "incomplete", "needsReview"};

// Keys by a perfect hash of 9 of their bytes, found at start; a hit is compared whole. The 15 bytes
// of the shortest keys end before the ninth of them.
struct Keys {
    uint64_t multiplier = 0x9E3779B97F4A7C15ull;
    int8_t slots[64];

    static uint64_t word(const char *at) { uint64_t value; memcpy(&value, at, 8); return value; }
    size_t slot(const char *key) const {
        uint64_t ninth = key[15] == '"' ? 0 : static_cast<unsigned char>(key[17]);
        return ((word(key + 8) ^ ninth) * multiplier) >> 58;
    }
    Keys() {
        for (bool clash = true; clash; multiplier += 2) {
            memset(slots, -1, sizeof slots);
            clash = false;
            for (int number = 0; number < CRITERIA_COUNT && !clash; number++) {
                char padded[64] = {};
                memcpy(padded, NAMES[number], strlen(NAMES[number]));
                // As in the text: the closing quote and the colon follow the key.
                strcat(padded, "\":");
                size_t length = strlen(padded);
                if (length < 16) { abort(); }
                int8_t &place = slots[slot(padded)];
                clash = place >= 0;
                place = static_cast<int8_t>(number);
            }
            if (!clash) { return; }
        }
    }
    int find(const char *key) const {
        int number = slots[slot(key)];
        size_t length = number < 0 ? 0 : LENGTHS[number];
        return number >= 0 && memcmp(key, NAMES[number], length) == 0 && key[length] == '"' ? number : -1;
    }
};

const Keys keys;

struct Fragment { char text[63]; uint8_t length; };
Fragment fragments[CRITERIA_COUNT][4];

void prepare() {
    for (int number = 0; number < CRITERIA_COUNT; number++) {
        for (int outcome = 0; outcome < 4; outcome++) {
            Fragment &fragment = fragments[number][outcome];
            fragment.length = static_cast<uint8_t>(snprintf(
                fragment.text, sizeof fragment.text, "\"%s\":\"%s\",", NAMES[number], outcomeTexts[outcome].data()));
        }
    }
}

// "89.95" as hundredths; the benchmark writes one or two decimals.
inline int64_t hundredths(const char *at) {
    int64_t value = 0;
    while (*at >= '0' && *at <= '9') { value = value * 10 + (*at++ - '0'); }
    value *= 100;
    if (*at == '.') {
        value += (at[1] - '0') * 10;
        if (at[2] >= '0' && at[2] <= '9') { value += at[2] - '0'; }
    }
    return value;
}

inline Outcome rate(ondemand::object given, int64_t threshold) {
    int64_t numbers[4] = {-1, -1, 0, 0};  // numerator, denominator, excluded of each
    for (auto field : given) {
        const char *key = field.key().value_unsafe().raw();
        if (key[0] == 'p') {
            const char *percent = field.value().get_raw_json_string().value_unsafe().raw();
            return hundredths(percent) >= threshold * 100 ? met : notMet;
        }
        int which = key[0] == 'e' ? (key[8] == 'N' ? 2 : 3) : key[0] == 'd';
        numbers[which] = field.value().get_int64().value_unsafe();
    }
    if (numbers[0] < 0 || numbers[1] < 0) { return unknown; }
    int64_t numerator = numbers[0] - numbers[2], denominator = numbers[1] - numbers[3];
    if (denominator == 0) { return notApplicable; }
    return numerator * 100 >= threshold * denominator ? met : notMet;
}

inline Outcome proven(ondemand::object given) {
    bool value = false, document = false, date = false;
    for (auto field : given) {
        const char *key = field.key().value_unsafe().raw();
        if (key[0] == 'v') { value = field.value().get_bool().value_unsafe(); }
        else if (key[1] == 'o') { document = true; }
        else { date = true; }
    }
    return !value ? notMet : document && date ? met : unknown;
}

inline void outcomesOf(ondemand::object evidence, Outcome *outcomes) {
    for (auto field : evidence) {
        int number = keys.find(field.key().value_unsafe().raw());
        if (number < 0) { continue; }
        switch (KINDS[number]) {
        case 0: outcomes[number] = rate(field.value().get_object().value_unsafe(), THRESHOLDS[number]); break;
        case 1: outcomes[number] = field.value().get_bool().value_unsafe() ? met : notMet; break;
        default: outcomes[number] = proven(field.value().get_object().value_unsafe());
        }
    }
}

inline std::string_view raw(simdjson_result<ondemand::value> value) {
    std::string_view token = value.raw_json_token().value_unsafe();
    return token.substr(1, token.find('"', 1) - 1);
}

struct Unit { std::string_view code, parent; };

// A request, or a bare nomination (without `envelope`): the answer is written at `out`.
inline char *assess(ondemand::parser &parser, const char *text, size_t length, size_t capacity, bool envelope, char *out) {
    ondemand::document document = parser.iterate(padded_string_view(text, length, capacity)).value_unsafe();
    ondemand::object nomination;
    Unit units[4];
    int unitCount = 0;
    ondemand::object root = document.get_object().value_unsafe();
    Outcome outcomes[CRITERIA_COUNT] = {};
    std::string_view id, nominator, nominee;
    bool unrewarded = false;
    auto read = [&](ondemand::object object) {
        for (auto field : object) {
            const char *key = field.key().value_unsafe().raw();
            auto value = field.value();
            if (key[0] == 'i') { id = raw(value); }
            else if (key[0] == 'e') { outcomesOf(value.get_object().value_unsafe(), outcomes); }
            else if (memcmp(key, "nominator", 9) == 0) { nominator = raw(value); }
            else if (memcmp(key, "nominee", 7) == 0) {
                for (auto inner : value.get_object()) {
                    if (inner.key().value_unsafe().raw()[0] == 'u') { nominee = raw(inner.value()); }
                }
            } else if (key[0] == 'p') {
                unrewarded = true;
                for (auto award : value.get_array()) { (void)award; unrewarded = false; }
            }
        }
    };
    if (envelope) {
        for (auto field : root) {
            const char *key = field.key().value_unsafe().raw();
            if (key[0] == 'u') {
                for (auto unit : field.value().get_array()) {
                    Unit &one = units[unitCount++ & 3];
                    for (auto part : unit.get_object()) {
                        const char *name = part.key().value_unsafe().raw();
                        if (name[0] == 'c' && name[1] == 'o') { one.code = raw(part.value()); }
                        else if (name[0] == 'p') { one.parent = raw(part.value()); }
                    }
                }
            } else if (key[0] == 'n') {
                read(field.value().get_object().value_unsafe());
            }
        }
    } else {
        read(root);
    }
    bool competent = !envelope;
    for (int number = 0; number < unitCount && number < 4; number++) {
        competent |= units[number].code == nominee && units[number].parent == nominator;
    }
    bool has[4] = {};
    for (Outcome outcome : outcomes) { has[outcome] = true; }
    std::string_view verdict = verdictTexts[
        has[notMet] || !competent || !unrewarded ? 1 : has[unknown] ? 2 : has[notApplicable] ? 3 : 0];
    auto put = [&](std::string_view piece) { memcpy(out, piece.data(), piece.size()); out += piece.size(); };
    put("{\"schemaVersion\":1,\"nomination\":\"");
    put(id);
    put("\",\"verdict\":\"");
    put(verdict);
    put("\",\"outcomes\":{");
    for (int number = 0; number < CRITERIA_COUNT; number++) {
        const Fragment &fragment = fragments[number][outcomes[number]];
        memcpy(out, fragment.text, sizeof fragment.text);
        out += fragment.length;
    }
    put(competent ? "\"authority\":\"met\"," : "\"authority\":\"notMet\",");
    put(unrewarded ? "\"prior-award\":\"met\"}}" : "\"prior-award\":\"notMet\"}}");
    *out++ = '\n';
    return out;
}

struct Program {
    turns_text text;
    ondemand::parser parser;
    dom::parser tree;
    std::vector<char> answers;
    int mode;
};

enum { one, lines, dom_only };

size_t pass(void *state, size_t count, FILE *out) {
    Program &program = *static_cast<Program *>(state);
    const turns_text &text = program.text;
    char *answer = program.answers.data();
    size_t total = 0;
    for (size_t line = 0; line < count && line < text.count; line++) {
        size_t start = text.starts[line], length = text.starts[line + 1] - start;
        if (program.mode == dom_only) {
            auto parsed = program.tree.parse(text.bytes + start, length, false);
            total += parsed.error() == SUCCESS;
            continue;
        }
        // One answer a call stays in one place, as a caller would reuse it; those of a batch follow one another.
        char *end = assess(program.parser, text.bytes + start, length, length + TURNS_PADDING, program.mode == one, answer);
        total += static_cast<size_t>(end - answer);
        if (out != nullptr) { fwrite(answer, 1, static_cast<size_t>(end - answer), out); }
        if (program.mode == lines) { answer = end; }
    }
    return total;
}

}  // namespace

int main(int argc, char **argv) {
    if (argc != 3) { return 64; }
    static Program program;
    program.mode = strcmp(argv[1], "lines") == 0 ? lines : strcmp(argv[1], "dom") == 0 ? dom_only : one;
    program.text = turns_read(argv[2], program.mode == lines ? "lines.ndjson" : "requests.ndjson");
    program.answers.resize(program.mode == lines ? program.text.count * 1200 + 4096 : 4096);
    prepare();
    return turns_listen(pass, &program, nullptr);
}
