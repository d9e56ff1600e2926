// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/data.h"

#include <stdlib.h>

void fits_data_free(fits_data_t *self) {
  free(self->values);
  free(self->of);
  free(self->path);
  *self = (fits_data_t){0};
}
