// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/xlsx/cell.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

bool inputs_xlsx_reference(const char *text, size_t *row, size_t *column, size_t *length) {
  enum { COLUMNS = 16384, ROWS = 1048576 };
  const char *at = text;
  *row = *column = 0;
  for (; *at >= 'A' && *at <= 'Z' && *column <= COLUMNS; at++)
    *column = 26 * *column + (size_t)(*at - 'A') + 1;
  for (; *at >= '0' && *at <= '9' && *row <= ROWS; at++)
    *row = 10 * *row + (size_t)(*at - '0');
  *length = (size_t)(at - text);
  return *row > 0 && *row <= ROWS && *column > 0 && *column <= COLUMNS;
}

static bool is_name(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || (unsigned char)c > 0x7f;
}

/* Where the name of the sheet begins that ends before `mark`; `mark` when there is none. */
static size_t sheet_before(const char *formula, size_t mark) {
  size_t at = mark;
  if (mark == 0 || formula[mark - 1] != '\'') {
    while (at > 0 && is_name(formula[at - 1]))
      at--;
    return at;
  }
  for (at = mark - 1; at > 0; at--)
    if (formula[at - 1] == '\'') {
      if (at < 2 || formula[at - 2] != '\'')
        return at - 1;
      at--; /* two of them are one of the name */
    }
  return mark;
}

/* The name without its quotes; false for none, or one of another workbook. */
static bool take_sheet(const char *text, size_t length, char sheet[INPUTS_XLSX_SHEET_SIZE]) {
  const size_t quote = length > 1 && text[0] == '\'';
  size_t used = 0;
  for (size_t i = quote; i < length - quote; i++) {
    if (used + 1 >= INPUTS_XLSX_SHEET_SIZE || strchr("[]", text[i]))
      return false;
    sheet[used++] = text[i];
    i += quote && text[i] == '\'';
  }
  sheet[used] = '\0';
  return used > 0;
}

/* "$B$4" at the start of the text; *length: its bytes. */
static bool take_cell(const char *text, inputs_xlsx_used_t *out, size_t *length) {
  char plain[16];
  size_t used = 0, bytes = 0, end;
  for (; used + 1 < sizeof plain && (text[bytes] == '$' || is_name(text[bytes])); bytes++)
    if (text[bytes] != '$')
      plain[used++] = text[bytes];
  plain[used] = '\0';
  *length = bytes;
  return inputs_xlsx_reference(plain, &out->row, &out->column, &end) && end == used &&
         text[bytes] != ':' && text[bytes] != '(';
}

bool inputs_xlsx_used(const char *formula, size_t *at, inputs_xlsx_used_t *out) {
  for (const char *mark; (mark = strchr(formula + *at, '!'));) {
    const size_t place = (size_t)(mark - formula), from = sheet_before(formula, place);
    size_t length;
    *at = place + 1;
    /* of another workbook, "[1]Datos!B4", or gone, "#REF!B4" */
    const bool is_elsewhere = from > 0 && strchr("]#", formula[from - 1]);
    if (is_elsewhere || !take_sheet(formula + from, place - from, out->sheet) ||
        !take_cell(mark + 1, out, &length))
      continue;
    *at += length;
    out->is_all = from == 0 && formula[*at] == '\0';
    out->is_hundredth = from == 0 && strcmp(formula + *at, "/100") == 0;
    return true;
  }
  return false;
}

/* Days since 1 March of year 0 to a date of the Gregorian calendar: months from March on, so that
   the leap day is the last of its year; 146,097 days are 400 years. */
static void calendar(long days, long *year, long *month, long *day) {
  const long era = days / 146097, in_era = days % 146097;
  const long years = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
  const long in_year = in_era - (365 * years + years / 4 - years / 100);
  const long from_march = (5 * in_year + 2) / 153;
  *day = in_year - (153 * from_march + 2) / 5 + 1;
  *month = from_march < 10 ? from_march + 3 : from_march - 9;
  *year = years + 400 * era + (*month <= 2);
}

void inputs_xlsx_day(double serial, bool is_1904, char out[INPUTS_XLSX_DAY_SIZE]) {
  enum { DAY_0_OF_1900 = 693899, DAY_0_OF_1904 = 695361, LAST = 2958465 };
  const double whole = floor(serial);
  const long minutes = (long)floor((serial - whole) * 1440.0 + 0.5);
  long year = 1900, month = 2, day = 29;
  out[0] = '\0';
  if (!(whole >= 0.0 && whole <= LAST))
    return;
  const long days = (long)whole;
  if (is_1904)
    calendar(DAY_0_OF_1904 + days, &year, &month, &day);
  else if (days != 60) /* before it Excel is a day ahead of the calendar */
    calendar(DAY_0_OF_1900 + days + (days < 60), &year, &month, &day);
  if (minutes > 0 && minutes < 1440)
    snprintf(out, INPUTS_XLSX_DAY_SIZE, "%04ld-%02ld-%02ld %02ld:%02ld", year, month, day,
             minutes / 60, minutes % 60);
  else
    snprintf(out, INPUTS_XLSX_DAY_SIZE, "%04ld-%02ld-%02ld", year, month, day);
}
