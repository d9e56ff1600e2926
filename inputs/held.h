// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_HELD_H
#define INPUTS_HELD_H

#include "words/report.h"

#include <stdbool.h>
#include <stddef.h>

/* The files of a programme in memory instead of on the disk: of a frozen forecast, say. Borrowed.
 */
typedef struct {
  char *path; /* as on a disk: redes/inputs.csv, redes/variants/techo.csv, redes.xlsx */
  char *bytes;
  size_t size;
} inputs_held_file_t;

typedef struct {
  const inputs_held_file_t *files;
  size_t count;
  bool is_partial; /* only what was read of a folder that may have had other variants */
} inputs_held_t;

/* The bytes of a file of at most `limit`, as inputs_file_read, which it is for `held` NULL. */
int inputs_held_read(const inputs_held_t *held, const char *path, size_t limit, char **bytes,
                     size_t *size, words_report_t *report);

/* Whether there is such a file; on the disk for `held` NULL. */
bool inputs_held_exists(const inputs_held_t *held, const char *path);

/* Calls `visit` with the last component of the path of each file right in `folder`, in any order,
   until it answers false. A folder that cannot be read has none. */
void inputs_held_list(const inputs_held_t *held, const char *folder,
                      bool (*visit)(void *ctx, const char *name), void *ctx);

#endif
