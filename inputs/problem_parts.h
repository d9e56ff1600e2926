// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_PROBLEM_PARTS_H
#define INPUTS_PROBLEM_PARTS_H

#include "inputs/loader.h"

enum { INPUTS_PART_SIZE = 160 };

/* A problem of the schema, with what its text may need. */
typedef struct {
  const inputs_loader_t *loader;
  const models_problem_t *problem;
  const models_input_t *row; /* NULL: none */
  const inputs_origin_t *origin;
  const models_spec_t *spec;
  const char *field, *found;
  inputs_number_style_t language, file; /* of the texts; of what is to be written in the file */
} inputs_problem_view_t;

/* What may stand for {1}, {2} … in a row of words/messages_problems.def. */
typedef enum {
  INPUTS_PART_NOTHING,
  INPUTS_PART_NAME,     /* of the problem: the input, or the pattern that it goes by */
  INPUTS_PART_ROW_NAME, /* as it stands in the row */
  INPUTS_PART_OTHER_NAME,
  INPUTS_PART_OTHER_LINE,
  INPUTS_PART_NEAR,
  INPUTS_PART_HINT,
  INPUTS_PART_FIELD, /* the column */
  INPUTS_PART_FOUND, /* the cell as it stands */
  INPUTS_PART_PAIR,  /* the pair or part of the cell points, and the one before it */
  INPUTS_PART_PAIR_BEFORE,
  INPUTS_PART_YEAR,
  INPUTS_PART_RANGE,
  INPUTS_PART_DISTRIBUTION,
  INPUTS_PART_OTHER_DISTRIBUTION,
  INPUTS_PART_READS,
  INPUTS_PART_CHOICES,
  INPUTS_PART_UNIT,
  INPUTS_PART_OTHER_UNIT,
  INPUTS_PART_UNITS,
  INPUTS_PART_SOURCE,
  INPUTS_PART_NUMBER, /* the numbers of the problem and of the row as they may be written in the
                         file */
  INPUTS_PART_LOW,
  INPUTS_PART_HIGH,
  INPUTS_PART_VALUE,
  INPUTS_PART_SHOWN, /* the same number in the marks of the language */
  INPUTS_PART_REACHED,
  INPUTS_PART_PERCENT,
  INPUTS_PART_COUNT, /* the same, with thousands marks, rounded up */
  INPUTS_PART_MOST,
  INPUTS_PART_LOW_YEAR,
  INPUTS_PART_HIGH_YEAR,
} inputs_problem_part_t;

/* What the part is for this problem; `out` is for what has to be written. */
const char *inputs_problem_part(const inputs_problem_view_t *self, inputs_problem_part_t part,
                                char out[INPUTS_PART_SIZE]);

/* Whether the input is a rate of a year. */
bool inputs_problem_is_rate(const inputs_problem_view_t *self);

#endif
