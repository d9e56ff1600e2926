// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_NUMBER_H
#define CLI_NUMBER_H

#include <stdbool.h>

/* Numbers as people in Chile write them, read strictly: nothing is guessed. */

enum { CLI_NUMBER_SIZE = 72 }; /* bytes of a number or of its mended form */

typedef enum {
  CLI_NUMBER_COMMA, /* 1.157.151,5: decimal comma, thousands point */
  CLI_NUMBER_POINT, /* 1157151.5: decimal point, no thousands mark */
  CLI_NUMBER_EITHER /* command line: decimal point or comma; thousands where unmistakable */
} cli_number_style_t;

typedef enum {
  CLI_NUMBER_OK,
  CLI_NUMBER_IS_EMPTY,
  CLI_NUMBER_NOT,           /* not a number at all; `mend` is an example */
  CLI_NUMBER_DECIMAL_POINT, /* a point that cannot be a thousands mark: 0.446, 12.5 */
  CLI_NUMBER_DECIMAL_COMMA, /* a comma where the file uses decimal points */
  CLI_NUMBER_GROUPING,      /* thousands points out of place: 1.15.7 */
  CLI_NUMBER_PERCENT,
  CLI_NUMBER_SPACE,
  CLI_NUMBER_BARE,       /* .5 or 5. */
  CLI_NUMBER_NOT_FINITE, /* nan, inf */
  CLI_NUMBER_LARGE,      /* beyond 1e15 */
  CLI_NUMBER_SMALL,      /* not 0 and closer to it than 1e-300 */
  CLI_NUMBER_AMBIGUOUS   /* EITHER only: 310.000 may be 310000 or 310 */
} cli_number_status_t;

/* Reads the whole of `text`: sign (+, -, U+2212), digits, decimal mark with digits on both sides,
   exponent (1e6, in digits without thousands marks). No nan, inf, hexadecimal, percent, spaces. On
   CLI_NUMBER_OK stores a finite value in *out, never -0; on failure leaves it. `mend` (may be NULL)
   receives how to write it in that style, or "" when that cannot be known. Whatever the locale. */
cli_number_status_t cli_number_parse(const char *text, cli_number_style_t style, double *out,
                                     char mend[CLI_NUMBER_SIZE]);

/* How a number may be read, and how the second reading is written so that it cannot be mistaken. */
typedef struct {
  char whole[CLI_NUMBER_SIZE], decimal[CLI_NUMBER_SIZE], sure[CLI_NUMBER_SIZE];
} cli_readings_t;

/* True for a number that the style reads with three decimals and that may be thousands, typed or
   saved by the habits of another country: 310.000 or 1157.151 where the point is decimal. Where the
   comma is, only what is hardly written so: three zeros (310,000), or decimals of what is counted.
   Never in units that go in fractions: share, ratio, %, 1/year, logit, millions. `text` is a number
   that cli_number_parse takes. */
bool cli_number_is_doubtful(const char *text, cli_number_style_t style, const char *unit,
                            cli_readings_t *out);

/* Writes x with at most `digits` (1 to 17) significant digits, no thousands marks, and the decimal
   mark of the style. */
void cli_number_write(double x, int digits, cli_number_style_t style, char buffer[CLI_NUMBER_SIZE]);

#endif
