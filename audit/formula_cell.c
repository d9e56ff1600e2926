// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/formula_cell.h"

#include <stdio.h>

audit_formula_marks_t audit_formula_marks(const inputs_table_t *file) {
  return inputs_csv_style(file) == INPUTS_NUMBER_COMMA ? AUDIT_FORMULA_COMMA : AUDIT_FORMULA_POINT;
}

static words_message_t message_of(audit_formula_error_t error, const audit_formula_fault_t *fault) {
  static const words_message_t messages[] = {
      [AUDIT_FORMULA_EMPTY] = WORDS_MSG_FORMULA_EMPTY,
      [AUDIT_FORMULA_LONG] = WORDS_MSG_FORMULA_LONG,
      [AUDIT_FORMULA_DEEP] = WORDS_MSG_FORMULA_DEEP,
      [AUDIT_FORMULA_CHARACTER] = WORDS_MSG_FORMULA_CHARACTER,
      [AUDIT_FORMULA_NAMES_MANY] = WORDS_MSG_FORMULA_NAMES_MANY,
      [AUDIT_FORMULA_SYNTAX] = WORDS_MSG_FORMULA_SYNTAX,
      [AUDIT_FORMULA_DECIMAL] = WORDS_MSG_FORMULA_DECIMAL,
      [AUDIT_FORMULA_AMBIGUOUS] = WORDS_MSG_FORMULA_AMBIGUOUS,
      [AUDIT_FORMULA_SEPARATOR] = WORDS_MSG_FORMULA_OUTSIDE,
      [AUDIT_FORMULA_ARGUMENTS] = WORDS_MSG_FORMULA_ARGUMENTS,
      [AUDIT_FORMULA_HOLLOW] = WORDS_MSG_FORMULA_HOLLOW,
      [AUDIT_FORMULA_ONE] = WORDS_MSG_FORMULA_ONE,
  };
  if (error == AUDIT_FORMULA_SEPARATOR && fault->mend[0])
    return WORDS_MSG_FORMULA_SEPARATOR;
  if (error == AUDIT_FORMULA_DECIMAL && !fault->mend[0])
    return WORDS_MSG_FORMULA_NUMBER;
  if (error == AUDIT_FORMULA_SYNTAX && !fault->found[0])
    return WORDS_MSG_FORMULA_ENDS;
  return messages[error];
}

void audit_formula_report(words_report_t *report, const words_place_t *place, const char *where,
                          audit_formula_marks_t marks, audit_formula_error_t error,
                          const audit_formula_fault_t *fault) {
  const bool comma = marks == AUDIT_FORMULA_COMMA;
  const char *example = comma ? "0,62" : "0.62", *separator = comma ? ";" : ",";
  char position[24];
  snprintf(position, sizeof position, "%zu", fault->column);
  words_report_error(report, place, message_of(error, fault),
                     WORDS_ARGS(where, fault->found, position,
                                fault->mend[0] ? fault->mend : separator,
                                fault->other[0] ? fault->other : example));
}
