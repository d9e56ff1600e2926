// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMPARE_COMPARISON_H
#define CLI_COMPARE_COMPARISON_H

#include "cli/command/options.h"
#include "studies/comparison.h"

#include <stdio.h>

/* A comparison for people and for programs. */

/* A comparison with the command line that asked for it. */
typedef struct {
  const studies_comparison_t *study;
  const cli_options_t *options;
} cli_comparison_t;

/* A table per variant of the main outputs, and what the shared draws gain. 0, or −1 when out of
   memory. */
int cli_comparison_print(const cli_comparison_t *self, FILE *stream);

#endif
