// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_ANNOTATE_ANNOTATE_H
#define REPORTS_ANNOTATE_ANNOTATE_H

#include "reports/annotate/mark.h"
#include "words/report.h"

/* A copy of somebody's workbook with marks: cells get another background and a comment. Nothing
   else changes: parts without a mark are copied as they are packed, and in those that have one
   single places change.

     xl/worksheets/sheet2.xml   <c r="D7" s="3">  ──►  s="41"; which boxes it has, once
     xl/styles.xml              format 41: as 3, with another background
     xl/comments1.xml           the text; xl/drawings/vmlDrawing1.vml: the box that shows it
     xl/worksheets/_rels/sheet2.xml.rels, [Content_Types].xml: where these are, when they are new

   ECMA-376, part 1, 18.3 (sheets), 18.7 (comments), 18.8 (formats); part 4, 19 (VML). */

/* What came of the marks. */
typedef struct {
  size_t marked;      /* cells with background and comment */
  size_t unfilled;    /* that kept the background they had */
  size_t uncommented; /* that got no comment: a conversation is there, or what cannot be added to */
  size_t absent;      /* that are not in the workbook: a sheet or a cell that is gone */
  bool was_signed;    /* a signature no longer holds */
  bool was_marked;    /* comments of this author were there: the workbook is itself such a copy */
} reports_annotated_t;

/* Marks the workbook that lies in memory as `book`; `path` names it in what is reported; `author`
   is that of the comments. Two marks must not have the same cell. *out, of *size bytes, which the
   caller frees. The same input gives the same bytes. SIM_OK; SIM_ERR_DOMAIN, reported: it cannot be
   read, or is of the strict kind, which has no such comments; SIM_ERR_NO_MEMORY. */
int reports_annotate(const char *path, const char *book, size_t length, const reports_mark_t *marks,
                     size_t count, const char *author, char **out, size_t *size,
                     reports_annotated_t *done, words_report_t *report);

#endif
