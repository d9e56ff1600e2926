// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/say.h"
#include "cli/verbs.h"

#include <errno.h>
#include <gsl/gsl_errno.h>
#include <stdlib.h>
#include <string.h>

static const struct {
  const char *name;
  int takes;
  cli_message_t help;
  int (*run)(const cli_options_t *options, cli_interrupt_t *interrupt);
} verbs[] = {
    {"run", CLI_TAKES_LAYERS | CLI_TAKES_RUN, CLI_MSG_HELP_RUN, cli_run},
    {"describe", CLI_TAKES_LAYERS, CLI_MSG_HELP_DESCRIBE, cli_describe},
};

enum { VERBS = sizeof verbs / sizeof verbs[0] };

static int run_verb(size_t verb, int argc, char **argv, cli_lang_t lang) {
  cli_interrupt_t interrupt;
  cli_options_t options;
  cli_report_t report;
  int code = CLI_EXIT_INPUT;
  cli_interrupt_start(&interrupt);
  cli_report_init(&report, lang);
  if (cli_options_parse(&options, argc, argv, verbs[verb].takes, &report) == 0) {
    if (options.help) {
      fputs(cli_message(verbs[verb].help, options.lang), stdout);
      code = CLI_EXIT_OK;
    } else {
      code = verbs[verb].run(&options, &interrupt);
    }
  }
  cli_report_print(&report, stderr);
  cli_report_free(&report);
  cli_interrupt_stop(&interrupt);
  return code;
}

static int dispatch(int argc, char **argv, cli_lang_t lang) {
  const char *word = argc > 1 ? argv[1] : "--help";
  for (size_t i = 0; i < VERBS; i++)
    if (strcmp(word, verbs[i].name) == 0)
      return run_verb(i, argc, argv, lang);
  if (strcmp(word, "--version") == 0) {
    puts("exante " EXANTE_VERSION);
    return CLI_EXIT_OK;
  }
  if (strncmp(word, "--help", 6) == 0 || strncmp(word, "--lang", 6) == 0) {
    fputs(cli_message(CLI_MSG_HELP, lang), stdout);
    return argc > 1 ? CLI_EXIT_OK : CLI_EXIT_INPUT;
  }
  char *shown = cli_escape(word, 40);
  const int code =
      cli_fail(lang, CLI_EXIT_INPUT, CLI_MSG_VERB_UNKNOWN, CLI_ARGS(shown ? shown : ""));
  free(shown);
  return code;
}

int main(int argc, char **argv) {
  const cli_lang_t lang = cli_options_language(argc, argv);
  gsl_set_error_handler_off();
  int code = dispatch(argc, argv, lang);
  /* A table that did not reach its reader is not a success. */
  if ((fflush(stdout) || ferror(stdout)) && code == CLI_EXIT_OK)
    code = cli_fail(lang, CLI_EXIT_ENVIRONMENT, CLI_MSG_STDOUT_FAILED, CLI_ARGS(strerror(errno)));
  return code;
}
