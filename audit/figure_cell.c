// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/figure_cell.h"

#include "inputs/cell_told.h"
#include "inputs/number/core.h"
#include "inputs/number/number_report.h"
#include "inputs/number/readings.h"
#include "sim/status.h"
#include "words/numeral.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT = 128 };

/* A figure on its way from a cell. */
typedef struct {
  const inputs_table_t *table;
  const inputs_cell_t *cell;
  const char *column, *unit;
  words_report_t *report;
  char number[INPUTS_NUMBER_SIZE];                              /* without the sign of percentage */
  char whole[INPUTS_NUMBER_SIZE], fraction[INPUTS_NUMBER_SIZE]; /* its digits */
  bool is_negative, is_of_hundred; /* 55 % of a unit that counts from 0 to 1: 0,55 */
} figure_t;

static void refuse(const figure_t *self, words_message_t id, const char *const *args) {
  const words_place_t place = {self->table->path, self->cell->line, self->cell->column};
  words_report_error(self->report, &place, id, args);
}

/* Where the number of a cell ends: before blanks and the sign of percentage. */
static size_t number_length(const char *text) {
  size_t length = strlen(text);
  if (length > 0 && text[length - 1] == '%')
    length--;
  for (;;) {
    if (length > 0 && text[length - 1] == ' ')
      length--;
    else if (length > 1 && memcmp(text + length - 2, "\u00a0", 2) == 0)
      length -= 2;
    else
      return length;
  }
}

/* Digits before and after the decimal mark. */
static void take_digits(figure_t *self, char mark) {
  char *out = self->whole;
  self->is_negative = self->number[0] == '-' || (unsigned char)self->number[0] > 0x7f;
  for (const char *c = self->number; *c; c++)
    if (*c == mark) {
      *out = '\0';
      out = self->fraction;
    } else if (*c >= '0' && *c <= '9') {
      *out++ = *c;
    }
  *out = '\0';
}

/* The digits of 55 % as those of 0,55. */
static void take_hundredth(figure_t *self) {
  char fraction[2 * INPUTS_NUMBER_SIZE];
  const size_t digits = strlen(self->whole), moved = digits < 2 ? digits : 2;
  const char *zeros = moved == 2 ? "" : moved == 1 ? "0" : "00";
  snprintf(fraction, sizeof fraction, "%s%s%s", zeros, self->whole + digits - moved,
           self->fraction);
  snprintf(self->fraction, sizeof self->fraction, "%.*s", INPUTS_NUMBER_SIZE - 1, fraction);
  strcpy(self->whole + digits - moved, digits > moved ? "" : "0");
}

/* "$185.150": says what to leave in the cell. False where nothing can be said. */
static bool refuse_words(const figure_t *self) {
  char core[INPUTS_NUMBER_SIZE], plain[INPUTS_NUMBER_SIZE];
  char thousands[INPUTS_NUMBER_SIZE];
  audit_figure_t figure;
  const char *text = self->cell->text;
  if (!inputs_number_core(text, core, sizeof core) || audit_figure_parse(core, false, &figure))
    return false;
  inputs_number_write(figure.value, 15, inputs_cell_told(self->table, self->report->lang), plain);
  if (inputs_number_millions(text, plain, thousands)) {
    refuse(self, WORDS_MSG_NUMBER_MILLIONS, WORDS_ARGS(self->column, text, thousands));
    return true;
  }
  const char *sign = strchr(text, '$');
  const bool is_pesos = sign && (sign == text || !isalpha((unsigned char)sign[-1])) &&
                        strncmp(self->unit, "M$", 2) == 0;
  refuse(self, is_pesos ? WORDS_MSG_CHECK_FIGURE_PESOS : WORDS_MSG_CHECK_FIGURE_WORDS,
         WORDS_ARGS(self->column, text, plain));
  return true;
}

static bool is_number(figure_t *self, inputs_number_style_t style) {
  const inputs_number_place_t place =
      inputs_cell_place(self->table, self->cell, self->column, self->report);
  char mend[INPUTS_NUMBER_SIZE];
  double value;
  const inputs_number_status_t status = inputs_number_parse(self->number, style, &value, mend);
  if (status == INPUTS_NUMBER_OK && !strpbrk(self->number, "eE"))
    return true;
  const bool is_none =
      status == INPUTS_NUMBER_OK || status == INPUTS_NUMBER_NOT || status == INPUTS_NUMBER_IS_EMPTY;
  if (is_none && !refuse_words(self))
    refuse(self, WORDS_MSG_CHECK_FIGURE, WORDS_ARGS(self->column, inputs_cell_shown(self->cell)));
  else if (!is_none)
    inputs_cell_report(&place, self->cell, status, mend);
  return false;
}

/* What a formula gives is not what the document prints, which may have been cut: its figure is to
   be typed. */
static void refuse_formula(const figure_t *self, int decimals, inputs_number_style_t style) {
  char said[16], rounded[INPUTS_NUMBER_SIZE];
  double value;
  (void)inputs_number_parse(self->number, style, &value, NULL);
  value = self->is_of_hundred ? value / 100.0 : value;
  snprintf(said, sizeof said, "%d", decimals);
  words_numeral(rounded, value, decimals, self->report->lang);
  refuse(self, WORDS_MSG_CHECK_FIGURE_FORMULA,
         WORDS_ARGS(self->column, inputs_cell_shown(self->cell), said, rounded));
}

/* True when the decimals written are those of the document, but for zeros at the end. */
static bool keeps_decimals(const figure_t *self, int decimals, inputs_number_style_t style) {
  const size_t written = strlen(self->fraction), stated = (size_t)decimals;
  const inputs_number_style_t told = inputs_cell_told(self->table, self->report->lang);
  const char mark = told == INPUTS_NUMBER_COMMA ? ',' : '.';
  char said[16], fraction[TEXT], whole[TEXT];
  snprintf(said, sizeof said, "%d", decimals);
  if (written > stated && strspn(self->fraction + stated, "0") != written - stated) {
    if (self->cell->is_formula)
      refuse_formula(self, decimals, style);
    else
      refuse(self, WORDS_MSG_CHECK_DECIMALS_MORE,
             WORDS_ARGS(self->column, inputs_cell_shown(self->cell), said));
    return false;
  }
  const size_t digits = strlen(self->whole);
  if (stated != 3 || written > 0 || digits < 1 || strspn(self->whole, "0") == digits)
    return true;
  const size_t before = digits > 3 ? digits - 3 : 0;
  snprintf(fraction, sizeof fraction, "%.*s%c%.*s%s", before ? (int)before : 1,
           before ? self->whole : "0", mark, before ? 0 : (int)(3 - digits), "00",
           self->whole + before);
  snprintf(whole, sizeof whole, "%s%c0", self->whole, mark);
  refuse(self, WORDS_MSG_CHECK_DECIMALS_NONE,
         WORDS_ARGS(self->column, inputs_cell_shown(self->cell), said, fraction, whole));
  return false;
}

/* The figure as a Chilean document prints it; a year has no thousands mark. */
static void print_figure(const figure_t *self, int decimals, char out[TEXT]) {
  const size_t digits = strlen(self->whole), written = strlen(self->fraction);
  const size_t zeros = strspn(self->whole, "0");
  const char *whole = zeros == digits && digits ? self->whole + zeros - 1 : self->whole + zeros;
  const size_t count = strlen(whole), shown = decimals < 0 ? written : (size_t)decimals;
  const bool is_year = strcmp(self->unit, "year") == 0;
  size_t length = 0;
  if (self->is_negative)
    out[length++] = '-';
  for (size_t i = 0; i < count; i++) {
    if (i > 0 && (count - i) % 3 == 0 && !is_year)
      out[length++] = '.';
    out[length++] = whole[i];
  }
  if (shown > 0)
    out[length++] = ',';
  for (size_t i = 0; i < shown; i++)
    out[length++] = i < written ? self->fraction[i] : '0';
  out[length] = '\0';
}

/* The mark may be of thousands although the file makes it decimal; three decimals that are stated
   tell, but for 310,000, which a spreadsheet makes of 310.000. A cell that is a number has none. */
static bool is_plain(const figure_t *self, int decimals) {
  const inputs_number_place_t place =
      inputs_cell_place(self->table, self->cell, self->column, self->report);
  return self->cell->is_number || (decimals == 3 && strcmp(self->fraction, "000") != 0) ||
         !inputs_number_refuse_doubtful(&place, self->number, self->unit);
}

static int keep_printed(inputs_cell_t *cell, const char *printed, const char *tail) {
  free(cell->printed);
  cell->printed = NULL;
  if (asprintf(&cell->printed, "%s%s", printed, tail) >= 0)
    return SIM_OK;
  cell->printed = NULL;
  return SIM_ERR_NO_MEMORY;
}

int audit_figure_read(const inputs_table_t *table, inputs_cell_t *cell, const char *column,
                      const char *unit, int decimals, audit_figure_t *out, words_report_t *report) {
  figure_t self = {.table = table, .cell = cell, .column = column, .unit = unit, .report = report};
  const inputs_number_style_t style = inputs_cell_style(table, cell);
  const size_t length = number_length(cell->text), full = strlen(cell->text);
  const bool has_percent = full > 0 && cell->text[full - 1] == '%';
  char printed[TEXT];
  *out = (audit_figure_t){.is_missing = true};
  if (cell->is_bad || full == 0 || strcmp(cell->text, "-") == 0)
    return SIM_OK;
  if (length == 0 || length > AUDIT_FIGURE_CHARS) {
    refuse(&self, WORDS_MSG_CHECK_FIGURE, WORDS_ARGS(column, inputs_cell_shown(cell)));
    return SIM_OK;
  }
  memcpy(self.number, cell->text, length);
  if (!is_number(&self, style))
    return SIM_OK;
  self.is_of_hundred = has_percent && strcmp(unit, "share") == 0;
  if (has_percent && !self.is_of_hundred && strcmp(unit, "%") != 0) {
    refuse(&self, WORDS_MSG_CHECK_PERCENT,
           WORDS_ARGS(column, inputs_cell_shown(cell),
                      report->lang == WORDS_ES ? audit_unit_spanish(unit) : unit));
    return SIM_OK;
  }
  take_digits(&self, style == INPUTS_NUMBER_COMMA ? ',' : '.');
  if (self.is_of_hundred)
    take_hundredth(&self);
  /* what may be thousands has no more decimals than it should */
  if (!is_plain(&self, decimals) || (decimals >= 0 && !keeps_decimals(&self, decimals, style)))
    return SIM_OK;
  print_figure(&self, decimals, printed);
  if (audit_figure_parse(printed, audit_unit_is_rounded(unit), out)) {
    refuse(&self, WORDS_MSG_CHECK_FIGURE, WORDS_ARGS(column, inputs_cell_shown(cell)));
    return SIM_OK;
  }
  return keep_printed(cell, printed, self.is_of_hundred ? "" : cell->text + length);
}
