// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/opened.h"

#include "inputs/table.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

void inputs_opened_free(inputs_opened_t *self) {
  inputs_book_free(&self->book);
  inputs_package_close(self->package);
  free(self->bytes);
  free(self->path);
}

/* Excel leaves "~$programa.xlsx" beside a workbook that it has open: a mark of who opened it. */
static bool is_lock(const char *path, words_report_t *report) {
  static const char head[] = "~$";
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
  const size_t length = sizeof head - 1;
  if (strncmp(name, head, length) != 0)
    return false;
  words_report_error(report, &(words_place_t){.file = path}, WORDS_MSG_BOOK_LOCK,
                     WORDS_ARGS(name + length));
  return true;
}

int inputs_opened_book(inputs_opened_t *self, const inputs_held_t *held, const char *path,
                       size_t length, words_report_t *report) {
  *self = (inputs_opened_t){.path = strndup(path, length)};
  int status = self->path ? SIM_OK : SIM_ERR_NO_MEMORY;
  if (status == SIM_OK && is_lock(self->path, report))
    status = SIM_ERR_DOMAIN;
  if (status == SIM_OK)
    status =
        inputs_held_read(held, self->path, INPUTS_CSV_BYTES_MAX, &self->bytes, &self->size, report);
  if (status == SIM_OK)
    status = inputs_package_open(self->path, self->bytes, self->size, &self->package, report);
  return status == SIM_OK ? inputs_book_read(self->package, &self->book, report) : status;
}
