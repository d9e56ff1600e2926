// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command/options.h"

#include "sim/status.h"

#include <getopt.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* getopt's value of an option without a letter is this and its id. */
enum { FIRST_LONG = 256, SHOWN = 24 };

/* Where the value of each option stands. */
static const size_t fields[CLI_OPTION_COUNT] = {
#define CLI_OPTION(id, name, letter, kind, field, ...)                                             \
  [CLI_OPTION_##id] = offsetof(cli_options_t, field),
#include "cli/command/options.def"
#undef CLI_OPTION
};

const void *cli_options_field(const cli_options_t *self, cli_option_t option) {
  return (const char *)self + fields[option];
}

words_lang_t cli_options_language(int argc, char *const *argv) {
  static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  words_lang_t lang = WORDS_ES;
  for (int i = 1; i < argc; i++) {
    if (strncmp(argv[i], "--lang=", 7) == 0 && words_lang_parse(argv[i] + 7, &lang) == 0)
      return lang;
    if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc && words_lang_parse(argv[i + 1], &lang) == 0)
      return lang;
  }
  for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
    const char *value = getenv(variables[i]);
    if (value && *value)
      return strncmp(value, "en", 2) == 0 ? WORDS_EN : WORDS_ES;
  }
  return WORDS_ES;
}

/* Digits only: nothing a person could have meant otherwise. */
static bool parse_count(const char *text, uint64_t low, uint64_t high, uint64_t *out) {
  uint64_t value = 0;
  if (!*text)
    return false;
  for (; *text; text++) {
    if (*text < '0' || *text > '9' || value > (high - (uint64_t)(*text - '0')) / 10)
      return false;
    value = 10 * value + (uint64_t)(*text - '0');
  }
  *out = value;
  return value >= low;
}

static void read_count(const char *option, const char *text, uint64_t low, uint64_t high,
                       const char *range, uint64_t *out, words_report_t *report) {
  if (!parse_count(text, low, high, out))
    words_report_error(report, NULL, WORDS_MSG_OPTION_COUNT, WORDS_ARGS(option, text, range));
}

static void add_text(cli_texts_t *texts, const char *option, const char *text,
                     words_report_t *report) {
  if (texts->count == CLI_LAYERS_MAX)
    words_report_error(report, NULL, WORDS_MSG_OPTION_MANY, WORDS_ARGS(option));
  else
    texts->items[texts->count++] = text;
}

/* What is read from left to right. */
typedef struct {
  cli_options_t *out;
  cli_verb_t verb;
  int argc;
  char **argv;
  bool after_unknown; /* the option before was unknown: this may be its value */
  bool swallowed;     /* such a value was met: it may have been the programme */
  bool said_extra;
  words_report_t *report;
} reading_t;

/* "-n", "--seed". */
static const char *name_of(cli_option_t option, char shown[SHOWN]) {
  const cli_option_row_t *row = cli_option(option);
  if (row->letter)
    snprintf(shown, SHOWN, "-%c", row->letter);
  else
    snprintf(shown, SHOWN, "--%s", row->name);
  return shown;
}

static uint64_t count_of(const reading_t *self, cli_option_t option) {
  const cli_option_row_t *row = cli_option(option);
  uint64_t count = 0;
  char range[64], shown[SHOWN];
  snprintf(range, sizeof range, "%" PRIu64 " … %" PRIu64, row->least, row->most);
  read_count(name_of(option, shown), optarg, row->least, row->most, range, &count, self->report);
  return count;
}

/* Two values, where getopt knows one. */
static void take_pair(const reading_t *self, const char **pair) {
  pair[0] = optarg;
  pair[1] = optind < self->argc ? self->argv[optind++] : NULL;
  if (!pair[1])
    words_report_error(self->report, NULL, WORDS_MSG_OPTION_BETWEEN, NULL);
}

static void take(const reading_t *self, cli_option_t option) {
  void *field = (char *)self->out + fields[option];
  char shown[SHOWN];
  switch (cli_option(option)->kind) {
  case CLI_KIND_FLAG:
    *(bool *)field = true;
    break;
  case CLI_KIND_FOLDER:
    if (!*optarg)
      words_report_error(self->report, NULL, WORDS_MSG_OPTION_OUT, NULL);
    *(const char **)field = optarg;
    break;
  case CLI_KIND_TEXT:
    *(const char **)field = optarg;
    break;
  case CLI_KIND_TEXTS:
    add_text(field, name_of(option, shown), optarg, self->report);
    break;
  case CLI_KIND_COUNT:
    *(uint64_t *)field = count_of(self, option);
    break;
  case CLI_KIND_CORES:
    *(int *)field = (int)count_of(self, option);
    break;
  case CLI_KIND_PAIR:
    take_pair(self, field);
    break;
  case CLI_KIND_LANG:
    if (words_lang_parse(optarg, field))
      words_report_error(self->report, NULL, WORDS_MSG_OPTION_LANG, WORDS_ARGS(optarg));
  }
  self->out->replicates_given |= option == CLI_OPTION_REPLICATES;
}

static bool takes_programme(cli_verb_t verb) {
  return cli_verb(verb)->arguments[WORDS_EN][0] != '\0';
}

/* The programme, and the names after it for a verb that takes them. */
static void take_argument(reading_t *self, const char *text) {
  cli_options_t *out = self->out;
  if (self->after_unknown) {
    self->swallowed = true;
  } else if (!out->programme && takes_programme(self->verb)) {
    out->programme = text;
  } else if (cli_verb(self->verb)->takes_names) {
    add_text(&out->names, "NAME", text, self->report);
  } else if (!self->said_extra) {
    self->said_extra = true;
    words_report_error(self->report, NULL, WORDS_MSG_ARGUMENT_EXTRA, WORDS_ARGS(text));
  }
}

/* The option that getopt gave, by its letter or by its number; CLI_OPTION_COUNT: none. */
static cli_option_t option_of(int given) {
  for (int option = 0; option < CLI_OPTION_COUNT; option++)
    if (given == FIRST_LONG + option ||
        (given && given == cli_option((cli_option_t)option)->letter))
      return (cli_option_t)option;
  return CLI_OPTION_COUNT;
}

/* What getopt could make nothing of, as typed. */
static const char *typed(char **argv, char shown[SHOWN]) {
  if (optopt == 0 || optopt >= FIRST_LONG)
    return argv[optind - 1];
  snprintf(shown, SHOWN, "-%c", optopt);
  return shown;
}

static void take_option(reading_t *self, int given) {
  char shown[SHOWN];
  const cli_option_t option = option_of(given);
  const char *verb = self->argv[1];
  if (given == ':')
    words_report_error(self->report, NULL, WORDS_MSG_OPTION_VALUE,
                       WORDS_ARGS(typed(self->argv, shown)));
  else if (option == CLI_OPTION_COUNT)
    words_report_error(self->report, NULL, WORDS_MSG_OPTION_UNKNOWN,
                       WORDS_ARGS(typed(self->argv, shown), verb));
  else if (!cli_verb_takes(self->verb, option))
    words_report_error(self->report, NULL, WORDS_MSG_OPTION_UNKNOWN,
                       WORDS_ARGS(name_of(option, shown), verb));
  else
    take(self, option);
  /* of a known option of another verb getopt has taken the value */
  self->after_unknown = given == '?' && !strchr(self->argv[optind - 1], '=');
}

/* The options as getopt wants them. */
typedef struct {
  struct option names[CLI_OPTION_COUNT + 1];
  char letters[3 + 2 * CLI_OPTION_COUNT];
} known_t;

static void list_known(known_t *self) {
  size_t end = 2;
  *self = (known_t){.letters = "-:"}; /* '-': arguments come in their place, as option 1 */
  for (int option = 0; option < CLI_OPTION_COUNT; option++) {
    const cli_option_row_t *row = cli_option((cli_option_t)option);
    const bool has_argument = row->kind != CLI_KIND_FLAG;
    self->names[option] = (struct option){row->name, has_argument ? required_argument : no_argument,
                                          NULL, FIRST_LONG + option};
    if (row->letter)
      self->letters[end++] = row->letter;
    if (row->letter && has_argument)
      self->letters[end++] = ':';
  }
}

int cli_options_parse(cli_options_t *self, int argc, char **argv, cli_verb_t verb,
                      words_report_t *report) {
  *self = (cli_options_t){.verb = verb,
                          .replicates = cli_verb(verb)->replicates,
                          .seed = strtoull(cli_option(CLI_OPTION_SEED)->initial, NULL, 10),
                          .lang = report->lang};
  reading_t reading = {.out = self, .verb = verb, .argc = argc, .argv = argv, .report = report};
  known_t known;
  list_known(&known);
  opterr = 0;
  optind = 2;
  for (int given; (given = getopt_long(argc, argv, known.letters, known.names, NULL)) != -1;) {
    if (given == 1)
      take_argument(&reading, optarg);
    if (given == 1)
      reading.after_unknown = false;
    else
      take_option(&reading, given);
  }
  if (self->help)
    return SIM_OK;
  reading.after_unknown = false;
  for (int i = optind; i < argc; i++)
    take_argument(&reading, argv[i]);
  if (takes_programme(verb) &&
      ((!self->programme && !reading.swallowed) || (self->programme && !*self->programme))) {
    words_report_error(report, NULL,
                       strcmp(argv[1], "new") == 0 ? WORDS_MSG_NEW_MISSING
                                                   : WORDS_MSG_PROGRAMME_MISSING,
                       WORDS_ARGS(argv[1]));
    self->programme = NULL;
  }
  return report->errors ? SIM_ERR_DOMAIN : SIM_OK;
}

inputs_request_t cli_options_request(const cli_options_t *self) {
  return (inputs_request_t){.folder = self->programme,
                            .variants = self->variants.items,
                            .variant_count = self->variants.count,
                            .overrides = self->overrides.items,
                            .override_count = self->overrides.count,
                            .theme = self->theme};
}
