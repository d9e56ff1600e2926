// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_BLOCK_H
#define MODELS_BLOCK_H

#include "models/compile/structure.h"

/* A block of replicates in work: columns of `count` doubles. Scratch columns belong to the stage
   that runs; all else stays until the end of the block. */

enum { MODELS_SCRATCH = 9 };

typedef struct {
  size_t block;               /* capacity of a column */
  double *storage;            /* all columns */
  double **rows;              /* values: input rows, constants filled once; then effects of years */
  double **prices;            /* price index by year of the price path */
  double **rates;             /* inflation by year of the price path */
  double **costs;             /* nominal unit cost, component × year */
  double **unit, **unit_real; /* cost of a place per year, nominal and real */
  double **fixed, **fixed_real; /* what is paid whoever comes; none without fixed shares */
  double **waiting;             /* who waits for a place, per year; none without a waiting list */
  double **shares;              /* as many as the largest split has parts */
  double **latent;              /* two for each row of the largest group of correlated ones */
  double **evidence;            /* what was observed weighs */
  double **nodes;               /* of a quadrature; none where no round was observed */
  double *scratch[MODELS_SCRATCH];
  void *evaluators[MODELS_OWN_EVENTS_MAX]; /* of the programme's own events */
  const models_own_event_t *events;        /* theirs, started so far */
  size_t event_count;
} models_workspace_t;

typedef struct {
  const models_programme_t *programme;
  models_workspace_t *workspace;
  const uint64_t *shifts;        /* per quantity, see models_programme_evaluate; NULL: none */
  const double *const *uniforms; /* the same of models_taken_t */
  bool is_weighed;               /* evidence is asked for */
  uint64_t first;
  size_t count;
  double *const *columns;
} models_block_t;

/* The column of a series in plan year y (0, 1, …); y = years is the total. */
static inline double *models_column(const models_block_t *self, size_t series, size_t y) {
  return self->columns[self->programme->series[series].first + y];
}

/* The same for a series known by role. */
static inline double *models_output(const models_block_t *self, models_series_id_t id, size_t y) {
  return models_column(self, self->programme->id[id], y);
}

/* What the model reads of the input with this role in plan year y. */
static inline const double *models_role(const models_block_t *self, models_role_t role, size_t y) {
  return self->workspace->rows[self->programme->roles[role][y]];
}

/* The uniforms of a quantity (a row; row_count + i is chance i) for this block: the one place where
   random numbers enter the model. */
void models_uniforms(const models_block_t *self, size_t quantity, double *u);

static inline void models_chance(const models_block_t *self, size_t chance, double *u) {
  models_uniforms(self, self->programme->row_count + chance, u);
}

/* The money that plan year y may spend: the ceiling as it was revised. */
static inline const double *models_purse(const models_block_t *self, size_t y) {
  const bool is_revised = self->programme->id[MODELS_S_BUDGET_FINAL] != MODELS_NONE;
  return models_output(self, is_revised ? MODELS_S_BUDGET_FINAL : MODELS_S_CEILING, y);
}

/* Price index of plan year y. */
static inline const double *models_prices(const models_block_t *self, size_t y) {
  const models_programme_t *p = self->programme;
  return self->workspace->prices[(size_t)(p->first_year - p->price_year) + y];
}

/* A value of money in plan year y, nominal, or real: in pesos of the first plan year. */
void models_price(const models_block_t *self, size_t value, size_t y, bool real, double *out);

/* What `places` places cost in plan year y without administration, nominal or real; nothing where
   there are none. And how much of it, nominal, is of component c. */
void models_costs_pay(const models_block_t *self, size_t y, bool real, const double *places,
                      double *out);
void models_costs_pay_component(const models_block_t *self, size_t c, size_t y,
                                const double *places, double *out);

/* Draws the rows of group k of correlated ones, constants apart. */
void models_draw_group(const models_block_t *self, size_t k);

/* What was observed of this role in plan year y; NULL where nothing was. */
static inline const double *models_seen(const models_block_t *self, models_role_t role, size_t y) {
  const size_t value = self->programme->roles[role][y];
  return value == MODELS_NONE ? NULL : self->workspace->rows[value];
}

/* Where the evidence of this kind and year is added up; NULL where none is asked for. */
static inline double *models_weight(const models_block_t *self, models_evidence_kind_t kind,
                                    size_t y) {
  const size_t k = self->programme->evidence_of[kind][y];
  return self->is_weighed && k != MODELS_NONE ? self->workspace->evidence[k] : NULL;
}

/* Adds the logarithm of a chance, up to what does not depend on the replicate (models/evidence.c):
   of `k` by a Poisson law, of k of n, of x by a normal law. `out` may be NULL: nothing is done. */
void models_weigh_poisson(size_t count, double *out, const double *k, const double *lambda);
void models_weigh_binomial(size_t count, double *out, const double *k, const double *n,
                           const double *p);
void models_weigh_normal(size_t count, double *out, const double *x, const double *mean,
                         const double *sd);

/* Columns that the quadrature of a round needs (models/links_seen.c). */
enum { MODELS_NODES = 57 };

/* The stages, in order. Each opens with its formulas. */
void models_draw_inputs(const models_block_t *self);
void models_years_stage(const models_block_t *self);
void models_prices_stage(const models_block_t *self);
void models_population_stage(const models_block_t *self);
void models_demand_stage(const models_block_t *self);
void models_places_stage(const models_block_t *self);
void models_delivery_stage(const models_block_t *self);
void models_links_stage(const models_block_t *self);
void models_results_stage(const models_block_t *self);
void models_costs_stage(const models_block_t *self);
void models_ceiling_stage(const models_block_t *self);
void models_spending_stage(const models_block_t *self);
void models_coverage_stage(const models_block_t *self);
void models_regions_stage(const models_block_t *self);
void models_groups_stage(const models_block_t *self);
void models_events_stage(const models_block_t *self);
void models_events_pool(const models_block_t *self); /* of the totals, once they are added up */
void models_totals_stage(const models_block_t *self);
void models_ratios_stage(const models_block_t *self);
void models_own_events_stage(const models_block_t *self);

/* 1 in a replicate in which an event is 1 in every year with places: its total. */
void models_total_of_event(const models_block_t *self, size_t series);

/* What the demand of the regions does to that of all in plan year y; only where they have one. Uses
   scratch columns 3 to 5. */
void models_regions_demand(const models_block_t *self, size_t y, double *out);

/* Spreads the firms in `whole` over the parts of a split, in year y: writes one output column per
   part. models_split_shares must have run for this split in this block. */
void models_split_shares(const models_block_t *self, const models_split_t *split);
/* The weight of part i of a split in year y, before it is a share of their sum; without the demand
   of its own that a region may have. */
void models_split_weight(const models_block_t *self, const models_split_t *split, size_t i,
                         size_t y, double *out);
void models_split_firms(const models_block_t *self, const models_split_t *split, size_t y,
                        const double *whole);

void *models_workspace_alloc(const void *programme, size_t block);
void models_workspace_free(void *workspace);

#endif
