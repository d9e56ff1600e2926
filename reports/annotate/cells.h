// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_ANNOTATE_CELLS_H
#define REPORTS_ANNOTATE_CELLS_H

#include "reports/annotate/fills.h"

/* The marks of one sheet. */
typedef struct {
  const reports_mark_t *mark;
  bool is_found, is_filled;
  size_t format; /* that the cell had */
} reports_cell_mark_t;

typedef struct {
  const char *part;
  reports_cell_mark_t *marks; /* by row and column */
  size_t count;
} reports_marked_t;

/* Gives the cells their backgrounds. SIM_OK, also when some are not there or cannot have one;
   SIM_ERR_DOMAIN: the sheet cannot be read; SIM_ERR_NO_MEMORY. */
int reports_cells_fill(reports_marked_t *self, reports_parts_t *parts, reports_fills_t *fills);

/* The relation of the sheet's boxes: `id`, "" when it has none. As before. */
int reports_cells_boxes(const char *part, reports_parts_t *parts, char **id);

/* Says in the sheet that its boxes are those of relation `id`. As before. */
int reports_cells_set_boxes(const char *part, reports_parts_t *parts, const char *id);

#endif
