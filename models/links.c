// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/links.h"

#include "models/columns.h"
#include "models/odds.h"

#include "sim/clones.h"
#include "sim/elementary.h"
#include "sim/laws/binomial.h"
#include "sim/laws/normal.h"

#include <math.h>

/* Links. Participants are spread over the year's rounds as evenly as whole firms allow. In round i
     logit q_i = logit q + e_i,  e_i ~ N(0, sd)
   is the chance that a kept meeting gives a contact: outcomes of one round are alike. A firm has
   minimum + Poisson(extra) meetings, each kept with probability h, so it makes a link with
     P(q) = 1 − (1 − hq)^minimum · exp(−extra · h · q)
   in closed form. q is that of a prepared firm. Where preparation is not delivered, the firms
   without training, a share w = (1 − delivered) · untrained, have the odds of q divided by the odds
   ratio of preparation:
     p_i = (1 − w) P(q_i) + w P(q_i low)
     contact_i ~ Binomial(firms_i, p_i)
     deal_i    ~ Binomial(contact_i, p_i(q·s) / p_i(q)),  s = deals per contact,
     form_i    = contact_i + Binomial(firms_i − contact_i, (P(1) − p_i) / (1 − p_i)),
   so that deals are among the contacts and these among the firms with a kept meeting, whom the
   form's indicator counts whatever came of it (F 4.1: contact, quotation, partner or meeting).
   Counterfactual: baseline ~ Binomial(participants, association rate), net = contact − baseline.
   Contacts split by partner and by purpose. Evidence behind the inputs: the programme's inputs.csv.
 */

enum { CHUNK = 64 };

/* P(q) for up to CHUNK replicates. The power by squaring, its exponent being the same for all. */
static inline __attribute__((always_inline)) void any_links(size_t n, const double *q,
                                                            const double *kept, unsigned minimum,
                                                            const double *extra, double *any) {
  double base[CHUNK], none[CHUNK];
  for (size_t r = 0; r < n; r++) {
    base[r] = 1.0 - kept[r] * q[r];
    none[r] = 1.0;
    any[r] = sim_exp(-extra[r] * (kept[r] * q[r]));
  }
  for (; minimum; minimum >>= 1)
    for (size_t r = 0; r < n; r++) {
      none[r] = minimum & 1 ? none[r] * base[r] : none[r];
      base[r] *= base[r];
    }
  for (size_t r = 0; r < n; r++)
    any[r] = 1.0 - none[r] * any[r];
}

/* The chance of a deal given a contact, from those of either. */
static inline __attribute__((always_inline)) void deal_given(size_t n, const double *any,
                                                             const double *hard, double *deal) {
  for (size_t r = 0; r < n; r++)
    deal[r] = any[r] > hard[r] ? hard[r] / any[r] : (any[r] > 0.0 ? 1.0 : 0.0);
}

/* With every firm prepared. `factor` holds exp(e), p the chance of a contact, deal that of a deal
   given a contact. */
SIM_CLONES
static void prepared(size_t n, const models_chances_t *c, const double *restrict factor,
                     double *restrict p, double *restrict deal) {
  double q[CHUNK], hard[CHUNK];
  for (size_t from = 0, left; from < n; from += CHUNK) {
    left = n - from < CHUNK ? n - from : CHUNK;
    for (size_t r = 0; r < left; r++)
      q[r] = models_shift_odds(c->contact[from + r], factor[from + r]);
    any_links(left, q, c->kept + from, c->minimum, c->extra + from, p + from);
    for (size_t r = 0; r < left; r++)
      q[r] *= c->deal[from + r];
    any_links(left, q, c->kept + from, c->minimum, c->extra + from, hard);
    deal_given(left, p + from, hard, deal + from);
  }
}

/* (1 − w) of one kind of firms and w of the other. */
static inline __attribute__((always_inline)) void mix(size_t n, const double *w, double *one,
                                                      const double *other) {
  for (size_t r = 0; r < n; r++)
    one[r] = (1.0 - w[r]) * one[r] + w[r] * other[r];
}

SIM_CLONES
static void mixed(size_t n, const models_chances_t *c, const double *restrict factor,
                  double *restrict p, double *restrict deal) {
  double w[CHUNK], q[CHUNK], low[CHUNK], any[CHUNK], hard[CHUNK], other[CHUNK];
  for (size_t from = 0, left; from < n; from += CHUNK) {
    const double *kept = c->kept + from, *extra = c->extra + from;
    left = n - from < CHUNK ? n - from : CHUNK;
    for (size_t r = 0; r < left; r++) {
      const size_t i = from + r;
      w[r] = (1.0 - c->delivered[i]) * c->untrained[i];
      q[r] = models_shift_odds(c->contact[i], factor[i]);
      low[r] = models_shift_odds(c->contact[i], factor[i] / c->odds_ratio[i]);
    }
    any_links(left, q, kept, c->minimum, extra, any);
    any_links(left, low, kept, c->minimum, extra, other);
    mix(left, w, any, other);
    for (size_t r = 0; r < left; r++) {
      q[r] *= c->deal[from + r];
      low[r] *= c->deal[from + r];
    }
    any_links(left, q, kept, c->minimum, extra, hard);
    any_links(left, low, kept, c->minimum, extra, other);
    mix(left, w, hard, other);
    for (size_t r = 0; r < left; r++)
      p[from + r] = any[r] < 1.0 ? any[r] : 1.0;
    deal_given(left, any, hard, deal + from);
  }
}

/* The chance of a kept meeting. */
SIM_CLONES
static void attended(size_t n, const models_chances_t *c, double *restrict met) {
  double one[CHUNK];
  for (size_t r = 0; r < CHUNK; r++)
    one[r] = 1.0;
  for (size_t from = 0; from < n; from += CHUNK)
    any_links(n - from < CHUNK ? n - from : CHUNK, one, c->kept + from, c->minimum, c->extra + from,
              met + from);
}

/* The same given that there was no contact, any = chance of a contact. */
SIM_CLONES
static void only_met(size_t n, const double *restrict attended, const double *restrict any,
                     double *restrict met) {
  for (size_t r = 0; r < n; r++) {
    const double more = attended[r] - any[r], none = 1.0 - any[r];
    met[r] = more > 0.0 ? (more < none ? more / none : 1.0) : 0.0;
  }
}

SIM_CLONES
static void effect(size_t n, double *restrict factor, const double *restrict sd) {
  for (size_t r = 0; r < n; r++)
    factor[r] = sim_exp(sd[r] * factor[r]);
}

/* Firms of round i (from 0) of `rounds`. */
SIM_CLONES
static void firms_of_round(size_t n, double *restrict firms, const double *restrict participants,
                           double rounds, double i) {
  for (size_t r = 0; r < n; r++) {
    const double each = floor(participants[r] / rounds);
    firms[r] = each + (i < participants[r] - each * rounds ? 1.0 : 0.0);
  }
}

static models_chances_t chances_of(const models_block_t *self, size_t y) {
  models_chances_t c = {.contact = models_role(self, MODELS_LINK_CONTACT, y),
                        .deal = models_role(self, MODELS_LINK_DEAL, y),
                        .kept = models_role(self, MODELS_MEETINGS_KEPT, y),
                        .minimum = self->programme->minimum[y],
                        .extra = models_role(self, MODELS_MEETINGS_EXTRA, y),
                        .sd = models_role(self, MODELS_ROUND_EFFECT_SD, y),
                        .attended = self->workspace->scratch[8]};
  if (models_has(self->programme, MODELS_DELIVERED)) {
    c.delivered = models_role(self, MODELS_DELIVERED, y);
    c.odds_ratio = models_role(self, MODELS_ODDS_RATIO, y);
    c.untrained = models_role(self, MODELS_UNTRAINED, y);
  }
  return c;
}

/* Delivered to every firm in every replicate: a constant 1. */
static bool all_prepared(const models_programme_t *p, size_t y) {
  if (!models_has(p, MODELS_DELIVERED))
    return true;
  const size_t row = models_value_row(p, p->roles[MODELS_DELIVERED][y]);
  const sim_dist_t *delivered = &p->dists[row];
  return delivered->kind == SIM_DIST_CONSTANT && sim_dist_quantile(delivered, 0.5) == 1.0;
}

void models_links_given(const models_block_t *self, size_t y, const models_chances_t *chances,
                        const double *factor, double *any, double *deal) {
  if (all_prepared(self->programme, y))
    prepared(self->count, chances, factor, any, deal);
  else
    mixed(self->count, chances, factor, any, deal);
}

/* What was observed of round i of year y; nothing where nothing was. */
static models_seen_round_t seen_of(const models_programme_t *p, size_t y, size_t i) {
  return p->seen_rounds ? p->seen_rounds[y][i]
                        : (models_seen_round_t){MODELS_NONE, MODELS_NONE, MODELS_NONE, MODELS_NONE};
}

/* The binomial draw of a chance, or what was observed of it. */
static void draw_or_stand(const models_block_t *self, size_t seen, size_t chance, const double *of,
                          const double *p, double *out) {
  double *u = self->workspace->scratch[0];
  if (seen != MODELS_NONE) {
    models_columns_copy(self->count, out, self->workspace->rows[seen]);
    return;
  }
  models_chance(self, chance, u);
  sim_binomial_quantiles(self->count, of, p, u, out);
}

/* Those who took part are spread evenly over the rounds of which it was not observed. */
static void spread_rest(const models_block_t *self, size_t y, size_t i, double *firms) {
  const models_programme_t *p = self->programme;
  double *left = self->workspace->scratch[6];
  size_t rounds = p->rounds[y], place = i;
  models_columns_copy(self->count, left, models_output(self, MODELS_S_PARTICIPANTS, y));
  for (size_t k = 0; p->seen_rounds && k < p->rounds[y]; k++) {
    const size_t seen = p->seen_rounds[y][k].firms;
    if (seen == MODELS_NONE)
      continue;
    rounds--;
    place -= k < i;
    models_columns_subtract(self->count, left, self->workspace->rows[seen]);
  }
  for (size_t r = 0; p->seen_rounds && r < self->count; r++)
    left[r] = left[r] > 0.0 ? left[r] : 0.0;
  firms_of_round(self->count, firms, left, (double)rounds, (double)place);
}

static void draw_effect(const models_block_t *self, size_t y, size_t i,
                        const models_chances_t *chances, double *factor) {
  const models_programme_t *p = self->programme;
  if (seen_of(p, y, i).contact != MODELS_NONE) {
    models_links_seen(self, y, i, chances, factor);
    return;
  }
  models_chance(self, p->round_effect[y] + i, factor);
  sim_normal_quantiles(self->count, factor, factor);
  effect(self->count, factor, chances->sd);
}

static void draw_round(const models_block_t *self, size_t y, size_t i,
                       const models_chances_t *chances) {
  const models_programme_t *p = self->programme;
  const models_seen_round_t seen = seen_of(p, y, i);
  double *const *scratch = self->workspace->scratch;
  double *u = scratch[0], *factor = scratch[1], *firms = scratch[2];
  double *any = scratch[3], *deal = scratch[4], *linked = scratch[5];
  double *met = scratch[6], *rest = scratch[7], *form = models_output(self, MODELS_S_FORM, y);
  draw_effect(self, y, i, chances, factor);
  models_links_given(self, y, chances, factor, any, deal);
  if (seen.firms != MODELS_NONE)
    models_columns_copy(self->count, firms, self->workspace->rows[seen.firms]);
  else
    spread_rest(self, y, i, firms);
  draw_or_stand(self, seen.contact, p->contact[y] + i, firms, any, linked);
  models_columns_add(self->count, models_output(self, MODELS_S_CONTACT, y), linked);
  models_columns_add(self->count, form, linked);
  models_columns_copy(self->count, rest, firms);
  models_columns_subtract(self->count, rest, linked);
  only_met(self->count, chances->attended, any, met);
  models_chance(self, p->form[y] + i, u);
  sim_binomial_quantiles(self->count, rest, met, u, firms);
  models_columns_add(self->count, form, firms);
  draw_or_stand(self, seen.deal, p->deal[y] + i, linked, deal, firms);
  models_columns_add(self->count, models_output(self, MODELS_S_DEAL, y), firms);
}

static void draw_baseline(const models_block_t *self, size_t y) {
  double *u = self->workspace->scratch[0];
  double *baseline = models_output(self, MODELS_S_BASELINE, y);
  models_chance(self, self->programme->baseline[y], u);
  sim_binomial_quantiles(self->count, models_output(self, MODELS_S_PARTICIPANTS, y),
                         models_role(self, MODELS_ASSOCIATION, y), u, baseline);
  double *net = models_output(self, MODELS_S_NET, y);
  models_columns_copy(self->count, net, models_output(self, MODELS_S_CONTACT, y));
  models_columns_subtract(self->count, net, baseline);
}

static void split_contacts(const models_block_t *self, const models_split_t *split) {
  if (split->count == 0)
    return;
  models_split_shares(self, split);
  for (size_t y = 0; y < self->programme->years; y++)
    models_split_firms(self, split, y, models_output(self, MODELS_S_CONTACT, y));
}

void models_links_stage(const models_block_t *self) {
  const models_programme_t *p = self->programme;
  for (size_t y = 0; models_has_links(p) && y < p->years; y++) {
    const models_chances_t chances = chances_of(self, y);
    attended(self->count, &chances, chances.attended);
    models_columns_fill(self->count, models_output(self, MODELS_S_FORM, y), 0.0);
    models_columns_fill(self->count, models_output(self, MODELS_S_CONTACT, y), 0.0);
    models_columns_fill(self->count, models_output(self, MODELS_S_DEAL, y), 0.0);
    for (size_t i = 0; i < p->rounds[y]; i++)
      draw_round(self, y, i, &chances);
    if (models_has(p, MODELS_ASSOCIATION))
      draw_baseline(self, y);
  }
  split_contacts(self, &p->partners);
  split_contacts(self, &p->purposes);
}
