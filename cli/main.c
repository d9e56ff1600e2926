// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/say.h"
#include "cli/verbs.h"
#include "inputs/folder.h"
#include "inputs/installed.h"
#include "inputs/load.h"

#include <errno.h>
#include <fcntl.h>
#include <gsl/gsl_errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LAYERS = CLI_TAKES_VARIANT | CLI_TAKES_SET, REPLICATES = 1000000, COMPARED = 200000 };

typedef struct {
  const char *name;
  int takes;
  uint64_t replicates; /* without -n */
  words_message_t help;
  int (*run)(const cli_options_t *options, cli_interrupt_t *interrupt);
} verb_t;

static const verb_t verbs[] = {
    {"run", LAYERS | CLI_TAKES_RUN | CLI_TAKES_DRAWS | CLI_TAKES_DESIGN, REPLICATES,
     WORDS_MSG_HELP_RUN, cli_run},
    {"check", 0, 0, WORDS_MSG_HELP_CHECK, cli_check},
    {"charts", 0, 0, WORDS_MSG_HELP_CHARTS, cli_charts},
    {"describe", LAYERS, 0, WORDS_MSG_HELP_DESCRIBE, cli_describe},
    {"compare", CLI_TAKES_SET | CLI_TAKES_RUN | CLI_TAKES_NAMES, COMPARED, WORDS_MSG_HELP_COMPARE,
     cli_compare},
    {"solve", LAYERS | CLI_TAKES_RUN | CLI_TAKES_SOLVE, 200000, WORDS_MSG_HELP_SOLVE, cli_solve},
    {"sensitivity", LAYERS | CLI_TAKES_RUN | CLI_TAKES_OUTPUT, CLI_SENSITIVITY_POINTS,
     WORDS_MSG_HELP_SENSITIVITY, cli_sensitivity},
    {"value", CLI_TAKES_SET | CLI_TAKES_RUN | CLI_TAKES_NAMES | CLI_TAKES_CRITERION, 131072,
     WORDS_MSG_HELP_VALUE, cli_value},
};

enum { VERBS = sizeof verbs / sizeof verbs[0] };

/* With the programme where it is: among the installed scenarios when there is no such folder
   here. */
static int run_on(const verb_t *verb, cli_options_t *options, cli_interrupt_t *interrupt,
                  words_report_t *report) {
  char *installed = NULL;
  if (inputs_installed_find(options->programme, &installed)) {
    report->no_memory = true;
    return CLI_EXIT_ENVIRONMENT;
  }
  options->programme = installed ? installed : options->programme;
  const int code = verb->run(options, interrupt);
  free(installed);
  return code;
}

/* The command line is wrong: so may be the programme and the scenario, and all is said at once. */
static void look_further(const cli_options_t *options, int takes, words_report_t *report) {
  inputs_programme_t inputs;
  char *installed = NULL, name[INPUTS_NAME_SIZE];
  if (inputs_installed_find(options->programme, &installed))
    return;
  inputs_request_t request = cli_options_request(options);
  request.folder = installed ? installed : options->programme;
  if (takes & CLI_TAKES_SET)
    (void)inputs_load(&request, &inputs, report);
  else
    (void)inputs_folder_check(request.folder, name, report);
  if (takes & CLI_TAKES_SET)
    inputs_programme_free(&inputs);
  free(installed);
}

static int run_verb(size_t verb, int argc, char **argv, words_lang_t lang) {
  cli_interrupt_t interrupt;
  cli_options_t options;
  words_report_t report;
  int code = CLI_EXIT_INPUT;
  cli_interrupt_start(&interrupt);
  words_report_init(&report, lang);
  if (cli_options_parse(&options, argc, argv, verbs[verb].takes, verbs[verb].replicates, &report) ==
      0) {
    if (options.help) {
      fputs(words_message(verbs[verb].help, options.lang), stdout);
      code = CLI_EXIT_OK;
    } else {
      code = run_on(&verbs[verb], &options, &interrupt, &report);
    }
  } else if (options.programme) {
    look_further(&options, verbs[verb].takes, &report);
  }
  if (code != CLI_EXIT_OK || !options.help)
    words_report_print(&report, stderr);
  words_report_free(&report);
  cli_interrupt_stop(&interrupt);
  return code;
}

/* --lang, and not another option that begins so. */
static bool is_lang(const char *text) {
  return strcmp(text, "--lang") == 0 || strncmp(text, "--lang=", 7) == 0;
}

/* `exante --lang en run …` is `exante run --lang en …`: brings the verb to the front. */
static void bring_verb_forward(int argc, char **argv) {
  int at = 1;
  while (at < argc && is_lang(argv[at]))
    at += argv[at][6] == '=' ? 1 : 2;
  if (at >= argc)
    return;
  char *verb = argv[at];
  memmove(argv + 2, argv + 1, (size_t)(at - 1) * sizeof *argv);
  argv[1] = verb;
}

static size_t find_verb(const char *name) {
  size_t i = 0;
  while (i < VERBS && strcmp(name, verbs[i].name) != 0)
    i++;
  return i;
}

static int refuse(words_lang_t lang, words_message_t id, const char *text) {
  char *shown = words_escape(text, 40);
  const int code = cli_fail(lang, CLI_EXIT_INPUT, id, WORDS_ARGS(shown ? shown : ""));
  free(shown);
  return code;
}

static bool is_help(const char *text) {
  static const char *const words[] = {"--help", "-h", "help", "ayuda"};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strcmp(text, words[i]) == 0)
      return true;
  return false;
}

/* `exante help`, `exante help run`. */
static int help(int argc, char **argv, words_lang_t lang) {
  int at = 2;
  while (at < argc && is_lang(argv[at]))
    at += argv[at][6] == '=' ? 1 : 2;
  const char *name = at < argc ? argv[at] : NULL;
  const size_t verb = name ? find_verb(name) : VERBS;
  if (name && verb == VERBS && !is_help(name))
    return refuse(lang, WORDS_MSG_VERB_UNKNOWN, name);
  fputs(words_message(verb < VERBS ? verbs[verb].help : WORDS_MSG_HELP, lang), stdout);
  return CLI_EXIT_OK;
}

static int dispatch(int argc, char **argv, words_lang_t lang) {
  bring_verb_forward(argc, argv);
  if (argc < 2 || is_lang(argv[1])) {
    fputs(words_message(WORDS_MSG_HELP, lang), stderr);
    return CLI_EXIT_INPUT;
  }
  const size_t verb = find_verb(argv[1]);
  if (verb < VERBS)
    return run_verb(verb, argc, argv, lang);
  if (is_help(argv[1]))
    return help(argc, argv, lang);
  if (strcmp(argv[1], "--version") == 0) {
    puts("exante " EXANTE_VERSION);
    return CLI_EXIT_OK;
  }
  return refuse(lang, argv[1][0] == '-' ? WORDS_MSG_OPTION_NO_VERB : WORDS_MSG_VERB_UNKNOWN,
                argv[1]);
}

/* A closed standard stream would be taken by the next file opened, and a message or a table would
   end up in that file. In its place comes one on which writing fails. */
static void keep_streams_apart(void) {
  for (int fd = 0; fd <= 2; fd++)
    if (fcntl(fd, F_GETFD) == -1 && errno == EBADF)
      (void)open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
}

int main(int argc, char **argv) {
  const words_lang_t lang = cli_options_language(argc, argv);
  keep_streams_apart();
  gsl_set_error_handler_off();
  signal(SIGXFSZ, SIG_IGN); /* a file too large is an error like a full disk */
  int code = dispatch(argc, argv, lang);
  /* A table that did not reach its reader is not a success. */
  if ((fflush(stdout) || ferror(stdout)) && code == CLI_EXIT_OK)
    code = cli_fail(lang, CLI_EXIT_ENVIRONMENT, WORDS_MSG_STDOUT_FAILED,
                    WORDS_ARGS(cli_errno_text(errno, lang)));
  return code;
}
