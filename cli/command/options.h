// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMAND_OPTIONS_H
#define CLI_COMMAND_OPTIONS_H

#include "cli/command/catalogue.h"
#include "inputs/load.h"
#include "sim/engine/comm.h"
#include "words/messages.h"
#include "words/report.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* The command line. Strings point into argv. */

enum { CLI_LAYERS_MAX = 64 }; /* of each option that may be repeated */

/* Texts that an option was given, in order. */
typedef struct {
  const char *items[CLI_LAYERS_MAX];
  size_t count;
} cli_texts_t;

typedef struct {
  cli_verb_t verb;
  const char *programme;
  cli_texts_t variants, overrides;     /* --variant, --set */
  cli_texts_t names;                   /* after the programme */
  cli_texts_t outputs, groups;         /* --output, --group */
  cli_texts_t precisions, only;        /* --precision, --only */
  cli_texts_t indicators;              /* --indicator */
  const char *find, *condition;        /* --find, --so-that; NULL: not given */
  const char *between[2];              /* --between; NULL: not given */
  const char *design;                  /* --design; NULL: not given */
  const char *most, *least;            /* --most, --least; NULL: not given */
  const char *observed, *history, *as; /* --observed, --history, --as; NULL: not given */
  const char *years, *unit;            /* --years, --unit; NULL: not given */
  const char *theme;                   /* --theme; NULL: not given */
  const char *model, *grade;           /* --model, --grade; NULL: not given */
  cli_texts_t components, criteria, results, regions; /* --component, --criterion … */
  uint64_t replicates, seed;
  bool replicates_given;   /* -n, and not the verb's own number */
  uint64_t max_replicates; /* --max-n; 0: not given */
  int threads;             /* 0: all cores */
  bool draws, freeze, widths, no_plots, quiet, quick, form, new_value, robust, help;
  const char *out; /* NULL: out/<programme>/<scenario> */
  words_lang_t lang;
  sim_comm_t *comm; /* the processes that compute together; NULL: this one alone */
} cli_options_t;

/* One of several processes, and not the one that prints and writes. */
static inline bool cli_options_is_silent(const cli_options_t *self) {
  return self->comm && self->comm->rank > 0;
}

/* The programme that the options name, with their variants and overrides. */
inputs_request_t cli_options_request(const cli_options_t *self);

/* The command that gives these results again: `exante run redes --set 'meta=0,25' -n 20000 --seed
   1`, with what changes them and nothing else, `name` for the programme, and quotes as a shell
   wants them. The caller frees; NULL when out of memory. */
char *cli_options_line(const cli_options_t *self, const char *name);

/* Writes a word of a command, in quotes where a shell would read more into it. */
void cli_options_word(FILE *stream, const char *word);

/* The same, to be freed; NULL when out of memory. */
char *cli_options_quoted(const char *word);

/* The field of an option, of the type that its kind says. */
const void *cli_options_field(const cli_options_t *self, cli_option_t option);

/* The language to speak before the command line is read: --lang anywhere in argv, else the first of
   LC_ALL, LC_MESSAGES and LANG that is set, when it names English; else Spanish. */
words_lang_t cli_options_language(int argc, char *const *argv);

/* Reads argv[2 …] of a verb. What the texts of the options mean is for the verb to judge. Returns
   SIM_OK or SIM_ERR_DOMAIN, with every problem in the report. */
int cli_options_parse(cli_options_t *self, int argc, char **argv, cli_verb_t verb,
                      words_report_t *report);

#endif
