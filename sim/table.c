// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/table.h"

#include <math.h>
#include <stdlib.h>

#include "sim/clones.h"
#include "sim/status.h"

/* Sum of x[i] y[k - i], i from `first` to k. */
static double product_term(const double *x, const double *y, int first, int k) {
  double sum = 0.0;
  for (int i = first; i <= k; i++)
    sum += x[i] * y[k - i];
  return sum;
}

/* Taylor coefficients in t of xi(t), from the differential equation of sim_anchor_t. */
static void expand(const sim_anchor_t *at, double *xi) {
  double q[SIM_TABLE_SERIES], l[SIM_TABLE_SERIES], left[SIM_TABLE_SERIES];
  double speed[SIM_TABLE_SERIES], square[SIM_TABLE_SERIES], second[SIM_TABLE_SERIES];
  xi[0] = 1.0;
  xi[1] = at->v0;
  for (int k = 0; k + 2 < SIM_TABLE_SERIES; k++) {
    q[k] = k == 0 ? at->q0 : -at->qs * xi[k];
    l[k] = k == 0 ? at->l0 : at->ls * xi[k];
    speed[k] = (k + 1) * xi[k + 1];
    left[k] = product_term(xi, q, 0, k);
    square[k] = product_term(speed, speed, 0, k);
    second[k] = (product_term(l, square, 0, k) - product_term(left, second, 1, k)) / left[0];
    xi[k + 2] = second[k] / ((k + 1.0) * (k + 2.0));
  }
}

/* Shortens c from SIM_TABLE_SERIES to SIM_ROWS_TERMS coefficients: takes c_k 2^(1-k) T_k(t) away
   from the highest power down, T_k the Chebyshev polynomials. */
static void economise(double *c) {
  double cheb[SIM_TABLE_SERIES][SIM_TABLE_SERIES] = {{1.0}, {0.0, 1.0}};
  for (int k = 2; k < SIM_TABLE_SERIES; k++)
    for (int j = 0; j <= k; j++)
      cheb[k][j] = (j > 0 ? 2.0 * cheb[k - 1][j - 1] : 0.0) - cheb[k - 2][j];
  for (int k = SIM_TABLE_SERIES - 1; k >= SIM_ROWS_TERMS; k--)
    for (int j = 0; j < k; j++)
      c[j] -= c[k] / cheb[k][k] * cheb[k][j];
}

/* Sum of c_k t^k for k >= 1. */
static double change_at(const double *c, double t) {
  double sum = 0.0;
  for (int k = SIM_TABLE_SERIES - 1; k >= 1; k--)
    sum = (sum + c[k]) * t;
  return sum;
}

static int within(double error, double x, double spread) {
  return fabs(error) <= SIM_TABLE_ACCURACY * fmax(x, spread) &&
         fabs(error) <= SIM_TABLE_RELATIVE * x;
}

/* Rows of the lower or upper half. */
static void build_side(sim_table_t *self, const void *context, int upper) {
  const sim_law_t *law = self->law;
  double(*rows)[SIM_ROWS_TERMS] = self->rows + (upper ? SIM_ROWS_SIDE : 0);
  const double spread = law->spread(context);
  double state = 0.0, change = 0.0, start = NAN;
  for (unsigned row = 0; row + 1 < SIM_ROWS_SIDE; row++) {
    const double low = sim_rows_start(row), high = sim_rows_start(row + 1);
    sim_anchor_t at;
    double c[SIM_TABLE_SERIES];
    law->anchor(context, 0.5 * (low + high), upper, 0.5 * (high - low), change, &state, &at);
    expand(&at, c);
    for (int k = 1; k < SIM_TABLE_SERIES; k++)
      c[k] *= at.sign * at.x0;
    c[0] = at.value;
    change = change_at(c, 1.0);
    const double end = at.value + change + law->miss(context, high, upper, state, change);
    change = change_at(c, (row + 1) % 8 == 0 ? 3.0 : 2.0);
    economise(c);
    memcpy(rows[row], c, sizeof rows[row]);
    const double first = sim_rows_value(c, -1.0), last = sim_rows_value(c, 1.0);
    const int good = within(c[0] - at.value, end, spread) && within(last - end, end, spread) &&
                     (row == 0 || within(first - start, start, spread));
    if (!good) {
      rows[row][0] = NAN;
      self->emptied++;
    }
    start = end;
  }
  rows[SIM_ROWS_SIDE - 1][0] = NAN;
}

int sim_table_init(sim_table_t *self, const sim_law_t *law, const void *context) {
  const size_t size = 2 * SIM_ROWS_SIDE * sizeof *self->rows;
  *self = (sim_table_t){.law = law, .rows = aligned_alloc(64, size)};
  if (!self->rows)
    return SIM_ERR_NO_MEMORY;
  memset(self->rows, 0, size);
  build_side(self, context, 0);
  build_side(self, context, 1);
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
