// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_CHECK_CHECK_TABLES_H
#define CLI_CHECK_CHECK_TABLES_H

#include "audit/claims.h"
#include "audit/follows.h"
#include "cli/check/plan.h"
#include "words/grid.h"
#include "words/numeral.h"
#include "words/table.h"

#include <stdio.h>

/* A finished check, for those who print it. */
typedef struct {
  const audit_dataset_t *dataset;
  const audit_claims_t *claims;
  const audit_placing_t *placing;
  const cli_plan_t *plan;             /* NULL: no plan to place */
  const studies_forecast_t *forecast; /* with plan */
  words_lang_t lang;
  const char *called; /* what people call what was checked; NULL: the name of its folder */
} cli_audit_t;

/* The tables, which the caller frees. check: id, claim, stated (as printed; a sum as a number),
   recomputed, low, high, difference, verdict, section, note, fact (what the row is an instance of),
   corrected (cli_check_corrected) and compares (document, or tool: the inputs of the forecast with
   the document), stated_value and relation (equal, at_most, at_least: recomputed is the value of
   the figure, or its limit; empty when unchecked) and unit, of the figure, follows_from (the id of
   the contradiction from which this one follows) and cell (of the figure, in a workbook); a rows
   claim has a line per row, id.row. */
void cli_check_table(const cli_audit_t *self, words_table_t *table);

/* plan: figure, stated, output, year, direction, probability, mc_se, p05, p50, p95, and the 95 %
   interval of the probability, probability_low and probability_high. */
void cli_check_plan_table(const cli_audit_t *self, words_table_t *table);

/* check.md: a minute that an evaluator can paste. Errors are left to ferror. */
void cli_check_write_markdown(const cli_audit_t *self, FILE *file);

/* For the terminal: counts, then all that is not exact, worst first. */
void cli_check_print(const cli_audit_t *self, FILE *file);

/* Parts that the terminal and check.md share. */
void cli_check_print_counts(const cli_audit_t *self, FILE *file);
/* "dice 25.800 · recalculado 25.818 · diferencia −18". */
void cli_check_print_figures(const cli_audit_t *self, const audit_check_t *check, FILE *file);
/* Where figures that should say something else are computed from each other: that each holds by
   itself. */
void cli_check_print_apart(const cli_audit_t *self, FILE *file);
void cli_check_print_placing(const cli_audit_t *self, FILE *file);

/* Notes on the outputs that the table of the plan places figures in, each once. */
void cli_check_print_notes(const cli_audit_t *self, FILE *file);
void cli_check_plan_head(const cli_audit_t *self, FILE *file);
void cli_check_plan_fill(const cli_audit_t *self, words_grid_t *grid);

/* Texts shared by the writers. `id` needs 2·INPUTS_FORMULA_NAME bytes. */
void cli_check_id(const audit_check_t *check, char *id, size_t size);
const char *cli_check_word(audit_verdict_t verdict, words_lang_t lang);
const char *cli_check_row_name(const cli_audit_t *self, const audit_check_t *check);

/* A recomputed number without zeros that say nothing, and the stated figure with all its decimals,
   both written as the unit is. */
void cli_check_number(double x, int decimals, const char *unit, words_lang_t lang,
                      char out[WORDS_NUMBER_BYTES]);
void cli_check_recomputed(const audit_check_t *check, double x, words_lang_t lang,
                          char out[WORDS_NUMBER_BYTES]);
void cli_check_stated(const audit_check_t *check, words_lang_t lang, char out[WORDS_NUMBER_BYTES]);

/* What the figure would have to say to agree with its formula, with its own unit and decimals
   (audit_check_corrected, audit/follows.h); false when nothing can be said, and for what follows
   from another contradiction: mending that one mends it. */
bool cli_check_corrected(const cli_audit_t *self, const audit_check_t *check,
                         char out[WORDS_NUMBER_BYTES]);

/* "se sigue de Formulario!B34 …": from which contradiction this one follows; "" when from none. The
   caller frees; NULL when out of memory. */
char *cli_check_follows(const cli_audit_t *self, const audit_check_t *check);

/* The sheet of a place in the workbook that was checked: "book.xlsx!Datos". NULL: it stands
   elsewhere, or what was checked is a folder. */
const char *cli_check_sheet(const cli_audit_t *self, const words_place_t *place);

/* The cell of the figure that a check is about, "Formulario!D7". False when it has none. */
enum { CLI_CHECK_CELL = 200 };
bool cli_check_cell(const cli_audit_t *self, const audit_check_t *check, char out[CLI_CHECK_CELL]);

/* How many claims of the document were checked, and how many facts of it contradict. */
size_t cli_check_count(const cli_audit_t *self);
size_t cli_check_contradictions(const cli_audit_t *self);

/* Two checks with one verdict and one fact; a claim without a fact is one by itself. */
bool cli_check_is_same_fact(const audit_check_t *a, const audit_check_t *b);

/* Check i has the fact of an earlier one; how many have its fact, itself among them. */
bool cli_check_is_repeat(const audit_claims_t *claims, size_t i);
size_t cli_check_instances(const audit_claims_t *claims, size_t i);

#endif
