// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_ANNOTATE_EDITS_H
#define REPORTS_ANNOTATE_EDITS_H

#include "reports/annotate/outline.h"

#include <stdio.h>

/* Changes of the bytes of a part, gathered first and made at once. */

typedef struct {
  size_t at, length; /* what is replaced */
  size_t order;
  char *text; /* by what; owned */
} reports_edit_t;

typedef struct {
  reports_edit_t *items;
  size_t count, capacity;
  bool is_lost; /* one could not be kept for want of memory */
} reports_edits_t;

/* Replaces `length` bytes at `at` by a text, printed as printf does. Of those at one place the
   first comes first. */
void reports_edits_put(reports_edits_t *self, size_t at, size_t length, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Gives an element's attribute a value, in the place of the one it has. The name has no prefix; the
   value needs no escape. */
void reports_edits_set(reports_edits_t *self, const reports_outline_t *outline,
                       const reports_node_t *node, const char *name, const char *value);

/* Puts a text, as before, behind all else within an element. */
void reports_edits_append(reports_edits_t *self, const reports_outline_t *outline,
                          const reports_node_t *node, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Makes the changes: *out, of *size bytes, which the caller frees. SIM_OK; SIM_ERR_DOMAIN when two
   of them overlap; SIM_ERR_NO_MEMORY. */
int reports_edits_apply(reports_edits_t *self, const char *bytes, size_t length, char **out,
                        size_t *size);
void reports_edits_free(reports_edits_t *self);

/* The text as it stands in an element or an attribute: markup and all beyond ASCII as references,
   so that it fits in any encoding; what XML forbids is left out. The caller frees; NULL when out of
   memory. */
char *reports_xml_text(const char *text);

#endif
