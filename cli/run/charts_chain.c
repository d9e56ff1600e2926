// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/charts_chain.h"

#include "cli/common/naming.h"
#include "cli/common/output_words.h"
#include "cli/run/title_parts.h"
#include "plots/funnel.h"

#include <math.h>
#include <string.h>

/* The stages one after the other; results stand side by side behind participants. */
typedef struct {
  plots_stage_t *stages;
  size_t count;
  const studies_estimate_t *first, *before, *participants, *last;
  const char *ends; /* what those of the last stage are: "con negocio" */
} chain_t;

static void add(chain_t *self, const studies_estimate_t *e, const studies_estimate_t *before,
                const char *label, const char *ends) {
  const double *q = e->quantile;
  self->stages[self->count++] =
      (plots_stage_t){label, q[STUDIES_P50], q[STUDIES_P05], q[STUDIES_P95],
                      before && before->mean > 0.0 ? 100.0 * e->mean / before->mean : (double)NAN};
  self->first = self->first ? self->first : e;
  self->before = self->last = e;
  self->ends = ends;
}

static void add_known(cli_sheet_t *sheet, chain_t *self) {
  static const struct {
    models_series_id_t output;
    words_message_t label, ends;
  } stages[] = {
      {MODELS_S_APPLICANTS, WORDS_MSG_CHAIN_APPLICANTS, WORDS_MSG_CHAIN_ENDS_ADMISSIBLE},
      {MODELS_S_ADMISSIBLE, WORDS_MSG_CHAIN_ADMISSIBLE, WORDS_MSG_CHAIN_ENDS_ADMISSIBLE},
      {MODELS_S_BENEFICIARIES, WORDS_MSG_CHART_BENEFICIARIES, WORDS_MSG_CHAIN_ENDS_BENEFICIARIES},
      {MODELS_S_PARTICIPANTS, WORDS_MSG_CHART_PARTICIPANTS, WORDS_MSG_CHAIN_ENDS_PARTICIPANTS},
      {MODELS_S_FORM, WORDS_MSG_CHART_FORM, WORDS_MSG_TITLE_FORM},
      {MODELS_S_CONTACT, WORDS_MSG_CHART_CONTACT, WORDS_MSG_TITLE_CONTACT},
      {MODELS_S_DEAL, WORDS_MSG_CHART_DEAL, WORDS_MSG_TITLE_DEAL}};
  for (size_t i = 0; i < sizeof stages / sizeof stages[0]; i++) {
    const studies_estimate_t *e = cli_title_whole(sheet, stages[i].output);
    if (!e)
      continue;
    add(self, e, self->before, cli_title_word(sheet, stages[i].label),
        cli_title_word(sheet, stages[i].ends));
    if (stages[i].output == MODELS_S_PARTICIPANTS)
      self->participants = e;
  }
}

static void add_results(cli_sheet_t *sheet, chain_t *self) {
  static const char stem[] = "result.";
  const studies_forecast_t *f = sheet->forecast;
  const int year = sheet->facts.years > 1 ? 0 : sheet->facts.first_year;
  for (size_t i = 0; i < f->count; i++) {
    const studies_estimate_t *e = &f->estimates[i];
    const char *name = e->output + strlen(stem);
    if (e->year != year || strncmp(e->output, stem, strlen(stem)) != 0 || strchr(name, '.') ||
        !isfinite(e->mean))
      continue;
    char *who = cli_sheet_array(sheet, WORDS_SHOWN, 1);
    if (!who)
      return;
    cli_result_words(sheet->inputs, name, sheet->lang, who);
    add(self, e, self->participants, cli_sheet_text(sheet, WORDS_MSG_CHAIN_RESULT, WORDS_ARGS(who)),
        who);
  }
}

static chain_t chain_of(cli_sheet_t *sheet) {
  enum { KNOWN = 8 };
  chain_t self = {.stages =
                      cli_sheet_array(sheet, sheet->forecast->count + KNOWN, sizeof *self.stages)};
  if (!self.stages)
    return self;
  add_known(sheet, &self);
  if (self.participants)
    add_results(sheet, &self);
  if (self.first && !(self.first->mean > 0.0))
    self.count = 0;
  return self;
}

static const char *title_of(cli_sheet_t *sheet, const chain_t *chain) {
  const double of_hundred = 100.0 * chain->last->mean / chain->first->mean;
  const int decimals = of_hundred < 1.0 ? 2 : of_hundred < 10.0;
  return cli_sheet_text(sheet, WORDS_MSG_TITLE_CHAIN,
                        WORDS_ARGS(cli_sheet_number(sheet, of_hundred, decimals), chain->ends));
}

const char *cli_title_chain(cli_sheet_t *sheet) {
  const chain_t chain = chain_of(sheet);
  return chain.count ? title_of(sheet, &chain) : NULL;
}

int cli_chart_chain(cli_sheet_t *sheet) {
  const chain_t chain = chain_of(sheet);
  if (chain.count < 2)
    return sheet->lost ? PLOTS_ERR_NO_MEMORY : PLOTS_ERR_EMPTY;
  const bool results =
      chain.before != chain.participants && strncmp(chain.last->output, "result.", 7) == 0;
  const plots_funnel_t chart = {
      .caption = cli_sheet_caption(
          sheet, "chain", title_of(sheet, &chain),
          cli_sheet_text(sheet,
                         results ? WORDS_MSG_CHAIN_SUBTITLE_RESULTS : WORDS_MSG_CHAIN_SUBTITLE,
                         WORDS_ARGS(cli_sheet_unit_capital(sheet), cli_sheet_period(sheet))),
          WORDS_MSG_CHAIN_ABOUT),
      .unit = cli_sheet_text(sheet, WORDS_MSG_CHART_FUNNEL_UNIT, WORDS_ARGS(cli_sheet_unit(sheet))),
      .format = {.lang = sheet->lang},
      .stages = chain.stages,
      .count = chain.count};
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_funnel_write(&chart, &sheet->target);
}
