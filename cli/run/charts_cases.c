// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/charts_cases.h"

#include "cli/common/naming.h"
#include "cli/common/rounded.h"
#include "cli/run/title_parts.h"
#include "plots/cases.h"

#include <math.h>
#include <string.h>

enum { CASES = 50 };

/* The output, and what those that it counts are called: "participantes con negocio". */
typedef struct {
  const studies_estimate_t *estimate;
  const char *who;
} outcome_t;

static const studies_estimate_t *last_result(const cli_sheet_t *sheet) {
  static const char stem[] = "result.";
  const studies_forecast_t *f = sheet->forecast;
  const int year = sheet->facts.years > 1 ? 0 : sheet->facts.first_year;
  const studies_estimate_t *found = NULL;
  for (size_t i = 0; i < f->count; i++) {
    const studies_estimate_t *e = &f->estimates[i];
    if (e->year == year && strncmp(e->output, stem, strlen(stem)) == 0 &&
        !strchr(e->output + strlen(stem), '.') && isfinite(e->mean))
      found = e;
  }
  return found;
}

static const char *participants(cli_sheet_t *sheet, const char *who) {
  return cli_sheet_text(sheet, WORDS_MSG_CASES_PARTICIPANTS, WORDS_ARGS(who));
}

static outcome_t outcome_of(cli_sheet_t *sheet) {
  const studies_estimate_t *deal = cli_title_whole(sheet, MODELS_S_DEAL),
                           *result = last_result(sheet);
  char who[WORDS_SHOWN];
  if (deal)
    return (outcome_t){deal, participants(sheet, cli_title_word(sheet, WORDS_MSG_TITLE_DEAL))};
  if (!result)
    return (outcome_t){cli_title_whole(sheet, MODELS_S_PARTICIPANTS),
                       cli_title_word(sheet, WORDS_MSG_CASES_ALL)};
  cli_result_words(sheet->inputs, result->output + strlen("result."), sheet->lang, who);
  return (outcome_t){result, participants(sheet, who)};
}

static bool is_there(const outcome_t *self) {
  return self->estimate && self->estimate->quantile[STUDIES_P95] > 0.0;
}

static const char *title_of(cli_sheet_t *sheet, const outcome_t *self) {
  const double *q = self->estimate->quantile;
  const double spread = q[STUDIES_P95] - q[STUDIES_P05];
  char half[WORDS_NUMBER_BYTES], tenth[WORDS_NUMBER_BYTES];
  /* Quantiles are known to more than a tenth of the spread. */
  cli_rounded(half, q[STUDIES_P50], 0.1 * spread, sheet->lang);
  cli_rounded(tenth, q[STUDIES_P10], 0.1 * spread, sheet->lang);
  return cli_sheet_title(
      cli_sheet_text(sheet, spread > 0.0 ? WORDS_MSG_TITLE_CASES : WORDS_MSG_TITLE_CASES_SURE,
                     WORDS_ARGS(half, self->who, tenth)),
      cli_title_word(sheet, WORDS_MSG_TITLE_CASES_PLAIN));
}

const char *cli_title_cases(cli_sheet_t *sheet) {
  const outcome_t outcome = outcome_of(sheet);
  return is_there(&outcome) ? title_of(sheet, &outcome) : NULL;
}

/* Quantiles at 1 %, 3 % … 99 %: each stands for a fiftieth of the replicates. */
static const double *values_of(cli_sheet_t *sheet, const studies_estimate_t *estimate) {
  const studies_forecast_t *f = sheet->forecast;
  double *values = cli_sheet_array(sheet, CASES, sizeof *values);
  for (size_t i = 0; values && i < CASES; i++)
    values[i] = sim_histogram_quantile(&f->summaries[estimate - f->estimates].histogram,
                                       ((double)i + 0.5) / CASES);
  return values;
}

int cli_chart_cases(cli_sheet_t *sheet) {
  const outcome_t outcome = outcome_of(sheet);
  if (!is_there(&outcome))
    return sheet->lost ? PLOTS_ERR_NO_MEMORY : PLOTS_ERR_EMPTY;
  const plots_cases_t chart = {
      .caption = cli_sheet_caption(
          sheet, "cases", title_of(sheet, &outcome),
          cli_sheet_text(sheet, WORDS_MSG_CASES_SUBTITLE, WORDS_ARGS(cli_sheet_period(sheet))),
          WORDS_MSG_CASES_ABOUT),
      .unit = outcome.who,
      .format = {.lang = sheet->lang},
      .values = values_of(sheet, outcome.estimate),
      .count = CASES};
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_cases_write(&chart, &sheet->target);
}
