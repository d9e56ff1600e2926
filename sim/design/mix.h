// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_MIX_H
#define SIM_MIX_H

#include <stdint.h>

/* The golden ratio in 64 bits: successive multiples are well spread keys for sim_mix64. */
#define SIM_MIX_STEP UINT64_C(0x9e3779b97f4a7c15)

/* A bijection of 64 bits in which each input bit changes each output bit with probability close
   to one half. Variant 13 of Stafford's mixers, as used by SplitMix64: Steele, Lea and Flood,
   "Fast splittable pseudorandom number generators", OOPSLA 2014. */
static inline uint64_t sim_mix64(uint64_t x) {
  x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
  x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
  return x ^ x >> 31;
}

#endif
