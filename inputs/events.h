// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_EVENTS_H
#define INPUTS_EVENTS_H

#include "inputs/loader.h"

/* events.csv (name;formula;es;en): events of the programme's own, each the output event.NAME
   (docs/model-2.md, 11). The formula is a condition (inputs/formula.h) over outputs of the same
   year, in the marks of its file. Reads it, if there is one: the events go into loader->rows and
   loader->out, their names for people into its labels. Call it once the rows are known to be right
   and labels.csv is read. Returns SIM_OK (also when rows are refused: that is in the report),
   SIM_ERR_DOMAIN when the file as a whole cannot be read, SIM_ERR_NO_MEMORY. */
int inputs_events_read(inputs_loader_t *loader);

#endif
