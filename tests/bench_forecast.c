// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "sim/engine/pilot.h"
#include "sim/engine/work.h"
#include "sim/estimate/interval.h"
#include "studies/forecast.h"

#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

/* Nanoseconds of processor per replicate of the base programme with all its outputs: by stage on
   one thread, the least of ROUNDS, so that what else runs counts little; and a whole run on all
   cores with its peak memory. Prints; judges nothing. */

enum { BLOCK = SIM_BLOCK_DEFAULT, BATCH = 8, ROUNDS = 25, STAGES = 32, REPLICATES = BLOCK * BATCH };

/* Seconds of processor of this thread. */
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void keep_least(double *least, double seconds) {
  if (*least == 0.0 || seconds < *least)
    *least = seconds;
}

static void report(const char *name, double seconds) {
  printf("  %-28s %8.1f ns/replicate\n", name, 1e9 * seconds / REPLICATES);
}

typedef struct {
  models_programme_t *programme;
  sim_work_t *work; /* with columns of a batch */
  sim_part_t grids;
  double stages[STAGES], alone, together, forest, laying, reading;
} bench_t;

/* Each stage over a batch, block after block. */
static void time_stages(bench_t *self, uint64_t first) {
  double seconds[STAGES] = {0};
  for (size_t b = 0; b < BATCH; b++) {
    for (size_t i = 0; i < self->work->model.output_count; i++)
      self->work->columns[i] = self->work->storage + i * REPLICATES + b * BLOCK;
    for (size_t s = 0; s < models_stage_count(); s++) {
      const double started = now();
      models_stage_run(s, self->programme, self->work->workspace, first + b * BLOCK, BLOCK,
                       self->work->columns);
      seconds[s] += now() - started;
    }
  }
  for (size_t s = 0; s < models_stage_count(); s++)
    keep_least(&self->stages[s], seconds[s]);
}

/* The same values binned `step` at a time: all outputs, then the next values. */
static double time_bins(const bench_t *self, sim_part_t *part, size_t step) {
  const double started = now();
  for (size_t at = 0; at < REPLICATES; at += step)
    for (size_t i = 0; i < self->work->model.output_count; i++)
      (void)sim_histogram_add(&part->summaries[i].histogram, step,
                              self->work->storage + i * REPLICATES + at);
  return now() - started;
}

static int time_parts(bench_t *self, uint64_t first) {
  sim_part_t part, other;
  if (sim_part_init_like(&part, &self->grids) || sim_part_init_like(&other, &self->grids))
    return 1;
  for (size_t i = 0; i < self->work->model.output_count; i++)
    self->work->columns[i] = self->work->storage + i * REPLICATES;
  int status = sim_part_add(&part, first, REPLICATES, self->work->columns);
  keep_least(&self->alone, time_bins(self, &part, BLOCK));
  keep_least(&self->together, time_bins(self, &part, REPLICATES));
  /* the first time, memory comes from the system */
  status = sim_part_add(&other, first, REPLICATES, self->work->columns) || status;
  double started = now();
  status = sim_part_add(&other, first + REPLICATES, REPLICATES, self->work->columns) || status;
  keep_least(&self->forest, now() - started);
  sim_part_finish(&other);
  started = now();
  for (size_t i = 0; i < self->work->model.output_count; i++)
    for (double p = 0.05; p < 1.0; p += 0.05)
      (void)sim_interval_of(&other.summaries[i], (sim_statistic_t){SIM_QUANTILE, p});
  keep_least(&self->reading, now() - started);
  sim_part_free(&part);
  sim_part_free(&other);
  return status;
}

static int time_all(bench_t *self) {
  sim_pilot_t pilot;
  int status = sim_pilot_init(&pilot, &self->work->model, SIM_PILOT_LEAST, 1);
  const double started = now();
  status = status || sim_pilot_lay(&pilot, &self->grids);
  self->laying = now() - started;
  for (int round = 0; !status && round < ROUNDS; round++) {
    time_stages(self, (uint64_t)round * REPLICATES);
    status = time_parts(self, (uint64_t)round * REPLICATES);
  }
  sim_pilot_free(&pilot);
  return status;
}

static void show(const bench_t *self) {
  double all = self->forest;
  printf("by stage, one thread, %zu outputs:\n", self->work->model.output_count);
  for (size_t s = 0; s < models_stage_count(); s++) {
    report(models_stage_name(s), self->stages[s]);
    all += self->stages[s];
  }
  report("moments and bins", self->forest);
  report("all", all);
  report("bins, 512 values at a time", self->alone);
  report("bins, 4096 at a time", self->together);
  printf("  ratio of the two %.2f\n", self->together / self->alone);
  printf("laying the grids: %.1f ms; 19 quantiles of each output with intervals: %.1f ms\n",
         1e3 * self->laying, 1e3 * self->reading);
}

static int by_stage(const models_inputs_t *inputs) {
  bench_t self = {0};
  const double started = now();
  if (models_programme_init(&self.programme, inputs, 1, false))
    return 1;
  printf("preparing the tables: %.1f ms\n", 1e3 * (now() - started));
  const sim_model_t model = models_programme_model(self.programme);
  self.work = sim_work_alloc(&model, BLOCK, REPLICATES);
  const int status = !self.work || time_all(&self) ? 1 : 0;
  if (!status)
    show(&self);
  sim_part_free(&self.grids);
  sim_work_free(self.work);
  models_programme_free(self.programme);
  return status;
}

static int whole_run(const models_inputs_t *inputs) {
  const sim_run_options_t options = {.replicates = 1000000};
  studies_forecast_t forecast;
  struct rusage usage;
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  if (studies_forecast_run(&forecast, inputs, 1, &options, false))
    return 1;
  clock_gettime(CLOCK_MONOTONIC, &end);
  const double seconds =
      (double)(end.tv_sec - start.tv_sec) + 1e-9 * (double)(end.tv_nsec - start.tv_nsec);
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
