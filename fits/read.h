// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FITS_READ_H
#define FITS_READ_H

#include "fits/data.h"

/* The rows of each kind of data. */

typedef struct {
  const inputs_table_t *table;
  const fits_target_t *target;
  words_report_t *report;
} fits_reader_t;

/* Reports what is wrong with a cell. */
void fits_read_refuse(const fits_reader_t *self, const inputs_cell_t *cell, words_message_t id,
                      const char *const *args);

/* The number of a cell, in the unit of the input and within its range; false when it is none
   (reported). `column` names it. */
bool fits_read_value(const fits_reader_t *self, const inputs_cell_t *cell, const char *column,
                     double *out);

/* The year of a cell; 0 when it is none (reported). */
int fits_read_year(const fits_reader_t *self, const inputs_cell_t *cell);

/* Fill out->values, and out->of, which have room for the rows of the table. SIM_OK, also when rows
   are refused (reported); SIM_ERR_DOMAIN (reported) or SIM_ERR_NO_MEMORY. */
int fits_read_series(const fits_reader_t *self, fits_data_t *out);
int fits_read_sample(const fits_reader_t *self, fits_data_t *out);
int fits_read_counts(const fits_reader_t *self, fits_data_t *out);
int fits_read_yearly(const fits_reader_t *self, fits_data_t *out);
int fits_read_experts(const fits_reader_t *self, fits_data_t *out);

#endif
