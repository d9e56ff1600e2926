// SPDX-License-Identifier: GPL-3.0-or-later
/* What the schema finds goes into the report, unless it is the echo of what was refused before. */
#include "inputs/problem_words.h"

#include <string.h>

/* True when a refused row is of the name, or of its list, that the problem is about. */
static bool is_about_wrong_row(const inputs_loader_t *loader, const models_problem_t *problem) {
  const models_spec_t *spec = models_schema_find(problem->name);
  const char *pattern = spec ? spec->pattern : problem->name;
  const size_t prefix = strcspn(pattern, "<*");
  for (size_t i = 0; i < loader->rows.inputs.count; i++)
    if (loader->rows.origins[i].wrong &&
        strncmp(loader->rows.inputs.rows[i].name, pattern, prefix) == 0)
      return true;
  return false;
}

/* The cells that a problem may come from: what a row draws follows from its distribution and all
   its numbers, how it stands among the others from its name and year. */
static unsigned causes_of(const models_problem_t *problem) {
  const unsigned numbers = INPUTS_WRONG(MODELS_FIELD_DISTRIBUTION) |
                           INPUTS_WRONG(MODELS_FIELD_VALUE) | INPUTS_WRONG(MODELS_FIELD_LOW) |
                           INPUTS_WRONG(MODELS_FIELD_HIGH) | INPUTS_WRONG(MODELS_FIELD_N) |
                           INPUTS_WRONG(MODELS_FIELD_SOURCE) | INPUTS_WRONG(MODELS_FIELD_YEAR_SD) |
                           INPUTS_WRONG(MODELS_FIELD_POINTS) | INPUTS_WRONG(MODELS_FIELD_MIN) |
                           INPUTS_WRONG(MODELS_FIELD_MAX);
  const unsigned field = INPUTS_WRONG(problem->field);
  switch (problem->code) {
  case MODELS_PROBLEM_NAME_SYNTAX:
  case MODELS_PROBLEM_NAME_UNKNOWN:
  case MODELS_PROBLEM_NAME_RESERVED:
  case MODELS_PROBLEM_RESULT_NAME:
  case MODELS_PROBLEM_GROUP_NAME:
    return INPUTS_WRONG(MODELS_FIELD_NAME);
  case MODELS_PROBLEM_UNIT:
  case MODELS_PROBLEM_UNIT_UNKNOWN:
    return INPUTS_WRONG(MODELS_FIELD_NAME) | INPUTS_WRONG(MODELS_FIELD_UNIT);
  case MODELS_PROBLEM_YEAR_MISSING:
  case MODELS_PROBLEM_YEAR_FORBIDDEN:
  case MODELS_PROBLEM_YEAR_RANGE:
    return INPUTS_WRONG(MODELS_FIELD_NAME) | INPUTS_WRONG(MODELS_FIELD_YEAR);
  default:
    return field & numbers ? numbers | INPUTS_WRONG(MODELS_FIELD_NAME) : ~0u;
  }
}

/* True when the problem may be no more than the echo of a cell or row that was refused before. */
static bool is_echo(const inputs_loader_t *loader, const models_problem_t *problem) {
  const inputs_origin_t *origins = loader->rows.origins;
  if (problem->row != MODELS_NO_ROW && origins[problem->row].wrong & causes_of(problem))
    return true;
  if (problem->other != MODELS_NO_ROW && origins[problem->other].wrong)
    return true;
  const bool is_absence =
      problem->row == MODELS_NO_ROW || problem->code == MODELS_PROBLEM_NO_LINKS ||
      problem->code == MODELS_PROBLEM_NO_RESULT || problem->code == MODELS_PROBLEM_NO_COST ||
      problem->code == MODELS_PROBLEM_NO_COMPLETION || problem->code == MODELS_PROBLEM_NEEDS;
  return is_absence && (loader->has_gaps || is_about_wrong_row(loader, problem));
}

static void report_problem(void *context, const models_problem_t *problem) {
  const inputs_loader_t *loader = context;
  const bool is_english = loader->report->lang == WORDS_EN;
  inputs_problem_view_t view = {.loader = loader,
                                .problem = problem,
                                .field = models_field_name(problem->field),
                                .found = "",
                                .language = is_english ? INPUTS_NUMBER_POINT : INPUTS_NUMBER_COMMA};
  if (is_echo(loader, problem))
    return;
  view.file = view.language;
  if (problem->row != MODELS_NO_ROW) {
    view.row = &loader->rows.inputs.rows[problem->row];
    view.origin = &loader->rows.origins[problem->row];
    view.spec = models_schema_find(view.row->name);
    view.file = view.origin->is_sheet           ? view.language
                : view.origin->separator == ';' ? INPUTS_NUMBER_COMMA
                                                : INPUTS_NUMBER_POINT;
    if (view.origin->text[problem->field])
      view.found = view.origin->text[problem->field];
  }
  inputs_problem_say(&view);
}

void inputs_problems_report(inputs_loader_t *loader) {
  models_schema_check(&loader->rows.inputs, report_problem, loader);
}
