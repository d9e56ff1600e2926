// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compile/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct models_arena_block {
  models_arena_block_t *previous;
  max_align_t memory[];
};

void *models_arena_alloc(models_arena_t *self, size_t count, size_t size) {
  if (size && count > (SIZE_MAX / 2) / size)
    return NULL;
  models_arena_block_t *block = calloc(1, sizeof *block + count * size);
  if (!block)
    return NULL;
  block->previous = self->last;
  self->last = block;
  return block->memory;
}

char *models_arena_format(models_arena_t *self, const char *format, ...) {
  va_list list, again;
  va_start(list, format);
  va_copy(again, list);
  const int length = vsnprintf(NULL, 0, format, list);
  char *text = length < 0 ? NULL : models_arena_alloc(self, (size_t)length + 1, 1);
  if (text)
    vsnprintf(text, (size_t)length + 1, format, again);
  va_end(again);
  va_end(list);
  return text;
}

void models_arena_free(models_arena_t *self) {
  while (self->last) {
    models_arena_block_t *previous = self->last->previous;
    free(self->last);
    self->last = previous;
  }
}
