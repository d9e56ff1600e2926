// SPDX-License-Identifier: GPL-3.0-or-later
// The reference implementation of PCG, for test_sim_pcg.c: Debian's libpcg-cpp-dev.
#include <cstdint>
#include <pcg_random.hpp>

static pcg_extras::pcg128_t wide(uint64_t high, uint64_t low) {
  return (static_cast<pcg_extras::pcg128_t>(high) << 64) + low;
}

/* Writes `count` outputs of pcg64(state, sequence) after a jump of `jump` steps, back if
   `backwards`. */
extern "C" void pcg_reference(const uint64_t state[2], const uint64_t sequence[2],
                              const uint64_t jump[2], int backwards, int count, uint64_t *out) {
  pcg64 generator(wide(state[0], state[1]), wide(sequence[0], sequence[1]));
  if (backwards)
    generator.backstep(wide(jump[0], jump[1]));
  else
    generator.advance(wide(jump[0], jump[1]));
  for (int i = 0; i < count; i++)
    out[i] = generator();
}
