// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_ANNOTATE_WIDTHS_H
#define REPORTS_ANNOTATE_WIDTHS_H

#include "reports/annotate/parts.h"

/* How wide the columns of a sheet are. */

typedef struct {
  size_t from, to; /* columns, from 1 */
  double pixels;
} reports_width_t;

typedef struct {
  reports_width_t *items;
  size_t count;
  double rest; /* of the columns that have none of their own */
} reports_widths_t;

/* Reads those of the sheet in `part`. SIM_OK, SIM_ERR_DOMAIN: it cannot be read; or
   SIM_ERR_NO_MEMORY. Free in any case with reports_widths_free. */
int reports_widths_read(reports_widths_t *self, reports_parts_t *parts, const char *part);
void reports_widths_free(reports_widths_t *self);

/* The width of a column, from 1, in pixels; 0 for one that is hidden. */
double reports_widths_of(const reports_widths_t *self, size_t column);

#endif
