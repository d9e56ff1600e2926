// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/number_report.h"

void inputs_number_report(words_report_t *report, const words_place_t *place, const char *field,
                          const char *text, inputs_number_status_t status, const char *mend) {
  static const words_message_t messages[] = {
      [INPUTS_NUMBER_NOT] = WORDS_MSG_NUMBER_NOT,
      [INPUTS_NUMBER_DATE] = WORDS_MSG_NUMBER_DATE,
      [INPUTS_NUMBER_DECIMAL_POINT] = WORDS_MSG_NUMBER_DECIMAL_POINT,
      [INPUTS_NUMBER_DECIMAL_COMMA] = WORDS_MSG_NUMBER_DECIMAL_COMMA,
      [INPUTS_NUMBER_GROUPING] = WORDS_MSG_NUMBER_GROUPING,
      [INPUTS_NUMBER_PERCENT] = WORDS_MSG_NUMBER_PERCENT,
      [INPUTS_NUMBER_SPACE] = WORDS_MSG_NUMBER_SPACE,
      [INPUTS_NUMBER_BARE] = WORDS_MSG_NUMBER_BARE,
      [INPUTS_NUMBER_NOT_FINITE] = WORDS_MSG_NUMBER_NOT_FINITE,
      [INPUTS_NUMBER_LARGE] = WORDS_MSG_NUMBER_LARGE,
      [INPUTS_NUMBER_SMALL] = WORDS_MSG_NUMBER_SMALL,
      [INPUTS_NUMBER_AMBIGUOUS] = WORDS_MSG_NUMBER_AMBIGUOUS,
  };
  const bool is_mended =
      mend[0] != '\0' || status >= INPUTS_NUMBER_NOT_FINITE || status == INPUTS_NUMBER_DATE;
  words_report_error(report, place, is_mended ? messages[status] : WORDS_MSG_NUMBER_NOT,
                     WORDS_ARGS(field, text, is_mended ? mend : "310000"));
}
