// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/report/report.h"
#include "cli/report/report_account.h"
#include "cli/verbs.h"

int cli_report(const cli_options_t *options, cli_interrupt_t *interrupt) {
  return cli_report_is_account(options) ? cli_report_account(options, interrupt)
                                        : cli_report_programme(options, interrupt);
}
