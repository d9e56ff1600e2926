// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/laws/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/clones.h"
#include "sim/status.h"

/* The lower and the upper half are made side by side, in the two halves of a vector: what each sum
   waits for is the sum before it. */
enum { LOWER, UPPER, SIDES };

static sim_pair_t both(double x) {
  return (sim_pair_t){x, x};
}

/* Sum of x[i] y[k - i], i from `first` to k. */
static sim_pair_t product_term(const sim_pair_t *x, const sim_pair_t *y, int first, int k) {
  sim_pair_t sum = both(0.0);
  for (int i = first; i <= k; i++)
    sum += x[i] * y[k - i];
  return sum;
}

/* Taylor coefficients in t of xi(t), from the differential equation of sim_anchor_t. */
static void expand(const sim_anchor_t at[SIDES], sim_pair_t *xi) {
  sim_pair_t q[SIM_TABLE_SERIES], l[SIM_TABLE_SERIES], left[SIM_TABLE_SERIES];
  sim_pair_t speed[SIM_TABLE_SERIES], square[SIM_TABLE_SERIES], second[SIM_TABLE_SERIES];
  const sim_pair_t qs = {at[LOWER].qs, at[UPPER].qs}, ls = {at[LOWER].ls, at[UPPER].ls};
  q[0] = (sim_pair_t){at[LOWER].q0, at[UPPER].q0};
  l[0] = (sim_pair_t){at[LOWER].l0, at[UPPER].l0};
  xi[0] = both(1.0);
  xi[1] = (sim_pair_t){at[LOWER].v0, at[UPPER].v0};
  for (int k = 0; k + 2 < SIM_TABLE_SERIES; k++) {
    if (k > 0) {
      q[k] = -qs * xi[k];
      l[k] = ls * xi[k];
    }
    speed[k] = both(k + 1) * xi[k + 1];
    left[k] = product_term(xi, q, 0, k);
    square[k] = product_term(speed, speed, 0, k);
    second[k] = (product_term(l, square, 0, k) - product_term(left, second, 1, k)) / left[0];
    xi[k + 2] = second[k] / both((k + 1.0) * (k + 2.0));
  }
}

/* Coefficients of the Chebyshev polynomials T_k. */
typedef struct {
  double of[SIM_TABLE_SERIES][SIM_TABLE_SERIES];
} chebyshev_t;

static chebyshev_t list_chebyshev(void) {
  chebyshev_t t = {{{1.0}, {0.0, 1.0}}};
  for (int k = 2; k < SIM_TABLE_SERIES; k++)
    for (int j = 0; j <= k; j++)
      t.of[k][j] = (j > 0 ? 2.0 * t.of[k - 1][j - 1] : 0.0) - t.of[k - 2][j];
  return t;
}

/* Shortens c from SIM_TABLE_SERIES to SIM_ROWS_TERMS coefficients: takes c_k 2^(1-k) T_k(t) away
   from the highest power down. */
static void economise(const chebyshev_t *t, sim_pair_t *c) {
  for (int k = SIM_TABLE_SERIES - 1; k >= SIM_ROWS_TERMS; k--)
    for (int j = 0; j < k; j++)
      c[j] -= c[k] / both(t->of[k][k]) * both(t->of[k][j]);
}

/* Sum of c_k t^k for k >= 1. */
static sim_pair_t change_at(const sim_pair_t *c, double t) {
  sim_pair_t sum = both(0.0);
  for (int k = SIM_TABLE_SERIES - 1; k >= 1; k--)
    sum = (sum + c[k]) * both(t);
  return sum;
}

static int within(double error, double x, double spread) {
  return fabs(error) <= SIM_TABLE_ACCURACY * fmax(x, spread) &&
         fabs(error) <= SIM_TABLE_RELATIVE * x;
}

/* Takes one half of a row over, if it is good; the quantile is known at its start, middle and end.
 */
static void keep_row(sim_table_t *self, int side, unsigned row, const sim_pair_t *c, double spread,
                     double start, double middle, double end) {
  double *kept = self->rows[row + (side == UPPER ? SIM_ROWS_SIDE : 0)];
  for (int k = 0; k < SIM_ROWS_TERMS; k++)
    kept[k] = c[k][side];
  const double first = sim_rows_value(kept, -1.0), last = sim_rows_value(kept, 1.0);
  const int good = within(kept[0] - middle, end, spread) && within(last - end, end, spread) &&
                   (row == 0 || within(first - start, start, spread));
  if (!good) {
    kept[0] = NAN;
    self->emptied++;
  }
}

/* All rows of both halves. */
static void build(sim_table_t *self, const void *context) {
  const sim_law_t *law = self->law;
  const double spread = law->spread(context);
  double state[SIDES] = {0.0, 0.0}, start[SIDES] = {NAN, NAN}, end[SIDES];
  sim_pair_t change = both(0.0), c[SIM_TABLE_SERIES];
  const chebyshev_t chebyshev = list_chebyshev();
  for (unsigned row = 0; row + 1 < SIM_ROWS_SIDE; row++) {
    const double low = sim_rows_start(row), high = sim_rows_start(row + 1);
    sim_anchor_t at[SIDES];
    for (int side = LOWER; side < SIDES; side++)
      law->anchor(context, 0.5 * (low + high), side == UPPER, 0.5 * (high - low), change[side],
                  &state[side], &at[side]);
    expand(at, c);
    const sim_pair_t unit = {at[LOWER].sign * at[LOWER].x0, at[UPPER].sign * at[UPPER].x0};
    for (int k = 1; k < SIM_TABLE_SERIES; k++)
      c[k] *= unit;
    c[0] = (sim_pair_t){at[LOWER].value, at[UPPER].value};
    change = change_at(c, 1.0);
    for (int side = LOWER; side < SIDES; side++)
      end[side] = at[side].value + change[side] +
                  law->miss(context, high, side == UPPER, state[side], change[side]);
    change = change_at(c, (row + 1) % 8 == 0 ? 3.0 : 2.0);
    economise(&chebyshev, c);
    for (int side = LOWER; side < SIDES; side++)
      keep_row(self, side, row, c, spread, start[side], at[side].value, end[side]);
    memcpy(start, end, sizeof start);
  }
  self->rows[SIM_ROWS_SIDE - 1][0] = NAN;
  self->rows[2 * SIM_ROWS_SIDE - 1][0] = NAN;
}

static const size_t table_size = (size_t)2 * SIM_ROWS_SIDE * SIM_ROWS_TERMS * sizeof(double);

int sim_table_init(sim_table_t *self, const sim_law_t *law, const void *context) {
  *self = (sim_table_t){.law = law, .rows = aligned_alloc(64, table_size)};
  if (!self->rows)
    return SIM_ERR_NO_MEMORY;
  memset(self->rows, 0, table_size);
  build(self, context);
  return SIM_OK;
}

int sim_table_copy(sim_table_t *self, const sim_table_t *other) {
  *self = *other;
  self->rows = aligned_alloc(64, table_size);
  if (!self->rows)
    return SIM_ERR_NO_MEMORY;
  memcpy(self->rows, other->rows, table_size);
  return SIM_OK;
}

void sim_table_free(sim_table_t *self) {
  free(self->rows);
  self->rows = NULL;
}

/* NaN where the table has no row; says whether there is any. */
SIM_CLONES static uint64_t by_table(const double (*rows)[SIM_ROWS_TERMS], double ceiling,
                                    size_t count, const double *restrict u, double *restrict x) {
  sim_rows_values(rows, SIM_ROWS_SIDE, count, u, x);
  uint64_t rare = 0;
  for (size_t i = 0; i < count; i++) {
    const double y = x[i] < 0.0 ? 0.0 : x[i];
    x[i] = y > ceiling ? ceiling : y;
    rare |= y != y ? UINT64_C(1) : UINT64_C(0);
  }
  return rare;
}

void sim_table_values(const sim_table_t *self, const void *context, size_t count, const double *u,
                      double *x) {
  double chunk[SIM_ROWS_CHUNK];
  for (size_t done = 0; done < count; done += SIM_ROWS_CHUNK) {
    const size_t part = count - done < SIM_ROWS_CHUNK ? count - done : SIM_ROWS_CHUNK;
    const double(*rows)[SIM_ROWS_TERMS] = (const double(*)[SIM_ROWS_TERMS])self->rows;
    memcpy(chunk, u + done, part * sizeof *chunk);
    if (!by_table(rows, self->law->ceiling, part, chunk, x + done))
      continue;
    for (size_t i = 0; i < part; i++)
      if (isnan(x[done + i]))
        x[done + i] = self->law->quantile(context, chunk[i]);
  }
}
