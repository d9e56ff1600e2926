// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_ASSUMPTIONS_H
#define CLI_COMMON_ASSUMPTIONS_H

#include "cli/command/options.h"
#include "inputs/programme.h"

/* What was assumed, in words: for the foot of every chart, which travels without its folder. */

/* What --set fixed, in the order given: "techo de presupuesto 2027 = 350.000; meta = 0,25", with
   the inputs' labels where they have one; "" when nothing was. The caller frees; NULL when out of
   memory. The layers must have been accepted by inputs_load. */
char *cli_assumptions_set(const cli_options_t *options, const inputs_programme_t *inputs);

/* The scenario of options->variants, as cli_scenario_label, with what --set fixed: "Recomendado,
   con techo de presupuesto = 350.000". The caller frees; NULL when out of memory. */
char *cli_assumptions_scenario(const cli_options_t *options, const inputs_programme_t *inputs);

#endif
