// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/cell_told.h"

const char *inputs_cell_shown(const inputs_cell_t *cell) {
  return cell->shown ? cell->shown : cell->text;
}

inputs_number_style_t inputs_cell_told(const inputs_table_t *table, words_lang_t lang) {
  if (!table->is_sheet)
    return inputs_csv_style(table);
  return lang == WORDS_ES ? INPUTS_NUMBER_COMMA : INPUTS_NUMBER_POINT;
}

inputs_number_place_t inputs_cell_place(const inputs_table_t *table, const inputs_cell_t *cell,
                                        const char *field, words_report_t *report) {
  return (inputs_number_place_t){.report = report,
                                 .place = {table->path, cell->line, cell->column},
                                 .field = field,
                                 .style = inputs_cell_style(table, cell),
                                 .told = inputs_cell_told(table, report->lang),
                                 .shown = inputs_cell_shown(cell),
                                 .is_sure = cell->is_number};
}

void inputs_cell_report(const inputs_number_place_t *place, const inputs_cell_t *cell,
                        inputs_number_status_t status, char mend[INPUTS_NUMBER_SIZE]) {
  inputs_number_turn(mend, place->style, place->told);
  inputs_number_report(place->report, &place->place, place->field, inputs_cell_shown(cell), status,
                       mend);
}
