// SPDX-License-Identifier: GPL-3.0-or-later
/* Mixtures, by inversion of their own distribution function, so that a draw rises with its uniform:
     Q(u) = inf { x : sum of w_k F_k(x) >= u },   min Q_k(u) <= Q(u) <= max Q_k(u),
   the bracket in which it is solved for. Uniforms above 1/2 are solved for in the upper tail. */
#include "sim/laws/compound.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/status.h"

enum { STEPS = 200, CHECKS = 3 };

/* A draw from the table against the exact one: relative to it or to the law's width. */
#define ACCURACY 1e-11

double sim_mixture_tail(const sim_compound_t *self, double x, int upper, double *at) {
  double sum = 0.0, here;
  *at = 0.0;
  for (size_t k = 0; k < self->count; k++) {
    sum += self->weights[k] * sim_dist_tail(&self->parts[k], x, upper, &here);
    *at += self->weights[k] * here;
  }
  return sum;
}

/* What is asked for: the lower tail u, or the upper tail 1 - u. */
typedef struct {
  const sim_compound_t *law;
  int upper;
  double p;
} target_t;

/* P(X <= x) less u; with `before`, P(X < x) less u. Not below 0: x is at or past the quantile. */
static double gap(const target_t *self, double x, int before) {
  double at;
  const double tail = sim_mixture_tail(self->law, x, self->upper, &at);
  if (self->upper)
    return self->p - (before ? tail + at : tail);
  return (before ? tail : tail + at) - self->p;
}

/* Narrows the bracket at the constants among the parts; 1 when the quantile is one of them. */
static int meets_atom(const target_t *self, double *low, double *high) {
  for (size_t k = 0; k < self->law->count; k++) {
    const sim_dist_t *part = &self->law->parts[k];
    const double c = part->shift;
    if (part->kind != SIM_DIST_CONSTANT || !(c > *low && c < *high))
      continue;
    if (gap(self, c, 0) < 0.0)
      *low = c;
    else if (gap(self, c, 1) >= 0.0)
      *high = c;
    else {
      *high = c;
      return 1;
    }
  }
  return 0;
}

/* The root between low (gap below 0) and high, by false position with halved ends (Illinois;
   Dowell & Jarratt 1971, BIT 11), and by halves where that does not shrink the bracket. */
static double root(const target_t *self, double low, double high) {
  double at_low = gap(self, low, 0), at_high = gap(self, high, 1);
  double size = high - low;
  int side = 0;
  for (int i = 0; i < STEPS && high - low > 4e-16 * fmax(fabs(low), fabs(high)); i++) {
    double x = high - at_high * ((high - low) / (at_high - at_low));
    if (!(x > low && x < high) || (i % 3 == 2 && high - low > 0.5 * size))
      x = 0.5 * low + 0.5 * high;
    if (i % 3 == 2)
      size = high - low;
    if (!(x > low && x < high))
      break;
    const double here = gap(self, x, 0);
    if (here < 0.0) {
      low = x;
      at_low = here;
      at_high *= side < 0 ? 0.5 : 1.0;
      side = -1;
    } else {
      high = x;
      at_high = here;
      at_low *= side > 0 ? 0.5 : 1.0;
      side = 1;
    }
  }
  return high;
}

/* With a bound of the quantile from below, -inf for none. */
static double solve(const sim_compound_t *self, double u, double least) {
  if (!(u >= 0.0 && u <= 1.0))
    return (double)NAN;
  double low = INFINITY, high = -INFINITY;
  for (size_t k = 0; k < self->count; k++) {
    const double x = sim_dist_quantile(&self->parts[k], u);
    low = x < low ? x : low;
    high = x > high ? x : high;
  }
  if (u == 0.0 || u == 1.0)
    return u == 0.0 ? low : high;
  const target_t target = {.law = self, .upper = u > 0.5, .p = u > 0.5 ? 1.0 - u : u};
  if (low == high || gap(&target, low, 0) >= 0.0)
    return low;
  if (least > low && least < high && gap(&target, least, 0) < 0.0)
    low = least;
  return meets_atom(&target, &low, &high) ? high : root(&target, low, high);
}

static double exact_at(const sim_dist_t *self, double u) {
  return solve(self->compound, u, -INFINITY);
}

/* The polynomial of degree 7 through `x` at the Chebyshev points of [-1, 1], by divided differences
   brought to powers. */
static void interpolate(const double *t, double *x, double *c) {
  for (int k = 1; k < SIM_ROWS_TERMS; k++)
    for (int i = SIM_ROWS_TERMS - 1; i >= k; i--)
      x[i] = (x[i] - x[i - 1]) / (t[i] - t[i - k]);
  memset(c, 0, SIM_ROWS_TERMS * sizeof *c);
  for (int k = SIM_ROWS_TERMS - 1; k >= 0; k--) {
    for (int i = SIM_ROWS_TERMS - 1; i > 0; i--)
      c[i] = c[i - 1] - t[k] * c[i];
    c[0] = x[k] - t[k] * c[0];
  }
}

/* cos((2 i + 1) pi / 16), ascending. */
static const double nodes[SIM_ROWS_TERMS] = {
    -0.98078528040323043, -0.83146961230254524, -0.55557023301960218, -0.19509032201612825,
    0.19509032201612825,  0.55557023301960218,  0.83146961230254524,  0.98078528040323043};

static const double checks[CHECKS] = {-1.0, 0.1, 0.999};

static double place(unsigned row, double t) {
  const double low = sim_rows_start(row), high = sim_rows_start(row + 1);
  return 0.5 * (low + high) + 0.5 * (high - low) * t;
}

/* One row; emptied, for the solver to serve, where the quantile is no such polynomial: at a kink of
   the distribution function, or an atom's edge. */
static void build_row(const sim_dist_t *self, unsigned row, int upper, double *c) {
  const sim_compound_t *law = self->compound;
  double x[SIM_ROWS_TERMS];
  double least = -INFINITY;
  int good = 1;
  for (int i = 0; i < SIM_ROWS_TERMS; i++) {
    const int at = upper ? SIM_ROWS_TERMS - 1 - i : i; /* ascending quantiles */
    const double p = place(row, nodes[at]);
    x[at] = least = solve(law, upper ? 1.0 - p : p, least);
  }
  interpolate(nodes, x, c);
  for (int i = 0; i < CHECKS; i++) {
    const double p = place(row, checks[i]);
    const double exact = solve(law, upper ? 1.0 - p : p, -INFINITY);
    const double error = fabs(sim_rows_value(c, checks[i]) - exact);
    good = good && error <= ACCURACY * fmax(fabs(exact), self->sd);
  }
  if (!good)
    c[0] = (double)NAN;
}

static int prepare(sim_dist_t *self) {
  sim_compound_t *law = self->compound;
  if (law->rows)
    return SIM_OK;
  double(*rows)[SIM_ROWS_TERMS] = aligned_alloc(64, (size_t)2 * SIM_ROWS_SIDE * sizeof *rows);
  if (!rows)
    return SIM_ERR_NO_MEMORY;
  memset(rows, 0, (size_t)2 * SIM_ROWS_SIDE * sizeof *rows);
  for (unsigned row = 0; row + 1 < SIM_ROWS_SIDE; row++)
    for (int upper = 0; upper < 2; upper++)
      build_row(self, row, upper, rows[row + (upper ? SIM_ROWS_SIDE : 0)]);
  rows[SIM_ROWS_SIDE - 1][0] = rows[2 * SIM_ROWS_SIDE - 1][0] = (double)NAN;
  law->rows = rows;
  return SIM_OK;
}

static void block(const sim_dist_t *self, size_t count, const double *u, double *x) {
  double chunk[SIM_ROWS_CHUNK];
  const sim_compound_t *law = self->compound;
  for (size_t done = 0; done < count; done += SIM_ROWS_CHUNK) {
    const size_t part = count - done < SIM_ROWS_CHUNK ? count - done : SIM_ROWS_CHUNK;
    memcpy(chunk, u + done, part * sizeof *chunk);
    if (law->rows)
      sim_rows_values((const double(*)[SIM_ROWS_TERMS])law->rows, SIM_ROWS_SIDE, part, chunk,
                      x + done);
    for (size_t i = 0; i < part; i++)
      if (!law->rows || isnan(x[done + i]))
        x[done + i] = solve(law, chunk[i], -INFINITY);
  }
}

static void set_moments(sim_dist_t *self) {
  const sim_compound_t *law = self->compound;
  double mean = 0.0, square = 0.0;
  for (size_t k = 0; k < law->count; k++)
    mean += law->weights[k] * law->parts[k].mean;
  for (size_t k = 0; k < law->count; k++) {
    const double off = law->parts[k].mean - mean, sd = law->parts[k].sd;
    square += law->weights[k] * (off * off + sd * sd);
  }
  self->mean = mean;
  self->sd = sqrt(square);
}

static double total_of(size_t count, const double *weights, const sim_dist_t *parts) {
  double sum = 0.0, at;
  for (size_t k = 0; k < count; k++) {
    if (!(weights[k] > 0.0) || isnan(sim_dist_tail(&parts[k], 0.5, 0, &at)))
      return (double)NAN;
    sum += weights[k];
  }
  return sum;
}

static const sim_dist_own_t own = {exact_at, block, prepare, sim_compound_free};

int sim_dist_init_mixture(sim_dist_t *self, size_t count, const double *weights,
                          sim_dist_t *parts) {
  (void)sim_dist_init_constant(self, (double)NAN);
  const double sum = total_of(count, weights, parts);
  const int is_domain = count > 0 && isfinite(sum);
  sim_compound_t *law = is_domain ? sim_compound_alloc(count, 1) : NULL;
  if (!law) {
    for (size_t k = 0; k < count; k++)
      sim_dist_free(&parts[k]);
    return is_domain ? SIM_ERR_NO_MEMORY : SIM_ERR_DOMAIN;
  }
  for (size_t k = 0; k < count; k++) {
    law->weights[k] = weights[k] / sum;
    law->parts[k] = parts[k];
  }
  self->kind = SIM_DIST_MIXTURE;
  self->own = &own;
  self->compound = law;
  set_moments(self);
  return SIM_OK;
}
