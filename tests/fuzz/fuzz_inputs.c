// SPDX-License-Identifier: GPL-3.0-or-later
/* inputs.csv, labels.csv, a variant and a value to set. */
#include "inputs/load.h"
#include "sim/status.h"
#include "tests/fuzz/fuzz_support.h"

#include <math.h>
#include <stdlib.h>

static void check(const inputs_programme_t *inputs) {
  for (size_t i = 0; i < inputs->inputs.count; i++) {
    const models_input_t *row = &inputs->inputs.rows[i];
    fuzz_hold(!isinf(row->value) && !isinf(row->low) && !isinf(row->high) && !isinf(row->n),
              "an infinite cell");
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const names[] = {"inputs.csv", "labels.csv", "variants/objetado.csv"};
  static const char *const variants[] = {"objetado"};
  if (size == 0)
    return 0;
  const char *folder = fuzz_folder("scenarios/redes");
  const size_t kind = data[0] % 4;
  char *set = fuzz_text(data + 1, size - 1);
  inputs_programme_t inputs;
  words_report_t report;
  if (kind < 3)
    fuzz_write(folder, names[kind], data + 1, size - 1);
  words_report_init(&report, data[0] & 0x80 ? WORDS_EN : WORDS_ES);
  if (inputs_load(&(inputs_request_t){.folder = folder,
                                      .variants = variants,
                                      .variant_count = kind == 2,
                                      .overrides = (const char *const *)&set,
                                      .override_count = kind == 3},
                  &inputs, &report) == SIM_OK)
    check(&inputs);
  inputs_programme_free(&inputs);
  words_report_free(&report);
  if (kind < 3)
    fuzz_restore(folder, names[kind]);
  free(set);
  return 0;
}
