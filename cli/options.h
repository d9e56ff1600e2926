// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "cli/messages.h"
#include "cli/report.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The command line. Strings point into argv. */

enum { CLI_LAYERS_MAX = 64 }; /* --variant and --set, each */

/* Which options a verb takes, beside those of all verbs. */
enum { CLI_TAKES_LAYERS = 1, CLI_TAKES_RUN = 2 };

typedef struct {
  const char *programme;
  const char *variants[CLI_LAYERS_MAX], *overrides[CLI_LAYERS_MAX];
  size_t variant_count, override_count;
  uint64_t replicates, seed;
  int threads; /* 0: all cores */
  bool draws, no_plots, quiet, help;
  const char *out; /* NULL: out/<programme>/<scenario> */
  cli_lang_t lang;
} cli_options_t;

/* The language to speak before the command line is read: --lang anywhere in argv, else the first of
   LC_ALL, LC_MESSAGES and LANG that is set, when it names English; else Spanish. */
cli_lang_t cli_options_language(int argc, char *const *argv);

/* Reads argv[2 …] of a verb that takes `takes`. Returns SIM_OK or SIM_ERR_DOMAIN, with every
   problem in the report. */
int cli_options_parse(cli_options_t *self, int argc, char **argv, int takes, cli_report_t *report);

#endif
