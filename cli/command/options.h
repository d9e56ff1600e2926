// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMAND_OPTIONS_H
#define CLI_COMMAND_OPTIONS_H

#include "inputs/load.h"
#include "words/messages.h"
#include "words/report.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The command line. Strings point into argv. */

enum { CLI_LAYERS_MAX = 64 }; /* of each option that may be repeated */

/* Which options a verb takes, beside those of all verbs. */
enum {
  CLI_TAKES_VARIANT = 1,
  CLI_TAKES_SET = 2,
  CLI_TAKES_RUN = 4,         /* -n, --seed, --threads */
  CLI_TAKES_DRAWS = 8,       /* --draws */
  CLI_TAKES_NAMES = 16,      /* names of variants after the programme */
  CLI_TAKES_SOLVE = 32,      /* --find, --so-that, --between LOW HIGH */
  CLI_TAKES_OUTPUT = 64,     /* --output, --group */
  CLI_TAKES_DESIGN = 128,    /* --design, --precision, --max-n */
  CLI_TAKES_CRITERION = 256, /* --most, --least */
};

/* Texts that an option was given, in order. */
typedef struct {
  const char *items[CLI_LAYERS_MAX];
  size_t count;
} cli_texts_t;

typedef struct {
  const char *programme;
  const char *variants[CLI_LAYERS_MAX], *overrides[CLI_LAYERS_MAX];
  size_t variant_count, override_count;
  cli_texts_t names;            /* after the programme */
  cli_texts_t outputs, groups;  /* --output, --group */
  cli_texts_t precisions;       /* --precision */
  const char *find, *condition; /* --find, --so-that; NULL: not given */
  const char *between[2];       /* --between; NULL: not given */
  const char *design;           /* --design; NULL: not given */
  const char *most, *least;     /* --most, --least; NULL: not given */
  uint64_t replicates, seed;
  bool replicates_given;   /* -n, and not the verb's own number */
  uint64_t max_replicates; /* --max-n; 0: not given */
  int threads;             /* 0: all cores */
  bool draws, no_plots, quiet, help;
  const char *out; /* NULL: out/<programme>/<scenario> */
  words_lang_t lang;
} cli_options_t;

/* The programme that the options name, with their variants and overrides. */
inputs_request_t cli_options_request(const cli_options_t *self);

/* The language to speak before the command line is read: --lang anywhere in argv, else the first of
   LC_ALL, LC_MESSAGES and LANG that is set, when it names English; else Spanish. */
words_lang_t cli_options_language(int argc, char *const *argv);

/* Reads argv[2 …] of a verb that takes `takes`; `replicates` are those of a verb without -n. What
   the texts of the options mean is for the verb to judge. Returns SIM_OK or SIM_ERR_DOMAIN, with
   every problem in the report. */
int cli_options_parse(cli_options_t *self, int argc, char **argv, int takes, uint64_t replicates,
                      words_report_t *report);

#endif
