// SPDX-License-Identifier: GPL-3.0-or-later
/* The tables of a public account. */
#include "audit/account.h"
#include "sim/status.h"
#include "tests/fuzz/fuzz_support.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const names[] = {"instruments.csv", "regions.csv", "columns.csv", "labels.csv",
                                      "datasets.csv"};
  if (size == 0)
    return 0;
  const char *folder = fuzz_folder("scenarios/cuenta-publica-2025");
  const char *name = names[data[0] % (sizeof names / sizeof names[0])];
  audit_dataset_t dataset;
  audit_account_t account = {0};
  words_report_t report;
  fuzz_write(folder, name, data + 1, size - 1);
  words_report_init(&report, data[0] & 0x80 ? WORDS_EN : WORDS_ES);
  if (audit_dataset_load(folder, &dataset, &report) == SIM_OK) {
    if (audit_account_find(&dataset, &account, &report) == SIM_OK)
      for (size_t i = 0; i < account.regions->row_count; i++)
        fuzz_hold(audit_account_region(&account, i, WORDS_EN) != NULL, "a region without a name");
    audit_account_free(&account);
  }
  audit_dataset_free(&dataset);
  words_report_free(&report);
  fuzz_restore(folder, name);
  return 0;
}
