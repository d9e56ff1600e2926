// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_STORE_H
#define PLOTS_STORE_H

#include "plots/caption.h"

typedef struct {
  const char *extension;
  const plots_buffer_t *bytes;
} plots_picture_t;

enum { PLOTS_PICTURES_MAX = 4 };

/* Writes <dir>/<name>.<extension> for each of `count` (1..PLOTS_PICTURES_MAX) pictures. All are
   written aside and flushed before the first is renamed into its place. Returns PLOTS_OK, or
   PLOTS_ERR_OUTPUT with the reason in target->detail. */
int plots_store(plots_target_t *target, const char *name, const plots_picture_t *pictures,
                size_t count);

/* Keeps the text for the caller's message, cleaned, cut to a whole letter. */
void plots_store_tell(plots_target_t *target, const char *text);

#endif
