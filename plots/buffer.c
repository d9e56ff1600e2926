// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/buffer.h"

#include "plots/status.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Makes room for `extra` bytes and the closing zero. */
static int reserve(plots_buffer_t *self, size_t extra) {
  if (self->status)
    return self->status;
  if (extra >= SIZE_MAX / 4 - self->length)
    return self->status = PLOTS_ERR_NO_MEMORY;
  const size_t needed = self->length + extra + 1;
  if (needed <= self->capacity)
    return PLOTS_OK;
  const size_t capacity = needed < 2048 ? 4096 : 2 * needed;
  char *data = realloc(self->data, capacity);
  if (!data)
    return self->status = PLOTS_ERR_NO_MEMORY;
  self->data = data;
  self->capacity = capacity;
  return PLOTS_OK;
}

void plots_buffer_add(plots_buffer_t *self, const char *bytes, size_t length) {
  if (reserve(self, length))
    return;
  if (length)
    memcpy(self->data + self->length, bytes, length);
  self->length += length;
  self->data[self->length] = '\0';
}

void plots_buffer_puts(plots_buffer_t *self, const char *text) {
  plots_buffer_add(self, text, strlen(text));
}

void plots_buffer_printf(plots_buffer_t *self, const char *format, ...) {
  va_list arguments, again;
  va_start(arguments, format);
  va_copy(again, arguments);
  const int length = vsnprintf(NULL, 0, format, arguments);
  va_end(arguments);
  if (length < 0)
    self->status = PLOTS_ERR_ARGUMENT;
  else if (reserve(self, (size_t)length) == PLOTS_OK) {
    vsnprintf(self->data + self->length, (size_t)length + 1, format, again);
    self->length += (size_t)length;
  }
  va_end(again);
}

void plots_buffer_real(plots_buffer_t *self, double value) {
  char text[64];
  snprintf(text, sizeof text, "%.10g", value);
  for (const char *c = text; *c; c++) {
    if ((*c >= '0' && *c <= '9') || *c == 'e' || *c == '-' || *c == '+')
      plots_buffer_add(self, c, 1);
    else if (c == text || (c[-1] >= '0' && c[-1] <= '9')) /* one point for any decimal mark */
      plots_buffer_add(self, ".", 1);
  }
}

void plots_buffer_free(plots_buffer_t *self) {
  free(self->data);
  *self = (plots_buffer_t){0};
}
