// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formula.h"

#include <stdio.h>

models_formula_marks_t cli_formula_marks(const cli_table_t *file) {
  return cli_csv_style(file) == CLI_NUMBER_COMMA ? MODELS_FORMULA_COMMA : MODELS_FORMULA_POINT;
}

static cli_message_t message_of(models_formula_error_t error, const models_formula_fault_t *fault) {
  static const cli_message_t messages[] = {
      [MODELS_FORMULA_EMPTY] = CLI_MSG_FORMULA_EMPTY,
      [MODELS_FORMULA_LONG] = CLI_MSG_FORMULA_LONG,
      [MODELS_FORMULA_DEEP] = CLI_MSG_FORMULA_DEEP,
      [MODELS_FORMULA_CHARACTER] = CLI_MSG_FORMULA_CHARACTER,
      [MODELS_FORMULA_NAMES_MANY] = CLI_MSG_FORMULA_NAMES_MANY,
      [MODELS_FORMULA_SYNTAX] = CLI_MSG_FORMULA_SYNTAX,
      [MODELS_FORMULA_DECIMAL] = CLI_MSG_FORMULA_DECIMAL,
      [MODELS_FORMULA_AMBIGUOUS] = CLI_MSG_FORMULA_AMBIGUOUS,
      [MODELS_FORMULA_SEPARATOR] = CLI_MSG_FORMULA_OUTSIDE,
      [MODELS_FORMULA_ARGUMENTS] = CLI_MSG_FORMULA_ARGUMENTS,
      [MODELS_FORMULA_HOLLOW] = CLI_MSG_FORMULA_HOLLOW,
      [MODELS_FORMULA_ONE] = CLI_MSG_FORMULA_ONE,
  };
  if (error == MODELS_FORMULA_SEPARATOR && fault->mend[0])
    return CLI_MSG_FORMULA_SEPARATOR;
  if (error == MODELS_FORMULA_DECIMAL && !fault->mend[0])
    return CLI_MSG_FORMULA_NUMBER;
  if (error == MODELS_FORMULA_SYNTAX && !fault->found[0])
    return CLI_MSG_FORMULA_ENDS;
  return messages[error];
}

void cli_formula_report(cli_report_t *report, const cli_place_t *place, const char *where,
                        models_formula_marks_t marks, models_formula_error_t error,
                        const models_formula_fault_t *fault) {
  const bool comma = marks == MODELS_FORMULA_COMMA;
  const char *example = comma ? "0,62" : "0.62", *separator = comma ? ";" : ",";
  char position[24];
  snprintf(position, sizeof position, "%zu", fault->column);
  cli_report_error(report, place, message_of(error, fault),
                   CLI_ARGS(where, fault->found, position, fault->mend[0] ? fault->mend : separator,
                            fault->other[0] ? fault->other : example));
}
