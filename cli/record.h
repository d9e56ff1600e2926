// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RECORD_H
#define CLI_RECORD_H

#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/results.h"

/* Writes run.json: what is needed to repeat a run and to know that its files are the ones it
   wrote: version, generator, seed, replicates, programme, scenario, digests (SHA-256) of every
   input file and of every result. No clock and no path enters. 0; −1 with the failure noted in
   `results`. */
int cli_record_write(cli_results_t *results, const cli_inputs_t *inputs,
                     const cli_options_t *options, const char *scenario);

#endif
