// SPDX-License-Identifier: GPL-3.0-or-later
/* A whole programme: what was accepted compiles, runs, and gives numbers that can be. */
#include "inputs/load.h"
#include "models/programme.h"
#include "sim/engine/run.h"
#include "sim/status.h"
#include "tests/fuzz/fuzz_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void check(const models_output_t *output, const sim_summary_t *summary) {
  const double low = sim_histogram_quantile(&summary->histogram, 0.05);
  const double high = sim_histogram_quantile(&summary->histogram, 0.95);
  fuzz_hold(!(low > high), "P5 above P95");
  if (strncmp(output->name, "event.", 6) == 0 && !isnan(summary->moments.mean))
    fuzz_hold(summary->moments.mean >= 0 && summary->moments.mean <= 1,
              "a probability beyond 0, 1");
}

static void run(const models_programme_t *programme) {
  const sim_model_t model = models_programme_model(programme);
  const sim_run_options_t options = {.replicates = 64, .threads = 1};
  sim_summary_t *summaries = calloc(model.output_count, sizeof *summaries);
  fuzz_hold(summaries != NULL, "no memory");
  if (sim_run(&model, &options, summaries) == SIM_OK) {
    for (size_t i = 0; i < model.output_count; i++)
      check(&models_programme_outputs(programme)[i], &summaries[i]);
    sim_summaries_free(model.output_count, summaries);
  }
  free(summaries);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const char *folder = fuzz_folder("tests/programmes/taller");
  inputs_programme_t inputs;
  words_report_t report;
  models_programme_t *programme = NULL;
  fuzz_write(folder, "inputs.csv", data, size);
  words_report_init(&report, WORDS_EN);
  if (inputs_load(&(inputs_request_t){.folder = folder}, &inputs, &report) == SIM_OK) {
    fuzz_hold(models_programme_init(&programme, &inputs.inputs, 1, false) == SIM_OK,
              "accepted inputs do not compile");
    run(programme);
  }
  models_programme_free(programme);
  inputs_programme_free(&inputs);
  words_report_free(&report);
  return 0;
}
