// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/charts_limits.h"

#include "cli/common/output_words.h"
#include "cli/run/title_parts.h"
#include "plots/bars.h"

#include <math.h>

enum { LIMITS = 4 };

static const struct {
  models_series_id_t output;
  words_message_t word; /* "el presupuesto" */
} limits[LIMITS] = {{MODELS_S_BOUND_PLAN, WORDS_MSG_LIMIT_PLAN},
                    {MODELS_S_BOUND_DEMAND, WORDS_MSG_LIMIT_DEMAND},
                    {MODELS_S_BOUND_BUDGET, WORDS_MSG_LIMIT_BUDGET},
                    {MODELS_S_BOUND_POPULATION, WORDS_MSG_LIMIT_POPULATION}};

/* A year with places: how often each limits, and which does likeliest (the first of several). */
typedef struct {
  int year;
  double share[LIMITS];
  size_t most;
} limited_t;

static bool read_year(const cli_sheet_t *sheet, int year, limited_t *out) {
  *out = (limited_t){.year = year};
  for (size_t k = 0; k < LIMITS; k++) {
    const studies_estimate_t *e = cli_title_find(sheet, models_series_name(limits[k].output), year);
    if (!e)
      return false;
    out->share[k] = e->mean;
    if (e->mean > out->share[out->most])
      out->most = k;
  }
  return true;
}

static const limited_t *years_of(cli_sheet_t *sheet, size_t *count) {
  limited_t *years = cli_sheet_array(sheet, sheet->facts.years, sizeof *years);
  *count = 0;
  for (size_t i = 0; years && i < sheet->facts.years; i++)
    *count += read_year(sheet, sheet->facts.first_year + (int)i, &years[*count]);
  return years;
}

static double share(const limited_t *year) {
  return year->share[year->most];
}

const char *cli_title_limits(cli_sheet_t *sheet) {
  size_t count, other = 1;
  const limited_t *years = years_of(sheet, &count);
  if (count == 0)
    return NULL;
  double low = share(&years[0]), high = low;
  for (size_t i = 1; i < count; i++) {
    low = fmin(low, share(&years[i]));
    high = fmax(high, share(&years[i]));
  }
  while (other < count && years[other].most == years[0].most)
    other++;
  const char *word = cli_title_word(sheet, limits[years[0].most].word);
  if (other < count)
    return cli_sheet_text(sheet, WORDS_MSG_TITLE_LIMITS_TWO,
                          WORDS_ARGS(cli_title_year(sheet, years[0].year), word,
                                     cli_title_chance(sheet, share(&years[0])),
                                     cli_title_year(sheet, years[other].year),
                                     cli_title_word(sheet, limits[years[other].most].word),
                                     cli_title_chance(sheet, share(&years[other]))));
  if (count == 1)
    return cli_sheet_text(
        sheet, WORDS_MSG_TITLE_LIMITS_YEAR,
        WORDS_ARGS(cli_title_year(sheet, years[0].year), word, cli_title_chance(sheet, low)));
  return cli_sheet_text(
      sheet,
      cli_title_alike(sheet, low, high) ? WORDS_MSG_TITLE_LIMITS_ALIKE
                                        : WORDS_MSG_TITLE_LIMITS_SAME,
      WORDS_ARGS(word, cli_title_chance(sheet, low), cli_title_chance(sheet, high)));
}

static const plots_bar_t *bars_of(cli_sheet_t *sheet, const limited_t *years, size_t count) {
  plots_bar_t *bars = cli_sheet_array(sheet, count, sizeof *bars);
  double *parts = cli_sheet_array(sheet, count * LIMITS, sizeof *parts);
  for (size_t i = 0; bars && parts && i < count; i++) {
    for (size_t k = 0; k < LIMITS; k++)
      parts[i * LIMITS + k] = 100.0 * years[i].share[k];
    bars[i] =
        (plots_bar_t){cli_title_year(sheet, years[i].year), parts + i * LIMITS,
                      cli_sheet_text(sheet, WORDS_MSG_LIMIT_MOST,
                                     WORDS_ARGS(cli_title_word(sheet, limits[years[i].most].word),
                                                cli_title_chance(sheet, share(&years[i]))))};
  }
  return bars;
}

int cli_chart_limits(cli_sheet_t *sheet) {
  size_t count;
  const limited_t *years = years_of(sheet, &count);
  const char *parts[LIMITS];
  if (count == 0)
    return sheet->lost ? PLOTS_ERR_NO_MEMORY : PLOTS_ERR_EMPTY;
  for (size_t k = 0; k < LIMITS; k++)
    parts[k] = cli_output_label(limits[k].output, sheet->lang);
  const char *notes[] = {cli_title_word(sheet, WORDS_MSG_LIMIT_NOTE)};
  const plots_bars_t chart = {.caption =
                                  cli_sheet_caption(sheet, "limits", cli_title_limits(sheet),
                                                    cli_title_word(sheet, WORDS_MSG_LIMIT_SUBTITLE),
                                                    WORDS_MSG_LIMIT_ABOUT),
                              .foot = {.notes = notes, .count = 1},
                              .unit = cli_title_word(sheet, WORDS_MSG_LIMIT_UNIT),
                              .format = {.decimals = 1, .percent = true, .lang = sheet->lang},
                              .parts = parts,
                              .part_count = LIMITS,
                              .bars = bars_of(sheet, years, count),
                              .count = count};
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_bars_write(&chart, &sheet->target);
}
