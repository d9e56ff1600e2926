// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TESTS_TOY_H
#define TESTS_TOY_H

#include "sim/design/design.h"
#include "sim/engine/run.h"

#include <stdlib.h>

/* A model of a few independent uniforms for tests of the engine: `outputs` is the number of its
   columns and `evaluate` makes them, row by row, from the uniforms. */

enum { TOY_UNIFORMS = 6 };

typedef struct {
  sim_stream_t streams[TOY_UNIFORMS];
  sim_design_t design;
  size_t uniforms;
  void (*row)(const double *u, double *x, size_t outputs);
  size_t outputs;
} toy_t;

static void *toy_workspace(const void *self, size_t block) {
  (void)self;
  return malloc(TOY_UNIFORMS * block * sizeof(double));
}

static int toy_evaluate(const void *self, void *workspace, uint64_t first, size_t count,
                        double *const *columns) {
  const toy_t *toy = self;
  double *u = workspace;
  for (size_t d = 0; d < toy->uniforms; d++)
    sim_design_uniforms(&toy->design, &toy->streams[d], d, first, count, u + d * count);
  for (size_t i = 0; i < count; i++) {
    double in[TOY_UNIFORMS], out[16];
    for (size_t d = 0; d < toy->uniforms; d++)
      in[d] = u[d * count + i];
    toy->row(in, out, toy->outputs);
    for (size_t k = 0; k < toy->outputs; k++)
      columns[k][i] = out[k];
  }
  return 0;
}

static inline void toy_seed(toy_t *self, uint64_t seed) {
  static const char *const names[TOY_UNIFORMS] = {"u.0", "u.1", "u.2", "u.3", "u.4", "u.5"};
  for (size_t d = 0; d < TOY_UNIFORMS; d++)
    sim_stream_init(&self->streams[d], seed, names[d]);
}

static inline sim_model_t toy_model(const toy_t *self, const bool *whole) {
  return (sim_model_t){.self = self,
                       .output_count = self->outputs,
                       .whole = whole,
                       .workspace_alloc = toy_workspace,
                       .workspace_free = free,
                       .evaluate = toy_evaluate};
}

#endif
