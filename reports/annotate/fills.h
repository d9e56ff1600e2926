// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_ANNOTATE_FILLS_H
#define REPORTS_ANNOTATE_FILLS_H

#include "reports/annotate/mark.h"
#include "reports/annotate/parts.h"

/* The formats of cells of a workbook (styles.xml): each that a marked cell has is there once more
   with another background, and all else of it as it was. */

typedef struct {
  size_t format; /* that the cell had */
  reports_mark_kind_t kind;
} reports_fill_t;

typedef struct {
  reports_fill_t *made; /* in the order in which they were asked for */
  size_t count;
  size_t first;   /* the number of the first */
  bool is_usable; /* there are formats that can be added to */
} reports_fills_t;

/* Looks at the formats of the workbook, in `part` (NULL: it has none). SIM_OK or SIM_ERR_NO_MEMORY.
   Free with reports_fills_free. */
int reports_fills_init(reports_fills_t *self, reports_parts_t *parts, const char *part);
void reports_fills_free(reports_fills_t *self);

/* The number of a format like `format` but for its background; SIM_ERR_DOMAIN when there can be
   none, SIM_ERR_NO_MEMORY. */
int reports_fills_of(reports_fills_t *self, size_t format, reports_mark_kind_t kind, size_t *out);

/* Puts what was asked for into the part. SIM_OK, SIM_ERR_DOMAIN or SIM_ERR_NO_MEMORY. */
int reports_fills_write(const reports_fills_t *self, reports_parts_t *parts, const char *part);

#endif
