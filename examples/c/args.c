#include "args.h"

#include <string.h>

static const struct {
    const char *name;
    enum command command;
} commands[] = {
    {"decide", COMMAND_DECIDE},     {"assess", COMMAND_ASSESS},
    {"describe", COMMAND_DESCRIBE}, {"check", COMMAND_CHECK},
    {"clauses", COMMAND_CLAUSES},   {"verify", COMMAND_VERIFY},
};

static const struct {
    const char *name;
    unsigned part;
} parts[] = {
    {"proposed", PART_PROPOSED},   {"quota", PART_QUOTA},
    {"reasons", PART_REASONS},     {"notices", PART_NOTICES},
    {"rulings", PART_RULINGS},     {"totals", PART_TOTALS},
    {"certainty", PART_CERTAINTY}, {"readings", PART_READINGS},
};

static bool fault(const char *what, const char *which)
{
    fprintf(stderr, "khenthuong: %s: %s\nkhenthuong --help\n", what, which);
    return false;
}

static bool read_parts(struct args *args, const char *list)
{
    args->parts = 0;
    for (const char *at = list; ; ) {
        size_t length = strcspn(at, ",");
        unsigned found = 0;
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
            if (strlen(parts[i].name) == length &&
                strncmp(at, parts[i].name, length) == 0) {
                found = parts[i].part;
            }
        }
        if (found == 0) {
            return fault("unknown part", list);
        }
        args->parts |= found;
        at += length;
        if (*at == '\0') {
            break;
        }
        at++;
    }
    /* What is to be printed has to be asked for. */
    args->certainty = args->certainty || (args->parts & PART_CERTAINTY) != 0;
    args->readings = args->readings || (args->parts & PART_READINGS) != 0;
    return true;
}

static bool one_of(const char *value, const char *a, const char *b, const char *c)
{
    return strcmp(value, a) == 0 || strcmp(value, b) == 0 ||
           (c != NULL && strcmp(value, c) == 0);
}

/* Options that stand alone. */
static bool read_flag(struct args *args, const char *name)
{
    if (strcmp(name, "--json") == 0) {
        args->json = true;
    } else if (strcmp(name, "--lines") == 0) {
        args->lines = true;
    } else if (strcmp(name, "--explain") == 0) {
        args->explain = true;
    } else if (strcmp(name, "--certainty") == 0) {
        args->certainty = true;
    } else if (strcmp(name, "--readings") == 0) {
        args->readings = true;
    } else if (strcmp(name, "--way") == 0) {
        args->way = true;
    } else if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) {
        args->help = true;
    } else if (strcmp(name, "--version") == 0) {
        args->version = true;
    } else {
        return false;
    }
    return true;
}

/* Where the value of an option with a value goes; NULL if there is no such. */
static const char **place(struct args *args, const char *name, size_t length,
                          const char **list)
{
    const struct {
        const char *name;
        const char **place;
    } places[] = {
        {"--rulebook", &args->rulebook}, {"--lang", &args->lang},
        {"--detail", &args->detail},     {"--options", &args->options},
        {"--as-of", &args->as_of},       {"--parts", list},
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (strlen(places[i].name) == length &&
            strncmp(name, places[i].name, length) == 0) {
            return places[i].place;
        }
    }
    return NULL;
}

/* A word that is no option: the command first, then the file. */
static bool read_word(struct args *args, const char *word)
{
    if (args->command == COMMAND_NONE) {
        for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
            if (strcmp(word, commands[i].name) == 0) {
                args->command = commands[i].command;
                return true;
            }
        }
        return fault("unknown command", word);
    }
    if (args->file == NULL) {
        args->file = word;
    } else if (args->command == COMMAND_VERIFY && args->earlier == NULL) {
        args->earlier = word;
    } else {
        return fault(args->command == COMMAND_VERIFY ? "more than two files"
                                                     : "more than one file",
                     word);
    }
    return true;
}

static bool validate(struct args *args, const char *list)
{
    if (args->help || args->version) {
        return true;
    }
    if (args->command == COMMAND_NONE) {
        return fault("missing", "decide|assess|describe|check|clauses|verify");
    }
    if (args->lang != NULL && !one_of(args->lang, "vi", "en", NULL)) {
        return fault("--lang is vi or en", args->lang);
    }
    if (args->detail != NULL &&
        !one_of(args->detail, "verdicts", "findings", "full")) {
        return fault("--detail is verdicts, findings or full", args->detail);
    }
    if (args->detail != NULL && args->command != COMMAND_DECIDE &&
        args->command != COMMAND_ASSESS && args->command != COMMAND_VERIFY) {
        return fault("only for decide, assess and verify", "--detail");
    }
    if ((args->certainty || args->readings || args->way) &&
        args->command != COMMAND_DECIDE && args->command != COMMAND_VERIFY) {
        return fault("only for decide and verify",
                     args->certainty  ? "--certainty"
                     : args->readings ? "--readings"
                                      : "--way");
    }
    if ((args->lines || args->as_of != NULL) &&
        args->command != COMMAND_ASSESS) {
        return fault("only for assess", args->lines ? "--lines" : "--as-of");
    }
    if (args->options != NULL && args->command != COMMAND_ASSESS &&
        args->command != COMMAND_VERIFY) {
        return fault("only for assess and verify", "--options");
    }
    if (args->explain && args->command != COMMAND_ASSESS) {
        return fault("only for assess", "--explain");
    }
    if (args->explain && (args->lines || args->options != NULL ||
                          args->as_of != NULL || args->detail != NULL)) {
        return fault("only with one nomination, without --detail", "--explain");
    }
    if (args->options != NULL && args->as_of != NULL) {
        return fault("not with --options", "--as-of");
    }
    if (list != NULL && args->command != COMMAND_DECIDE) {
        return fault("only for decide", "--parts");
    }
    if (args->command == COMMAND_CLAUSES && args->file != NULL) {
        return fault("clauses reads no file", args->file);
    }
    if (args->command == COMMAND_VERIFY && args->earlier == NULL) {
        return fault("verify needs two files", "REQUEST RESPONSE");
    }
    return list == NULL || read_parts(args, list);
}

bool args_parse(struct args *args, int count, char **strings)
{
    const char *list = NULL;
    bool words_only = false;
    *args = (struct args){.rulebook = "thanh-hoa-2024", .parts = PART_ALL};
    for (int i = 1; i < count; i++) {
        const char *string = strings[i];
        if (words_only || string[0] != '-' || strcmp(string, "-") == 0) {
            if (!read_word(args, string)) {
                return false;
            }
            continue;
        }
        if (strcmp(string, "--") == 0) {
            words_only = true;
            continue;
        }
        if (read_flag(args, string)) {
            continue;
        }
        size_t length = strcspn(string, "=");
        const char **value = place(args, string, length, &list);
        if (value == NULL) {
            return fault("unknown option", string);
        }
        if (string[length] == '=') {
            *value = string + length + 1;
        } else if (i + 1 < count) {
            *value = strings[++i];
        } else {
            return fault("value missing", string);
        }
    }
    return validate(args, list);
}

enum lang args_lang(const struct args *args)
{
    return args->lang != NULL && strcmp(args->lang, "en") == 0 ? LANG_EN
                                                               : LANG_VI;
}
