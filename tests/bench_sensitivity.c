// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "studies/sensitivity.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Sobol' indices of all inputs of `redes` at 2^14 base points: how long, and where the time goes.
 */

enum { POINTS = 1 << 14, BLOCK = 512 };

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* The share of a thread's time that evaluating A, B and the mixed samples takes. */
static double evaluation_time(const sim_sensitivity_model_t *model) {
  void *workspace = model->workspace_alloc(model->self, BLOCK);
  double *storage = calloc(model->output_count * BLOCK, sizeof *storage);
  double **columns = calloc(model->output_count, sizeof *columns);
  for (size_t o = 0; o < model->output_count; o++)
    columns[o] = storage + o * BLOCK;
  const double start = now();
  for (size_t first = 0; first < POINTS; first += BLOCK)
    for (size_t s = 0; s < model->set_count + 2; s++)
      model->evaluate(model->self, workspace, s, first, BLOCK, columns);
  const double time = now() - start;
  free(columns);
  free(storage);
  model->workspace_free(workspace);
  return time;
}

static double indices_time(const sim_sensitivity_model_t *model, int threads) {
  sim_sensitivity_t *results = calloc(model->output_count, sizeof *results);
  const sim_sensitivity_options_t options = {.points = POINTS, .threads = threads};
  const double start = now();
  if (sim_sensitivity_run(model, &options, results) == 0)
    sim_sensitivity_free(model->output_count, results);
  const double time = now() - start;
  free(results);
  return time;
}

static int bench(const char *output) {
  const inputs_request_t programme = {.folder = "scenarios/redes"};
  studies_sensitivity_t self = {
      .request = {.outputs = &output, .output_count = 1, .points = POINTS, .seed = 2026}};
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  double start = now();
  int status = inputs_load(&programme, &self.inputs, &report);
  const double reading = now() - start;
  start = now();
  status = status ? status : studies_sensitivity_compute(&self, &report);
  const double all = now() - start;
  if (!status) {
    const sim_sensitivity_model_t model = studies_picks_model(&self.picks);
    const double evaluating = evaluation_time(&model), one = indices_time(&model, 1);
    const size_t samples = model.set_count + 2;
    printf("%-24s %zu samples x %d: read %.0f ms; with swings and ranks, all cores %.2f s\n",
           output, samples, POINTS, 1e3 * reading, all);
    printf("  indices: all cores %.2f s, one thread %.2f s, of which evaluating %.2f s "
           "(%.0f ns an evaluation), estimating %.2f s\n",
           indices_time(&model, 0), one, evaluating, 1e9 * evaluating / (double)(samples * POINTS),
           one - evaluating);
  }
  words_report_free(&report);
  studies_sensitivity_free(&self);
  return status;
}

int main(void) {
  static const char *const outputs[] = {"population.target.2026", "budget.required.2027",
                                        "indicator.deal.2027", "beneficiaries.2027",
                                        "event.plan_met"};
  int status = 0;
  for (size_t i = 0; !status && i < sizeof outputs / sizeof outputs[0]; i++)
    status = bench(outputs[i]);
  return status != 0;
}
