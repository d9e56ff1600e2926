// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_MODEL_H
#define SIM_MODEL_H

#include "sim/engine/comm.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A model as the engine sees it, and how a run of it is asked for. */

/* Moments are kept by grains of SIM_GRAIN replicates (sim/engine/forest.h). */
enum { SIM_GRAIN = 256, SIM_BLOCK_DEFAULT = 512 };

/* A function from replicate numbers to columns of outputs. Replicate r must give the same values in
   whatever block it is asked for. */
typedef struct {
  const void *self;
  size_t output_count;
  const bool *whole; /* per output: all values are whole numbers */
  /* A workspace for blocks of at most `block` replicates, one per thread; NULL when out of memory.
   */
  void *(*workspace_alloc)(const void *self, size_t block);
  void (*workspace_free)(void *workspace);
  /* Writes output i of replicates first … first + count − 1 to columns[i]. 0 or non-zero. */
  int (*evaluate)(const void *self, void *workspace, uint64_t first, size_t count,
                  double *const *columns);
} sim_model_t;

typedef struct {
  uint64_t replicates; /* 1 … 2^48 */
  int threads;         /* 1 … 1024; 0 means as many as the machine has */
  size_t block;        /* replicates per block, rounded up to whole grains; 0 means the default */
  void *ctx;           /* handed to the three functions below, each of which may be NULL */
  /* Asked before each block, from any thread: true stops the run. */
  bool (*cancelled)(void *ctx);
  /* Told how many replicates are done, ever more, by one thread at a time. */
  void (*progress)(void *ctx, uint64_t done);
  /* Receives every block's columns in replicate order; non-zero stops the run. */
  int (*sink)(void *ctx, uint64_t first, size_t count, double *const *columns);
  sim_comm_t *comm; /* the processes that do the run together; NULL: this one alone */
} sim_run_options_t;

#endif
