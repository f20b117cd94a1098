/*
 * khenthuong: the library in a shell. It builds requests and reads responses
 * with json-c; every decision is the library's.
 */
#define _POSIX_C_SOURCE 200809L /* isatty, fileno */

#include "args.h"
#include "commands.h"

#include <errno.h>
#include <khenthuong.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* The terminal's width within what reads well; fixed when there is none, so
 * that output into a file is the same everywhere. */
static size_t line_width(FILE *out)
{
    struct winsize size;
    if (!isatty(fileno(out)) || ioctl(fileno(out), TIOCGWINSZ, &size) != 0 ||
        size.ws_col == 0) {
        return 110;
    }
    return size.ws_col < 72 ? 72 : size.ws_col > 140 ? 140 : size.ws_col;
}

static bool ends_in(const char *file, const char *end)
{
    size_t length = file == NULL ? 0 : strlen(file);
    return length >= strlen(end) &&
           strcmp(file + length - strlen(end), end) == 0;
}

static int run(const struct args *args, struct view *view)
{
    switch (args->command) {
    case COMMAND_DECIDE:
        return command_decide(args, view);
    case COMMAND_ASSESS:
        return args->lines || (!args->explain && ends_in(args->file, ".ndjson"))
                   ? command_assess_lines(args, view)
                   : command_assess(args, view);
    case COMMAND_DESCRIBE:
        return command_describe(args, view);
    case COMMAND_CLAUSES:
        return command_clauses(args, view);
    case COMMAND_CHECK:
        return command_check(args, view);
    case COMMAND_VERIFY:
        return command_verify(args, view);
    case COMMAND_NONE:
        break;
    }
    return EXIT_USAGE;
}

int main(int count, char **strings)
{
    struct args args;
    int code = EXIT_DONE;
    if (!args_parse(&args, count, strings)) {
        return EXIT_USAGE;
    }
    struct view view = {stdout, args_lang(&args), line_width(stdout)};
    if (args.help) {
        args_help(&args, stdout);
    } else if (args.version) {
        printf("khenthuong %s (ABI %ld)\n", kt_version(),
               (long)kt_abi_version());
    } else if (kt_abi_version() != KT_ABI_VERSION) {
        fprintf(stderr, "khenthuong: library ABI %ld, program ABI %d\n",
                (long)kt_abi_version(), KT_ABI_VERSION);
        return EXIT_BAD_DATA;
    } else {
        code = run(&args, &view);
    }
    errno = 0;
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "khenthuong: <stdout>: %s\n",
                strerror(errno == 0 ? EIO : errno));
        return EXIT_IO;
    }
    return code;
}
