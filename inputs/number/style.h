// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_STYLE_H
#define INPUTS_STYLE_H

/* How a number is written, and what may be wrong with how it was. */

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

#endif
