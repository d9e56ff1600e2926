// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_ANNOTATE_NOTES_H
#define REPORTS_ANNOTATE_NOTES_H

#include "reports/annotate/parts.h"
#include "reports/annotate/widths.h"

/* The comments of a sheet: their texts in one part, the boxes in which they are shown in another.
 */

typedef struct {
  const char *reference; /* "D7" */
  size_t row, column;    /* from 1 */
  const char *text;
  bool is_put; /* it has its comment */
  bool is_new; /* the cell had none before, and needs a box */
} reports_note_t;

/* Adds the comments to those of `part`; NULL: to a new part, whose name *out gets, which the caller
   frees. A comment that is there is kept, and the text stands below it, with its author; a
   conversation (a threaded comment) is left alone: is_put stays false. *has_own: whether this
   author had comments there, else untouched. SIM_OK; SIM_ERR_DOMAIN: the comments that there are
   cannot be read; SIM_ERR_NO_MEMORY. */
int reports_notes_put(reports_parts_t *parts, const char *part, const char *author,
                      reports_note_t *notes, size_t count, char **out, bool *has_own);

/* Adds the boxes of those that are new to `part`; NULL: to a new part, as above. A box holds its
   whole text, whatever the widths of the columns that it lies over. SIM_ERR_DOMAIN: the boxes that
   there are cannot be added to. */
int reports_boxes_put(reports_parts_t *parts, const char *part, const reports_widths_t *widths,
                      const reports_note_t *notes, size_t count, char **out);

/* Makes the boxes of comments that were there higher, by what the text below theirs takes. One that
   is not found, or is not as others are, stays as it is. SIM_OK or SIM_ERR_NO_MEMORY. */
int reports_boxes_grow(reports_parts_t *parts, const char *part, const reports_note_t *notes,
                       size_t count);

#endif
