// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include "cli/command/help.h"
#include "cli/common/exits.h"
#include "cli/common/say.h"
#include "cli/verbs.h"
#include "inputs/folder.h"
#include "inputs/installed.h"
#include "inputs/load.h"
#include "sim/status.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef int (*verb_fn)(const cli_options_t *options, cli_interrupt_t *interrupt);

static const verb_fn verbs[CLI_VERB_COUNT] = {
#define CLI_VERB(id, name, ...) [CLI_VERB_##id] = cli_##name,
#include "cli/command/verbs.def"
#undef CLI_VERB
};

/* What the verb is given is there already; of a new programme it is not. */
static bool is_read(cli_verb_t verb) {
  return verb != CLI_VERB_NEW;
}

/* With the programme where it is: among the installed scenarios when there is no such folder
   here. */
static int run_on(cli_verb_t verb, cli_options_t *options, cli_interrupt_t *interrupt,
                  words_report_t *report) {
  char *installed = NULL;
  if (options->programme && is_read(verb) &&
      inputs_installed_find(options->programme, &installed)) {
    report->no_memory = true;
    return CLI_EXIT_ENVIRONMENT;
  }
  options->programme = installed ? installed : options->programme;
  const int code = verbs[verb](options, interrupt);
  free(installed);
  return code;
}

/* The command line is wrong: so may be the programme and the scenario, and all is said at once. */
static void look_further(const cli_options_t *options, cli_verb_t verb, words_report_t *report) {
  const bool takes_set = cli_verb_takes(verb, CLI_OPTION_SET);
  inputs_programme_t inputs;
  char *installed = NULL, name[INPUTS_NAME_SIZE];
  if (inputs_installed_find(options->programme, &installed))
    return;
  inputs_request_t request = cli_options_request(options);
  request.folder = installed ? installed : options->programme;
  if (takes_set)
    (void)inputs_load(&request, &inputs, report);
  else
    (void)inputs_folder_check(request.folder, name, report);
  if (takes_set)
    inputs_programme_free(&inputs);
  free(installed);
}

/* What several processes can do together. */
static int check_shared(const cli_options_t *options, cli_verb_t verb, words_report_t *report) {
  if (!options->comm)
    return SIM_OK;
  if (verb != CLI_VERB_RUN && verb != CLI_VERB_COMPARE && verb != CLI_VERB_SENSITIVITY)
    words_report_error(report, NULL, WORDS_MSG_RANKS_VERB, WORDS_ARGS(cli_verb(verb)->name));
  if (options->draws)
    words_report_error(report, NULL, WORDS_MSG_RANKS_DRAWS, NULL);
  return report->errors ? SIM_ERR_DOMAIN : SIM_OK;
}

static int run_verb(cli_verb_t verb, int argc, char **argv, words_lang_t lang, sim_comm_t *comm) {
  cli_interrupt_t interrupt;
  cli_options_t options;
  words_report_t report;
  int code = CLI_EXIT_INPUT;
  cli_interrupt_start(&interrupt);
  words_report_init(&report, lang);
  const int status = cli_options_parse(&options, argc, argv, verb, &report);
  options.comm = comm;
  if (status == SIM_OK) {
    if (options.help) {
      cli_help_verb(verb, options.lang, stdout);
      code = CLI_EXIT_OK;
    } else if (check_shared(&options, verb, &report) == SIM_OK) {
      code = run_on(verb, &options, &interrupt, &report);
    }
  } else if (options.programme && is_read(verb)) {
    look_further(&options, verb, &report);
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
  const cli_verb_t verb = name ? cli_verb_find(name) : CLI_VERB_COUNT;
  if (name && verb == CLI_VERB_COUNT && !is_help(name))
    return refuse(lang, WORDS_MSG_VERB_UNKNOWN, name);
  if (verb < CLI_VERB_COUNT)
    cli_help_verb(verb, lang, stdout);
  else
    cli_help(lang, stdout);
  return CLI_EXIT_OK;
}

static int dispatch(int argc, char **argv, words_lang_t lang, sim_comm_t *comm) {
  bring_verb_forward(argc, argv);
  if (argc < 2 || is_lang(argv[1])) {
    cli_help(lang, stderr);
    return CLI_EXIT_INPUT;
  }
  const cli_verb_t verb = cli_verb_find(argv[1]);
  if (verb < CLI_VERB_COUNT)
    return run_verb(verb, argc, argv, lang, comm);
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

int cli_program(int argc, char **argv, sim_comm_t *comm) {
  const words_lang_t lang = cli_options_language(argc, argv);
  keep_streams_apart();
  signal(SIGXFSZ, SIG_IGN); /* a file too large is an error like a full disk */
  int code = dispatch(argc, argv, lang, comm);
  /* A table that did not reach its reader is not a success. */
  if ((fflush(stdout) || ferror(stdout)) && code == CLI_EXIT_OK)
    code = cli_fail(lang, CLI_EXIT_ENVIRONMENT, WORDS_MSG_STDOUT_FAILED,
                    WORDS_ARGS(cli_errno_text(errno, lang)));
  return code;
}
