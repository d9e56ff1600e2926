// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/delivery_seen.h"

#include "models/columns.h"

#include "sim/elementary.h"
#include "sim/laws/binomial.h"

#include <math.h>

/* What a component produced is known: k, out of n. Without a waiting list it is Binomial(n, c).
   With one, of the first component: came ~ Binomial(n, c) and replaced = min(Binomial(n − came, s),
   w), w who waits. Were w never short, each of n would be there with p = c + (1 − c) s, and each of
   k be a replacement with q = (1 − c) s / p. So P(k) = Bin(k; n, p) P(Bin(k, q) < w) fewer were
   replaced than waited
          + Bin(k − w; n, c) P(Bin(n − k + w, s) >= w)             all who waited were called
   and the two terms are to each other as the chances that replaced, given k, is Bin(k, q) below w,
   and w. */

typedef struct {
  double fewer, all; /* logarithms of the terms, but for that of n over k */
  double q, below;   /* below: P(Bin(k, q) < w) */
} terms_t;

/* log p^k (1 − p)^(n − k). */
static double power(double k, double n, double p) {
  return (k > 0.0 ? k * sim_log(p) : 0.0) + (n > k ? (n - k) * sim_log1p(-p) : 0.0);
}

static terms_t terms_of(double k, double n, double c, double s, double w) {
  const double p = c + (1.0 - c) * s, q = p > 0.0 ? (1.0 - c) * s / p : 0.0;
  const double share = n > 0.0 ? k / n : 0.0;
  const double ways = sim_log(sim_binomial_pmf(k, n, share)) - power(k, n, share);
  terms_t out = {.fewer = -INFINITY, .all = -INFINITY, .q = q};
  out.below = w > 0.0 ? sim_binomial_cdf(w - 1.0, k, q) : 0.0;
  if (out.below > 0.0)
    out.fewer = power(k, n, p) + sim_log(out.below);
  if (w <= k) {
    const double enough = w > 0.0 ? sim_binomial_sf(w - 1.0, n - k + w, s) : 1.0;
    out.all = sim_log(sim_binomial_pmf(k - w, n, c)) + sim_log(enough) - ways;
  }
  return out;
}

static double sum_of(const terms_t *terms) {
  const double most = fmax(terms->fewer, terms->all);
  return most == -INFINITY
             ? most
             : most + sim_log(sim_exp(terms->fewer - most) + sim_exp(terms->all - most));
}

/* Who was replaced, given k, at its uniform. */
static double replaced_at(const terms_t *terms, double sum, double k, double w, double u) {
  const double all = sum > -INFINITY ? sim_exp(terms->all - sum) : 0.0;
  if (u < all || terms->below <= 0.0)
    return fmin(w, k);
  const double left = (u - all) / (1.0 - all) * terms->below;
  return fmin(w, sim_binomial_quantile(k, terms->q, fmax(left, 0x1p-54)));
}

static void refill(const models_block_t *self, const models_component_t *component, size_t y,
                   const double *firms, double *weight) {
  const models_workspace_t *w = self->workspace;
  const double *seen = w->rows[component->seen[y]], *came = w->rows[component->completion[y]];
  const double *share = models_role(self, MODELS_WAITING, y);
  double *u = w->scratch[0], *replaced = models_output(self, MODELS_S_REPLACED, y);
  models_chance(self, self->programme->waiting[y], u);
  for (size_t r = 0; r < self->count; r++) {
    const terms_t terms = terms_of(seen[r], firms[r], came[r], share[r], w->waiting[y][r]);
    const double sum = sum_of(&terms);
    if (weight)
      weight[r] += sum;
    replaced[r] = replaced_at(&terms, sum, seen[r], w->waiting[y][r], u[r]);
  }
}

void models_delivery_seen(const models_block_t *self, size_t c, size_t y, const double *firms,
                          double *produced) {
  const models_workspace_t *w = self->workspace;
  const models_component_t *component = &self->programme->components[c];
  const double *seen = w->rows[component->seen[y]];
  double *weight = self->is_weighed ? w->evidence[component->evidence[y]] : NULL;
  if (c == 0 && models_has(self->programme, MODELS_WAITING))
    refill(self, component, y, firms, weight);
  else
    models_weigh_binomial(self->count, weight, seen, firms, w->rows[component->completion[y]]);
  models_columns_copy(self->count, produced, seen);
}
