// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_TABLE_NAMES_H
#define MODELS_TABLE_NAMES_H

#include <stdbool.h>
#include <stddef.h>

/* Names of inputs, outputs and figures as texts. */

enum { MODELS_NAME_MAX = 64 }; /* bytes, so that a name can also be part of a file name */

/* True for segments [a-z][a-z0-9_]* joined by points, at most MODELS_NAME_MAX bytes. */
bool models_name_is_valid(const char *name);

/* The part of a name after its last point. */
const char *models_last_segment(const char *name);

/* Number of single-byte insertions, deletions, substitutions and swaps of neighbours that turn a
   into b (optimal string alignment); strings longer than 127 bytes count as far apart. */
size_t models_edit_distance(const char *a, const char *b);

/* Length of the part of a name that its split is known by, with the point: "region.",
   "association.", "group.sex.". 0 for a name of one segment. */
size_t models_split_length(const char *name);

/* True when both names are of parts of one split. */
bool models_is_same_split(const char *a, const char *b);

/* True when `name` is `prefix` or continues it with a further segment. */
bool models_name_is_under(const char *prefix, const char *name);

#endif
