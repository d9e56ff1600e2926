// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/say.h"
#include "cli/verbs.h"

#include <errno.h>
#include <fcntl.h>
#include <gsl/gsl_errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LAYERS = CLI_TAKES_VARIANT | CLI_TAKES_SET, REPLICATES = 1000000, COMPARED = 200000 };

static const struct {
  const char *name;
  int takes;
  uint64_t replicates; /* without -n */
  cli_message_t help;
  int (*run)(const cli_options_t *options, cli_interrupt_t *interrupt);
} verbs[] = {
    {"run", LAYERS | CLI_TAKES_RUN | CLI_TAKES_DRAWS | CLI_TAKES_DESIGN, REPLICATES,
     CLI_MSG_HELP_RUN, cli_run},
    {"check", 0, 0, CLI_MSG_HELP_CHECK, cli_check},
    {"charts", 0, 0, CLI_MSG_HELP_CHARTS, cli_charts},
    {"describe", LAYERS, 0, CLI_MSG_HELP_DESCRIBE, cli_describe},
    {"compare", CLI_TAKES_SET | CLI_TAKES_RUN | CLI_TAKES_NAMES, COMPARED, CLI_MSG_HELP_COMPARE,
     cli_compare},
    {"solve", LAYERS | CLI_TAKES_RUN | CLI_TAKES_SOLVE, 200000, CLI_MSG_HELP_SOLVE, cli_solve},
    {"sensitivity", LAYERS | CLI_TAKES_RUN | CLI_TAKES_OUTPUT, CLI_SENSITIVITY_POINTS,
     CLI_MSG_HELP_SENSITIVITY, cli_sensitivity},
    {"value", CLI_TAKES_SET | CLI_TAKES_RUN | CLI_TAKES_NAMES | CLI_TAKES_CRITERION, 131072,
     CLI_MSG_HELP_VALUE, cli_value},
};

enum { VERBS = sizeof verbs / sizeof verbs[0] };

static int run_verb(size_t verb, int argc, char **argv, cli_lang_t lang) {
  cli_interrupt_t interrupt;
  cli_options_t options;
  cli_report_t report;
  int code = CLI_EXIT_INPUT;
  cli_interrupt_start(&interrupt);
  cli_report_init(&report, lang);
  if (cli_options_parse(&options, argc, argv, verbs[verb].takes, verbs[verb].replicates, &report) ==
      0) {
    if (options.help) {
      fputs(cli_message(verbs[verb].help, options.lang), stdout);
      code = CLI_EXIT_OK;
    } else {
      code = verbs[verb].run(&options, &interrupt);
    }
  }
  if (code != CLI_EXIT_OK || !options.help)
    cli_report_print(&report, stderr);
  cli_report_free(&report);
  cli_interrupt_stop(&interrupt);
  return code;
}

/* `exante --lang en run …` is `exante run --lang en …`: brings the verb to the front. */
static void bring_verb_forward(int argc, char **argv) {
  int at = 1;
  while (at < argc && strncmp(argv[at], "--lang", 6) == 0)
    at += argv[at][6] == '=' ? 1 : 2;
  if (at >= argc)
    return;
  char *verb = argv[at];
  memmove(argv + 2, argv + 1, (size_t)(at - 1) * sizeof *argv);
  argv[1] = verb;
}

static int dispatch(int argc, char **argv, cli_lang_t lang) {
  bring_verb_forward(argc, argv);
  if (argc < 2 || strncmp(argv[1], "--lang", 6) == 0) {
    fputs(cli_message(CLI_MSG_HELP, lang), stderr);
    return CLI_EXIT_INPUT;
  }
  for (size_t i = 0; i < VERBS; i++)
    if (strcmp(argv[1], verbs[i].name) == 0)
      return run_verb(i, argc, argv, lang);
  if (strcmp(argv[1], "--version") == 0) {
    puts("exante " EXANTE_VERSION);
    return CLI_EXIT_OK;
  }
  if (strcmp(argv[1], "--help") == 0) {
    fputs(cli_message(CLI_MSG_HELP, lang), stdout);
    return CLI_EXIT_OK;
  }
  char *shown = cli_escape(argv[1], 40);
  const int code =
      cli_fail(lang, CLI_EXIT_INPUT, CLI_MSG_VERB_UNKNOWN, CLI_ARGS(shown ? shown : ""));
  free(shown);
  return code;
}

/* A closed standard stream would be taken by the next file opened, and a message or a table would
   end up in that file. In its place comes one on which writing fails. */
static void keep_streams_apart(void) {
  for (int fd = 0; fd <= 2; fd++)
    if (fcntl(fd, F_GETFD) == -1 && errno == EBADF)
      (void)open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
}

int main(int argc, char **argv) {
  const cli_lang_t lang = cli_options_language(argc, argv);
  keep_streams_apart();
  gsl_set_error_handler_off();
  signal(SIGXFSZ, SIG_IGN); /* a file too large is an error like a full disk */
  int code = dispatch(argc, argv, lang);
  /* A table that did not reach its reader is not a success. */
  if ((fflush(stdout) || ferror(stdout)) && code == CLI_EXIT_OK)
    code = cli_fail(lang, CLI_EXIT_ENVIRONMENT, CLI_MSG_STDOUT_FAILED,
                    CLI_ARGS(cli_errno_text(errno, lang)));
  return code;
}
