// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_VERBS_H
#define CLI_VERBS_H

#include "cli/command/interrupt.h"
#include "cli/command/options.h"

/* The verbs: one file each. A verb gets its parsed options and returns an exit code of
 * cli/common/say.h.
 */
int cli_run(const cli_options_t *options, cli_interrupt_t *interrupt);
int cli_check(const cli_options_t *options, cli_interrupt_t *interrupt);
int cli_charts(const cli_options_t *options, cli_interrupt_t *interrupt);
int cli_compare(const cli_options_t *options, cli_interrupt_t *interrupt);
int cli_describe(const cli_options_t *options, cli_interrupt_t *interrupt);
int cli_solve(const cli_options_t *options, cli_interrupt_t *interrupt);
int cli_value(const cli_options_t *options, cli_interrupt_t *interrupt);

enum { CLI_SENSITIVITY_POINTS = 16384 }; /* base points without -n */
int cli_sensitivity(const cli_options_t *options, cli_interrupt_t *interrupt);

#endif
