// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_WATCH_H
#define STUDIES_WATCH_H

#include <stdbool.h>
#include <stdint.h>

/* How a study says how far it is, and learns that it should stop. Both may be NULL; the calls come
   one at a time. */
typedef struct {
  void *ctx;
  bool (*cancelled)(void *ctx);
  void (*progress)(void *ctx, uint64_t done);
} studies_watch_t;

static inline bool studies_watch_cancelled(const studies_watch_t *self) {
  return self->cancelled && self->cancelled(self->ctx);
}
static inline void studies_watch_progress(const studies_watch_t *self, uint64_t done) {
  if (self->progress)
    self->progress(self->ctx, done);
}

#endif
