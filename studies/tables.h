// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_TABLES_H
#define STUDIES_TABLES_H

#include "studies/comparison.h"
#include "studies/condition.h"
#include "studies/forecast.h"
#include "studies/lever.h"
#include "studies/monitor.h"
#include "studies/robustness.h"
#include "studies/score.h"
#include "studies/search.h"
#include "studies/sensitivity.h"
#include "studies/update.h"
#include "studies/value.h"
#include "words/table.h"

/* The results of the studies as tables (docs/en/results.md describes each column). Each makes a
   table, which the caller frees; a lack of memory is left in it. Cells are empty where a number is
   not defined, or nothing is known: a spread from one replicate, an interval from fewer than 30;
   the year of a total is empty. */

/* summary: a row per output and year, with the notes of `inputs`; NULL: without. */
void studies_forecast_table(const studies_forecast_t *self, const inputs_programme_t *inputs,
                            words_table_t *table);

/* inputs: a row per input and year, with its central value, P5 and P95, what both rest on, and
   where it comes from. */
void studies_inputs_table(const models_inputs_t *inputs, words_table_t *table);

/* robustness: the probabilities of `forecast` beside those under other spreads, with their standard
   errors and the replicates behind them. */
void studies_robustness_table(const studies_robustness_t *self, const studies_forecast_t *forecast,
                              words_table_t *table);

/* widths: a row per event, year and width, 1 being the forecast itself, from the narrowest. */
void studies_widths_table(const studies_robustness_t *self, const studies_forecast_t *forecast,
                          words_table_t *table);

/* compare: a row per variant, output and year. */
void studies_comparison_table(const studies_comparison_t *self, words_table_t *table);

/* solve: a row per value tried of the lever, with the statistic of the condition, in `of_unit`. */
void studies_search_table(const studies_search_t *self, const studies_lever_t *lever,
                          const studies_condition_t *condition, const char *of_unit,
                          words_table_t *table);

/* levels: a row per scenario, output and year of what was compared. */
void studies_comparison_levels_table(const studies_comparison_t *self, words_table_t *table);

/* sensitivity, grades and assumptions: what moves each output, by input and by what inputs rest on,
   and the constants that rest on judgement. */
void studies_sensitivity_table(const studies_sensitivity_t *self, words_table_t *table);
void studies_sensitivity_grades_table(const studies_sensitivity_t *self, words_table_t *table);
void studies_sensitivity_fixed_table(const studies_sensitivity_t *self, words_table_t *table);

/* monitor: a row per finding of the official monitoring and year, and one of all years. */
void studies_monitor_table(const studies_monitor_t *self, words_table_t *table);

/* score: a row per output that was observed, with what was forecast and how good that was; and
   pooled: what they say together. */
void studies_score_table(const studies_scores_t *self, words_table_t *table);
void studies_score_pooled_table(const studies_scores_t *self, words_table_t *table);

/* track: the same of all forecasts of a ledger. */
void studies_score_track_table(const studies_scores_t *self, words_table_t *table);

/* update, learned and taught: each output before and after, each input of which something was
   learned, and how much each outcome taught. */
void studies_update_table(const studies_update_t *self, words_table_t *table);
void studies_learned_table(const studies_update_t *self, words_table_t *table);
void studies_taught_table(const studies_update_t *self, words_table_t *table);

/* value and decisions: what knowing each input is worth, and each decision beside the best. */
void studies_value_table(const studies_value_t *self, words_table_t *table);
void studies_value_decisions_table(const studies_value_t *self, words_table_t *table);

#endif
