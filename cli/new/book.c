// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/new/book.h"

#include "cli/new/example.h"
#include "cli/new/form.h"
#include "inputs/sheet_names.h"

#include <errno.h>
#include <stdlib.h>

enum { SHEETS = 8 };

/* The sheets, and what they show. */
typedef struct {
  const cli_new_book_t *what;
  cli_new_figures_t figures;
  cli_leaf_t leaves[SHEETS];
  cli_new_rules_t rules[SHEETS];
  reports_sheet_t sheets[SHEETS];
  char names[SHEETS][INPUTS_SHEET_NAME];
  size_t count;
} book_t;

/* The next leaf, for the sheet of that file; NULL: the page to be read first. */
static cli_leaf_t *next_leaf(book_t *self, const char *file) {
  const words_lang_t lang = self->what->plan->lang;
  reports_sheet_t *sheet = &self->sheets[self->count];
  sheet->is_page = !file;
  sheet->name = file ? inputs_sheet_name(file, lang, self->names[self->count])
                     : words_message(WORDS_MSG_NEW_README, lang);
  return &self->leaves[self->count++];
}

/* Rules of the leaf that was taken last. */
static cli_new_rules_t *rules_of(book_t *self) {
  reports_sheet_t *sheet = &self->sheets[self->count - 1];
  cli_new_rules_t *rules = &self->rules[self->count - 1];
  sheet->choices = rules->choices;
  sheet->choice_count = CLI_NEW_CHOICES;
  sheet->shades = rules->shades;
  sheet->shade_count = CLI_NEW_SHADES;
  return rules;
}

static void make_example(book_t *self) {
  const cli_new_plan_t *plan = self->what->plan;
  cli_new_readme(plan, self->what->file, next_leaf(self, NULL));
  cli_leaf_t *inputs = next_leaf(self, "inputs.csv");
  cli_new_example(plan, inputs, rules_of(self));
  cli_new_labels(plan, next_leaf(self, "labels.csv"));
  cli_leaf_t *variants = next_leaf(self, "variants/");
  cli_new_variants(plan, variants, rules_of(self));
}

/* The figures first: the inputs name their cells. */
static void make_form(book_t *self) {
  const cli_new_plan_t *plan = self->what->plan;
  cli_form_readme(plan, self->what->file, next_leaf(self, NULL));
  cli_leaf_t *figures = next_leaf(self, "figures.csv");
  self->figures.sheet = self->sheets[self->count - 1].name;
  cli_form_figures(plan, &self->figures, figures);
  cli_leaf_t *inputs = next_leaf(self, "inputs.csv");
  cli_form_inputs(plan, &self->figures, inputs, rules_of(self));
  cli_new_labels(plan, next_leaf(self, "labels.csv"));
  cli_form_placed(plan, next_leaf(self, "plan.csv"));
  cli_form_history(plan, &self->figures, next_leaf(self, "history.csv"));
  cli_form_notes(plan, next_leaf(self, "notes.csv"));
}

static int write_sheets(book_t *self, const char *path, const char *folder) {
  for (size_t i = 0; i < self->count; i++) {
    self->sheets[i].columns = self->leaves[i].columns;
    self->sheets[i].rows = self->leaves[i].rows;
    self->sheets[i].cells = self->leaves[i].cells;
    if (self->leaves[i].lost)
      return ENOMEM;
  }
  return reports_sheets_write(self->sheets, self->count, path, folder);
}

int cli_new_book(const void *what, const char *path, const char *folder) {
  book_t *self = calloc(1, sizeof *self);
  if (!self)
    return ENOMEM;
  self->what = what;
  if (self->what->has_form)
    make_form(self);
  else
    make_example(self);
  const int error = write_sheets(self, path, folder);
  for (size_t i = 0; i < self->count; i++)
    cli_leaf_free(&self->leaves[i]);
  cli_new_figures_free(&self->figures);
  free(self);
  return error;
}
