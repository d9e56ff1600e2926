// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/robustness.h"

#include "sim/status.h"

#include "cli/numeral.h"
#include "cli/say.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CUT_SHOWN = 4 };

static int run(cli_robustness_t *self, models_spread_t spread, const models_inputs_t *inputs,
               uint64_t seed, sim_design_kind_t design, const sim_run_options_t *options) {
  models_inputs_t changed;
  double *factors = spread == MODELS_SPREAD_DOUBLED ? self->factors : NULL;
  int status = models_inputs_respread(inputs, spread, &changed, factors, &self->why[spread]);
  self->is_refused[spread] = status == SIM_ERR_DOMAIN;
  if (status)
    return status == SIM_ERR_DOMAIN ? SIM_OK : status;
  cli_forecast_t *forecast = &self->runs[spread];
  status = cli_forecast_prepare_events(forecast, &changed, seed);
  models_inputs_free(&changed); /* the programme has copied what it needs */
  return status ? status : cli_forecast_simulate(forecast, options, design);
}

int cli_robustness_run(cli_robustness_t *self, const models_inputs_t *inputs, uint64_t seed,
                       sim_design_kind_t design, uint64_t replicates,
                       const sim_run_options_t *options) {
  *self = (cli_robustness_t){0};
  if (!models_inputs_has_judged_spread(inputs))
    return SIM_OK;
  const uint64_t most = CLI_ROBUSTNESS_MOST;
  self->replicates = sim_design_replicates(design, replicates < most ? replicates : most);
  const sim_run_options_t own = {.threads = options->threads,
                                 .replicates = self->replicates,
                                 .ctx = options->ctx,
                                 .cancelled = options->cancelled};
  self->factors = calloc(inputs->count, sizeof *self->factors);
  int status = self->factors ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (int spread = 0; !status && spread < CLI_SPREADS; spread++)
    status = run(self, (models_spread_t)spread, inputs, seed, design, &own);
  return status;
}

void cli_robustness_free(cli_robustness_t *self) {
  for (int spread = 0; spread < CLI_SPREADS; spread++)
    cli_forecast_free(&self->runs[spread]);
  free(self->factors);
  *self = (cli_robustness_t){0};
}

const cli_estimate_t *cli_robustness_find(const cli_robustness_t *self, models_spread_t spread,
                                          const char *output, int year) {
  return cli_forecast_find(&self->runs[spread], output, year);
}

/* What is less than double by more than the bisection leaves. */
static const double doubled = 2.0 - 1e-6;

static int say_cut(const cli_robustness_t *self, const cli_inputs_t *inputs, cli_lang_t lang,
                   FILE *stream) {
  char list[640] = "", label[CLI_LABEL_SIZE], factor[PLOTS_NUMBER_BYTES];
  size_t cut = 0, shown = 0, length = 0;
  for (size_t i = 0; i < inputs->inputs.count; i++) {
    const models_input_t *row = &inputs->inputs.rows[i];
    if (!(self->factors[i] < doubled))
      continue;
    cut++;
    if (shown == CUT_SHOWN)
      continue;
    cli_numeral(factor, self->factors[i], 2, lang);
    const char *name = cli_label(inputs, row->name, lang, label);
    length +=
        (size_t)snprintf(list + length, sizeof list - length, "%s%.100s", shown ? "; " : "", name);
    if (row->year)
      length += (size_t)snprintf(list + length, sizeof list - length, " %d", row->year);
    length += (size_t)snprintf(list + length, sizeof list - length, " ×%s", factor);
    shown++;
  }
  if (cut == 0)
    return 0;
  if (cut > shown)
    snprintf(list + length, sizeof list - length, " … (%zu)", cut);
  return cli_say(stream, lang, CLI_MSG_FOOT_ROBUST_CUT, CLI_ARGS(list));
}

int cli_robustness_say(const cli_robustness_t *self, const cli_inputs_t *inputs, cli_lang_t lang,
                       FILE *stream) {
  static const char *const lines[CLI_SPREADS] = {"÷2", "×2"};
  int lost = 0;
  if (self->factors && !self->is_refused[MODELS_SPREAD_DOUBLED])
    lost |= say_cut(self, inputs, lang, stream);
  for (int s = 0; s < CLI_SPREADS; s++)
    if (self->is_refused[s]) {
      const cli_message_t why = self->why[s] == MODELS_PROBLEM_PRICES ? CLI_MSG_ROBUST_PRICES
                                : self->why[s] == MODELS_PROBLEM_APPLICANTS
                                    ? CLI_MSG_ROBUST_APPLICANTS
                                    : CLI_MSG_ROBUST_OTHER;
      lost |= cli_say(stream, lang, CLI_MSG_FOOT_ROBUST_NONE,
                      CLI_ARGS(lines[s], cli_message(why, lang)));
    }
  return lost;
}

/* Ten digits, as in summary.csv; nothing where there is no number. */
static void put(FILE *file, double x) {
  if (isfinite(x))
    fprintf(file, ",%.10g", x == 0.0 ? 0.0 : x);
  else
    fputc(',', file);
}

static void put_event(const cli_robustness_t *self, const cli_estimate_t *e, FILE *file) {
  const double none = (double)NAN;
  const cli_estimate_t *changed[CLI_SPREADS];
  fprintf(file, "%s,", e->output);
  if (e->year)
    fprintf(file, "%d", e->year);
  put(file, e->mean);
  for (int s = 0; s < CLI_SPREADS; s++) {
    changed[s] = cli_robustness_find(self, (models_spread_t)s, e->output, e->year);
    put(file, changed[s] ? changed[s]->mean : none);
  }
  put(file, e->mc_se);
  for (int s = 0; s < CLI_SPREADS; s++)
    put(file, changed[s] ? changed[s]->mc_se : none);
  fprintf(file, ",%llu\n", (unsigned long long)self->replicates);
}

void cli_robustness_write(const cli_robustness_t *self, const cli_forecast_t *forecast,
                          FILE *file) {
  fputs("output,year,probability,halved,doubled,mc_se,halved_se,doubled_se,replicates\n", file);
  for (size_t i = 0; i < forecast->count; i++)
    if (strcmp(forecast->estimates[i].unit, "event") == 0)
      put_event(self, &forecast->estimates[i], file);
}
