// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/laws/dist.h"

#include <math.h>
#include <stdlib.h>

#include "sim/clones.h"
#include "sim/elementary.h"
#include "sim/laws/laws.h"
#include "sim/laws/normal.h"
#include "sim/status.h"

/* What a kind can do. block takes u and x that may be the same array. */
typedef struct {
  const char *name;
  double (*exact)(const sim_dist_t *self, double u);
  void (*block)(const sim_dist_t *self, size_t count, const double *u, double *x);
  const sim_law_t *law; /* of its table, or NULL */
} ops_t;

/* 0 <= u <= 1: u, else NaN. */
static inline double checked(double u) {
  return u >= 0.0 && u <= 1.0 ? u : __builtin_nan("");
}

static double constant_exact(const sim_dist_t *self, double u) {
  (void)u;
  return self->shift;
}

static void constant_block(const sim_dist_t *self, size_t count, const double *u, double *x) {
  (void)u;
  for (size_t i = 0; i < count; i++)
    x[i] = self->shift;
}

/* low + span u, from the nearer end: exact to rounding near either. */
static inline double uniform_at(double low, double high, double span, double u) {
  const double v = checked(u);
  return v <= 0.5 ? low + span * v : high - span * (1.0 - v);
}

static double uniform_exact(const sim_dist_t *self, double u) {
  return uniform_at(self->shift, self->high, self->scale, u);
}

SIM_CLONES static void uniform_block(const sim_dist_t *self, size_t count, const double *u,
                                     double *x) {
  const double low = self->shift, high = self->high, span = self->scale;
  for (size_t i = 0; i < count; i++)
    x[i] = uniform_at(low, high, span, u[i]);
}

/* F is quadratic on each side of the mode, which lies at u = split. The distances from low and from
   high, in spans, are √(u split) and 1 − √(u split) below it, 1 − √(w rest) and √(w rest) above it,
   with w = 1 − u and rest = 1 − split. The two differences from 1 are taken as (1 − s²)/(1 + s),
   where 1 − u split = w + u rest and 1 − w rest = u + w split: sums that cancel nothing. */
static inline double triangular_at(const sim_dist_t *self, double u) {
  const double split = self->split, rest = self->rest;
  const double v = checked(u), w = 1.0 - v;
  const int is_rising = v < split;
  const double s = sqrt(is_rising ? v * split : w * rest);
  const double other = (is_rising ? w + v * rest : v + w * split) / (1.0 + s);
  const double from_low = is_rising ? s : other, from_high = is_rising ? other : s;
  return v <= 0.5 ? self->shift + self->scale * from_low : self->high - self->scale * from_high;
}

static double triangular_exact(const sim_dist_t *self, double u) {
  return triangular_at(self, u);
}

SIM_CLONES static void triangular_block(const sim_dist_t *self, size_t count, const double *u,
                                        double *x) {
  const sim_dist_t dist = {.shift = self->shift,
                           .scale = self->scale,
                           .high = self->high,
                           .split = self->split,
                           .rest = self->rest};
  for (size_t i = 0; i < count; i++)
    x[i] = triangular_at(&dist, u[i]);
}

/* x = shift + scale x, in place. */
SIM_CLONES static void affine(double shift, double scale, size_t count, double *x) {
  for (size_t i = 0; i < count; i++)
    x[i] = shift + scale * x[i];
}

SIM_CLONES static void affine_exp(double shift, double scale, size_t count, double *x) {
  for (size_t i = 0; i < count; i++)
    x[i] = sim_exp(shift + scale * x[i]);
}

static double normal_exact(const sim_dist_t *self, double u) {
  return self->shift + self->scale * sim_normal_quantile(u);
}

static void normal_block(const sim_dist_t *self, size_t count, const double *u, double *x) {
  sim_normal_quantiles(count, u, x);
  affine(self->shift, self->scale, count, x);
}

static double lognormal_exact(const sim_dist_t *self, double u) {
  return sim_exp(normal_exact(self, u));
}

static void lognormal_block(const sim_dist_t *self, size_t count, const double *u, double *x) {
  sim_normal_quantiles(count, u, x);
  affine_exp(self->shift, self->scale, count, x);
}

static double beta_exact(const sim_dist_t *self, double u) {
  return sim_law_beta.quantile(&self->law, u);
}

static double gamma_exact(const sim_dist_t *self, double u) {
  return sim_law_gamma.quantile(&self->law, u);
}

static double pert_exact(const sim_dist_t *self, double u) {
  return self->shift + self->scale * beta_exact(self, u);
}

static void beta_block(const sim_dist_t *self, size_t count, const double *u, double *x) {
  sim_table_values(&self->table, &self->law, count, u, x);
}

static void pert_block(const sim_dist_t *self, size_t count, const double *u, double *x) {
  beta_block(self, count, u, x);
  affine(self->shift, self->scale, count, x);
}

static double empirical_exact(const sim_dist_t *self, double u) {
  const double place = floor(checked(u) * (double)self->count);
  if (isnan(place))
    return NAN;
  const size_t at = (size_t)place;
  return self->sample[at < self->count ? at : self->count - 1];
}

static void empirical_block(const sim_dist_t *self, size_t count, const double *u, double *x) {
  for (size_t i = 0; i < count; i++)
    x[i] = empirical_exact(self, u[i]);
}

static const ops_t OPS[] = {
    [SIM_DIST_CONSTANT] = {"constant", constant_exact, constant_block, NULL},
    [SIM_DIST_BETA] = {"beta", beta_exact, beta_block, &sim_law_beta},
    [SIM_DIST_GAMMA] = {"gamma", gamma_exact, beta_block, &sim_law_gamma},
    [SIM_DIST_NORMAL] = {"normal", normal_exact, normal_block, NULL},
    [SIM_DIST_LOGNORMAL] = {"lognormal", lognormal_exact, lognormal_block, NULL},
    [SIM_DIST_UNIFORM] = {"uniform", uniform_exact, uniform_block, NULL},
    [SIM_DIST_TRIANGULAR] = {"triangular", triangular_exact, triangular_block, NULL},
    [SIM_DIST_PERT] = {"pert", pert_exact, pert_block, &sim_law_beta},
    [SIM_DIST_EMPIRICAL] = {"empirical", empirical_exact, empirical_block, NULL},
    [SIM_DIST_QUANTILES] = {"quantiles", NULL, NULL, NULL},
    [SIM_DIST_MIXTURE] = {"mixture", NULL, NULL, NULL},
    [SIM_DIST_CUT] = {"cut", NULL, NULL, NULL},
};

void sim_dist_free(sim_dist_t *self) {
  free(self->sample);
  self->sample = NULL;
  self->count = 0;
  if (self->own)
    self->own->free(self->compound);
  self->compound = NULL;
  self->own = NULL;
  sim_table_free(&self->table);
}

int sim_dist_prepare(sim_dist_t *self) {
  const sim_law_t *law = OPS[self->kind].law;
  if (self->own)
    return self->own->prepare ? self->own->prepare(self) : SIM_OK;
  if (!law || self->table.rows)
    return SIM_OK;
  return sim_table_init(&self->table, law, &self->law);
}

/* Of the same family with the same parameters. */
static int has_law_of(const sim_dist_t *self, const sim_dist_t *other) {
  const sim_law_t *law = OPS[self->kind].law;
  return law == &sim_law_beta
             ? self->law.beta.a == other->law.beta.a && self->law.beta.b == other->law.beta.b
         : law == &sim_law_gamma ? self->law.gamma.shape == other->law.gamma.shape
                                 : 0;
}

int sim_dist_prepare_like(sim_dist_t *self, size_t count, const sim_dist_t *others) {
  for (size_t i = 0; !self->table.rows && i < count; i++)
    if (others[i].table.rows && others[i].table.law == OPS[self->kind].law &&
        has_law_of(self, &others[i]))
      return sim_table_copy(&self->table, &others[i].table);
  return sim_dist_prepare(self);
}

double sim_dist_quantile(const sim_dist_t *self, double u) {
  return self->own ? self->own->exact(self, u) : OPS[self->kind].exact(self, u);
}

void sim_dist_quantiles(const sim_dist_t *self, size_t count, const double *u, double *x) {
  const ops_t *ops = &OPS[self->kind];
  if (self->own) {
    self->own->block(self, count, u, x);
    return;
  }
  if (!ops->law || self->table.rows) {
    ops->block(self, count, u, x);
    return;
  }
  for (size_t i = 0; i < count; i++)
    x[i] = ops->exact(self, u[i]);
}

double sim_dist_mean(const sim_dist_t *self) {
  return self->mean;
}

double sim_dist_sd(const sim_dist_t *self) {
  return self->sd;
}

const char *sim_dist_name(sim_dist_kind_t kind) {
  return (size_t)kind < sizeof OPS / sizeof *OPS ? OPS[kind].name : "?";
}
