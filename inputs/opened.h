// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_OPENED_H
#define INPUTS_OPENED_H

#include "inputs/held.h"
#include "inputs/xlsx/book.h"

/* A workbook that is open, and what holds it up; shared by the files that read workbooks. */
typedef struct {
  char *path, *bytes;
  size_t size;
  inputs_package_t *package;
  inputs_book_t book;
} inputs_opened_t;

/* Opens the workbook at the first `length` bytes of `path`, in `held` or, NULL, on the disk.
   SIM_OK, SIM_ERR_DOMAIN (reported) or SIM_ERR_NO_MEMORY; free it in any case. */
int inputs_opened_book(inputs_opened_t *self, const inputs_held_t *held, const char *path,
                       size_t length, words_report_t *report);
void inputs_opened_free(inputs_opened_t *self);

#endif
