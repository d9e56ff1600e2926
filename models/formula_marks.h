// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_FORMULA_MARKS_H
#define MODELS_FORMULA_MARKS_H

#include "models/formula.h"

/* Writes `text`, of at most MODELS_FORMULA_MAX bytes, into `plain` as muParser reads it: decimal
   point, arguments separated by commas, every character in its place. What could be read in two
   ways is refused: *fault says where, and how to write it. `plain` needs MODELS_FORMULA_MAX + 1
   bytes. */
models_formula_error_t models_formula_translate(const char *text, models_formula_marks_t marks,
                                                char *plain, models_formula_fault_t *fault);

#endif
