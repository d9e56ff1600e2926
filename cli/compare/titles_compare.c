// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/compare/titles_compare.h"

#include "cli/common/outlook_rows.h"
#include "cli/common/output_words.h"
#include "cli/common/rounded.h"
#include "plots/layout.h"
#include "studies/comparison.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const studies_comparison_t *comparison_of(const cli_sheet_t *sheet) {
  return sheet->subject;
}

static const char *name_of(cli_sheet_t *sheet, size_t scenario) {
  return cli_sheet_scenario(sheet, comparison_of(sheet)->scenarios.items[scenario].name);
}

static const sim_summary_t *level(const cli_sheet_t *sheet, size_t scenario, models_series_id_t id,
                                  int year) {
  const sim_summary_t *found =
      studies_comparison_level(comparison_of(sheet), scenario, models_series_name(id), year);
  return found && found->moments.count ? found : NULL;
}

/* All years at once where the plans have the same; else the first. */
static int year_of(const cli_sheet_t *sheet, models_series_id_t id) {
  return level(sheet, 0, id, 0) ? 0 : sheet->facts.first_year;
}

static const char *period_of(cli_sheet_t *sheet, int year) {
  char text[16];
  if (!year)
    return cli_sheet_period(sheet);
  snprintf(text, sizeof text, "%d", year);
  return cli_sheet_keep(sheet, strdup(text));
}

static const char *count_text(cli_sheet_t *sheet) {
  return cli_sheet_number(sheet, (double)comparison_of(sheet)->scenarios.count, 0);
}

/* The least and the greatest of a number over the scenarios; of several alike the first. */
typedef struct {
  size_t low, high;
  bool complete; /* every scenario has it */
} range_t;

typedef double (*figure_t)(const sim_summary_t *);

static double mean_of(const sim_summary_t *summary) {
  return summary->moments.mean;
}

static double median_of(const sim_summary_t *summary) {
  return sim_histogram_quantile(&summary->histogram, 0.50);
}

static range_t range_of(const cli_sheet_t *sheet, models_series_id_t id, int year,
                        figure_t figure) {
  range_t range = {.complete = true};
  for (size_t i = 0; i < comparison_of(sheet)->scenarios.count && range.complete; i++) {
    const sim_summary_t *own = level(sheet, i, id, year);
    range.complete = own != NULL;
    if (own && figure(own) < figure(level(sheet, range.low, id, year)))
      range.low = i;
    if (own && figure(own) > figure(level(sheet, range.high, id, year)))
      range.high = i;
  }
  return range;
}

static const char *board_title(cli_sheet_t *sheet, bool named) {
  const models_series_id_t id = MODELS_S_PLAN_MET;
  const int year = year_of(sheet, id);
  const range_t range = range_of(sheet, id, year, mean_of);
  char best[WORDS_NUMBER_BYTES], least[WORDS_NUMBER_BYTES], own[WORDS_NUMBER_BYTES];
  if (!range.complete)
    return cli_sheet_text(sheet, WORDS_MSG_TITLE_BOARD, WORDS_ARGS(count_text(sheet)));
  const double high = mean_of(level(sheet, range.high, id, year)),
               low = mean_of(level(sheet, range.low, id, year)),
               reference = mean_of(level(sheet, 0, id, year));
  words_numeral_chance(best, high, 1, sheet->lang);
  words_numeral_chance(least, low, 1, sheet->lang);
  words_numeral_chance(own, reference, 1, sheet->lang);
  const words_message_t same = high <= 0.0  ? WORDS_MSG_TITLE_ALL_NEVER
                               : low >= 1.0 ? WORDS_MSG_TITLE_ALL_ALWAYS
                                            : WORDS_MSG_TITLE_ALL_SAME;
  const bool alike = strcmp(best, least) == 0, none = range.high == 0 || strcmp(best, own) == 0;
  const words_message_t found =
      none ? (named ? WORDS_MSG_TITLE_BEST_REFERENCE : WORDS_MSG_TITLE_BEST_REFERENCE_SHORT)
           : (named ? WORDS_MSG_TITLE_BEST : WORDS_MSG_TITLE_BEST_SHORT);
  return cli_sheet_text(sheet, alike ? same : found,
                        WORDS_ARGS(count_text(sheet), best,
                                   name_of(sheet, strcmp(best, own) == 0 ? 0 : range.high), own,
                                   name_of(sheet, 0)));
}

static double spread_of(const sim_summary_t *summary) {
  return sim_histogram_quantile(&summary->histogram, 0.95) -
         sim_histogram_quantile(&summary->histogram, 0.05);
}

static const char *levels_title(cli_sheet_t *sheet, bool named) {
  const models_series_id_t id = MODELS_S_REQUIRED;
  const int year = year_of(sheet, id);
  const range_t range = range_of(sheet, id, year, median_of);
  char low[CLI_PESOS_BYTES], high[CLI_PESOS_BYTES];
  if (!range.complete)
    return cli_sheet_text(sheet, WORDS_MSG_COMPARE_LEVELS_TITLE,
                          WORDS_ARGS(cli_sheet_period(sheet)));
  const sim_summary_t *least = level(sheet, range.low, id, year),
                      *most = level(sheet, range.high, id, year);
  const double spread = fmin(spread_of(least), spread_of(most));
  cli_pesos(low, median_of(least), spread, sheet->lang);
  cli_pesos(high, median_of(most), spread, sheet->lang);
  const words_message_t found =
                            named ? WORDS_MSG_TITLE_REQUIRED_RANGE : WORDS_MSG_TITLE_REQUIRED_SHORT,
                        alike = median_of(least) == median_of(most)
                                    ? WORDS_MSG_TITLE_REQUIRED_SAME
                                    : WORDS_MSG_TITLE_REQUIRED_ALIKE;
  return cli_sheet_text(sheet, strcmp(low, high) == 0 ? alike : found,
                        WORDS_ARGS(period_of(sheet, year), low, name_of(sheet, range.low), high,
                                   name_of(sheet, range.high)));
}

/* The difference with the largest median, up or down; NULL when none moves the median. */
static const studies_difference_t *largest(const cli_sheet_t *sheet, models_series_id_t id,
                                           int year, size_t *scenario) {
  const studies_comparison_t *self = comparison_of(sheet);
  const studies_difference_t *found = NULL;
  for (size_t k = 0; k + 1 < self->scenarios.count; k++) {
    const studies_difference_t *d =
        studies_contrast_find(&self->contrasts[k], models_series_name(id), year);
    const double size = d ? fabs(d->quantile[STUDIES_DIFF_P50]) : 0.0;
    if (size > (found ? fabs(found->quantile[STUDIES_DIFF_P50]) : 0.0)) {
      found = d;
      *scenario = k + 1;
    }
  }
  return found;
}

static const char *change_text(cli_sheet_t *sheet, const studies_difference_t *d) {
  const double size = fabs(d->quantile[STUDIES_DIFF_P50]),
               spread = d->quantile[STUDIES_DIFF_P95] - d->quantile[STUDIES_DIFF_P05];
  char text[CLI_PESOS_BYTES];
  if (cli_outlook_is_money(d->unit))
    cli_pesos(text, size, spread, sheet->lang);
  else
    cli_rounded(text, size, spread, sheet->lang);
  return cli_sheet_keep(sheet, strdup(text));
}

static const char *differences_title(cli_sheet_t *sheet, bool named) {
  static const models_series_id_t outputs[] = {MODELS_S_REQUIRED, MODELS_S_BENEFICIARIES,
                                               MODELS_S_PARTICIPANTS, MODELS_S_CEILING,
                                               MODELS_S_SPENDING};
  for (size_t i = 0; i < sizeof outputs / sizeof outputs[0]; i++) {
    size_t scenario = 0;
    const int year = year_of(sheet, outputs[i]);
    const studies_difference_t *d = largest(sheet, outputs[i], year, &scenario);
    if (!d)
      continue;
    const words_message_t rises = named ? WORDS_MSG_TITLE_RISES : WORDS_MSG_TITLE_RISES_SHORT,
                          falls = named ? WORDS_MSG_TITLE_FALLS : WORDS_MSG_TITLE_FALLS_SHORT;
    return cli_sheet_text(
        sheet, d->quantile[STUDIES_DIFF_P50] > 0.0 ? rises : falls,
        WORDS_ARGS(name_of(sheet, scenario), cli_output_label(outputs[i], sheet->lang),
                   change_text(sheet, d), name_of(sheet, 0), period_of(sheet, year)));
  }
  return NULL;
}

/* Without the names of the scenarios where they would push the finding off the title. */
static const char *fitting(cli_sheet_t *sheet, const char *(*title)(cli_sheet_t *, bool)) {
  const char *text = title(sheet, true);
  return !text || plots_layout_title_fits(text) ? text : title(sheet, false);
}

const char *cli_title_compare_board(cli_sheet_t *sheet) {
  return fitting(sheet, board_title);
}

const char *cli_title_compare_levels(cli_sheet_t *sheet) {
  return fitting(sheet, levels_title);
}

const char *cli_title_compare_differences(cli_sheet_t *sheet) {
  return fitting(sheet, differences_title);
}
