// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_NEW_FORM_H
#define CLI_NEW_FORM_H

#include "cli/new/inputs.h"

/* The form of cli/new/form.def as sheets: its figures, where they stand in the forecast, and the
   inputs that follow from them. All fill an empty leaf, in which what is short of memory is lost.
 */

/* Columns of the sheet of figures. */
enum {
  CLI_FIGURE_WHAT,
  CLI_FIGURE_VALUE,
  CLI_FIGURE_UNIT,
  CLI_FIGURE_SECTION,
  CLI_FIGURE_DECIMALS,
  CLI_FIGURE_DOCUMENT,
  CLI_FIGURE_ID,
  CLI_FIGURE_COLUMNS
};

/* Fills `figures`, which has its sheet's name: the others need it. */
void cli_form_figures(const cli_new_plan_t *plan, cli_new_figures_t *figures, cli_leaf_t *out);
void cli_form_placed(const cli_new_plan_t *plan, cli_leaf_t *out);

/* form_aside.c: the indicator of the year before, and notes on what follows from the defaults. */
void cli_form_history(const cli_new_plan_t *plan, const cli_new_figures_t *figures,
                      cli_leaf_t *out);
void cli_form_notes(const cli_new_plan_t *plan, cli_leaf_t *out);

void cli_form_inputs(const cli_new_plan_t *plan, const cli_new_figures_t *figures, cli_leaf_t *out,
                     cli_new_rules_t *rules);

/* readme.c: the page to be read first; `file` is what its commands name, as a shell wants it. */
void cli_form_readme(const cli_new_plan_t *plan, const char *file, cli_leaf_t *out);

#endif
