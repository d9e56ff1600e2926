// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_ANNOTATE_PARTS_H
#define REPORTS_ANNOTATE_PARTS_H

#include "inputs/xlsx/package.h"
#include "reports/annotate/edits.h"

/* The parts of a workbook as they are to be: those of a package, but for what was put in their
   place. */

typedef struct {
  char *name, *bytes;
  size_t size;
  bool is_changed;
  char *before; /* the bytes at the last mark; NULL: those that it has */
  size_t before_size;
  bool was_changed;
} reports_part_t;

typedef struct {
  const inputs_package_t *package;
  reports_part_t *items;
  size_t count, marked;   /* marked: how many there were at the last mark */
  words_report_t unheard; /* what reading says */
} reports_parts_t;

void reports_parts_init(reports_parts_t *self, const inputs_package_t *package);
void reports_parts_free(reports_parts_t *self);

bool reports_parts_has(const reports_parts_t *self, const char *name);

/* The bytes of a part as they are now, borrowed until the part changes. SIM_OK, SIM_ERR_DOMAIN (not
   there, damaged, too large) or SIM_ERR_NO_MEMORY. */
int reports_parts_get(reports_parts_t *self, const char *name, const char **bytes, size_t *size);

/* Puts bytes, which it takes over on failure too, in the place of a part, or as a new one. SIM_OK
   or SIM_ERR_NO_MEMORY. */
int reports_parts_put(reports_parts_t *self, const char *name, char *bytes, size_t size);

/* Makes the edits in a part and lets go of them. SIM_OK or what reports_edits_apply gives. */
int reports_parts_edit(reports_parts_t *self, const char *name, reports_edits_t *edits);

/* Remembers how all parts are; and puts them back. */
void reports_parts_mark(reports_parts_t *self);
void reports_parts_undo(reports_parts_t *self);

/* A name that no part has: the first of "xl/comments1.xml", "xl/comments2.xml" … for "xl/comments"
   and ".xml". The caller frees; NULL when out of memory. */
char *reports_parts_new(const reports_parts_t *self, const char *head, const char *tail);

/* The zip file of `book`, whose package this is, with what was changed; all else as it stands
   there, packed as it was. The same parts give the same bytes: no clock enters. *out, of *size
   bytes, which the caller frees. SIM_OK, SIM_ERR_DOMAIN or SIM_ERR_NO_MEMORY. */
int reports_parts_zip(const reports_parts_t *self, const char *book, size_t length, char **out,
                      size_t *size);

#endif
