// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/data.h"

#include <stdlib.h>

void fits_data_free(fits_data_t *self) {
  for (size_t i = 0; self->names && i < self->count; i++)
    free(self->names[i]);
  free(self->names);
  free(self->values);
  free(self->years);
  free(self->of);
  free(self->path);
  *self = (fits_data_t){0};
}
