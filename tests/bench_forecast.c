// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "sim/status.h"
#include "studies/forecast.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

/* Nanoseconds per replicate of the base programme with all its outputs: by stage on one thread, and
   a whole run on all cores with its peak memory. Prints; judges nothing. */

enum { BLOCK = SIM_BLOCK_DEFAULT, BLOCKS = 400 };

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void report(const char *name, double seconds, double replicates) {
  printf("  %-12s %8.1f ns/replicate\n", name, 1e9 * seconds / replicates);
}

/* One thread, block after block, each stage on its own clock. */
static int by_stage(const models_inputs_t *inputs) {
  models_programme_t *programme;
  double *seconds = calloc(models_stage_count() + 2, sizeof *seconds);
  double started = now();
  if (!seconds || models_programme_init(&programme, inputs, 1, false)) {
    free(seconds);
    return 1;
  }
  printf("preparing the tables: %.1f ms\n", 1e3 * (now() - started));
  const sim_model_t model = models_programme_model(programme);
  void *workspace = model.workspace_alloc(model.self, BLOCK);
  double *storage = calloc(model.output_count * BLOCK, sizeof *storage), scratch[2 * BLOCK];
  double **columns = calloc(model.output_count, sizeof *columns);
  sim_histogram_t *histograms = calloc(model.output_count, sizeof *histograms);
  sim_grid_t **grids = calloc(model.output_count, sizeof *grids);
  sim_moments_t moments;
  for (size_t i = 0; i < model.output_count; i++)
    columns[i] = storage + i * BLOCK;
  for (size_t b = 0; b < BLOCKS; b++) {
    for (size_t s = 0; s < models_stage_count(); s++) {
      started = now();
      models_stage_run(s, programme, workspace, b * BLOCK, BLOCK, columns);
      seconds[s] += now() - started;
    }
    for (size_t i = 0; b == 0 && i < model.output_count; i++) {
      grids[i] = sim_grid_alloc(BLOCK, columns[i], model.whole[i], scratch);
      sim_histogram_init(&histograms[i], grids[i]);
    }
    started = now();
    for (size_t i = 0; i < model.output_count; i++)
      for (size_t at = 0; !histograms[i].grid->whole && at < BLOCK; at += SIM_GRAIN)
        sim_moments_of(&moments, SIM_GRAIN, columns[i] + at);
    seconds[models_stage_count()] += now() - started;
    started = now();
    for (size_t i = 0; i < model.output_count; i++)
      sim_histogram_add(&histograms[i], BLOCK, columns[i]);
    seconds[models_stage_count() + 1] += now() - started;
  }
  printf("by stage, one thread, %zu outputs:\n", model.output_count);
  double all = 0.0;
  for (size_t s = 0; s < models_stage_count() + 2; s++) {
    const char *name = s < models_stage_count()    ? models_stage_name(s)
                       : s == models_stage_count() ? "moments"
                                                   : "quantiles";
    report(name, seconds[s], (double)BLOCK * BLOCKS);
    all += seconds[s];
  }
  report("all", all, (double)BLOCK * BLOCKS);
  for (size_t i = 0; i < model.output_count; i++) {
    sim_histogram_free(&histograms[i]);
    sim_grid_free(grids[i]);
  }
  free(grids);
  free(histograms);
  free(columns);
  free(storage);
  model.workspace_free(workspace);
  models_programme_free(programme);
  free(seconds);
  return 0;
}

static int whole_run(const models_inputs_t *inputs) {
  const sim_run_options_t options = {.replicates = 1000000};
  studies_forecast_t forecast;
  struct rusage usage;
  const double started = now();
  if (studies_forecast_run(&forecast, inputs, 1, &options, false))
    return 1;
  const double seconds = now() - started;
  studies_forecast_free(&forecast);
  getrusage(RUSAGE_SELF, &usage);
  printf("1,000,000 replicates on all cores: %.2f s, peak memory %.0f MB\n", seconds,
         (double)usage.ru_maxrss / 1024.0);
  return 0;
}

int main(void) {
  inputs_programme_t inputs;
  words_report_t messages;
  words_report_init(&messages, WORDS_EN);
  int status = inputs_load(&(inputs_request_t){.folder = "scenarios/redes"}, &inputs, &messages);
  words_report_free(&messages);
  if (!status)
    status = by_stage(&inputs.inputs) || whole_run(&inputs.inputs);
  inputs_programme_free(&inputs);
  return status ? 1 : 0;
}
