// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_NEW_BOOK_H
#define CLI_NEW_BOOK_H

#include "cli/new/plan.h"

/* The workbook of a new programme. */

typedef struct {
  const cli_new_plan_t *plan;
  const char *file; /* what it will be called, as a shell wants it */
  bool has_form;    /* from the form, and not the example alone */
} cli_new_book_t;

/* Writes a cli_new_book_t to `path`: cli_whole_fn of cli/common/whole.h. */
int cli_new_book(const void *what, const char *path, const char *folder);

#endif
