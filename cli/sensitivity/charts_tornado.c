// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/amount.h"
#include "cli/common/rounded.h"
#include "cli/sensitivity/charts_parts.h"
#include "plots/spans.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* The mean of the output with each input held at its P5 and at its P95: a row with two bars from
   the mean, and at their ends what the input is there. */

static const studies_effect_t *effect_of(const cli_sheet_t *sheet, size_t group) {
  const cli_sensitivity_subject_t *subject = cli_sensitivity_subject(sheet);
  return studies_sensitivity_effect(&subject->self->study, subject->o, group);
}

/* How far it moves the mean; NaN where that does not stand out of the Monte Carlo error. */
static double size_of(const cli_sheet_t *sheet, size_t group) {
  const sim_moments_t *d = &effect_of(sheet, group)->swing.difference;
  const bool shows = d->count > 1 && fabs(d->mean) > 1.96 * sim_moments_se(d);
  return shows ? fabs(d->mean) : (double)NAN;
}

/* The groups that move it, largest first; how many, at most CLI_SENSITIVITY_ROWS. */
static size_t largest(const cli_sheet_t *sheet, size_t groups[CLI_SENSITIVITY_ROWS]) {
  size_t count = 0;
  for (size_t g = 0; g < cli_sensitivity_subject(sheet)->self->study.groups.count; g++) {
    const double own = size_of(sheet, g);
    size_t at = count;
    if (!(own > 0.0))
      continue;
    while (at > 0 && size_of(sheet, groups[at - 1]) < own)
      at--;
    if (at == CLI_SENSITIVITY_ROWS)
      continue;
    count += count < CLI_SENSITIVITY_ROWS;
    for (size_t i = count - 1; i > at; i--)
      groups[i] = groups[i - 1];
    groups[at] = g;
  }
  return count;
}

/* How the output's mean is written: probabilities and shares in %. */
typedef struct {
  double factor;
  int decimals;
} scale_t;

static const char *output_unit(const cli_sheet_t *sheet) {
  const cli_sensitivity_subject_t *subject = cli_sensitivity_subject(sheet);
  const studies_sensitivity_t *study = &subject->self->study;
  return models_programme_outputs(study->forecast.programme)[study->outputs[subject->o]].unit;
}

/* The largest error of a swing that is drawn. */
static double error_of(const cli_sheet_t *sheet, const size_t *groups, size_t count) {
  double error = 0.0;
  for (size_t i = 0; i < count; i++)
    error = fmax(error, sim_moments_se(&effect_of(sheet, groups[i])->swing.difference));
  return error;
}

/* Of the swings that show. */
static double largest_error(const cli_sheet_t *sheet) {
  size_t groups[CLI_SENSITIVITY_ROWS];
  return error_of(sheet, groups, largest(sheet, groups));
}

/* Amounts with no more decimals than their Monte Carlo error lets them have. */
static scale_t scale_of(const cli_sheet_t *sheet) {
  if (words_unit_is_share(output_unit(sheet)))
    return (scale_t){100.0, 1};
  const double step = cli_rounded_step(3.92 * largest_error(sheet)); /* of a 95 % interval */
  const int known = step > 0.0 ? -words_decade(step) : 0;
  const int usual = cli_mean_decimals(cli_sensitivity_result(sheet)->mean);
  return (scale_t){1.0, step > 0.0 && known < usual ? (known > 0 ? known : 0) : usual};
}

static const char *figure(cli_sheet_t *sheet, const scale_t *scale, double mean) {
  char text[WORDS_NUMBER_BYTES];
  if (scale->factor > 1.0)
    words_numeral_percent(text, scale->factor * mean, scale->decimals, sheet->lang);
  else
    words_numeral(text, mean, scale->decimals, sheet->lang);
  return cli_sheet_keep(sheet, strdup(text));
}

/* The unit of a group's input, which is a name; NULL: it has none. */
static const char *unit_of(const cli_sheet_t *sheet, size_t group) {
  const cli_sensitivity_t *self = cli_sensitivity_subject(sheet)->self;
  const models_inputs_t *inputs = &self->study.inputs.inputs;
  const char *name = studies_sensitivity_set_name(&self->study, group);
  for (size_t i = 0; i < inputs->count; i++)
    if (strcmp(inputs->rows[i].name, name) == 0)
      return inputs->rows[i].unit;
  return NULL;
}

/* What the input is at an end, "11 %" or "241", in three figures; NULL where its rows differ. */
static const char *input_text(cli_sheet_t *sheet, double value, const char *unit) {
  char text[WORDS_NUMBER_BYTES];
  if (!isfinite(value) || !unit)
    return NULL;
  const double factor = cli_amount_factor(unit), shown = factor * value;
  const int decimals = fabs(shown) >= 100.0 ? 0 : words_decimals_of(fabs(shown), 2);
  if (factor > 1.0)
    words_numeral_percent(text, shown, decimals, sheet->lang);
  else
    words_numeral(text, shown, decimals, sheet->lang);
  return cli_sheet_keep(sheet, strdup(text));
}

/* The input, with its unit where the figures at the ends do not carry it. */
static const char *label_of(cli_sheet_t *sheet, size_t group, const char *unit) {
  const cli_sensitivity_t *self = cli_sensitivity_subject(sheet)->self;
  const char *label = cli_sensitivity_called(sheet, group);
  char word[CLI_AMOUNT_BYTES] = "";
  if (unit && !(cli_amount_factor(unit) > 1.0))
    cli_amount_unit(&self->study.inputs, unit, sheet->lang, word);
  return *word ? cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_INPUT_UNIT, WORDS_ARGS(label, word))
               : label;
}

static plots_span_t span_of(cli_sheet_t *sheet, size_t group, const scale_t *scale) {
  const studies_swing_t *swing = &effect_of(sheet, group)->swing;
  const char *unit = unit_of(sheet, group);
  const double none = (double)NAN;
  return (plots_span_t){.label = label_of(sheet, group, unit),
                        .a = scale->factor * swing->low.mean,
                        .b = scale->factor * swing->high.mean,
                        .a_text = input_text(sheet, swing->input_low, unit),
                        .b_text = input_text(sheet, swing->input_high, unit),
                        .low = none,
                        .high = none,
                        .text = cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_TORNADO_CELL,
                                               WORDS_ARGS(figure(sheet, scale, swing->low.mean),
                                                          figure(sheet, scale, swing->high.mean)))};
}

static const char *title_of(cli_sheet_t *sheet, size_t group, const scale_t *scale) {
  const studies_swing_t *swing = &effect_of(sheet, group)->swing;
  const char *label = cli_sensitivity_label(sheet);
  return cli_sheet_title(
      cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_TORNADO_FINDING,
                     WORDS_ARGS(label, cli_sensitivity_called(sheet, group),
                                figure(sheet, scale, swing->low.mean),
                                figure(sheet, scale, swing->high.mean))),
      cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_TORNADO_TITLE, WORDS_ARGS(label)));
}

const char *cli_title_tornado(cli_sheet_t *sheet) {
  size_t groups[CLI_SENSITIVITY_ROWS];
  const scale_t scale = scale_of(sheet);
  return largest(sheet, groups) ? title_of(sheet, groups[0], &scale) : NULL;
}

/* Probabilities have their % at the numbers. */
static const char *axis_of(cli_sheet_t *sheet, const scale_t *scale) {
  const cli_sensitivity_subject_t *subject = cli_sensitivity_subject(sheet);
  if (scale->factor > 1.0 && strcmp(output_unit(sheet), "event") == 0)
    return words_message(WORDS_MSG_PLAN_COL_PROBABILITY, sheet->lang);
  return cli_sheet_keep(sheet, cli_sensitivity_unit(subject->self, subject->o));
}

int cli_chart_tornado(cli_sheet_t *sheet) {
  size_t groups[CLI_SENSITIVITY_ROWS];
  const size_t count = largest(sheet, groups);
  const scale_t scale = scale_of(sheet);
  const double mean = cli_sensitivity_result(sheet)->mean;
  plots_span_t *spans = cli_sheet_array(sheet, count, sizeof *spans);
  if (count == 0 || !spans)
    return sheet->lost ? PLOTS_ERR_NO_MEMORY : PLOTS_ERR_EMPTY;
  for (size_t i = 0; i < count; i++)
    spans[i] = span_of(sheet, groups[i], &scale);
  const double error = scale.factor * error_of(sheet, groups, count);
  const char *subtitle =
      cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_TORNADO_SUBTITLE,
                     WORDS_ARGS(cli_sheet_number(sheet, error, cli_error_decimals(error))));
  const plots_spans_t chart = {
      .caption = cli_sheet_caption(sheet, cli_sensitivity_file(sheet, "tornado"),
                                   title_of(sheet, groups[0], &scale), subtitle,
                                   WORDS_MSG_SENSITIVITY_TORNADO_ABOUT),
      .unit = axis_of(sheet, &scale),
      .format = {.percent = scale.factor > 1.0,
                 .decimals = scale.factor > 1.0 ? 0 : scale.decimals,
                 .lang = sheet->lang},
      .from_reference = true,
      .reference = scale.factor * mean,
      .reference_label = cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_TORNADO_REFERENCE,
                                        WORDS_ARGS(figure(sheet, &scale, mean))),
      .spans = spans,
      .count = count,
      .a_label = words_message(WORDS_MSG_SENSITIVITY_TORNADO_LOW, sheet->lang),
      .b_label = words_message(WORDS_MSG_SENSITIVITY_TORNADO_HIGH, sheet->lang),
      .heading = words_message(WORDS_MSG_SENSITIVITY_TORNADO_HEADING, sheet->lang)};
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_spans_write(&chart, &sheet->target);
}
