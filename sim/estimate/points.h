// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_POINTS_H
#define SIM_POINTS_H

#include "sim/engine/comm.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The points of the pick-freeze design of sim/estimate/sensitivity.h: the model, and its values, on
   threads and by processes. */

enum {
  SIM_SAMPLE_A,
  SIM_SAMPLE_B,
  SIM_SAMPLE_MIXED, /* + i: A, but set i from B */
  SIM_PARTITIONS = 2,
  SIM_POINTS_MIN = 64,
  SIM_POINTS_MAX = 1 << 20
};

/* A model as the design sees it. Sets may overlap. */
typedef struct {
  const void *self;
  size_t set_count, output_count;
  const unsigned char *partitions; /* per set: bit p says that it is part of partition p, disjoint
                                      sets that together hold all inputs */
  /* As in sim_model_t. */
  void *(*workspace_alloc)(const void *self, size_t block);
  void (*workspace_free)(void *workspace);
  /* Writes output o at base points first … first + count − 1 of `sample` to columns[o]. 0 or
     non-zero. */
  int (*evaluate)(const void *self, void *workspace, size_t sample, uint64_t first, size_t count,
                  double *const *columns);
} sim_sensitivity_model_t;

typedef struct {
  size_t points;                /* N, SIM_POINTS_MIN … SIM_POINTS_MAX */
  int threads;                  /* 0: as many as the machine has */
  void *ctx;                    /* handed to the functions below, each of which may be NULL */
  bool (*cancelled)(void *ctx); /* asked before each block, from any thread */
  void (*progress)(void *ctx, uint64_t done); /* base points done, one thread at a time */
  sim_comm_t *comm; /* the processes that evaluate the points together; NULL: this one */
} sim_sensitivity_options_t;

typedef struct {
  const sim_sensitivity_model_t *model;
  const sim_sensitivity_options_t *options;
  size_t samples;  /* A, B, and one for each set */
  double *values;  /* columns of N, output by output, sample by sample */
  uint64_t done;   /* base points */
  size_t from, to; /* the base points whose values are there */
  int threads;
} sim_points_t;

static inline double *sim_points_column(const sim_points_t *self, size_t output, size_t sample) {
  return self->values + (output * self->samples + sample) * self->options->points;
}

/* Fills `values`. Errors: those of sim_sensitivity_run. */
int sim_points_evaluate(sim_points_t *self);

#endif
