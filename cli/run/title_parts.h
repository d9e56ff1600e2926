// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_TITLE_PARTS_H
#define CLI_RUN_TITLE_PARTS_H

#include "cli/common/sheet.h"
#include "models/table/outputs.h"

/* What the titles of the charts of a forecast are put together from. Texts live as long as the
   sheet. */

/* A message without arguments. */
const char *cli_title_word(const cli_sheet_t *sheet, words_message_t id);

/* A probability of 0 to 1 with one decimal, "12,3 %"; and a year. */
const char *cli_title_chance(cli_sheet_t *sheet, double probability);
const char *cli_title_year(cli_sheet_t *sheet, int year);

/* The estimate of an output in a year (0: the total); NULL when there is none, or in no replicate.
 */
const studies_estimate_t *cli_title_find(const cli_sheet_t *sheet, const char *output, int year);

/* That of all years at once, or of the only one. */
const studies_estimate_t *cli_title_whole(const cli_sheet_t *sheet, models_series_id_t id);

/* What to say where an output has no figure: that the plan has no places, or, when it was not
   computed at all (--only), the title that finds nothing. */
const char *cli_title_without(const cli_sheet_t *sheet, models_series_id_t id,
                              words_message_t plain);

/* Whether two probabilities are written alike. */
bool cli_title_alike(const cli_sheet_t *sheet, double a, double b);

/* The sentence for what never happened, for what always did, or for what lies between. */
words_message_t cli_title_pick(double probability, words_message_t never, words_message_t always,
                               words_message_t between);

#endif
