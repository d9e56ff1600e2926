// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_SEARCH_H
#define STUDIES_SEARCH_H

#include "studies/lattice.h"

#include <stdbool.h>
#include <stddef.h>

/* The smallest or the largest value at which a statistic satisfies a condition, on a lattice of
   round numbers: a grid over the range, a check of its course, and a bracketing search at each
   place where the condition begins or ceases to hold. Knows numbers only. */

/* A statistic at a value: its estimate, Monte Carlo standard error, 95 % interval, and the share of
   replicates in which it is defined. The estimate is NaN where it is never defined. */
typedef struct {
  double estimate, se, low, high, defined;
  const void *trace; /* what difference_se compares; the function's own */
} studies_response_t;

/* The function that is searched. */
typedef struct {
  void *ctx;
  /* 0, or a status that ends the search. */
  int (*evaluate)(void *ctx, double value, studies_response_t *out);
  /* The standard error of a.estimate − b.estimate, both on the same draws. */
  double (*difference_se)(void *ctx, const studies_response_t *a, const studies_response_t *b);
} studies_function_t;

/* estimate ≥ threshold, or ≤. A difference of 10^-12 of the threshold is forgiven. */
typedef struct {
  bool at_least;
  double threshold;
} studies_inequality_t;

typedef struct {
  int64_t k;
  double value;
  studies_response_t response;
  bool satisfied;
  bool grid; /* one of the grid over the range */
} studies_point_t;

typedef enum {
  STUDIES_SMALLEST,   /* it holds from the answer up to the end of the range */
  STUDIES_LARGEST,    /* it holds from the start of the range up to the answer */
  STUDIES_EVERYWHERE, /* it holds at every value tried */
  STUDIES_NOWHERE,    /* at none */
  STUDIES_STRETCHES,  /* it begins or ceases to hold more than once */
  STUDIES_FLAT        /* within its error the statistic is the same everywhere, at the threshold */
} studies_verdict_t;

enum { STUDIES_STRETCHES_MAX = 8 };

/* Values from … to, on the lattice, at which the condition holds. */
typedef struct {
  int64_t from, to;
} studies_stretch_t;

typedef struct {
  studies_lattice_t lattice;
  studies_inequality_t inequality;
  studies_point_t *points; /* in the order of their values */
  size_t count, capacity;
  studies_verdict_t verdict;
  bool rises, falls; /* somewhere, beyond four standard errors of the paired difference */
  studies_stretch_t stretches[STUDIES_STRETCHES_MAX]; /* unless nowhere or flat */
  size_t stretch_count;   /* may pass STUDIES_STRETCHES_MAX: the rest is not kept */
  int64_t answer, beyond; /* smallest and largest: the answer, and its neighbour that fails */
  /* The answers that the ends of the 95 % interval of the statistic would give. Where it holds (or
     fails) up to an end of the range, the interval is open there. */
  int64_t interval_low, interval_high;
  bool open_low, open_high;
} studies_search_t;

enum { STUDIES_GRID_POINTS = 25 };

/* Searches. Returns SIM_OK, SIM_ERR_NO_MEMORY, or what the function returned; free with
   studies_search_free in any case.

   The statistic rises (falls) when a point of the grid lies above the lowest (below the highest)
   before it by more than four standard errors of their paired difference: on a curve that never
   falls, 24 comparisons at 3e-5 raise a false alarm in fewer than one search in a thousand. When it
   only rises or only falls, several changes of the condition are noise at the threshold, and the
   answer is the one beyond which the condition held wherever it was tried. Each change is bracketed
   to neighbours on the lattice by the ITP method (Oliveira and Takahashi 2021, ACM TOMS 47(1):5):
   on smooth curves a few evaluations, on steps hardly more than bisection. */
int studies_search_run(studies_search_t *self, const studies_lattice_t *lattice,
                       const studies_inequality_t *inequality, const studies_function_t *function);
void studies_search_free(studies_search_t *self);

/* The point at k; NULL when it was not evaluated. */
const studies_point_t *studies_search_point(const studies_search_t *self, int64_t k);

/* The point that comes nearest to the condition, or satisfies it by most; NULL when the statistic
   is nowhere defined. */
const studies_point_t *studies_search_best(const studies_search_t *self);

#endif
