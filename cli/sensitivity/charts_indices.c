// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sensitivity/charts_parts.h"
#include "plots/spans.h"

#include <math.h>

/* What part of the variance comes from each input: a row with two marks, alone and in all. */

static const char *indices_subtitle(cli_sheet_t *sheet, size_t shown) {
  const cli_sensitivity_t *self = cli_sensitivity_subject(sheet)->self;
  const size_t others = self->study.groups.count + 1 - shown;
  if (others == 0)
    return words_message(WORDS_MSG_SENSITIVITY_INDICES_ALL, sheet->lang);
  const double most =
      100.0 * studies_sensitivity_rest(&self->study, cli_sensitivity_subject(sheet)->o, shown);
  return cli_sheet_text(
      sheet, WORDS_MSG_SENSITIVITY_INDICES_SUBTITLE,
      WORDS_ARGS(cli_sheet_number(sheet, (double)others, 0), cli_sheet_number(sheet, most, 1)));
}

static plots_span_t span_of(cli_sheet_t *sheet, size_t set) {
  const sim_set_indices_t *indices = &cli_sensitivity_result(sheet)->sets[set];
  const sim_index_t *total = &indices->total;
  const double alone = 100.0 * indices->first.shown, all = 100.0 * total->shown,
               low = 100.0 * total->low, high = 100.0 * total->high;
  return (plots_span_t){.label = cli_sensitivity_called(sheet, set),
                        .a = alone,
                        .b = all,
                        .a_text = cli_sheet_number(sheet, alone, 1),
                        .low = low,
                        .high = high,
                        .text = cli_sensitivity_cell(sheet, all, low, high, 1)};
}

/* The sets that are shown, the largest total index first; NULL when memory ran out. */
static const plots_span_t *spans_of(cli_sheet_t *sheet, size_t *shown) {
  const cli_sensitivity_subject_t *subject = cli_sensitivity_subject(sheet);
  const studies_sensitivity_t *study = &subject->self->study;
  const size_t *ranking = studies_sensitivity_ranking(study, subject->o);
  *shown = studies_sensitivity_shown(study, subject->o, CLI_SENSITIVITY_ROWS);
  plots_span_t *spans = cli_sheet_array(sheet, *shown, sizeof *spans);
  for (size_t i = 0; spans && i < *shown; i++)
    spans[i] = span_of(sheet, ranking[i]);
  return spans;
}

const char *cli_title_indices(cli_sheet_t *sheet) {
  size_t shown;
  const plots_span_t *spans = spans_of(sheet, &shown);
  const char *label = cli_sensitivity_label(sheet);
  const char *plain = cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_INDICES_TITLE, WORDS_ARGS(label));
  if (!spans || shown == 0)
    return plain;
  const bool tie = shown > 1 && spans[1].high >= spans[0].low;
  return cli_sheet_title(
      cli_sheet_text(
          sheet, tie ? WORDS_MSG_SENSITIVITY_INDICES_TIE : WORDS_MSG_SENSITIVITY_INDICES_FINDING,
          WORDS_ARGS(label, spans[0].label, tie ? spans[1].label : "")),
      plain);
}

int cli_chart_indices(cli_sheet_t *sheet) {
  size_t shown;
  const plots_span_t *spans = spans_of(sheet, &shown);
  const char *title = cli_title_indices(sheet);
  const plots_spans_t chart = {
      .caption =
          cli_sheet_caption(sheet, cli_sensitivity_file(sheet, "indices"), title,
                            indices_subtitle(sheet, shown), WORDS_MSG_SENSITIVITY_INDICES_ABOUT),
      .unit = words_message(WORDS_MSG_SENSITIVITY_UNIT, sheet->lang),
      .format = {.lang = sheet->lang},
      .reference = (double)NAN,
      .spans = spans,
      .count = shown,
      .a_label = words_message(WORDS_MSG_SENSITIVITY_GROUP_ALONE, sheet->lang),
      .b_label = words_message(WORDS_MSG_SENSITIVITY_GROUP_TOTAL, sheet->lang),
      .interval = words_message(WORDS_MSG_SENSITIVITY_KEY_TOTAL, sheet->lang),
      .heading = words_message(WORDS_MSG_SENSITIVITY_HEADING, sheet->lang)};
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_spans_write(&chart, &sheet->target);
}
