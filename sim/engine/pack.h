// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_PACK_H
#define SIM_PACK_H

#include "sim/engine/part.h"

/* A part as bytes, to travel between processes and machines. What is empty takes no room: a part of
   100,000 replicates of 363 outputs is about a megabyte. The same part gives the same bytes. Grids
   do not travel: whoever unpacks has laid the same ones, which is checked. */

/* Writes the part to *bytes, to be freed. Error: SIM_ERR_NO_MEMORY. */
int sim_part_pack(const sim_part_t *self, unsigned char **bytes, size_t *size);

/* Makes a part of packed bytes, on the grids of `like`, which must outlive it. Nothing is taken on
   trust: what no part could be is refused. Errors: SIM_ERR_NO_MEMORY; SIM_ERR_DOMAIN for bytes that
   are damaged, or are not a part on these grids. Nothing is left to free then. */
int sim_part_unpack(sim_part_t *self, const sim_part_t *like, size_t size,
                    const unsigned char *bytes);

#endif
