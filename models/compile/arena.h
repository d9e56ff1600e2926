// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_COMPILE_ARENA_H
#define MODELS_COMPILE_ARENA_H

#include <stddef.h>

/* Memory that lives and dies together: everything a compiled programme points to. */
typedef struct models_arena_block models_arena_block_t;
typedef struct {
  models_arena_block_t *last;
} models_arena_t;

/* Zeroed memory for `count` things of `size` bytes, aligned for any type; NULL when out of memory.
   Valid until models_arena_free. count 0 gives a pointer that is not to be read. */
void *models_arena_alloc(models_arena_t *self, size_t count, size_t size);

/* A formatted string in the arena; NULL when out of memory. */
__attribute__((format(printf, 2, 3))) char *models_arena_format(models_arena_t *self,
                                                                const char *format, ...);

void models_arena_free(models_arena_t *self);

#endif
