// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/draft.h"

#include <stdlib.h>

FILE *cli_draft_begin(cli_draft_t *self) {
  *self = (cli_draft_t){0};
  self->stream = open_memstream(&self->text, &self->size);
  return self->stream;
}

char *cli_draft_end(cli_draft_t *self) {
  if (!self->stream)
    return NULL;
  const int lost = ferror(self->stream);
  if (fclose(self->stream) == 0 && !lost)
    return self->text;
  free(self->text);
  return NULL;
}
