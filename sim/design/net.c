// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/net.h"

#include "sim/design/net_table.h"

/* Column k has bit 63 − k as its lowest: the matrix is upper triangular with ones on the diagonal.
   Joe and Kuo (2008), equation (3.6), for m_k · 2^(64 − k):
     v_k = a_1 v_{k−1} ⊕ … ⊕ a_{s−1} v_{k−s+1} ⊕ v_{k−s} ⊕ (v_{k−s} >> s). */
void sim_net_directions(size_t dimension, size_t count, uint64_t *v) {
  if (dimension == 0) {
    for (size_t k = 0; k < count; k++)
      v[k] = UINT64_C(1) << (63 - k);
    return;
  }
  const sim_net_row_t *row = &sim_net_table[dimension - 1];
  const size_t degree = (size_t)(31 - __builtin_clz(row->polynomial));
  for (size_t k = 0; k < count; k++) {
    if (k < degree) {
      v[k] = (uint64_t)row->initial[k] << (63 - k);
      continue;
    }
    v[k] = v[k - degree] ^ v[k - degree] >> degree;
    for (size_t i = 1; i < degree; i++)
      if (row->polynomial >> (degree - i) & 1)
        v[k] ^= v[k - i];
  }
}

void sim_net_scramble(size_t count, uint64_t *v, sim_pcg_t *generator) {
  uint64_t lower[SIM_NET_COLUMNS]; /* column j: a one, then random bits */
  for (size_t j = 0; j < count; j++) {
    const uint64_t one = UINT64_C(1) << (63 - j);
    lower[j] = one | (sim_pcg_next(generator) & (one - 1));
  }
  for (size_t k = 0; k < count; k++) {
    uint64_t product = 0;
    for (size_t j = 0; j <= k; j++)
      product ^= lower[j] & -(v[k] >> (63 - j) & 1);
    v[k] = product;
  }
}

void sim_net_points(size_t count, const uint64_t *v, uint64_t shift, uint64_t first, size_t n,
                    uint64_t *x) {
  /* From i to i + 1 the lowest zero bit of i turns to one and the ones below it to zero. */
  uint64_t step[65] = {0}, point = shift, sum = 0;
  for (size_t k = 0; k < count; k++) {
    step[k] = sum ^= v[k];
    point ^= v[k] & -(first >> k & 1);
  }
  for (size_t k = count; k < 65; k++)
    step[k] = sum;
  for (size_t i = 0; i < n; i++) {
    x[i] = point;
    const uint64_t next = first + i + 1;
    point ^= step[next ? __builtin_ctzll(next) : 64];
  }
}
