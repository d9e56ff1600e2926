// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/read.h"

#include "inputs/number/number_report.h"
#include "inputs/number/percent.h"

#include <stdio.h>

void fits_read_refuse(const fits_reader_t *self, const inputs_cell_t *cell, words_message_t id,
                      const char *const *args) {
  words_report_error(self->report, &(words_place_t){self->table->path, cell->line, cell->column},
                     id, args);
}

/* Outside the range of the input, or not above 0 where a logarithm is taken. A rate or a share
   above 1 is likely a percentage without its sign. */
static void refuse_range(const fits_reader_t *self, const inputs_cell_t *cell, const char *column,
                         bool is_amount) {
  const models_spec_t *spec = self->target->spec;
  const inputs_number_style_t style = inputs_csv_style(self->table);
  char low[INPUTS_NUMBER_SIZE], high[INPUTS_NUMBER_SIZE];
  inputs_number_write(spec->low, 6, style, low);
  inputs_number_write(spec->high, 15, style, high);
  if (is_amount)
    fits_read_refuse(self, cell, WORDS_MSG_FIT_POSITIVE,
                     WORDS_ARGS(column, cell->text, self->target->name, high));
  else
    fits_read_refuse(self, cell, WORDS_MSG_FIT_RANGE,
                     WORDS_ARGS(column, cell->text, self->target->name, low, high));
}

bool fits_read_value(const fits_reader_t *self, const inputs_cell_t *cell, const char *column,
                     double *out) {
  const models_spec_t *spec = self->target->spec;
  const bool is_amount = fits_target_is_amount(self->target);
  const inputs_number_place_t place = {
      .report = self->report,
      .place = {self->table->path, cell->line, cell->column},
      .field = column,
      .unit = self->target->unit,
      .told_unit = self->target->unit,
      .style = inputs_cell_style(self->table, cell),
      .is_sure = cell->is_number,
  };
  if (!cell->is_bad && cell->text[0] == '\0')
    fits_read_refuse(self, cell, WORDS_MSG_CELL_EMPTY,
                     WORDS_ARGS(column, words_message(WORDS_MSG_FIT_NUMBER, self->report->lang)));
  if (cell->is_bad || cell->text[0] == '\0' || !inputs_number_read(&place, cell->text, out, NULL))
    return false;
  if (*out >= spec->low && *out <= spec->high && (!is_amount || *out > 0.0))
    return true;
  refuse_range(self, cell, column, is_amount);
  return false;
}
