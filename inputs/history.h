// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_HISTORY_H
#define INPUTS_HISTORY_H

#include "inputs/loader.h"

/* history.csv (name;year;value, and if wished unit and source): what a programme did in years
   before its plan, which the yearly monitoring compares with (docs/model-2.md, 12). Names:
   spending, beneficiaries, budget.initial, inflation, and indicator.NAME of an indicator of the
   programme, in %. Money is nominal, or of the year that its unit names (M$2024). Reads it, if
   there is one, into loader->out. Returns SIM_OK (also when rows are refused: that is in the
   report), SIM_ERR_DOMAIN when the file as a whole cannot be read, SIM_ERR_NO_MEMORY. */
int inputs_history_read(inputs_loader_t *loader);

#endif
