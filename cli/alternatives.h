// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_ALTERNATIVES_H
#define CLI_ALTERNATIVES_H

#include "cli/inputs.h"
#include "cli/options.h"
#include "models/programme.h"

/* The scenarios named on the command line, to compare or to choose between: `base`, variants, and
   variants layered with '+' (recomendado+inflacion-alta). They share their draws. */

enum { CLI_ALTERNATIVES_MAX = 12 };

typedef struct {
  const char *name; /* as typed; borrowed */
  cli_inputs_t inputs;
  models_programme_t *programme; /* NULL until compiled; then with its years */
  int first_year;
  size_t years;
} cli_alternative_t;

typedef struct {
  cli_alternative_t items[CLI_ALTERNATIVES_MAX];
  size_t count;
} cli_alternatives_t;

/* Reads options->names, two to CLI_ALTERNATIVES_MAX of them, --set applied to each, for the verb of
   that name. Returns SIM_OK,
   SIM_ERR_DOMAIN (reported: too few, too many, one named twice, or what cli_inputs_load reports) or
   SIM_ERR_NO_MEMORY. `self` is always initialised; free it with cli_alternatives_free. */
int cli_alternatives_load(cli_alternatives_t *self, const cli_options_t *options, const char *verb,
                          cli_report_t *report);

/* Compiles each; with record_inputs as models_programme_init says. Returns a status of sim/. */
int cli_alternatives_compile(cli_alternatives_t *self, uint64_t seed, bool record_inputs);

void cli_alternatives_free(cli_alternatives_t *self);

#endif
