// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_SCENARIO_H
#define CLI_COMMON_SCENARIO_H

#include "cli/command/options.h"
#include "inputs/programme.h"

/* The name of a scenario, fit for a folder: its variants and overrides joined by '+', or `base`:
   recomendado+inflacion-alta, base+plan.places.2027=800. When that would pass 200 bytes, the
   layers are replaced by a digest of them. The caller frees; NULL when out of memory. The layers
   must have been accepted by inputs_load. */
char *cli_scenario_name(const cli_options_t *options);

/* Reads the programme that the options name and names its scenario: *name, which the caller frees.
   SIM_OK; SIM_ERR_DOMAIN with every problem in the report, those found before too;
   SIM_ERR_NO_MEMORY. `inputs` are to be freed in any case. */
int cli_scenario_load(const cli_options_t *options, inputs_programme_t *inputs, char **name,
                      words_report_t *report);

/* What people call a scenario, `base` or variants joined by '+': the labels that labels.csv gives
   them (inputs_variant_labelled), "Inflación alta + Baja demanda"; a variant without one by its
   name. The caller frees; NULL when out of memory. */
char *cli_scenario_label(const inputs_programme_t *inputs, const char *name, words_lang_t lang);

/* `name`, or, when it is longer than `most` bytes, `head` and sixteen digits of its digest: what
   fits in a folder's name. Takes `name` over, NULL too; the caller frees; NULL when out of
   memory. */
char *cli_scenario_fit(char *name, size_t most, const char *head);

/* Where results go: options->out, else out/<programme>/<scenario>, or <dataset>/<work>. The caller
   frees; NULL when out of memory. */
char *cli_scenario_folder(const cli_options_t *options, const char *programme,
                          const char *scenario);

#endif
