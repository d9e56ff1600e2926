// SPDX-License-Identifier: GPL-3.0-or-later
/* claims.csv and figures.csv: read, resolved, judged. */
#include "audit/claims.h"
#include "sim/status.h"
#include "tests/fuzz/fuzz_support.h"

#include <math.h>

static void check(const audit_claims_t *claims) {
  for (size_t i = 0; i < claims->check_count; i++)
    fuzz_hold(claims->checks[i].claim->kind == AUDIT_CLAIM_UNCHECKED ||
                  !isnan(claims->checks[i].judgement.recomputed),
              "a verdict on what is not a number");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const names[] = {"claims.csv", "figures.csv"};
  if (size == 0)
    return 0;
  const char *folder = fuzz_folder("scenarios/cuenta-publica-2025");
  const char *name = names[data[0] % 2];
  audit_dataset_t dataset;
  audit_claims_t claims = {0};
  words_report_t report;
  fuzz_write(folder, name, data + 1, size - 1);
  words_report_init(&report, data[0] & 0x80 ? WORDS_EN : WORDS_ES);
  if (audit_dataset_load(folder, &dataset, &report) == SIM_OK) {
    if (audit_claims_load(&dataset, &claims, &report) == SIM_OK)
      check(&claims);
    audit_claims_free(&claims);
  }
  audit_dataset_free(&dataset);
  words_report_free(&report);
  fuzz_restore(folder, name);
  return 0;
}
