// SPDX-License-Identifier: GPL-3.0-or-later
/* correlations.csv, and the programme compiled with what was accepted. */
#include "cli/inputs.h"
#include "fuzz/fuzz_support.h"
#include "models/programme.h"
#include "sim/status.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const char *folder = fuzz_folder("scenarios/redes");
  cli_inputs_t inputs;
  cli_report_t report;
  models_programme_t *programme = NULL;
  fuzz_write(folder, "correlations.csv", data, size);
  cli_report_init(&report, CLI_ES);
  if (cli_inputs_load(folder, NULL, 0, NULL, 0, &inputs, &report) == SIM_OK)
    fuzz_hold(models_programme_init(&programme, &inputs.inputs, 1, false) == SIM_OK,
              "accepted correlations do not compile");
  models_programme_free(programme);
  cli_inputs_free(&inputs);
  cli_report_free(&report);
  return 0;
}
