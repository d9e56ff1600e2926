// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_TABLE_UNIT_H
#define MODELS_TABLE_UNIT_H

#include "models/table/input.h"

/* What a programme counts: the unit of population.potential, which what counts has too. */

#define MODELS_UNIT "unit" /* stands for it where units are listed */

/* The i-th unit that needs no name in labels.csv: firms, people, organisations; NULL beyond. */
const char *models_unit_at(size_t i);
bool models_unit_is_known(const char *unit);

/* True for a word that a programme may count in: one segment of a name that is no other unit. */
bool models_unit_is_countable(const char *unit);

/* Index of the first row of population.potential; `count` of the table when there is none. */
size_t models_inputs_counted(const models_inputs_t *inputs);

/* The programme's unit; NULL when there is no population. Borrowed. */
const char *models_inputs_unit(const models_inputs_t *inputs);

#endif
