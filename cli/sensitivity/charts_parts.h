// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_SENSITIVITY_CHARTS_PARTS_H
#define CLI_SENSITIVITY_CHARTS_PARTS_H

#include "cli/common/charts.h"
#include "cli/sensitivity/sensitivity.h"

/* What the charts of one output have in common; each row of them is one input. */

enum { CLI_SENSITIVITY_ROWS = 12 };

typedef struct {
  const cli_sensitivity_t *self;
  size_t o; /* the output */
} cli_sensitivity_subject_t;

/* As cli_chart_t: what part of the variance comes from each input, by itself and in all; the mean
   with each input at its P5 and its P95; what the variance rests on. */
int cli_chart_indices(cli_sheet_t *sheet);
int cli_chart_tornado(cli_sheet_t *sheet);
int cli_chart_grades(cli_sheet_t *sheet);

/* Their titles: which input has the largest total index, or two, when their intervals do not tell
   them apart; from what to what the input that moves the mean most moves it (NULL: none does); what
   the variance rests on most. */
const char *cli_title_indices(cli_sheet_t *sheet);
const char *cli_title_tornado(cli_sheet_t *sheet);
const char *cli_title_grades(cli_sheet_t *sheet);

const cli_sensitivity_subject_t *cli_sensitivity_subject(const cli_sheet_t *sheet);
const sim_sensitivity_t *cli_sensitivity_result(const cli_sheet_t *sheet);

/* The output as people call it; the file of a chart: its kind, and the output when several were
   asked for. */
const char *cli_sensitivity_label(cli_sheet_t *sheet);
const char *cli_sensitivity_file(cli_sheet_t *sheet, const char *kind);

/* What an input, a group, chance or a grade is called. */
const char *cli_sensitivity_called(cli_sheet_t *sheet, size_t set);

/* "37,0 [34,2 a 39,8]". */
const char *cli_sensitivity_cell(cli_sheet_t *sheet, double value, double low, double high,
                                 int decimals);

#endif
