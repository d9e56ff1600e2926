// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_CONVERSION_H
#define INPUTS_CONVERSION_H

#include "inputs/loader.h"

/* One record on its way to a row. */
typedef struct {
  inputs_loader_t *loader;
  const inputs_table_t *table;
  const inputs_file_t *file;
  const inputs_record_t *record;
  const size_t *index; /* the column of each field; (size_t)-1: none */
  char nothing[1];
  inputs_cell_t absent;          /* stands for the cells of a column that the table lacks */
  models_field_t percent, plain; /* first cell with a percent sign, and without; COUNT: none */
  models_input_t row;
  inputs_origin_t origin;
} inputs_conversion_t;

/* The cell of a field; an empty one where the table has no such column. */
const inputs_cell_t *inputs_conversion_cell(const inputs_conversion_t *self, models_field_t field);

/* Reports what is wrong with the cell of a field, and marks the field as wrong. */
void inputs_conversion_refuse(inputs_conversion_t *self, models_field_t field, words_message_t id,
                              const char *const *args);

/* The same of a cell that is empty, with a word for what should stand there. */
void inputs_conversion_refuse_empty(inputs_conversion_t *self, models_field_t field,
                                    words_message_t expected);

/* Copies the texts of the record into row and origin. SIM_OK or SIM_ERR_NO_MEMORY; what was copied
   is in both cases the caller's to free. */
int inputs_conversion_copy(inputs_conversion_t *self);

/* Converts the cells of a record whose texts were copied; what is wrong with them is reported.
   SIM_OK or SIM_ERR_NO_MEMORY. */
int inputs_conversion_read(inputs_conversion_t *self);

#endif
