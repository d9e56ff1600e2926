// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/draft.h"

#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

enum { FIRST_BYTES = 4096 };

static int grow(words_draft_t *self, size_t needed) {
  size_t capacity = self->capacity ? self->capacity : FIRST_BYTES;
  while (capacity < needed)
    capacity *= 2;
  char *text = capacity == self->capacity ? self->text : realloc(self->text, capacity);
  if (!text)
    return -1;
  self->text = text;
  self->capacity = capacity;
  return 0;
}

/* Takes what the stream wrote. A piece that was lost is remembered here: glibc's own memory streams
   may lose one and go on, without an error, once there is memory again. */
static ssize_t keep(void *draft, const char *bytes, size_t count) {
  words_draft_t *self = draft;
  if (self->is_lost || grow(self, self->size + count + 1)) {
    self->is_lost = true;
    return 0;
  }
  memcpy(self->text + self->size, bytes, count);
  self->size += count;
  self->text[self->size] = '\0';
  return (ssize_t)count;
}

FILE *words_draft_begin(words_draft_t *self) {
  *self = (words_draft_t){0};
  if (grow(self, 1))
    return NULL;
  self->text[0] = '\0';
  self->stream = fopencookie(self, "w", (cookie_io_functions_t){.write = keep});
  if (!self->stream) {
    free(self->text);
    self->text = NULL;
  }
  return self->stream;
}

char *words_draft_end(words_draft_t *self) {
  if (!self->stream)
    return NULL;
  const int lost = ferror(self->stream) | fclose(self->stream);
  if (!lost && !self->is_lost)
    return self->text;
  free(self->text);
  return NULL;
}
