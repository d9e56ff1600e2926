// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_JOINT_H
#define INPUTS_JOINT_H

#include "models/table/input.h"
#include "models/table/names.h"

#include <stddef.h>

/* The file of joint rows, posterior/NAME.csv: a column for each, headed by its name, or NAME.YEAR,
   and a line for each draw of all of them. The source of each row is the file and, behind a space,
   a code of what is in it: who changes a value, or cuts lines off, has another posterior. */

enum {
  INPUTS_JOINT_DIGITS = 10, /* of a value */
  INPUTS_JOINT_CODE = 17,   /* bytes of a code, with its end */
  INPUTS_JOINT_HEADING = MODELS_NAME_MAX + 16
};

/* The heading of the first column, which counts the lines and is of no row: a file has two columns
   at least, and so a mark between them. */
#define INPUTS_JOINT_LINE "line"

/* "NAME" or "NAME.YEAR": the heading of a row. */
void inputs_joint_heading(const models_input_t *row, char out[INPUTS_JOINT_HEADING]);

/* A code in the making: of headings and values, not of how they are written, so that a file and
   the sheet made of it have the same. Column by column, as many as said, and lines; `out` is ""
   when memory ran out. */
typedef struct {
  char *bytes, *end;
} inputs_joint_coding_t;
void inputs_joint_begin(inputs_joint_coding_t *self, size_t columns, size_t lines);
void inputs_joint_add(inputs_joint_coding_t *self, const char *heading, const double *x,
                      size_t lines);
void inputs_joint_end(inputs_joint_coding_t *self, char out[INPUTS_JOINT_CODE]);

/* The code of the joint rows, in their order. */
void inputs_joint_code(const models_inputs_t *rows, char out[INPUTS_JOINT_CODE]);

/* The length of the file's name in the source of a joint row. */
size_t inputs_joint_name(const char *source);

#endif
