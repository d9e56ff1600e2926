// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/joint.h"

#include "inputs/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

size_t inputs_joint_name(const char *source) {
  return strcspn(source, " ");
}

void inputs_joint_heading(const models_input_t *row, char out[INPUTS_JOINT_HEADING]) {
  if (row->year)
    snprintf(out, INPUTS_JOINT_HEADING, "%.*s.%d", MODELS_NAME_MAX, row->name, row->year);
  else
    snprintf(out, INPUTS_JOINT_HEADING, "%.*s", MODELS_NAME_MAX, row->name);
}

/* Of each column its heading, with its end, and its values. */
void inputs_joint_begin(inputs_joint_coding_t *self, size_t columns, size_t lines) {
  self->bytes = self->end = calloc(columns + 1, INPUTS_JOINT_HEADING + lines * sizeof(double));
}

void inputs_joint_add(inputs_joint_coding_t *self, const char *heading, const double *x,
                      size_t lines) {
  const size_t length = strnlen(heading, INPUTS_JOINT_HEADING - 1);
  if (!self->bytes)
    return;
  memcpy(self->end, heading, length);
  self->end += length + 1;
  memcpy(self->end, x, lines * sizeof *x);
  self->end += lines * sizeof *x;
}

void inputs_joint_end(inputs_joint_coding_t *self, char out[INPUTS_JOINT_CODE]) {
  char digest[65] = "";
  if (self->bytes)
    inputs_digest(self->bytes, (size_t)(self->end - self->bytes), digest);
  snprintf(out, INPUTS_JOINT_CODE, "%.*s", INPUTS_JOINT_CODE - 1, digest);
  free(self->bytes);
}

void inputs_joint_code(const models_inputs_t *rows, char out[INPUTS_JOINT_CODE]) {
  size_t columns = 0, lines = 0;
  char heading[INPUTS_JOINT_HEADING];
  inputs_joint_coding_t coding;
  for (size_t i = 0; i < rows->count; i++)
    if (rows->rows[i].distribution == MODELS_JOINT) {
      columns++;
      lines = rows->rows[i].sample_count > lines ? rows->rows[i].sample_count : lines;
    }
  inputs_joint_begin(&coding, columns, lines);
  for (size_t i = 0; i < rows->count; i++) {
    const models_input_t *row = &rows->rows[i];
    if (row->distribution != MODELS_JOINT)
      continue;
    inputs_joint_heading(row, heading);
    inputs_joint_add(&coding, heading, row->sample, row->sample_count);
  }
  inputs_joint_end(&coding, out);
}
