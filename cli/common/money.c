// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/money.h"

static const double million = 1e3; /* in M$ */

double cli_money_unit(const cli_sheet_t *sheet, double most) {
  const double wanted = sheet->inputs ? sheet->inputs->theme.money : 0.0;
  return wanted > 0.0 ? wanted : most >= million ? million : 1.0;
}

int cli_money_decimals(const cli_sheet_t *sheet, int needed) {
  const int wanted = sheet->inputs ? sheet->inputs->theme.decimals : 0;
  return wanted > needed ? wanted : needed;
}

const char *cli_money_word(const cli_sheet_t *sheet, double unit) {
  return words_message(unit > 1.0 ? WORDS_MSG_CHART_MILLIONS : WORDS_MSG_CHART_MONEY, sheet->lang);
}

void cli_money_scale(plots_band_t *bands, size_t count, double unit) {
  for (size_t i = 0; bands && i < count; i++) {
    double *const values[] = {&bands[i].low, &bands[i].lower, &bands[i].median, &bands[i].upper,
                              &bands[i].high};
    for (size_t k = 0; k < sizeof values / sizeof values[0]; k++)
      *values[k] /= unit;
  }
}
