// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_RUN_H
#define SIM_RUN_H

#include "sim/histogram.h"
#include "sim/moments.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The engine: evaluates a model over N replicates in blocks, on several threads, and summarises
   each output in a memory that does not grow with N. The results depend on the model and on N
   only: the same bytes for any number of threads and any block size. */

enum { SIM_GRAIN = 256, SIM_BLOCK_DEFAULT = 512 };

/* The pilot over whose replicates the grids are laid: the first SIM_PILOT, or SIM_PILOT_SHORT when
   a run, or its first stage, has fewer than SIM_PILOT_LEAST. */
enum { SIM_PILOT = 4096, SIM_PILOT_SHORT = 1024, SIM_PILOT_LEAST = 16384 };

/* A model as the engine sees it: a function from replicate numbers to columns of outputs. Replicate
   r must give the same values in whatever block it is asked for. */
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
  /* Told how many replicates are done, in order, from one thread at a time. */
  void (*progress)(void *ctx, uint64_t done);
  /* Receives every block's columns in replicate order; non-zero stops the run. */
  int (*sink)(void *ctx, uint64_t first, size_t count, double *const *columns);
} sim_run_options_t;

typedef struct {
  sim_moments_t moments;
  sim_histogram_t histogram;
  sim_grid_t *grid; /* the histogram's, when the summary owns it; else NULL */
} sim_summary_t;

/* Runs the model and fills summaries[output_count], which the caller frees with
   sim_summaries_free (after success only: after an error nothing is left to free).
   Grids are laid over a pilot, the first replicates; moments are merged by grains of SIM_GRAIN
   replicates in replicate order. Errors: SIM_ERR_DOMAIN (options), SIM_ERR_NO_MEMORY,
   SIM_ERR_CANCELLED, SIM_ERR_SINK, SIM_ERR_MODEL. */
int sim_run(const sim_model_t *model, const sim_run_options_t *options, sim_summary_t *summaries);

/* Goes on: adds replicates first … options->replicates − 1 to summaries that hold those before, or
   none but with their grids laid. When the summaries come from sim_run with a pilot of the same
   size and `first` is a multiple of SIM_GRAIN, the result is that of one run, to the bit. Errors:
   the same, and the summaries are freed then; SIM_ERR_DOMAIN also when `first` is not below the
   number of replicates. */
int sim_run_from(const sim_model_t *model, const sim_run_options_t *options, uint64_t first,
                 sim_summary_t *summaries);

/* Lays the grids for a run with these options, with nothing added yet. Errors as sim_run. */
int sim_run_grids(const sim_model_t *model, const sim_run_options_t *options,
                  sim_summary_t *summaries);

void sim_summaries_free(size_t count, sim_summary_t *summaries);

#endif
