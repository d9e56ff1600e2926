// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/comparison.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* What exante compare costs on the base programme and a variant: nanoseconds per replicate of both
   evaluations alone, of the pairs and their summaries, and the whole at the default number of
   replicates; then the same with twelve scenarios. Prints; judges nothing. */

enum { BLOCK = SIM_BLOCK_DEFAULT, BLOCKS = 200, DEFAULT = 200000 };

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int load(studies_comparison_t *self, const char *const *names, size_t count) {
  const inputs_request_t base = {.folder = "scenarios/redes"};
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  const int status = studies_comparison_load(self, &base, names, count, DEFAULT, 2026, &report);
  words_report_print(&report, stderr);
  words_report_free(&report);
  return status;
}

/* Seconds per replicate of evaluating a scenario, on one thread. */
static double evaluation(const studies_alternative_t *scenario) {
  const sim_model_t model = models_programme_model(scenario->programme);
  void *workspace = model.workspace_alloc(model.self, BLOCK);
  double *storage = calloc(model.output_count * BLOCK, sizeof *storage);
  double **columns = calloc(model.output_count, sizeof *columns);
  for (size_t i = 0; i < model.output_count; i++)
    columns[i] = storage + i * BLOCK;
  const double started = now();
  for (size_t b = 0; b < BLOCKS; b++)
    model.evaluate(model.self, workspace, b * BLOCK, BLOCK, columns);
  const double seconds = now() - started;
  free(columns);
  free(storage);
  model.workspace_free(workspace);
  return seconds / (BLOCK * BLOCKS);
}

static int pair(void) {
  static const char *const names[] = {"base", "recomendado"};
  studies_comparison_t c;
  double started = now();
  if (load(&c, names, 2))
    return 1;
  const double loading = now() - started;
  const double evaluated = evaluation(&c.scenarios.items[0]) + evaluation(&c.scenarios.items[1]);
  started = now();
  int status =
      studies_comparison_run(&c, &(sim_run_options_t){.replicates = DEFAULT, .threads = 1});
  const double one = now() - started;
  printf("base and recomendado, %zu pairs of outputs, one thread:\n", c.contrasts[0].count);
  printf("  both evaluated      %8.1f ns/replicate\n", 1e9 * evaluated);
  printf("  pairs, summaries    %8.1f ns/replicate\n", 1e9 * (one / DEFAULT - evaluated));
  printf("  all, per scenario   %8.1f ns/replicate\n", 1e9 * one / DEFAULT / 2);
  printf("reading and preparing: %.0f ms\n", 1e3 * loading);
  studies_comparison_free(&c);
  if (status || load(&c, names, 2))
    return 1;
  started = now();
  status = studies_comparison_run(&c, &(sim_run_options_t){.replicates = DEFAULT});
  printf("%d replicates: %.2f s on one thread, %.2f s on all cores\n", DEFAULT, one,
         now() - started);
  studies_comparison_free(&c);
  return status;
}

static int dozen(void) {
  static const char *const names[] = {
      "base",          "baja-demanda",   "documento",
      "expansion",     "inflacion-alta", "objetado",
      "recomendado",   "seis-rondas",    "sin-preparacion",
      "techo-nominal", "tendencia",      "recomendado+inflacion-alta"};
  studies_comparison_t c;
  const size_t count = sizeof names / sizeof names[0];
  const double started = now();
  if (load(&c, names, count))
    return 1;
  const int status = studies_comparison_run(&c, &(sim_run_options_t){.replicates = DEFAULT});
  printf("%zu scenarios, %d replicates each, on all cores: %.2f s\n", count, DEFAULT,
         now() - started);
  studies_comparison_free(&c);
  return status;
}

int main(void) {
  return pair() || dozen() ? 1 : 0;
}
