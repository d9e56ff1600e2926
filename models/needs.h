// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_NEEDS_H
#define MODELS_NEEDS_H

#include <stdbool.h>

/* Whether an output follows without the links between firms, or without their regions: the two
   stages that take two thirds of the time of a block. Only names known to be safe are. */
bool models_output_spares_links(const char *name);
bool models_output_spares_regions(const char *name);

#endif
