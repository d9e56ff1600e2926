// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_PROBE_H
#define STUDIES_PROBE_H

#include "studies/condition.h"
#include "studies/lever.h"
#include "studies/search.h"

/* The statistic of a condition as a function of the lever's value. Every value is run with the same
   seed, so on the same draws, exactly as `run --set` would run it. */

enum { STUDIES_TRACE_DRAWS = 32768 }; /* draws kept of each value, for paired errors */

typedef struct {
  studies_lever_t *lever;
  const studies_condition_t *condition;
  uint64_t replicates, seed;
  int threads; /* 0: all cores */
  void *ctx;   /* handed to the two functions below */
  bool (*cancelled)(void *ctx);
  void (*counted)(void *ctx, size_t values); /* after each value: how many so far */
  /* Owned: freed with studies_probe_free. */
  double **traces;
  size_t trace_count;
  models_programme_t *last; /* of the value tried last: most of its tables are those of the next */
} studies_probe_t;

/* The probe as a function to search; borrows self. Its evaluate returns 0 or a status of sim/. */
studies_function_t studies_probe_function(studies_probe_t *self);
void studies_probe_free(studies_probe_t *self);

#endif
