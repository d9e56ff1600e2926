// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_NET_TABLE_H
#define SIM_NET_TABLE_H

#include <stdint.h>

enum { SIM_NET_DIMENSIONS = 512 };

/* A dimension after the first, which is van der Corput's sequence and needs no numbers. */
typedef struct {
  uint16_t polynomial;  /* primitive over GF(2), all its coefficients, the constant one lowest */
  uint16_t initial[13]; /* m_1, m_2 … as many as its degree */
} sim_net_row_t;

extern const sim_net_row_t sim_net_table[SIM_NET_DIMENSIONS - 1];

#endif
