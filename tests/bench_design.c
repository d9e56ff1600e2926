// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "sim/status.h"
#include "studies/forecast.h"

#include <math.h>
#include <stdio.h>
#include <time.h>

/* How many times fewer replicates a design takes than random draws for the same standard error, per
   output of the base programme: (se² n) random over (se² n) of the design. A standard error from 32
   randomisations is itself uncertain by 13 %, so a factor by about 25 %. Prints; judges the means
   of smooth outputs only, which must gain 10 times. */

enum { REPLICATES = 1 << 18, SMALL = 1 << 14 };

typedef struct {
  const char *output;
  bool smooth; /* held to a factor of 10 */
} row_t;

static const row_t rows[] = {
    {"population.target", true},
    {"budget.required", true},
    {"budget.required.real", true},
    {"applicants", false},
    {"beneficiaries", false},
    {"participants", false},
    {"linked.contact", false},
    {"linked.deal", false},
    {"indicator.deal", false},
    {"cost.per_beneficiary", false},
    {"spending", false},
    {"event.budget_suffices", false},
    {"event.places_filled", false},
    {"event.goal_met", false},
    {"participants.region.nuble", false},
};

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int simulate(studies_forecast_t *forecast, const models_inputs_t *inputs,
                    sim_design_kind_t design, uint64_t replicates, double *seconds) {
  const sim_run_options_t options = {.replicates = replicates, .threads = 1};
  if (studies_forecast_prepare(forecast, inputs, 1, false))
    return 1;
  *seconds = -now();
  const int status = studies_forecast_simulate(forecast, &options, design);
  *seconds += now();
  return status;
}

/* Replicates that random draws would take for the error of the design, per replicate of it. */
static double factor(double random, double better) {
  return better > 0.0 ? (random / better) * (random / better) : (double)NAN;
}

static void print_row(const row_t *row, const studies_forecast_t *forecasts, int year, int *poor) {
  const studies_estimate_t *e[3];
  for (int d = 0; d < 3; d++)
    if (!(e[d] = studies_forecast_find(&forecasts[d], row->output, year)))
      return;
  printf("  %-26s %5.0d", row->output, year);
  for (int d = 1; d < 3; d++) {
    const double mean = factor(e[0]->mc_se, e[d]->mc_se);
    printf("  %10.1f", mean);
    if (e[0]->whole) /* the error of a whole quantile is 0 or a matter of luck */
      printf(" %8s", "-");
    else
      printf(" %8.1f", factor(e[0]->quantile_se[STUDIES_P80], e[d]->quantile_se[STUDIES_P80]));
    *poor += row->smooth && !(mean >= 10.0);
  }
  printf("\n");
}

static int compare(const models_inputs_t *inputs, uint64_t replicates, int *poor) {
  studies_forecast_t forecasts[3] = {0};
  double seconds[3];
  int status = 0;
  for (int d = 0; d < 3 && !status; d++)
    status = simulate(&forecasts[d], inputs, (sim_design_kind_t)d, replicates, &seconds[d]);
  if (!status) {
    printf("%llu replicates; one thread: random %.0f, lhs %.0f, sobol %.0f ns/replicate\n",
           (unsigned long long)replicates, 1e9 * seconds[0] / (double)replicates,
           1e9 * seconds[1] / (double)replicates, 1e9 * seconds[2] / (double)replicates);
    printf("  times fewer replicates            lhs: mean      p80  sobol: mean      p80\n");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
      for (size_t y = 0; y <= forecasts[0].years; y++)
        if (rows[i].smooth || y == 1)
          print_row(&rows[i], forecasts,
                    y < forecasts[0].years ? forecasts[0].first_year + (int)y : 0, poor);
  }
  for (int d = 0; d < 3; d++)
    studies_forecast_free(&forecasts[d]);
  return status;
}

int main(void) {
  inputs_programme_t inputs;
  words_report_t messages;
  int poor = 0;
  words_report_init(&messages, WORDS_EN);
  int status = inputs_load(&(inputs_request_t){.folder = "scenarios/redes"}, &inputs, &messages);
  words_report_free(&messages);
  if (!status)
    status = compare(&inputs.inputs, SMALL, &poor) || compare(&inputs.inputs, REPLICATES, &poor);
  inputs_programme_free(&inputs);
  printf("means of smooth outputs that gain less than 10 times: %d\n", poor);
  return status || poor ? 1 : 0;
}
