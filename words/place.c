// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/place.h"

#include <string.h>
#include <strings.h>

bool words_entry_is_at(const words_entry_t *self, const char *file, size_t line, size_t column) {
  return self->line == line && self->column == column &&
         (self->file && file ? strcmp(self->file, file) == 0 : self->file == file);
}

const char *words_place_sheet(const char *file) {
  for (const char *mark = strchr(file, '!'); mark; mark = strchr(mark + 1, '!'))
    if (mark - file > 5 &&
        (strncasecmp(mark - 5, ".xlsx", 5) == 0 || strncasecmp(mark - 5, ".xlsm", 5) == 0))
      return mark + 1;
  return NULL;
}
