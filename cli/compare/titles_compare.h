// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMPARE_TITLES_COMPARE_H
#define CLI_COMPARE_TITLES_COMPARE_H

#include "cli/common/sheet.h"

/* The titles of the charts of a comparison: what each finds, written from its numbers and true of
   any. The subject of the sheet is a studies_comparison_t. */

/* In which scenario the plan is likeliest to be met, in all years at once, or in the first where
   the plans have other years. */
const char *cli_title_compare_board(cli_sheet_t *sheet);

/* From how much to how much the plans cost, in the median, over all years or in the first. */
const char *cli_title_compare_levels(cli_sheet_t *sheet);

/* The scenario that changes most, in the median, the first of budget required, beneficiaries,
   participants, ceiling and spending that any changes; NULL when none does. */
const char *cli_title_compare_differences(cli_sheet_t *sheet);

#endif
