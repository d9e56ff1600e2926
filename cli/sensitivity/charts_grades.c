// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sensitivity/charts_parts.h"
#include "plots/dots.h"

#include <math.h>

/* What part of the variance rests on the inputs of each standing, and on chance. */

static plots_dot_t index_dot(cli_sheet_t *sheet, const char *label, const sim_index_t *index,
                             size_t group) {
  const double value = 100.0 * index->shown, low = 100.0 * index->low, high = 100.0 * index->high;
  return (plots_dot_t){.label = label,
                       .value = value,
                       .low = low,
                       .high = high,
                       .group = group,
                       .text = cli_sensitivity_cell(sheet, value, low, high, 1)};
}

static int write_dots(cli_sheet_t *sheet, const plots_dots_t *chart) {
  plots_script_t script;
  if (sheet->lost)
    return PLOTS_ERR_NO_MEMORY;
  return plots_chart_finish(plots_dots_script(chart, &script), &script, &chart->caption,
                            &sheet->target);
}

static plots_dots_t dots_chart(cli_sheet_t *sheet, const plots_caption_t *caption,
                               words_message_t unit, words_message_t heading) {
  return (plots_dots_t){.caption = *caption,
                        .unit = words_message(unit, sheet->lang),
                        .format = {.decimals = 1, .lang = sheet->lang},
                        .heading = words_message(heading, sheet->lang),
                        .interval = words_message(WORDS_MSG_SENSITIVITY_KEY_95, sheet->lang),
                        .mark = words_message(WORDS_MSG_SENSITIVITY_KEY_INDEX, sheet->lang),
                        .reference = (double)NAN};
}

/* The grades that have inputs, in their order, then chance. */
static size_t set_of(const cli_sheet_t *sheet, size_t i) {
  const studies_picks_t *picks = &cli_sensitivity_subject(sheet)->self->study.picks;
  return i < picks->grade_count ? studies_picks_grade(picks, i) : studies_picks_chance(picks);
}

const char *cli_title_grades(cli_sheet_t *sheet) {
  const char *label = cli_sensitivity_label(sheet);
  const size_t count = cli_sensitivity_subject(sheet)->self->study.picks.grade_count + 1;
  const sim_set_indices_t *sets = cli_sensitivity_result(sheet)->sets;
  size_t most = 0;
  for (size_t i = 1; i < count; i++)
    most = sets[set_of(sheet, i)].first.shown > sets[set_of(sheet, most)].first.shown ? i : most;
  const double share = 100.0 * sets[set_of(sheet, most)].first.shown;
  const char *plain = cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_GRADES_TITLE, WORDS_ARGS(label));
  /* Nothing weighs by itself where all is interaction. */
  return share < 0.05
             ? plain
             : cli_sheet_title(
                   cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_GRADES_FINDING,
                                  WORDS_ARGS(label,
                                             cli_sensitivity_called(sheet, set_of(sheet, most)),
                                             cli_sheet_number(sheet, share, 1))),
                   plain);
}

int cli_chart_grades(cli_sheet_t *sheet) {
  const cli_sensitivity_t *self = cli_sensitivity_subject(sheet)->self;
  const studies_picks_t *picks = &self->study.picks;
  const size_t count = picks->grade_count + 1;
  const sim_index_t *sum = &cli_sensitivity_result(sheet)->sums[STUDIES_BY_GRADE];
  const sim_index_t left = sim_index_of(1.0 - sum->raw, sum->se);
  plots_dot_t *dots = cli_sheet_array(sheet, count, sizeof *dots);
  for (size_t i = 0; dots && i < count; i++) {
    const size_t set = set_of(sheet, i);
    dots[i] = index_dot(sheet, cli_sensitivity_called(sheet, set),
                        &cli_sensitivity_result(sheet)->sets[set].first, 0);
  }
  const char *title = cli_title_grades(sheet);
  const char *subtitle = cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_GRADES_SUBTITLE,
                                        WORDS_ARGS(cli_sheet_number(sheet, 100.0 * left.shown, 1),
                                                   cli_sheet_number(sheet, 100.0 * left.low, 1),
                                                   cli_sheet_number(sheet, 100.0 * left.high, 1)));
  const size_t fixed = cli_sensitivity_fixed_count(cli_sensitivity_subject(sheet)->self);
  if (fixed > 0)
    subtitle = cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_GRADES_FIXED,
                              WORDS_ARGS(subtitle, cli_sheet_number(sheet, (double)fixed, 0)));
  const plots_caption_t caption =
      cli_sheet_caption(sheet, cli_sensitivity_file(sheet, "grades"), title, subtitle,
                        WORDS_MSG_SENSITIVITY_GRADES_ABOUT);
  plots_dots_t chart =
      dots_chart(sheet, &caption, WORDS_MSG_SENSITIVITY_UNIT, WORDS_MSG_SENSITIVITY_HEADING);
  chart.dots = dots;
  chart.count = count;
  return write_dots(sheet, &chart);
}
