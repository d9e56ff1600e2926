// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/number/number_report.h"

#include "inputs/number/percent.h"
#include "inputs/number/readings.h"

#include <string.h>
#include <strings.h>

bool inputs_number_millions(const char *text, const char *mend,
                            char thousands[INPUTS_NUMBER_SIZE]) {
  const char *after = text + strcspn(text, "0123456789");
  double millions;
  after += strspn(after, "0123456789., ");
  if (strncasecmp(after, "mill", 4) != 0 && strncmp(after, "MM", 2) != 0)
    return false;
  const inputs_number_style_t style = strchr(mend, ',') ? INPUTS_NUMBER_COMMA : INPUTS_NUMBER_POINT;
  if (inputs_number_parse(mend, style, &millions, NULL) != INPUTS_NUMBER_OK)
    return false;
  inputs_number_write(1000.0 * millions, 15, INPUTS_NUMBER_POINT, thousands);
  return true;
}

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
  char thousands[INPUTS_NUMBER_SIZE];
  if (status == INPUTS_NUMBER_NOT && inputs_number_millions(text, mend, thousands)) {
    words_report_error(report, place, WORDS_MSG_NUMBER_MILLIONS,
                       WORDS_ARGS(field, text, thousands));
    return;
  }
  const bool is_mended =
      mend[0] != '\0' || status >= INPUTS_NUMBER_NOT_FINITE || status == INPUTS_NUMBER_DATE;
  words_report_error(report, place, is_mended ? messages[status] : WORDS_MSG_NUMBER_NOT,
                     WORDS_ARGS(field, text, is_mended ? mend : "310000"));
}

void inputs_number_turn(char number[INPUTS_NUMBER_SIZE], inputs_number_style_t from,
                        inputs_number_style_t to) {
  char *mark = strchr(number, from == INPUTS_NUMBER_COMMA ? ',' : '.');
  if (from != to && mark)
    *mark = to == INPUTS_NUMBER_COMMA ? ',' : '.';
}

bool inputs_number_refuse_doubtful(const inputs_number_place_t *self, const char *text,
                                   const char *unit) {
  inputs_readings_t readings;
  if (!inputs_number_is_doubtful(text, self->style, unit, &readings))
    return false;
  inputs_number_turn(readings.decimal, self->style, self->told);
  inputs_number_turn(readings.sure, self->style, self->told);
  words_report_error(self->report, &self->place, WORDS_MSG_NUMBER_THOUSANDS,
                     WORDS_ARGS(self->field, self->shown ? self->shown : text, readings.whole,
                                readings.decimal, readings.sure));
  return true;
}

static inputs_number_status_t parse(const inputs_number_place_t *self, const char *text,
                                    bool is_percent, double *out, char mend[INPUTS_NUMBER_SIZE]) {
  if (!is_percent)
    return inputs_number_parse(text, self->style, out, mend);
  return (self->keeps_percent ? inputs_percent_number : inputs_percent_parse)(text, self->style,
                                                                              out, mend);
}

bool inputs_number_read(const inputs_number_place_t *self, const char *text, double *out,
                        bool *is_percent) {
  const bool admits = self->keeps_percent || inputs_percent_fits(self->unit);
  const bool has_sign = admits && inputs_percent_is(text);
  char mend[INPUTS_NUMBER_SIZE];
  const inputs_number_status_t status = parse(self, text, has_sign, out, mend);
  const char *shown = self->shown ? self->shown : text;
  if (is_percent)
    *is_percent = has_sign;
  if (status == INPUTS_NUMBER_PERCENT && self->told_unit)
    words_report_error(self->report, &self->place, WORDS_MSG_PERCENT_UNIT,
                       WORDS_ARGS(self->field, shown, self->told_unit));
  else if (status != INPUTS_NUMBER_OK) {
    inputs_number_turn(mend, self->style, self->told);
    inputs_number_report(self->report, &self->place, self->field, shown, status, mend);
  } else {
    return self->is_sure || !inputs_number_refuse_doubtful(self, text, self->unit);
  }
  return false;
}
