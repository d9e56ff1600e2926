// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_NEW_FIGURES_H
#define CLI_NEW_FIGURES_H

#include <stddef.h>

/* The figures of a form, by name, and what is computed from them. Expressions are those of claims
   (inputs/formula.h), with a decimal point. */

typedef struct {
  char *id;
  double value;
  size_t row; /* of the sheet, from 1 */
} cli_new_figure_t;

typedef struct {
  const char *sheet; /* its name */
  char column;       /* of the values, 'B' */
  cli_new_figure_t *items;
  size_t count;
} cli_new_figures_t;

/* Takes the id, which may be NULL. 0; −1 when out of memory. */
int cli_new_figures_add(cli_new_figures_t *self, char *id, double value, size_t row);
void cli_new_figures_free(cli_new_figures_t *self);

/* The value of an expression; NaN where it is undefined or names no figure. */
double cli_new_value(const cli_new_figures_t *self, const char *expression);

/* The expression as a formula of a spreadsheet, its figures by their cells; the caller frees. NULL
   when out of memory. */
char *cli_new_formula(const cli_new_figures_t *self, const char *expression);

#endif
