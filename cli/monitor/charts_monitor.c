// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/assumptions.h"
#include "cli/common/parted.h"
#include "cli/monitor/monitor.h"
#include "plots/heat.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One chart: a row for each finding and a column for each year, with what was found in 2025 beside.
 */

static const cli_monitor_t *monitor_of(const cli_sheet_t *sheet) {
  return sheet->subject;
}

static const char *label_of(cli_sheet_t *sheet, const studies_finding_t *finding) {
  return cli_sheet_keep(sheet, cli_monitor_label(monitor_of(sheet), finding));
}

static const char *reference_of(cli_sheet_t *sheet, studies_rule_t rule) {
  const sim_interval_t reference = studies_rule_reference(rule);
  if (isnan(reference.estimate))
    return NULL;
  return cli_sheet_text(sheet, WORDS_MSG_MONITOR_REFERENCE,
                        WORDS_ARGS(cli_sheet_number(sheet, 100.0 * reference.estimate, 1),
                                   cli_sheet_number(sheet, 100.0 * reference.low, 1),
                                   cli_sheet_number(sheet, 100.0 * reference.high, 1)));
}

static size_t columns_of(const cli_sheet_t *sheet) {
  const size_t years = monitor_of(sheet)->study.findings.years;
  return years < PLOTS_HEAT_COLUMNS ? years : PLOTS_HEAT_COLUMNS;
}

static const plots_heat_row_t *rows_of(cli_sheet_t *sheet, size_t count) {
  const cli_monitor_t *self = monitor_of(sheet);
  const size_t columns = columns_of(sheet);
  plots_heat_row_t *rows = cli_sheet_array(sheet, count, sizeof *rows);
  double *values = cli_sheet_array(sheet, count * columns, sizeof *values);
  for (size_t i = 0; rows && values && i < count; i++) {
    const studies_finding_t *first = cli_monitor_in(self, i, 0);
    for (size_t y = 0; y < columns; y++)
      values[i * columns + y] = 100.0 * cli_monitor_in(self, i, y)->probability;
    rows[i] = (plots_heat_row_t){.label = label_of(sheet, first),
                                 .values = values + i * columns,
                                 .reference = reference_of(sheet, first->rule),
                                 .is_apart = first->rule == STUDIES_RULE_NONE};
  }
  return rows;
}

static const char *const *headings_of(cli_sheet_t *sheet) {
  const int first = monitor_of(sheet)->study.findings.first_year;
  const char **headings = cli_sheet_array(sheet, columns_of(sheet), sizeof *headings);
  for (size_t y = 0; headings && y < columns_of(sheet); y++) {
    char *text = cli_sheet_array(sheet, 16, 1);
    if (text)
      snprintf(text, 16, "%d", first + (int)y);
    headings[y] = text ? text : "";
  }
  return headings;
}

static const char *chance_text(cli_sheet_t *sheet, double probability) {
  char text[WORDS_NUMBER_BYTES];
  words_numeral_chance(text, probability, 1, sheet->lang);
  return cli_sheet_keep(sheet, strdup(text));
}

static bool are_parted_by_chance(const studies_finding_t *best, const studies_finding_t *worst) {
  return cli_parted_by_chance(worst->probability, best->probability,
                              best->mc_se * best->mc_se + worst->mc_se * worst->mc_se);
}

const char *cli_monitor_title(cli_sheet_t *sheet) {
  const cli_monitor_t *self = monitor_of(sheet);
  const char *const *years = headings_of(sheet);
  const size_t none = self->study.findings.findings - 1, columns = columns_of(sheet);
  size_t best = 0, worst = 0;
  for (size_t y = 1; y < columns; y++) {
    const double own = cli_monitor_in(self, none, y)->probability;
    best = own > cli_monitor_in(self, none, best)->probability ? y : best;
    worst = own < cli_monitor_in(self, none, worst)->probability ? y : worst;
  }
  const char *high = chance_text(sheet, cli_monitor_in(self, none, best)->probability),
             *low = chance_text(sheet, cli_monitor_in(self, none, worst)->probability);
  const bool is_alike =
      are_parted_by_chance(cli_monitor_in(self, none, best), cli_monitor_in(self, none, worst));
  const words_message_t id = columns == 1             ? WORDS_MSG_MONITOR_FINDING_YEAR
                             : strcmp(high, low) == 0 ? WORDS_MSG_MONITOR_FINDING_SAME
                             : is_alike               ? WORDS_MSG_MONITOR_FINDING_ALIKE
                                                      : WORDS_MSG_MONITOR_FINDING_RANGE;
  const char *plain =
      cli_sheet_text(sheet, WORDS_MSG_MONITOR_CHART_TITLE, WORDS_ARGS(cli_sheet_period(sheet)));
  return years ? cli_sheet_title(
                     cli_sheet_text(sheet, id, WORDS_ARGS(high, years[best], low, years[worst])),
                     plain)
               : plain;
}

static int draw_findings(cli_sheet_t *sheet) {
  static const double limits[] = {0.0, 1.0, 5.0, 10.0, 25.0, 50.0, 100.0};
  const studies_findings_t *findings = &monitor_of(sheet)->study.findings;
  const char *const notes[] = {words_message(WORDS_MSG_MONITOR_CHANCE, sheet->lang),
                               words_message(WORDS_MSG_MONITOR_BOUND, sheet->lang)};
  const char *const *years = headings_of(sheet);
  const bool has_indicator = findings->indicator_count > 0;
  const plots_heat_t chart = {
      .caption = cli_sheet_caption(sheet, "monitor", cli_monitor_title(sheet),
                                   words_message(WORDS_MSG_MONITOR_CHART_SUBTITLE, sheet->lang),
                                   WORDS_MSG_MONITOR_CHART_ABOUT),
      .foot = {.notes = has_indicator ? notes : notes + 1, .count = has_indicator ? 2 : 1},
      .format = {.decimals = 1, .lang = sheet->lang},
      .columns = years,
      .column_count = columns_of(sheet),
      .reference = words_message(WORDS_MSG_MONITOR_CHART_REFERENCE, sheet->lang),
      .rows = rows_of(sheet, findings->findings),
      .count = findings->findings,
      .limits = limits,
      .limit_count = sizeof limits / sizeof limits[0],
      .none = words_message(WORDS_MSG_MONITOR_CHART_NONE, sheet->lang)};
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_heat_write(&chart, &sheet->target);
}

int cli_charts_monitor(const void *subject, const cli_canvas_t *canvas,
                       char detail[CLI_CHARTS_DETAIL]) {
  static const cli_chart_t charts[] = {draw_findings};
  const cli_monitor_t *self = subject;
  const studies_monitor_t *study = &self->study;
  const cli_charts_t set = {.facts = {.first_year = study->findings.first_year,
                                      .years = study->findings.years,
                                      .replicates = study->request.replicates,
                                      .seed = study->request.seed},
                            .subject = self,
                            .inputs = &study->inputs,
                            .head = WORDS_MSG_TABLE_HEAD};
  return cli_charts_draw_scenario(set, self->options, canvas, charts,
                                  sizeof charts / sizeof charts[0], detail);
}
