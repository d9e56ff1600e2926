// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_ANNOTATE_MARK_H
#define REPORTS_ANNOTATE_MARK_H

#include <stddef.h>

/* A cell of a workbook that is to be marked, and why: what weighs most first. */

typedef enum {
  REPORTS_MARK_STATED, /* it contradicts others */
  REPORTS_MARK_CUT,    /* it agrees with them when decimals are cut, not when it is rounded */
  REPORTS_MARK_USED,   /* what contradicts it was computed from it */
  REPORTS_MARK_KINDS
} reports_mark_kind_t;

typedef struct {
  const char *sheet;  /* as its tab shows it */
  size_t row, column; /* from 1 */
  reports_mark_kind_t kind;
  const char *text; /* of the comment: lines of UTF-8 */
} reports_mark_t;

#endif
