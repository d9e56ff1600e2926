// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/charts_afford.h"

#include "cli/common/money.h"
#include "cli/common/rounded.h"
#include "cli/run/charts_joint.h"
#include "cli/run/title_parts.h"
#include "plots/levels.h"
#include "sim/status.h"
#include "studies/purchase.h"

#include <math.h>
#include <string.h>

enum { LEVELS = 3, POINTS = 41, SURE = 1 /* the level that the title speaks of */ };
static const double levels[LEVELS] = {0.5, 0.8, 0.95};

typedef struct {
  int year;
  double places, ceiling; /* of the plan; M$, its median */
  bool is_uncertain;      /* the ceiling is */
  double paid[LEVELS];    /* places that it pays for */
  double needed[LEVELS];  /* ceilings for the places of the plan */
  size_t replicates;
} afford_t;

/* The first year whose ceiling suffices with less certainty than the title speaks of, else the
   first with places and a ceiling; 0: there is none. */
static int year_of(const cli_sheet_t *sheet) {
  int first = 0;
  for (size_t i = 0; i < sheet->facts.years; i++) {
    const int year = sheet->facts.first_year + (int)i;
    const studies_estimate_t *suffices =
        cli_title_find(sheet, models_series_name(MODELS_S_SUFFICES), year);
    if (!suffices || !cli_title_find(sheet, models_series_name(MODELS_S_CEILING), year) ||
        !cli_title_find(sheet, models_series_name(MODELS_S_PLACES), year))
      continue;
    if (suffices->mean < levels[SURE])
      return year;
    first = first ? first : year;
  }
  return first;
}

/* Fills `out` and, where it is wanted, the purchase, which the caller frees in any case. */
static int read_afford(const cli_sheet_t *sheet, afford_t *out, studies_purchase_t *purchase) {
  const uint64_t all = sheet->forecast->replicates;
  *out = (afford_t){.year = year_of(sheet)};
  *purchase = (studies_purchase_t){0};
  if (!out->year || all == 0)
    return PLOTS_ERR_EMPTY;
  const double *ceiling =
      cli_title_find(sheet, models_series_name(MODELS_S_CEILING), out->year)->quantile;
  out->places = cli_title_find(sheet, models_series_name(MODELS_S_PLACES), out->year)->mean;
  out->ceiling = ceiling[STUDIES_P50];
  out->is_uncertain = ceiling[STUDIES_P05] < ceiling[STUDIES_P95];
  out->replicates = all < CLI_JOINT_REPLICATES ? (size_t)all : CLI_JOINT_REPLICATES;
  const int status = studies_purchase_init(purchase, &sheet->inputs->inputs, sheet->forecast,
                                           out->year, out->ceiling, out->replicates);
  if (status)
    return status == SIM_ERR_NO_MEMORY ? PLOTS_ERR_NO_MEMORY : PLOTS_ERR_EMPTY;
  for (size_t k = 0; k < LEVELS; k++) {
    out->paid[k] = studies_purchase_places(purchase, out->ceiling, levels[k]);
    out->needed[k] = studies_purchase_ceiling(purchase, out->places, levels[k]);
  }
  return PLOTS_OK;
}

/* In as many digits as the certainties differ by; rounded up, as less does not suffice. */
static const char *pesos(cli_sheet_t *sheet, double amount, bool at_most, const afford_t *afford) {
  char text[CLI_PESOS_BYTES];
  const double spread =
      fmax(afford->needed[LEVELS - 1] - afford->needed[0], 0.01 * afford->needed[SURE]);
  if (at_most)
    cli_pesos_at_most(text, amount, spread, sheet->lang);
  else
    cli_pesos(text, amount, spread, sheet->lang);
  return cli_sheet_keep(sheet, strdup(text));
}

static const char *title_of(cli_sheet_t *sheet, const afford_t *afford) {
  const bool short_of = afford->paid[SURE] < afford->places;
  const char *plan = cli_sheet_number(sheet, afford->places, 0),
             *paid = cli_sheet_number(sheet, afford->paid[SURE], 0),
             *year = cli_title_year(sheet, afford->year);
  return cli_sheet_title(
      cli_sheet_text(
          sheet, short_of ? WORDS_MSG_TITLE_AFFORD_SHORT : WORDS_MSG_TITLE_AFFORD_ENOUGH,
          WORDS_ARGS(plan, year, pesos(sheet, afford->needed[SURE], true, afford), paid)),
      cli_sheet_text(sheet, WORDS_MSG_TITLE_AFFORD_PLAIN, WORDS_ARGS(year)));
}

const char *cli_title_afford(cli_sheet_t *sheet) {
  afford_t afford;
  studies_purchase_t purchase;
  const char *title = read_afford(sheet, &afford, &purchase) ? NULL : title_of(sheet, &afford);
  studies_purchase_free(&purchase);
  return title;
}

/* From fewer places than the ceiling pays for at any level, or the plan has, to more. */
static void fill_curves(cli_sheet_t *sheet, const afford_t *afford,
                        const studies_purchase_t *purchase, double unit,
                        plots_level_t curves[LEVELS]) {
  const double low = fmax(1.0, floor(0.9 * fmin(afford->paid[LEVELS - 1], 0.8 * afford->places))),
               high = ceil(1.1 * fmax(afford->paid[0], afford->places));
  for (size_t k = 0; k < LEVELS; k++) {
    double *x = cli_sheet_array(sheet, POINTS, sizeof *x),
           *y = cli_sheet_array(sheet, POINTS, sizeof *y);
    for (size_t i = 0; x && y && i < POINTS; i++) {
      y[i] = rint(low + (high - low) * (double)i / (POINTS - 1));
      x[i] = studies_purchase_ceiling(purchase, y[i], levels[k]) / unit;
    }
    const char *percent = cli_sheet_number(sheet, 100.0 * levels[k], 0);
    curves[k] =
        (plots_level_t){.label = cli_sheet_text(sheet, WORDS_MSG_AFFORD_LEVEL, WORDS_ARGS(percent)),
                        .x = x,
                        .y = y,
                        .mark = afford->paid[k],
                        .text = cli_sheet_number(sheet, afford->paid[k], 0)};
  }
}

static int draw(cli_sheet_t *sheet, const afford_t *afford, const studies_purchase_t *purchase) {
  const double unit = cli_money_unit(sheet, afford->needed[LEVELS - 1]);
  const char *year = cli_title_year(sheet, afford->year), *money = cli_money_word(sheet, unit);
  plots_level_t curves[LEVELS];
  fill_curves(sheet, afford, purchase, unit, curves);
  const char *notes[] = {cli_sheet_text(
      sheet, afford->is_uncertain ? WORDS_MSG_AFFORD_NOTE_MEDIAN : WORDS_MSG_AFFORD_NOTE,
      WORDS_ARGS(cli_sheet_number(sheet, (double)afford->replicates, 0)))};
  const plots_levels_t chart = {
      .caption =
          cli_sheet_caption(sheet, "afford", title_of(sheet, afford),
                            cli_sheet_text(sheet, WORDS_MSG_AFFORD_SUBTITLE, WORDS_ARGS(year)),
                            WORDS_MSG_AFFORD_ABOUT),
      .foot = {.notes = notes, .count = 1},
      .x_unit = cli_sheet_text(sheet, WORDS_MSG_AFFORD_X, WORDS_ARGS(year, money)),
      .y_unit = cli_title_word(sheet, WORDS_MSG_AFFORD_Y),
      .x_format = {.decimals =
                       cli_money_decimals(sheet, words_amount_decimals(afford->ceiling / unit)),
                   .lang = sheet->lang},
      .y_format = {.lang = sheet->lang},
      .levels = curves,
      .count = LEVELS,
      .points = POINTS,
      .x_now = afford->ceiling / unit,
      .y_now = afford->places,
      .x_label = cli_sheet_text(sheet, WORDS_MSG_AFFORD_NOW,
                                WORDS_ARGS(year, pesos(sheet, afford->ceiling, false, afford))),
      .y_label = cli_sheet_text(sheet, WORDS_MSG_AFFORD_PLAN,
                                WORDS_ARGS(cli_sheet_number(sheet, afford->places, 0)))};
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_levels_write(&chart, &sheet->target);
}

int cli_chart_afford(cli_sheet_t *sheet) {
  afford_t afford;
  studies_purchase_t purchase;
  int status = read_afford(sheet, &afford, &purchase);
  if (status == PLOTS_OK)
    status = draw(sheet, &afford, &purchase);
  studies_purchase_free(&purchase);
  return status;
}
