// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef AUDIT_FILL_H
#define AUDIT_FILL_H

#include "audit/dataset.h"

/* Texts of a table whose numbers are computed: a sentence in which {formula} stands for its value,
   so that it never says a figure that the data no longer hold.

     {budget_total}                  a figure as its unit writes it: 51.590.602; 52,6 %; 2026
     {sum(instruments.budget)}       any formula of figures, columns and cells; 0 decimals
     {100*part/whole|1}              with 1 decimal; 0 to 6
     {100*part/whole|1%}             and a percent sign
     {first + 1|year}                digits only

   Names, and how they are found, are those of audit_dataset_resolve; in a row of a table a column
   of that row is a name too. Numbers and arguments inside braces are written with the marks of the
   file. "{{" is a brace. Example:

     char *text;
     const audit_fill_t fill = {.dataset = dataset};
     status = audit_fill(&fill, &dataset->label_file, cell, "es", WORDS_ES, &text, report);
     ... free(text); */

/* A name with a value of its own beside the figures: "recomputed". It comes before them. */
typedef struct {
  const char *name;
  audit_figure_t figure;
  const char *unit;
} audit_fill_value_t;

/* Where the names lead. All borrowed. */
typedef struct {
  const audit_dataset_t *dataset;
  const audit_document_table_t *table; /* with row: names of its columns; NULL: none */
  size_t row;
  const audit_fill_value_t *values;
  size_t value_count;
} audit_fill_t;

/* Fills the text of `cell`, in column `where` of `file`, in a language: *out, which the caller
   frees (NULL on failure). A text without braces is copied. Returns SIM_OK; SIM_ERR_DOMAIN with the
   problem reported at the cell: a brace without its end, a format that is none, a formula or name
   that is not understood, a figure that is missing, no finite value (a figure that a broken dataset
   lacks is not reported again); SIM_ERR_NO_MEMORY. */
int audit_fill(const audit_fill_t *self, const inputs_table_t *file, const inputs_cell_t *cell,
               const char *where, words_lang_t lang, char **out, words_report_t *report);

#endif
