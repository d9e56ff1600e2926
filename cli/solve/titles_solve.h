// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_SOLVE_TITLES_SOLVE_H
#define CLI_SOLVE_TITLES_SOLVE_H

#include "cli/common/sheet.h"
#include "cli/solve/solution.h"

/* The texts of the chart of exante solve, and of its first sheet: all in words of people, no name
 * of an input or output. */

/* What holds with which value of the lever; in short where that is too long for a heading. */
const char *cli_solve_title(cli_sheet_t *sheet, const cli_solution_t *self);

/* The same at whatever length. */
const char *cli_solve_finding(cli_sheet_t *sheet, const cli_solution_t *self);

/* "Probabilidad de «El techo alcanza, 2026»", and the same by the lever. */
const char *cli_solve_curve(cli_sheet_t *sheet, const cli_solution_t *self);
const char *cli_solve_subtitle(cli_sheet_t *sheet, const cli_solution_t *self);

/* The lever with its year, and with its unit. */
const char *cli_solve_lever(cli_sheet_t *sheet, const cli_solution_t *self);
const char *cli_solve_axis(cli_sheet_t *sheet, const cli_solution_t *self);

/* The unit of the output in words; NULL for percentages. */
const char *cli_solve_unit(cli_sheet_t *sheet, const cli_solution_t *self);

/* From where to where was tried; `is_cut`: only a part is drawn. */
const char *cli_solve_note(cli_sheet_t *sheet, const cli_solution_t *self, bool is_cut);

#endif
