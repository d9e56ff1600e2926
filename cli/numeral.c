// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/numeral.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

plots_lang_t cli_plots_lang(cli_lang_t lang) {
  return lang == CLI_EN ? PLOTS_EN : PLOTS_ES;
}

void cli_numeral(char out[PLOTS_NUMBER_BYTES], double x, int decimals, cli_lang_t lang) {
  const plots_format_t format = {.decimals = decimals, .lang = cli_plots_lang(lang)};
  plots_format_number(out, x, &format);
}

void cli_numeral_percent(char out[PLOTS_NUMBER_BYTES], double x, int decimals, cli_lang_t lang) {
  const plots_format_t format = {
      .decimals = decimals, .percent = true, .lang = cli_plots_lang(lang)};
  plots_format_number(out, x, &format);
}

void cli_numeral_unit(char out[PLOTS_NUMBER_BYTES], double x, int decimals, const char *unit,
                      cli_lang_t lang) {
  /* A year has no thousands. Formulas over years may leave them: those are numbers. */
  if (strcmp(unit, "year") == 0 && x == rint(x) && fabs(x) < 1e5)
    snprintf(out, PLOTS_NUMBER_BYTES, "%.0f", x == 0.0 ? 0.0 : x);
  else if (strcmp(unit, "%") == 0)
    cli_numeral_percent(out, x, decimals, lang);
  else
    cli_numeral(out, x, decimals, lang);
}

void cli_numeral_chance(char out[PLOTS_NUMBER_BYTES], double probability, int decimals,
                        cli_lang_t lang) {
  const plots_format_t format = {
      .decimals = decimals, .percent = true, .lang = cli_plots_lang(lang)};
  plots_format_chance(out, 100.0 * probability, &format);
}
