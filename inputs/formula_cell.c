// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/formula_cell.h"

#include <stdio.h>

inputs_formula_marks_t inputs_formula_marks(const inputs_table_t *file) {
  return inputs_csv_style(file) == INPUTS_NUMBER_COMMA ? INPUTS_FORMULA_COMMA
                                                       : INPUTS_FORMULA_POINT;
}

static words_message_t message_of(inputs_formula_error_t error,
                                  const inputs_formula_fault_t *fault) {
  static const words_message_t messages[] = {
      [INPUTS_FORMULA_EMPTY] = WORDS_MSG_FORMULA_EMPTY,
      [INPUTS_FORMULA_LONG] = WORDS_MSG_FORMULA_LONG,
      [INPUTS_FORMULA_DEEP] = WORDS_MSG_FORMULA_DEEP,
      [INPUTS_FORMULA_CHARACTER] = WORDS_MSG_FORMULA_CHARACTER,
      [INPUTS_FORMULA_NAMES_MANY] = WORDS_MSG_FORMULA_NAMES_MANY,
      [INPUTS_FORMULA_SYNTAX] = WORDS_MSG_FORMULA_SYNTAX,
      [INPUTS_FORMULA_DECIMAL] = WORDS_MSG_FORMULA_DECIMAL,
      [INPUTS_FORMULA_AMBIGUOUS] = WORDS_MSG_FORMULA_AMBIGUOUS,
      [INPUTS_FORMULA_SEPARATOR] = WORDS_MSG_FORMULA_OUTSIDE,
      [INPUTS_FORMULA_ARGUMENTS] = WORDS_MSG_FORMULA_ARGUMENTS,
      [INPUTS_FORMULA_HOLLOW] = WORDS_MSG_FORMULA_HOLLOW,
      [INPUTS_FORMULA_FOREIGN] = WORDS_MSG_FORMULA_FOREIGN,
      [INPUTS_FORMULA_LONE] = WORDS_MSG_FORMULA_LONE,
      [INPUTS_FORMULA_FUNCTION] = WORDS_MSG_FORMULA_FUNCTION,
      [INPUTS_FORMULA_ONE] = WORDS_MSG_FORMULA_ONE,
  };
  if (error == INPUTS_FORMULA_SEPARATOR && fault->mend[0])
    return WORDS_MSG_FORMULA_SEPARATOR;
  if (error == INPUTS_FORMULA_DECIMAL && !fault->mend[0])
    return WORDS_MSG_FORMULA_NUMBER;
  if (error == INPUTS_FORMULA_SYNTAX && !fault->found[0])
    return WORDS_MSG_FORMULA_ENDS;
  return messages[error];
}

void inputs_formula_report(words_report_t *report, const words_place_t *place, const char *where,
                           inputs_formula_marks_t marks, inputs_formula_error_t error,
                           const inputs_formula_fault_t *fault) {
  const bool comma = marks == INPUTS_FORMULA_COMMA;
  const char *example = comma ? "0,62" : "0.62", *separator = comma ? ";" : ",";
  char position[24];
  snprintf(position, sizeof position, "%zu", fault->column);
  words_report_error(report, place, message_of(error, fault),
                     WORDS_ARGS(where, fault->found, position,
                                fault->mend[0] ? fault->mend : separator,
                                fault->other[0] ? fault->other : example));
}
