// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/solve/titles_solve.h"

#include "cli/common/input_words.h"
#include "cli/common/naming.h"
#include "cli/common/output_words.h"

#include <stdio.h>
#include <string.h>

typedef char text_t[CLI_SOLUTION_TEXT];

const char *cli_solve_lever(cli_sheet_t *sheet, const cli_solution_t *self) {
  const studies_lever_t *lever = &self->lever;
  char name[WORDS_SHOWN], year[16];
  cli_input_name(&lever->inputs, lever->name, sheet->lang, name);
  snprintf(year, sizeof year, "%d", lever->year);
  return lever->year ? cli_sheet_text(sheet, WORDS_MSG_SOLVE_OUTPUT_YEAR, WORDS_ARGS(name, year))
                     : cli_sheet_keep(sheet, strdup(name));
}

const char *cli_solve_axis(cli_sheet_t *sheet, const cli_solution_t *self) {
  text_t unit;
  const char *lever = cli_solve_lever(sheet, self);
  cli_solution_unit(self, unit);
  return cli_sheet_text(sheet, unit[0] ? WORDS_MSG_SOLVE_AXIS_UNIT : WORDS_MSG_SOLVE_AXIS,
                        WORDS_ARGS(lever, unit));
}

const char *cli_solve_unit(cli_sheet_t *sheet, const cli_solution_t *self) {
  const words_naming_t naming = cli_naming(&self->lever.inputs, sheet->lang);
  char buffer[WORDS_SHOWN];
  double factor;
  if (cli_solution_format(self, &factor).percent || strcmp(self->unit, "event") == 0)
    return NULL;
  return cli_sheet_keep(sheet, strdup(words_naming_cell(&naming, WORDS_UNIT, self->unit, buffer)));
}

static const char *output_of(cli_sheet_t *sheet, const cli_solution_t *self, bool dated) {
  const studies_output_t *output = &self->condition.of.output;
  char buffer[WORDS_SHOWN], year[16];
  /* Amounts have their unit at the axis. */
  const models_series_id_t id = models_series_find(output->name);
  const bool is_amount = id < MODELS_S_COUNT && strncmp(self->unit, "M$", 2) == 0;
  const char *words = is_amount ? cli_output_label(id, sheet->lang) : NULL;
  if (!words)
    words = cli_solution_meaning(self, buffer);
  if (!words)
    words = cli_input_name(&self->lever.inputs, output->name, sheet->lang, buffer);
  if (!dated)
    return cli_sheet_keep(sheet, strdup(words));
  snprintf(year, sizeof year, "%d", output->year);
  return cli_sheet_text(sheet,
                        output->year ? WORDS_MSG_SOLVE_OUTPUT_YEAR : WORDS_MSG_SOLVE_OUTPUT_TOTAL,
                        WORDS_ARGS(words, year));
}

/* "«El techo alcanza» tiene 80 % de probabilidad o más"; in short "«El techo alcanza»: 80 % o más".
   With its year where that is not the lever's. */
static const char *claim_of(cli_sheet_t *sheet, const cli_solution_t *self, bool is_short) {
  const bool least = self->search.inequality.at_least;
  double factor;
  text_t threshold;
  cli_solution_format(self, &factor);
  cli_solution_threshold(self, threshold);
  const char *unit = cli_solve_unit(sheet, self),
             *output = output_of(sheet, self,
                                 self->lever.year == 0 ||
                                     self->lever.year != self->condition.of.output.year);
  const char *asked =
      unit ? cli_sheet_text(sheet, WORDS_MSG_SOLVE_AMOUNT, WORDS_ARGS(threshold, unit)) : threshold;
  /* of a probability its % says enough */
  const words_message_t brief =
      factor > 1.0 ? (least ? WORDS_MSG_SOLVE_SHORT_LEAST : WORDS_MSG_SOLVE_SHORT_MOST)
                   : (least ? WORDS_MSG_SOLVE_SHORT_OF_LEAST : WORDS_MSG_SOLVE_SHORT_OF_MOST);
  const words_message_t id =
      is_short       ? brief
      : factor > 1.0 ? (least ? WORDS_MSG_SOLVE_CHANCE_LEAST : WORDS_MSG_SOLVE_CHANCE_MOST)
                     : (least ? WORDS_MSG_SOLVE_HOLDS_LEAST : WORDS_MSG_SOLVE_HOLDS_MOST);
  return cli_sheet_text(sheet, id, WORDS_ARGS(output, asked, cli_solution_word(self)));
}

/* What holds with which value; in short where a chart has no room. */
static const char *finding_of(cli_sheet_t *sheet, const cli_solution_t *self, bool is_short) {
  static const words_message_t findings[] = {
      [STUDIES_SMALLEST] = WORDS_MSG_SOLVE_FINDING_SMALLEST,
      [STUDIES_LARGEST] = WORDS_MSG_SOLVE_FINDING_LARGEST,
      [STUDIES_EVERYWHERE] = WORDS_MSG_SOLVE_FINDING_EVERYWHERE,
      [STUDIES_NOWHERE] = WORDS_MSG_SOLVE_FINDING_NOWHERE,
      [STUDIES_STRETCHES] = WORDS_MSG_SOLVE_FINDING_STRETCHES,
      [STUDIES_FLAT] = WORDS_MSG_SOLVE_FINDING_FLAT};
  const char *lever = cli_solve_lever(sheet, self), *claim = claim_of(sheet, self, is_short);
  text_t amount;
  cli_solution_amount(self, self->search.answer, amount);
  return cli_sheet_text(sheet, findings[self->search.verdict], WORDS_ARGS(lever, amount, claim));
}

const char *cli_solve_finding(cli_sheet_t *sheet, const cli_solution_t *self) {
  return finding_of(sheet, self, false);
}

const char *cli_solve_title(cli_sheet_t *sheet, const cli_solution_t *self) {
  static const words_message_t plain[] = {[STUDIES_SMALLEST] = WORDS_MSG_SOLVE_TITLE_SMALLEST,
                                          [STUDIES_LARGEST] = WORDS_MSG_SOLVE_TITLE_LARGEST,
                                          [STUDIES_EVERYWHERE] = WORDS_MSG_SOLVE_TITLE_EVERYWHERE,
                                          [STUDIES_NOWHERE] = WORDS_MSG_SOLVE_TITLE_NOWHERE,
                                          [STUDIES_STRETCHES] = WORDS_MSG_SOLVE_TITLE_STRETCHES,
                                          [STUDIES_FLAT] = WORDS_MSG_SOLVE_TITLE_FLAT};
  const studies_verdict_t verdict = self->search.verdict;
  const char *lever = cli_solve_lever(sheet, self), *title = NULL;
  text_t amount;
  cli_solution_amount(self, self->search.answer, amount);
  title = cli_sheet_text(sheet, plain[verdict], WORDS_ARGS(lever, amount));
  for (int is_short = 1; verdict != STUDIES_FLAT && is_short >= 0; is_short--)
    title = cli_sheet_title(finding_of(sheet, self, is_short), title);
  return title;
}

const char *cli_solve_curve(cli_sheet_t *sheet, const cli_solution_t *self) {
  const sim_statistic_t statistic = self->condition.of.statistic;
  const char *quantile = studies_statistic_quantile(statistic);
  double factor;
  cli_solution_format(self, &factor);
  const words_message_t id = quantile                     ? WORDS_MSG_SOLVE_CURVE
                             : factor > 1.0               ? WORDS_MSG_SOLVE_CURVE_CHANCE
                             : statistic.kind == SIM_MEAN ? WORDS_MSG_SOLVE_CURVE_MEAN
                                                          : WORDS_MSG_SOLVE_CURVE_SD;
  return cli_sheet_text(sheet, id,
                        WORDS_ARGS(output_of(sheet, self, true), quantile ? quantile : ""));
}

const char *cli_solve_subtitle(cli_sheet_t *sheet, const cli_solution_t *self) {
  return cli_sheet_text(sheet, WORDS_MSG_SOLVE_SUBTITLE,
                        WORDS_ARGS(cli_solve_curve(sheet, self), cli_solve_lever(sheet, self)));
}

const char *cli_solve_note(cli_sheet_t *sheet, const cli_solution_t *self, bool is_cut) {
  const studies_lattice_t *l = &self->search.lattice;
  text_t low, high, unit, from, to;
  cli_solution_unit(self, unit);
  cli_solution_value(self, l->low, low);
  cli_solution_value(self, l->high, high);
  snprintf(from, sizeof from, "%.120s", low);
  snprintf(to, sizeof to, "%.120s%s%.120s", high, unit[0] ? " " : "", unit);
  return cli_sheet_text(sheet, is_cut ? WORDS_MSG_SOLVE_TRIED_MORE : WORDS_MSG_SOLVE_TRIED,
                        WORDS_ARGS(from, to));
}
