// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/new/form.h"

#include "cli/new/example.h"
#include "cli/new/names.h"
#include "inputs/number/readings.h"
#include "inputs/sheet_names.h"
#include "page/answer.h"
#include "page/api.h"
#include "page/page.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The form of exante new --form with what was typed in place of its example. A line "part", list
   and label for each part, with the unit and the years as if they were one; for each sheet a line
   "sheet", the file that it stands for and its name, and a line "row" for each of its rows: of each
   cell 't' and its text or 'n' and its number (nan where a formula has no value), and its formula.
 */

enum { SHEETS = 4 };

typedef struct {
  cli_new_plan_t plan;
  cli_new_figures_t figures;
  cli_new_rules_t rules;
  cli_leaf_t leaves[SHEETS];
} form_t;

static const char *const files[SHEETS] = {"figures.csv", "inputs.csv", "labels.csv", "plan.csv"};

static inputs_number_style_t style_of(words_lang_t lang) {
  return lang == WORDS_ES ? INPUTS_NUMBER_COMMA : INPUTS_NUMBER_POINT;
}

/* How many decimals are written. */
static double decimals_of(const char *text, words_lang_t lang) {
  const char *mark = strrchr(text, lang == WORDS_ES ? ',' : '.');
  return mark ? (double)strspn(mark + 1, "0123456789") : 0.0;
}

/* What the formulas of a workbook make of the text: nothing is 0, 55 % the half and a bit; NaN of
   what is no number. */
static double worth(const char *text, bool is_of_hundred, words_lang_t lang) {
  char number[INPUTS_NUMBER_SIZE];
  size_t length = strlen(text);
  const bool has_percent = length > 0 && text[length - 1] == '%';
  length -= has_percent;
  while (length > 0 && text[length - 1] == ' ')
    length--;
  double value = length == 0 ? 0.0 : (double)NAN;
  snprintf(number, sizeof number, "%.*s", (int)length, text);
  if (length < sizeof number)
    (void)inputs_number_parse(number, style_of(lang), &value, NULL);
  return has_percent && !is_of_hundred ? value / 100.0 : value;
}

/* Puts what was typed into its row. A number that can be read in one way is one; all else stays a
   text, of which the reader says what it says of a cell. */
static void take(form_t *self, cli_new_figure_t *figure, const char *text) {
  const words_lang_t lang = self->plan.lang;
  reports_cell_t *row = &self->leaves[0].cells[(figure->row - 1) * CLI_FIGURE_COLUMNS];
  inputs_readings_t readings;
  double value;
  const bool is_number =
      inputs_number_parse(text, style_of(lang), &value, NULL) == INPUTS_NUMBER_OK &&
      !inputs_number_is_doubtful(text, style_of(lang), "firms", &readings);
  figure->value = worth(text, strcmp(row[CLI_FIGURE_UNIT].text, "%") == 0, lang);
  row[CLI_FIGURE_VALUE].text = is_number ? NULL : text;
  row[CLI_FIGURE_VALUE].number = is_number ? value : 0.0;
  row[CLI_FIGURE_DECIMALS].number = fmax(row[CLI_FIGURE_DECIMALS].number, decimals_of(text, lang));
}

/* Each item is ID=TEXT; a figure that the form does not have any more is left out. */
static void take_figures(form_t *self, const page_items_t *items) {
  for (size_t i = 0; i < items->count; i++) {
    const char *item = items->items[i], *equals = strchr(item, '=');
    for (size_t k = 0; equals && k < self->figures.count; k++) {
      cli_new_figure_t *figure = &self->figures.items[k];
      if (strlen(figure->id) == (size_t)(equals - item) &&
          strncmp(figure->id, item, (size_t)(equals - item)) == 0)
        take(self, figure, equals + 1);
    }
  }
}

/* A cell whose formula has no value says so where it is read. */
static bool is_lost(const form_t *self) {
  bool is_undefined = false;
  const cli_leaf_t *inputs = &self->leaves[1];
  for (size_t i = 0; i < inputs->rows * inputs->columns; i++)
    is_undefined = is_undefined || (!inputs->cells[i].text && !isfinite(inputs->cells[i].number));
  return self->leaves[0].lost || (inputs->lost && !is_undefined) || self->leaves[2].lost ||
         self->leaves[3].lost;
}

static int fill(form_t *self, const page_request_t *request) {
  char own[INPUTS_SHEET_NAME];
  self->figures.sheet = inputs_sheet_name(files[0], self->plan.lang, own);
  cli_form_figures(&self->plan, &self->figures, &self->leaves[0]);
  if (!self->leaves[0].lost)
    take_figures(self, &request->figures);
  cli_form_inputs(&self->plan, &self->figures, &self->leaves[1], &self->rules);
  cli_new_labels(&self->plan, &self->leaves[2]);
  cli_form_placed(&self->plan, &self->leaves[3]);
  return is_lost(self) ? SIM_ERR_NO_MEMORY : SIM_OK;
}

static void put_part(FILE *stream, const char *kind, const char *text) {
  page_put(stream, "part", false);
  page_put(stream, kind, false);
  page_put(stream, text, true);
}

static void put_parts(const cli_new_plan_t *plan, FILE *stream) {
  static const char *const names[CLI_NEW_LISTS] = {[CLI_NEW_COMPONENT] = "component",
                                                   [CLI_NEW_CRITERION] = "criterion",
                                                   [CLI_NEW_CONDITION] = "condition",
                                                   [CLI_NEW_RESULT] = "result",
                                                   [CLI_NEW_REGION] = "region"};
  for (int list = 0; list < CLI_NEW_LISTS; list++)
    for (size_t i = 0; i < plan->lists[list].count; i++)
      put_part(stream, names[list], plan->lists[list].items[i].label[plan->lang]);
  put_part(stream, "unit",
           plan->own_unit.id[0] ? plan->own_unit.label[plan->lang]
                                : inputs_name_in(plan->lang, MODELS_NAMES_UNIT, plan->unit));
  fprintf(stream, "part\tyears\t%d-%d\n", plan->first_year, plan->last_year);
}

static void put_cell(const reports_cell_t *cell, bool is_last, FILE *stream) {
  if (cell->text) {
    fputc('t', stream);
    page_put(stream, cell->text, false);
  } else {
    fprintf(stream, "n%.17g\t", isfinite(cell->number) ? cell->number : (double)NAN);
  }
  page_put(stream, cell->formula ? cell->formula : "", is_last);
}

static void put_sheet(const form_t *self, size_t k, FILE *stream) {
  const cli_leaf_t *leaf = &self->leaves[k];
  char own[INPUTS_SHEET_NAME];
  page_put(stream, "sheet", false);
  page_put(stream, files[k], false);
  page_put(stream, inputs_sheet_name(files[k], self->plan.lang, own), true);
  for (size_t r = 0; r < leaf->rows; r++) {
    page_put(stream, "row", false);
    for (size_t c = 0; c < leaf->columns; c++)
      put_cell(&leaf->cells[r * leaf->columns + c], c + 1 == leaf->columns, stream);
  }
}

static int tell(page_t *self, const form_t *form) {
  words_draft_t draft;
  FILE *stream = page_answer_begin(self, &draft);
  if (stream) {
    put_parts(&form->plan, stream);
    for (size_t k = 0; k < SHEETS; k++)
      put_sheet(form, k, stream);
  }
  return page_answer_end(self, &draft);
}

static cli_new_named_t named(words_message_t place, words_lang_t lang, const page_items_t *items) {
  return (cli_new_named_t){words_message(place, lang), items->items, items->count};
}

/* Borrows the request, and `years`. */
static cli_new_asked_t asked_by(const page_request_t *request, const char *const *years) {
  const words_lang_t lang = request->lang;
  return (cli_new_asked_t){
      .lang = lang,
      .form = true,
      .years = {words_message(WORDS_MSG_PAGE_FORM_YEARS, lang), years, 1},
      .unit = {words_message(WORDS_MSG_PAGE_FORM_UNIT, lang), &request->unit,
               request->unit != NULL},
      .lists = {[CLI_NEW_COMPONENT] =
                    named(WORDS_MSG_PAGE_FORM_COMPONENTS, lang, &request->components),
                [CLI_NEW_CRITERION] = named(WORDS_MSG_PAGE_FORM_CRITERIA, lang, &request->criteria),
                [CLI_NEW_RESULT] = named(WORDS_MSG_PAGE_FORM_RESULTS, lang, &request->results)}};
}

int page_form(page_t *self, const char *items, size_t size) {
  page_request_t request;
  int status = page_request_read(&request, items, size);
  form_t *form = status ? NULL : calloc(1, sizeof *form);
  if (!form)
    return status ? status : SIM_ERR_NO_MEMORY;
  page_report_start(self, request.lang);
  const char *years = request.years ? request.years : page_request_usual("years");
  const cli_new_asked_t asked = asked_by(&request, &years);
  status = cli_new_plan_init(&form->plan, &asked, &self->report);
  if (!status)
    status = fill(form, &request);
  if (!status)
    status = tell(self, form);
  for (size_t k = 0; k < SHEETS; k++)
    cli_leaf_free(&form->leaves[k]);
  cli_new_figures_free(&form->figures);
  free(form);
  return status;
}
