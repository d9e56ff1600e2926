// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_VALUE_VALUE_H
#define CLI_VALUE_VALUE_H

#include "cli/command/options.h"
#include "cli/common/charts.h"
#include "studies/value.h"

#include <stdio.h>

/* What information is worth, for people and for programs. */

typedef struct {
  studies_value_t study;
  const cli_options_t *options;
} cli_value_t;

/* The terminal's text; 0, or −1 when out of memory. */
int cli_value_print(const void *value, FILE *stream);

/* The chart, as cli_publication_t draws. */
int cli_value_draw(const void *value, const char *folder, const volatile sig_atomic_t *cancel,
                   char detail[CLI_CHARTS_DETAIL]);

/* How many decimals the figures of the criterion need. */
int cli_value_decimals(const cli_value_t *self);

#endif
