// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_DRAWS_H
#define CLI_RUN_DRAWS_H

#include "models/programme.h"

#include <stdio.h>

/* draws.csv, by blocks: a column per output and per input in use, a row per replicate (from 0), for
   programs. Numbers in full; empty where one is not defined. Errors are left to ferror. */
void cli_draws_head(const models_programme_t *programme, FILE *file);
void cli_draws_write(FILE *file, uint64_t first, size_t count, size_t columns,
                     double *const *values);

#endif
