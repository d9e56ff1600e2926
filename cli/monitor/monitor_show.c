// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/finding_words.h"
#include "cli/common/input_words.h"
#include "cli/common/say.h"
#include "cli/monitor/monitor.h"
#include "cli/monitor/monitor_notes.h"
#include "words/draft.h"
#include "words/grid.h"
#include "words/numeral.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The findings on the terminal: a row for each, a column for each year, and what the State found.
 */

typedef struct {
  const cli_monitor_t *self;
  FILE *stream;
  bool folds; /* for a terminal */
  int lost;
} view_t;

static words_lang_t lang_of(const view_t *view) {
  return view->self->options->lang;
}

char *cli_monitor_label(const cli_monitor_t *self, const studies_finding_t *finding) {
  char name[MODELS_NAME_MAX + 32], text[WORDS_SHOWN];
  studies_finding_name(finding, name, sizeof name);
  return cli_finding_words(name, &self->study.inputs, self->options->lang, text) ? strdup(text)
                                                                                 : strdup(name);
}

const studies_finding_t *cli_monitor_in(const cli_monitor_t *self, size_t finding, size_t year) {
  return &self->study.rows[year * self->study.findings.findings + finding];
}

static void add_chance(view_t *view, words_grid_t *grid, double probability) {
  char text[WORDS_NUMBER_BYTES];
  words_numeral_chance(text, probability, 1, lang_of(view));
  words_grid_add(grid, text);
}

static void add_reference(view_t *view, words_grid_t *grid, studies_rule_t rule) {
  const sim_interval_t reference = studies_rule_reference(rule);
  char share[WORDS_NUMBER_BYTES], low[WORDS_NUMBER_BYTES], high[WORDS_NUMBER_BYTES];
  words_numeral(share, 100.0 * reference.estimate, 1, lang_of(view));
  words_numeral(low, 100.0 * reference.low, 1, lang_of(view));
  words_numeral(high, 100.0 * reference.high, 1, lang_of(view));
  char *text = words_message_format(WORDS_MSG_MONITOR_REFERENCE, lang_of(view),
                                    WORDS_ARGS(share, low, high));
  view->lost |= !text;
  words_grid_add(grid, isnan(reference.estimate) ? "–" : text);
  free(text);
}

static void add_heads(view_t *view, words_grid_t *grid) {
  const studies_findings_t *findings = &view->self->study.findings;
  char year[16];
  words_grid_add(grid, words_message(WORDS_MSG_MONITOR_COL_RULE, lang_of(view)));
  for (size_t y = 0; y < findings->years; y++) {
    snprintf(year, sizeof year, "%d", findings->first_year + (int)y);
    words_grid_add(grid, year);
  }
  words_grid_add(grid, words_message(WORDS_MSG_MONITOR_COL_REFERENCE, lang_of(view)));
  words_grid_add(grid, words_message(WORDS_MSG_MONITOR_COL_ANY, lang_of(view)));
}

static void fill(view_t *view, words_grid_t *grid) {
  const studies_findings_t *findings = &view->self->study.findings;
  words_grid_init(grid, findings->years + 3);
  add_heads(view, grid);
  for (size_t i = 0; i < findings->findings; i++) {
    const studies_finding_t *row = cli_monitor_in(view->self, i, 0);
    char *label = cli_monitor_label(view->self, row);
    view->lost |= !label;
    words_grid_add(grid, label);
    for (size_t y = 0; y < findings->years; y++)
      add_chance(view, grid, cli_monitor_in(view->self, i, y)->probability);
    add_reference(view, grid, row->rule);
    add_chance(view, grid, cli_monitor_in(view->self, i, findings->years)->probability);
    free(label);
  }
  grid->lost = grid->lost || view->lost;
}

words_grid_t cli_monitor_grid(const cli_monitor_t *self) {
  view_t view = {.self = self};
  words_grid_t grid;
  fill(&view, &grid);
  return grid;
}

static void print_table(view_t *view) {
  words_grid_t grid;
  bool left[MODELS_PLAN_YEARS_MAX + 3] = {true};
  fill(view, &grid);
  view->lost |= words_grid_print(&grid, left, view->stream);
  words_grid_free(&grid);
}

static const char *driver_label(const view_t *view, const char *name, char buffer[WORDS_SHOWN]) {
  if (strcmp(name, "chance") == 0)
    return words_message(WORDS_MSG_SENSITIVITY_CHANCE, lang_of(view));
  return cli_input_name(&view->self->study.inputs, name, lang_of(view), buffer);
}

/* "Applicants per place 52, chance 31". The caller frees. */
static char *drivers_text(const view_t *view, const studies_finding_t *row) {
  words_draft_t text;
  FILE *stream = words_draft_begin(&text);
  for (size_t i = 0; stream && i < row->driver_count; i++) {
    char total[WORDS_NUMBER_BYTES], name[WORDS_SHOWN];
    words_numeral(total, 100.0 * row->drivers[i].total, 0, lang_of(view));
    fprintf(stream, "%s%s %s", i ? ", " : "", driver_label(view, row->drivers[i].name, name),
            total);
  }
  return words_draft_end(&text);
}

/* Of the findings in any of the years. */
static void print_drivers(view_t *view) {
  const studies_findings_t *findings = &view->self->study.findings;
  bool has_head = false;
  for (size_t i = 0; i < findings->findings; i++) {
    const studies_finding_t *row = cli_monitor_in(view->self, i, findings->years);
    if (row->driver_count == 0)
      continue;
    char *label = cli_monitor_label(view->self, row), *text = drivers_text(view, row);
    view->lost |= !label || !text;
    if (!has_head)
      view->lost |= cli_say(view->stream, lang_of(view), WORDS_MSG_MONITOR_DRIVERS, NULL);
    has_head = true;
    if (label && text)
      view->lost |= cli_say(view->stream, lang_of(view), WORDS_MSG_MONITOR_DRIVERS_ROW,
                            WORDS_ARGS(label, text));
    free(label);
    free(text);
  }
  if (has_head)
    fputc('\n', view->stream);
}

static void say_foot(view_t *view) {
  words_message_t notes[CLI_MONITOR_NOTES];
  const size_t count = cli_monitor_notes(&view->self->study, notes);
  for (size_t i = 0; i < count; i++)
    view->lost |=
        (view->folds ? cli_say_folded : cli_say)(view->stream, lang_of(view), notes[i], NULL);
}

int cli_monitor_foot(const cli_monitor_t *self, FILE *stream) {
  view_t view = {.self = self, .stream = stream};
  print_drivers(&view);
  say_foot(&view);
  return view.lost ? -1 : 0;
}

int cli_monitor_print(const void *subject, FILE *stream) {
  const cli_monitor_t *self = subject;
  const studies_monitor_t *study = &self->study;
  view_t view = {.self = self, .stream = stream, .folds = true};
  char label[INPUTS_LABEL_SIZE], replicates[WORDS_NUMBER_BYTES], seed[24];
  words_numeral(replicates, (double)study->request.replicates, 0, lang_of(&view));
  snprintf(seed, sizeof seed, "%llu", (unsigned long long)study->request.seed);
  view.lost |= cli_say(stream, lang_of(&view), WORDS_MSG_TABLE_HEAD,
                       WORDS_ARGS(inputs_label(&study->inputs, "programme", lang_of(&view), label),
                                  self->scenario, replicates, seed));
  fputc('\n', stream);
  print_table(&view);
  fputc('\n', stream);
  print_drivers(&view);
  say_foot(&view);
  return view.lost;
}
