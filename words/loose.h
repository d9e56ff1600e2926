// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef WORDS_LOOSE_H
#define WORDS_LOOSE_H

#include <string.h>

/* A pointer to what was promised not to be changed, for whoever made the promise: to free it or let
   it grow, or to hand it to a library that reads it. */
static inline void *words_loose(const void *memory) {
  void *out;
  memcpy(&out, &memory, sizeof out);
  return out;
}

#endif
