// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdlib.h>

/* Threads that wait for one another sleep. By default they spin, and on a busy machine take the
   processor from the one they wait for: two threads were then slower than one. OpenMP has no other
   way to say so than its environment, which it reads when the program starts: hence a constructor
   before all others. Who sets OMP_WAIT_POLICY has the last word. */
__attribute__((constructor(101))) static void wait_asleep(void) {
  (void)setenv("OMP_WAIT_POLICY", "passive", 0);
}
