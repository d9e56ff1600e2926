// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/xlsx/cell.h"

#include <math.h>
#include <stdio.h>

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
