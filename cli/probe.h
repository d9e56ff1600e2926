// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_PROBE_H
#define CLI_PROBE_H

#include "cli/condition.h"
#include "cli/lever.h"
#include "cli/search.h"

/* The statistic of a condition as a function of the lever's value. Every value is run with the same
   seed, so on the same draws, exactly as `run --set` would run it. */

enum { CLI_TRACE_DRAWS = 32768 }; /* draws kept of each value, for paired errors */

typedef struct {
  cli_lever_t *lever;
  const cli_condition_t *condition;
  uint64_t replicates, seed;
  int threads; /* 0: all cores */
  void *ctx;   /* handed to the two functions below */
  bool (*cancelled)(void *ctx);
  void (*counted)(void *ctx, size_t values); /* after each value: how many so far */
  double **traces;                           /* owned: freed with cli_probe_free */
  size_t trace_count;
} cli_probe_t;

/* The probe as a function to search; borrows self. Its evaluate returns 0 or a status of sim/. */
cli_function_t cli_probe_function(cli_probe_t *self);
void cli_probe_free(cli_probe_t *self);

#endif
