// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/charts_compare.h"

int cli_charts_compare(const cli_comparison_t *comparison, const char *folder,
                       const volatile sig_atomic_t *cancel, char detail[CLI_CHARTS_DETAIL]) {
  (void)comparison, (void)folder, (void)cancel, (void)detail;
  return 0;
}
