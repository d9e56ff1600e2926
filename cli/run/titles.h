// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_TITLES_H
#define CLI_RUN_TITLES_H

#include "cli/common/sheet.h"

/* The titles of the charts of a forecast: what each finds, written from its numbers and true of
   any. They read facts, forecast, inputs and language of the sheet, which keeps the text. Years
   without places, of which no event is known, are passed over. Amounts and counts are rounded to a
   tenth of their spread; a probability of 0 or 1 is said of the replicates, in which alone it is
   that. */

/* Whether the plan is met, with its goals where none is judgement, in all years at once. */
const char *cli_title_board(cli_sheet_t *sheet);

/* The probability that the ceiling suffices: of the best year and of the worst; or of the first and
   the most of all later ones, where it falls. */
const char *cli_title_budget(cli_sheet_t *sheet);

/* How many places would not be filled over the years. */
const char *cli_title_places(cli_sheet_t *sheet);

/* The probability that the goal `goal` (goal.deal) is met, from the least likely year to the
   likeliest; without it what share of the participants, called `who` ("con negocio"), the
   indicator `output` counts in the first year that has any. NULL when it is defined in none. */
const char *cli_title_indicator(cli_sheet_t *sheet, const char *output, const char *goal,
                                const char *who);

/* With how much money the plan's cost is covered with 80 %. */
const char *cli_title_cost(cli_sheet_t *sheet);

/* What share of the participants is of the regions with most of them: three where there are five or
   more, else one. `regions`: outputs; `labels`: their names. */
const char *cli_title_regions(cli_sheet_t *sheet, const char *const *regions,
                              const char *const *labels, size_t count);

#endif
