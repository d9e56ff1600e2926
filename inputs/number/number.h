// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_NUMBER_H
#define INPUTS_NUMBER_H

#include <stdbool.h>

/* Numbers as people in Chile write them, read strictly: nothing is guessed. */

enum { INPUTS_NUMBER_SIZE = 72 }; /* bytes of a number or of its mended form */

typedef enum {
  INPUTS_NUMBER_COMMA, /* 1.157.151,5: decimal comma, thousands point */
  INPUTS_NUMBER_POINT, /* 1157151.5: decimal point, no thousands mark */
  INPUTS_NUMBER_EITHER /* command line: decimal point or comma; thousands where unmistakable */
} inputs_number_style_t;

typedef enum {
  INPUTS_NUMBER_OK,
  INPUTS_NUMBER_IS_EMPTY,
  INPUTS_NUMBER_NOT,           /* not a number at all; `mend` is an example */
  INPUTS_NUMBER_DATE,          /* 2026-03-01: a spreadsheet took the number for a day */
  INPUTS_NUMBER_DECIMAL_POINT, /* a point that cannot be a thousands mark: 0.446, 12.5 */
  INPUTS_NUMBER_DECIMAL_COMMA, /* a comma where the file uses decimal points */
  INPUTS_NUMBER_GROUPING,      /* thousands points out of place: 1.15.7 */
  INPUTS_NUMBER_PERCENT,
  INPUTS_NUMBER_SPACE,
  INPUTS_NUMBER_BARE,       /* .5 or 5. */
  INPUTS_NUMBER_NOT_FINITE, /* nan, inf */
  INPUTS_NUMBER_LARGE,      /* beyond 1e15 */
  INPUTS_NUMBER_SMALL,      /* not 0 and closer to it than 1e-300 */
  INPUTS_NUMBER_AMBIGUOUS   /* EITHER only: 310.000 may be 310000 or 310 */
} inputs_number_status_t;

/* Reads the whole of `text`: sign (+, -, U+2212), digits, decimal mark with digits on both sides,
   exponent (1e6, in digits without thousands marks). No nan, inf, hexadecimal, percent, spaces. On
   INPUTS_NUMBER_OK stores a finite value in *out, never -0; on failure leaves it. `mend` (may be
   NULL) receives how to write it in that style, or "" when that cannot be known. Whatever the
   locale. */
inputs_number_status_t inputs_number_parse(const char *text, inputs_number_style_t style,
                                           double *out, char mend[INPUTS_NUMBER_SIZE]);

/* How a number may be read, and how the second reading is written so that it cannot be mistaken. */
typedef struct {
  char whole[INPUTS_NUMBER_SIZE], decimal[INPUTS_NUMBER_SIZE], sure[INPUTS_NUMBER_SIZE];
} inputs_readings_t;

/* True for a number that the style reads with three decimals and that may be thousands, typed or
   saved by the habits of another country: 310.000 or 1157.151 where the point is decimal. Where the
   comma is, only what is hardly written so: three zeros (310,000), or decimals of what is counted.
   Never in units that go in fractions: share, ratio, %, 1/year, logit, millions. `text` is a number
   that inputs_number_parse takes. */
bool inputs_number_is_doubtful(const char *text, inputs_number_style_t style, const char *unit,
                               inputs_readings_t *out);

/* Writes x with at most `digits` (1 to 17) significant digits, no thousands marks, and the decimal
   mark of the style. */
void inputs_number_write(double x, int digits, inputs_number_style_t style,
                         char buffer[INPUTS_NUMBER_SIZE]);

#endif
