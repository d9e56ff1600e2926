// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_DELIVERY_SEEN_H
#define MODELS_DELIVERY_SEEN_H

#include "models/block.h"

/* What component c produced in plan year y was observed: it stands in `produced`, and weighs by the
   law that it would have been drawn by, out of `firms`. */
void models_delivery_seen(const models_block_t *self, size_t c, size_t y, const double *firms,
                          double *produced);

#endif
