// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command/options.h"

#include "sim/status.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum {
  OPT_VARIANT = 256,
  OPT_SET,
  OPT_SEED,
  OPT_THREADS,
  OPT_DRAWS,
  OPT_FIND,
  OPT_SO_THAT,
  OPT_BETWEEN,
  OPT_OUTPUT,
  OPT_GROUP,
  OPT_DESIGN,
  OPT_PRECISION,
  OPT_MAX_N,
  OPT_MOST,
  OPT_LEAST,
  OPT_OUT,
  OPT_NO_PLOTS,
  OPT_LANG,
  OPT_QUIET,
  OPT_HELP
};

#define DEFAULT_SEED 2026

static const struct option table[] = {
    {"variant", required_argument, NULL, OPT_VARIANT},
    {"set", required_argument, NULL, OPT_SET},
    {"replicates", required_argument, NULL, 'n'},
    {"seed", required_argument, NULL, OPT_SEED},
    {"threads", required_argument, NULL, OPT_THREADS},
    {"draws", no_argument, NULL, OPT_DRAWS},
    {"find", required_argument, NULL, OPT_FIND},
    {"so-that", required_argument, NULL, OPT_SO_THAT},
    {"between", required_argument, NULL, OPT_BETWEEN},
    {"output", required_argument, NULL, OPT_OUTPUT},
    {"group", required_argument, NULL, OPT_GROUP},
    {"design", required_argument, NULL, OPT_DESIGN},
    {"precision", required_argument, NULL, OPT_PRECISION},
    {"max-n", required_argument, NULL, OPT_MAX_N},
    {"most", required_argument, NULL, OPT_MOST},
    {"least", required_argument, NULL, OPT_LEAST},
    {"out", required_argument, NULL, OPT_OUT},
    {"no-plots", no_argument, NULL, OPT_NO_PLOTS},
    {"lang", required_argument, NULL, OPT_LANG},
    {"quiet", no_argument, NULL, OPT_QUIET},
    {"help", no_argument, NULL, OPT_HELP},
    {NULL, 0, NULL, 0},
};

/* What a verb must take for an option to have a meaning there. */
static int needs(int option) {
  switch (option) {
  case OPT_VARIANT:
    return CLI_TAKES_VARIANT;
  case OPT_SET:
    return CLI_TAKES_SET;
  case 'n':
  case OPT_SEED:
  case OPT_THREADS:
    return CLI_TAKES_RUN;
  case OPT_DRAWS:
    return CLI_TAKES_DRAWS;
  case OPT_FIND:
  case OPT_SO_THAT:
  case OPT_BETWEEN:
    return CLI_TAKES_SOLVE;
  case OPT_OUTPUT:
  case OPT_GROUP:
    return CLI_TAKES_OUTPUT;
  case OPT_DESIGN:
  case OPT_PRECISION:
  case OPT_MAX_N:
    return CLI_TAKES_DESIGN;
  case OPT_MOST:
  case OPT_LEAST:
    return CLI_TAKES_CRITERION;
  default:
    return 0;
  }
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

static void add_layer(const char **layers, size_t *count, const char *option, const char *text,
                      words_report_t *report) {
  if (*count == CLI_LAYERS_MAX)
    words_report_error(report, NULL, WORDS_MSG_OPTION_MANY, WORDS_ARGS(option));
  else
    layers[(*count)++] = text;
}

/* --between takes two values, where getopt knows one. */
static void add_between(cli_options_t *self, int argc, char **argv, words_report_t *report) {
  self->between[0] = optarg;
  self->between[1] = optind < argc ? argv[optind++] : NULL;
  if (!self->between[1])
    words_report_error(report, NULL, WORDS_MSG_OPTION_BETWEEN, NULL);
}

/* The options that only some verbs of analysis take. True when it was one of them. */
static bool take_analysis(cli_options_t *self, int option, words_report_t *report) {
  switch (option) {
  case OPT_FIND:
    self->find = optarg;
    return true;
  case OPT_SO_THAT:
    self->condition = optarg;
    return true;
  case OPT_OUTPUT:
    add_layer(self->outputs.items, &self->outputs.count, "--output", optarg, report);
    return true;
  case OPT_GROUP:
    add_layer(self->groups.items, &self->groups.count, "--group", optarg, report);
    return true;
  case OPT_DESIGN:
    self->design = optarg;
    return true;
  case OPT_PRECISION:
    add_layer(self->precisions.items, &self->precisions.count, "--precision", optarg, report);
    return true;
  case OPT_MAX_N:
    read_count("--max-n", optarg, 1, UINT64_C(1) << 40, "1 … 1099511627776", &self->max_replicates,
               report);
    return true;
  case OPT_MOST:
    self->most = optarg;
    return true;
  case OPT_LEAST:
    self->least = optarg;
    return true;
  default:
    return false;
  }
}

static void take(cli_options_t *self, int option, words_report_t *report) {
  uint64_t threads;
  switch (option) {
  case OPT_VARIANT:
    add_layer(self->variants, &self->variant_count, "--variant", optarg, report);
    break;
  case OPT_SET:
    add_layer(self->overrides, &self->override_count, "--set", optarg, report);
    break;
  case 'n':
    read_count("-n", optarg, 1, UINT64_C(1) << 40, "1 … 1099511627776", &self->replicates, report);
    self->replicates_given = true;
    break;
  case OPT_SEED:
    read_count("--seed", optarg, 0, INT64_MAX, "0 … 9223372036854775807", &self->seed, report);
    break;
  case OPT_THREADS:
    threads = 0;
    read_count("--threads", optarg, 1, 1024, "1 … 1024", &threads, report);
    self->threads = (int)threads;
    break;
  case OPT_DRAWS:
    self->draws = true;
    break;
  case OPT_OUT:
    if (!*optarg)
      words_report_error(report, NULL, WORDS_MSG_OPTION_OUT, NULL);
    self->out = optarg;
    break;
  case OPT_NO_PLOTS:
    self->no_plots = true;
    break;
  case OPT_QUIET:
    self->quiet = true;
    break;
  case OPT_HELP:
    self->help = true;
    break;
  default: /* OPT_LANG */
    if (words_lang_parse(optarg, &self->lang))
      words_report_error(report, NULL, WORDS_MSG_OPTION_LANG, WORDS_ARGS(optarg));
  }
}

/* What is read from left to right. */
typedef struct {
  cli_options_t *out;
  int takes;
  bool after_unknown; /* the option before was unknown: this may be its value */
  bool swallowed;     /* such a value was met: it may have been the programme */
  bool said_extra;
  words_report_t *report;
} reading_t;

/* The option that getopt has just met, as typed, or by its name when it is a known one. */
static const char *option_met(int option, char **argv, char shown[16]) {
  if (option == '?' || option == ':') {
    if (optopt == 0 || optopt >= OPT_VARIANT)
      return argv[optind - 1];
    snprintf(shown, 16, "-%c", optopt);
    return shown;
  }
  for (size_t i = 0; table[i].name; i++)
    if (table[i].val == option && option != 'n')
      snprintf(shown, 16, "--%s", table[i].name);
  return option == 'n' ? "-n" : shown;
}

/* The programme, and the names after it for a verb that takes them. */
static void take_argument(reading_t *self, const char *text) {
  cli_options_t *out = self->out;
  if (self->after_unknown) {
    self->swallowed = true;
  } else if (!out->programme) {
    out->programme = text;
  } else if (self->takes & CLI_TAKES_NAMES) {
    add_layer(out->names.items, &out->names.count, "NAME", text, self->report);
  } else if (!self->said_extra) {
    self->said_extra = true;
    words_report_error(self->report, NULL, WORDS_MSG_ARGUMENT_EXTRA, WORDS_ARGS(text));
  }
}

static void take_option(reading_t *self, int option, int argc, char **argv) {
  char shown[16] = "";
  const bool is_unknown = option == '?' || (needs(option) & ~self->takes);
  if (option == ':')
    words_report_error(self->report, NULL, WORDS_MSG_OPTION_VALUE,
                       WORDS_ARGS(option_met(option, argv, shown)));
  else if (is_unknown)
    words_report_error(self->report, NULL, WORDS_MSG_OPTION_UNKNOWN,
                       WORDS_ARGS(option_met(option, argv, shown), argv[1]));
  else if (option == OPT_BETWEEN)
    add_between(self->out, argc, argv, self->report);
  else if (!take_analysis(self->out, option, self->report))
    take(self->out, option, self->report);
  /* of a known option of another verb getopt has taken the value */
  self->after_unknown = option == '?' && !strchr(argv[optind - 1], '=');
}

int cli_options_parse(cli_options_t *self, int argc, char **argv, int takes, uint64_t replicates,
                      words_report_t *report) {
  *self = (cli_options_t){.replicates = replicates, .seed = DEFAULT_SEED, .lang = report->lang};
  reading_t reading = {.out = self, .takes = takes, .report = report};
  opterr = 0;
  optind = 2;
  /* '-': arguments come in their place, as option 1 */
  for (int option; (option = getopt_long(argc, argv, "-:n:h", table, NULL)) != -1;) {
    if (option == 1)
      take_argument(&reading, optarg);
    if (option == 1)
      reading.after_unknown = false;
    else
      take_option(&reading, option == 'h' ? OPT_HELP : option, argc, argv);
  }
  if (self->help)
    return SIM_OK;
  reading.after_unknown = false;
  for (int i = optind; i < argc; i++)
    take_argument(&reading, argv[i]);
  if ((!self->programme && !reading.swallowed) || (self->programme && !*self->programme)) {
    words_report_error(report, NULL, WORDS_MSG_PROGRAMME_MISSING, WORDS_ARGS(argv[1]));
    self->programme = NULL;
  }
  return report->errors ? SIM_ERR_DOMAIN : SIM_OK;
}

inputs_request_t cli_options_request(const cli_options_t *self) {
  return (inputs_request_t){.folder = self->programme,
                            .variants = self->variants,
                            .variant_count = self->variant_count,
                            .overrides = self->overrides,
                            .override_count = self->override_count};
}
