// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/title_parts.h"

#include "words/numeral.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const char *cli_title_word(const cli_sheet_t *sheet, words_message_t id) {
  return words_message(id, sheet->lang);
}

const char *cli_title_chance(cli_sheet_t *sheet, double probability) {
  char text[WORDS_NUMBER_BYTES];
  words_numeral_chance(text, probability, 1, sheet->lang);
  return cli_sheet_keep(sheet, strdup(text));
}

const char *cli_title_year(cli_sheet_t *sheet, int year) {
  char text[16];
  snprintf(text, sizeof text, "%d", year);
  return cli_sheet_keep(sheet, strdup(text));
}

const studies_estimate_t *cli_title_find(const cli_sheet_t *sheet, const char *output, int year) {
  const studies_estimate_t *e = studies_forecast_find(sheet->forecast, output, year);
  return e && isfinite(e->mean) ? e : NULL;
}

const studies_estimate_t *cli_title_whole(const cli_sheet_t *sheet, models_series_id_t id) {
  const int year = sheet->facts.years > 1 ? 0 : sheet->facts.first_year;
  return cli_title_find(sheet, models_series_name(id), year);
}

const char *cli_title_without(const cli_sheet_t *sheet, models_series_id_t id,
                              words_message_t plain) {
  const bool computed =
      studies_forecast_find(sheet->forecast, models_series_name(id), sheet->facts.first_year);
  return cli_title_word(sheet, computed ? WORDS_MSG_TITLE_NO_PLACES : plain);
}

bool cli_title_alike(const cli_sheet_t *sheet, double a, double b) {
  char one[WORDS_NUMBER_BYTES], other[WORDS_NUMBER_BYTES];
  words_numeral_chance(one, a, 1, sheet->lang);
  words_numeral_chance(other, b, 1, sheet->lang);
  return strcmp(one, other) == 0;
}

words_message_t cli_title_pick(double probability, words_message_t never, words_message_t always,
                               words_message_t between) {
  return probability <= 0.0 ? never : probability >= 1.0 ? always : between;
}
