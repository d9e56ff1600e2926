// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_REPORT_REPORT_ACCOUNT_H
#define CLI_REPORT_REPORT_ACCOUNT_H

#include "cli/command/interrupt.h"
#include "cli/command/options.h"

/* Whether what the options name is the data of a yearly account, and no programme. */
bool cli_report_is_account(const cli_options_t *options);

/* exante report of an account: the chapter of its figures, with charts, tables and their check. An
   exit code. */
int cli_report_account(const cli_options_t *options, cli_interrupt_t *interrupt);

#endif
