// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_BUFFER_H
#define PLOTS_BUFFER_H

#include <stddef.h>

/* A string that grows. The first failure is kept in `status` and silences all later additions,
   so that a long composition is checked once, at its end. Start from {0}; owns `data`. */
typedef struct {
  char *data; /* zero-terminated, or NULL while nothing was added */
  size_t length, capacity;
  int status; /* PLOTS_OK or PLOTS_ERR_NO_MEMORY */
} plots_buffer_t;

/* Adds `length` bytes. */
void plots_buffer_add(plots_buffer_t *self, const char *bytes, size_t length);

/* Adds a zero-terminated text. */
void plots_buffer_puts(plots_buffer_t *self, const char *text);

/* Adds formatted text; for integers and texts only: reals go through plots_buffer_real. */
void plots_buffer_printf(plots_buffer_t *self, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Adds a finite number to ten digits with a decimal point, whatever the locale says. */
void plots_buffer_real(plots_buffer_t *self, double value);

/* Frees the text and returns the buffer to its empty state. */
void plots_buffer_free(plots_buffer_t *self);

#endif
