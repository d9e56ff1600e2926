// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_MONEY_H
#define CLI_COMMON_MONEY_H

#include "cli/common/sheet.h"

/* In how many M$ the amounts of a chart are written, of which `most` is the largest: what the theme
   says, else millions of pesos from one million on; and the words for its axis. */
double cli_money_unit(const cli_sheet_t *sheet, double most);
const char *cli_money_word(const cli_sheet_t *sheet, double unit);

/* The decimals of amounts that need so many: the theme may want more. */
int cli_money_decimals(const cli_sheet_t *sheet, int needed);

/* Bands of amounts in that unit. */
void cli_money_scale(plots_band_t *bands, size_t count, double unit);

#endif
