// SPDX-License-Identifier: GPL-3.0-or-later
/* The findings by year, for the first sheet of the workbook. */
#include "cli/monitor/monitor.h"
#include "words/numeral.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char **heads_of(cli_answer_t *out, const studies_findings_t *findings) {
  const char **heads = cli_answer_hold(out, calloc(findings->years + 1, sizeof *heads));
  char year[16];
  for (size_t y = 0; heads && y < findings->years; y++) {
    snprintf(year, sizeof year, "%d", findings->first_year + (int)y);
    heads[y] = cli_answer_text(out, strdup(year));
  }
  if (heads)
    heads[findings->years] = words_message(WORDS_MSG_MONITOR_COL_ANY, out->lang);
  return heads;
}

/* A finding that is likely enough to be seen among the others. */
static bool is_charted(const double *values, size_t years) {
  return values[years] >= 0.05;
}

static void add_finding(const cli_monitor_t *self, size_t i, cli_answer_t *out) {
  const size_t years = self->study.findings.years;
  const bool is_last = i + 1 == self->study.findings.findings; /* none of them */
  char *label = cli_monitor_label(self, cli_monitor_in(self, i, 0));
  double *values, *errors = cli_answer_hold(out, calloc(years + 1, sizeof *errors));
  reports_line_t *line = label ? cli_answer_line(out, label, &values) : NULL;
  out->lost = out->lost || !label;
  for (size_t y = 0; line && y <= years; y++) {
    const studies_finding_t *row = cli_monitor_in(self, i, y);
    values[y] = row->probability;
    if (errors && isfinite(row->mc_se))
      errors[y] = row->mc_se;
  }
  if (line) {
    line->is_share = true;
    line->errors = errors;
    if (!is_last && is_charted(values, years))
      cli_answer_chart_line(out);
  }
  free(label);
}

/* "Ninguno de los hallazgos: probabilidad de 93,6 % en 2027, y de 4,4 % en todos los años." */
static void say_none(const cli_monitor_t *self, cli_answer_t *out) {
  const studies_findings_t *findings = &self->study.findings;
  const studies_finding_t *first = cli_monitor_in(self, findings->findings - 1, 0);
  const studies_finding_t *all = cli_monitor_in(self, findings->findings - 1, findings->years);
  char in_first[WORDS_NUMBER_BYTES], in_all[WORDS_NUMBER_BYTES], year[16];
  words_numeral_chance(in_first, first->probability, 1, out->lang);
  words_numeral_chance(in_all, all->probability, 1, out->lang);
  snprintf(year, sizeof year, "%d", findings->first_year);
  if (isfinite(first->probability) && isfinite(all->probability))
    cli_answer_say(out, WORDS_MSG_BOARD_SAYS_NONE, WORDS_ARGS(in_first, year, in_all));
}

int cli_monitor_answer(cli_answer_t *out, const cli_monitor_t *self) {
  const studies_findings_t *findings = &self->study.findings;
  *out = (cli_answer_t){.lang = self->options->lang};
  say_none(self, out);
  cli_answer_begin(out, WORDS_MSG_BOARD_FINDINGS, heads_of(out, findings), findings->years + 1);
  for (size_t i = 0; i < findings->findings; i++)
    add_finding(self, i, out);
  cli_answer_chart(out, REPORTS_COLUMN_CHART, NULL, findings->years);
  return cli_answer_end(out);
}
