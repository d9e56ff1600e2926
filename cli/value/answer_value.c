// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/value/value.h"
#include "words/draft.h"

#include <math.h>
#include <stdlib.h>

/* The decision and what is worth knowing, for the first sheet of the workbook. */

enum { WORTH, LOW, HIGH, PERCENT, CHANGES, GAIN_COLUMNS };

typedef struct {
  const cli_value_t *of;
  cli_answer_t *out;
} making_t;

static void say_all(const making_t *self) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  const bool lost = !stream || cli_value_best_words(self->of, stream) ||
                    cli_value_criterion_words(self->of, stream) ||
                    cli_value_rest_words(self->of, stream);
  cli_answer_say_lines(self->out, words_draft_end(&draft));
  self->out->lost = self->out->lost || lost;
}

/* What is shown of each decision, a line each. */
typedef enum { EXPECTED, P05, P95, BEHIND, BEST } part_t;

static double number_of(const making_t *self, part_t part, size_t a) {
  const studies_value_t *study = &self->of->study;
  const studies_value_decision_t *decision = &study->decisions[a];
  switch (part) {
  case EXPECTED:
    return decision->value.mean;
  case P05:
    return decision->p05;
  case P95:
    return decision->p95;
  case BEHIND:
    return a == study->best ? (double)NAN : decision->behind.mean;
  default:
    return decision->share;
  }
}

static double error_of(const making_t *self, part_t part, size_t a) {
  const studies_value_decision_t *decision = &self->of->study.decisions[a];
  return part == EXPECTED ? sim_moments_se(&decision->value)
         : part == BEHIND ? sim_moments_se(&decision->behind)
                          : 0.0;
}

static void add_part(const making_t *self, part_t part, words_message_t label) {
  const size_t count = self->of->study.alternatives.count;
  double *values, *errors = cli_answer_hold(self->out, calloc(count, sizeof *errors));
  reports_line_t *line = cli_answer_line(self->out, words_message(label, self->out->lang), &values);
  if (!line || !errors)
    return;
  for (size_t a = 0; a < count; a++) {
    values[a] = number_of(self, part, a);
    errors[a] = isfinite(values[a]) ? error_of(self, part, a) : 0.0;
  }
  line->errors = errors;
  line->is_share = part == BEST;
  line->is_part = part == P05 || part == P95;
  line->decimals = part == BEST ? 1 : cli_value_margin_decimals(self->of);
}

/* "Valor esperado de cada decisión, empresas" */
static const char *title_of(const making_t *self, words_message_t id) {
  const char *unit = self->of->study.criterion.shown[self->out->lang];
  return cli_answer_text(self->out, words_message_format(id, self->out->lang, WORDS_ARGS(unit)));
}

static void add_decisions(const making_t *self) {
  const size_t count = self->of->study.alternatives.count;
  const char **heads = cli_answer_hold(self->out, calloc(count, sizeof *heads));
  for (size_t a = 0; heads && a < count; a++)
    heads[a] = self->of->study.alternatives.items[a].name;
  cli_answer_begin(self->out, WORDS_MSG_VALUE_COL_DECISION, heads, count);
  add_part(self, EXPECTED, WORDS_MSG_VALUE_COL_MEAN);
  cli_answer_chart_line(self->out);
  add_part(self, P05, WORDS_MSG_COL_P05);
  add_part(self, P95, WORDS_MSG_COL_P95);
  add_part(self, BEHIND, WORDS_MSG_VALUE_COL_BEHIND);
  add_part(self, BEST, WORDS_MSG_VALUE_COL_SHARE);
  cli_answer_chart(self->out, REPORTS_AMOUNT_CHART, title_of(self, WORDS_MSG_VALUE_BOARD_EXPECTED),
                   count);
}

static void add_gain(const making_t *self, const char *label, sim_gain_t gain) {
  const studies_value_t *study = &self->of->study;
  const studies_value_interval_t interval = studies_value_interval(gain);
  double *values;
  if (!cli_answer_line(self->out, label, &values))
    return;
  values[WORTH] = interval.value;
  values[LOW] = interval.low;
  values[HIGH] = interval.high;
  values[PERCENT] = interval.value / fabs(study->decisions[study->best].value.mean);
  values[CHANGES] = gain.changed;
}

static void add_inputs(const making_t *self) {
  const studies_value_t *study = &self->of->study;
  size_t shown = 0;
  for (size_t i = 0; i < study->input_count && shown < CLI_VALUE_SHOWN; i++) {
    char label[CLI_VALUE_LABEL];
    if (!(studies_value_interval(study->inputs[i].gain).low > 0.0))
      continue;
    cli_value_input_label(self->of, &study->inputs[i], label);
    add_gain(self, label, study->inputs[i].gain);
    shown++;
  }
}

static void add_gains(const making_t *self) {
  static const words_message_t heads[GAIN_COLUMNS] = {
      WORDS_MSG_VALUE_COL_WORTH, WORDS_MSG_BOARD_LOW, WORDS_MSG_BOARD_HIGH,
      WORDS_MSG_VALUE_COL_PERCENT, WORDS_MSG_VALUE_COL_CHANGES};
  const studies_value_t *study = &self->of->study;
  const words_lang_t lang = self->out->lang;
  cli_answer_begin_titled(self->out, words_message(WORDS_MSG_VALUE_COL_KNOWING, lang), heads,
                          GAIN_COLUMNS);
  reports_form_t *forms = cli_answer_hold(self->out, calloc(GAIN_COLUMNS, sizeof *forms));
  for (size_t c = 0; forms && c < GAIN_COLUMNS; c++)
    forms[c] = (reports_form_t){.decimals = c < PERCENT ? cli_value_decimals(self->of) : 1,
                                .is_share = c >= PERCENT};
  cli_answer_forms(self->out, forms);
  add_gain(self, words_message(WORDS_MSG_VALUE_EVERYTHING, lang), study->everything);
  add_gain(self, words_message(WORDS_MSG_VALUE_INPUTS, lang), study->all_inputs);
  add_inputs(self);
  if (studies_value_interval(study->everything).value > 0.0)
    cli_answer_chart(self->out, REPORTS_BAR_CHART, title_of(self, WORDS_MSG_VALUE_CHART_UNIT), 1);
}

int cli_value_answer(cli_answer_t *out, const cli_value_t *of) {
  const making_t self = {.of = of, .out = out};
  *out = (cli_answer_t){.lang = of->options->lang};
  say_all(&self);
  add_decisions(&self);
  add_gains(&self);
  return cli_answer_end(out);
}
