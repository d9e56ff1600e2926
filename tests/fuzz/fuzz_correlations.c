// SPDX-License-Identifier: GPL-3.0-or-later
/* correlations.csv, and the programme compiled with what was accepted. */
#include "inputs/load.h"
#include "models/programme.h"
#include "sim/status.h"
#include "tests/fuzz/fuzz_support.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const char *folder = fuzz_folder("scenarios/redes");
  inputs_programme_t inputs;
  words_report_t report;
  models_programme_t *programme = NULL;
  fuzz_write(folder, "correlations.csv", data, size);
  words_report_init(&report, WORDS_ES);
  if (inputs_load(&(inputs_request_t){.folder = folder}, &inputs, &report) == SIM_OK)
    fuzz_hold(models_programme_init(&programme, &inputs.inputs, 1, false) == SIM_OK,
              "accepted correlations do not compile");
  models_programme_free(programme);
  inputs_programme_free(&inputs);
  words_report_free(&report);
  return 0;
}
