// SPDX-License-Identifier: GPL-3.0-or-later
/* What is admitted and yet likely a slip, as notes. */
#include "models/table/doubts.h"
#include "inputs/loader.h"
#include "words/numeral.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const words_message_t messages[MODELS_DOUBT_CODE_COUNT] = {
    [MODELS_DOUBT_CEILING_HIGH] = WORDS_MSG_DOUBT_CEILING_HIGH,
    [MODELS_DOUBT_CEILING_LOW] = WORDS_MSG_DOUBT_CEILING_LOW,
    [MODELS_DOUBT_SURE] = WORDS_MSG_DOUBT_SURE,
    [MODELS_DOUBT_SURE_PART] = WORDS_MSG_DOUBT_SURE_PART,
    [MODELS_DOUBT_SURE_SAMPLE] = WORDS_MSG_DOUBT_SURE_SAMPLE,
    [MODELS_DOUBT_WIDE] = WORDS_MSG_DOUBT_WIDE,
    [MODELS_DOUBT_RATE] = WORDS_MSG_DOUBT_RATE,
    [MODELS_DOUBT_YEARS] = WORDS_MSG_DOUBT_YEARS,
};

/* Decimals that show a value of a share, and none of what is large. */
static int decimals_of(double x) {
  return fabs(x) < 10.0 && x != floor(x) ? 3 : 0;
}

/* Of money, the cell of the number that is likely wrong; of others, the row. */
static words_place_t place_of(const inputs_loader_t *loader, const models_doubt_t *doubt) {
  const bool is_money =
      doubt->code == MODELS_DOUBT_CEILING_HIGH || doubt->code == MODELS_DOUBT_CEILING_LOW;
  const size_t row = is_money && doubt->cost != MODELS_NO_ROW ? doubt->cost : doubt->row;
  const inputs_origin_t *origin = &loader->rows.origins[row];
  const models_field_t field = !is_money                                    ? MODELS_FIELD_NAME
                               : isnan(loader->rows.inputs.rows[row].value) ? MODELS_FIELD_LOW
                                                                            : MODELS_FIELD_VALUE;
  return (words_place_t){origin->path, origin->line, origin->column[field]};
}

static void report_doubt(void *context, const models_doubt_t *doubt) {
  const inputs_loader_t *loader = context;
  const words_lang_t lang = loader->report->lang;
  const models_input_t *row = &loader->rows.inputs.rows[doubt->row];
  const words_place_t place = place_of(loader, doubt);
  char name[MODELS_NAME_MAX + 24], value[WORDS_NUMBER_BYTES], number[WORDS_NUMBER_BYTES];
  char other[WORDS_NUMBER_BYTES], years[24];
  snprintf(name, sizeof name, row->year ? "%s %d" : "%s", row->name, row->year);
  words_numeral(value, row->value, decimals_of(row->value), lang);
  words_numeral(number, doubt->number, decimals_of(doubt->number), lang);
  words_numeral(other, doubt->other, decimals_of(doubt->other), lang);
  snprintf(years, sizeof years, "%zu", doubt->years);
  words_report_note(loader->report, &place, messages[doubt->code],
                    WORDS_ARGS(name, value, number, other, years, row->unit));
}

/* The fixed part of a cost is that of the costed places, by default the plan's own: where a
   scenario changes the places, it changes with them. */
static void doubt_costed(inputs_loader_t *loader) {
  static const char stem[] = "cost.", end[] = ".fixed_share", places[] = "plan.places";
  const models_inputs_t *inputs = &loader->rows.inputs;
  const models_input_t *fixed = NULL;
  const inputs_origin_t *changed = NULL;
  for (size_t i = 0; i < inputs->count; i++) {
    const char *name = inputs->rows[i].name;
    const size_t length = strlen(name);
    if (strcmp(name, "plan.costed_places") == 0)
      return;
    if (length > strlen(end) && strncmp(name, stem, strlen(stem)) == 0 &&
        strcmp(name + length - strlen(end), end) == 0)
      fixed = &inputs->rows[i];
    if (strcmp(name, places) == 0 && strcmp(loader->rows.origins[i].path, loader->inputs_path) != 0)
      changed = &loader->rows.origins[i];
  }
  if (fixed && changed)
    words_report_note(loader->report, &(words_place_t){changed->path, changed->line, 0},
                      WORDS_MSG_DOUBT_COSTED, WORDS_ARGS(fixed->name));
}

int inputs_doubts_report(inputs_loader_t *loader) {
  doubt_costed(loader);
  return models_doubts(&loader->rows.inputs, report_doubt, loader);
}
