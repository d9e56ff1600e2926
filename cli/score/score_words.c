// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/amount.h"
#include "cli/common/naming.h"
#include "cli/common/output_words.h"
#include "cli/common/say.h"
#include "cli/score/score.h"
#include "words/numeral.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static words_lang_t lang_of(const cli_score_t *self) {
  return self->options.lang;
}

void cli_score_label(const cli_score_t *self, const studies_score_t *score, char out[WORDS_SHOWN]) {
  const studies_estimate_t *e = score->estimate;
  const models_series_id_t id = models_series_find(e->output);
  char name[WORDS_SHOWN];
  if (id < MODELS_S_COUNT)
    snprintf(name, sizeof name, "%s", cli_output_title(id, lang_of(self)));
  else if (!cli_output_name(&self->inputs, e->output, lang_of(self), name))
    snprintf(name, sizeof name, "%s", e->output);
  if (e->year)
    snprintf(out, WORDS_SHOWN, "%.1000s %d", name, e->year);
  else
    snprintf(out, WORDS_SHOWN, "%s", name);
}

/* Decimals for all values of an output: those that its median needs. */
static int decimals_of(const studies_score_t *score) {
  const studies_estimate_t *e = score->estimate;
  if (strncmp(e->unit, "M$", 2) == 0)
    return words_amount_decimals(fabs(e->quantile[STUDIES_P50]));
  if (strcmp(e->unit, "%") == 0 || cli_amount_factor(e->unit) != 1.0)
    return 1;
  return strcmp(e->unit, "ratio") == 0 ? 3 : 0;
}

void cli_score_amount(const cli_score_t *self, const studies_score_t *score, double value,
                      char out[WORDS_NUMBER_BYTES]) {
  const char *unit = score->estimate->unit;
  const double factor = cli_amount_factor(unit);
  if (isnan(value))
    snprintf(out, WORDS_NUMBER_BYTES, "–");
  else if (score->is_event)
    snprintf(out, WORDS_NUMBER_BYTES, "%s",
             words_message(value > 0.0 ? WORDS_MSG_SCORE_YES : WORDS_MSG_SCORE_NO, lang_of(self)));
  else
    words_numeral_unit(out, factor * value, decimals_of(score), factor != 1.0 ? "%" : unit,
                       lang_of(self));
}

void cli_score_forecast(const cli_score_t *self, const studies_score_t *score, char *out,
                        size_t size) {
  const double *q = score->estimate->quantile;
  char low[WORDS_NUMBER_BYTES], middle[WORDS_NUMBER_BYTES], high[WORDS_NUMBER_BYTES];
  if (score->replicates == 0) {
    snprintf(out, size, "–");
  } else if (score->is_event) {
    words_numeral_chance(middle, score->estimate->mean, 1, lang_of(self));
    snprintf(out, size, "%s", middle);
  } else {
    cli_score_amount(self, score, q[STUDIES_P05], low);
    cli_score_amount(self, score, q[STUDIES_P50], middle);
    cli_score_amount(self, score, q[STUDIES_P95], high);
    snprintf(out, size, "%s (%s–%s)", middle, low, high);
  }
}

static void count_text(const cli_score_t *self, size_t n, char out[WORDS_NUMBER_BYTES]) {
  words_numeral(out, (double)n, 0, lang_of(self));
}

/* How many fell within P5–P95. */
static int say_inside(const cli_score_t *self, const studies_scores_pooled_t *p, FILE *stream) {
  char all[WORDS_NUMBER_BYTES], in[WORDS_NUMBER_BYTES], half[WORDS_NUMBER_BYTES];
  count_text(self, p->judged, all);
  count_text(self, p->in_90, in);
  count_text(self, p->in_50, half);
  return p->judged
             ? cli_say(stream, lang_of(self), WORDS_MSG_SCORE_INSIDE, WORDS_ARGS(all, in, half))
             : 0;
}

static int say_events(const cli_score_t *self, const studies_scores_pooled_t *p, FILE *stream) {
  char all[WORDS_NUMBER_BYTES], brier[WORDS_NUMBER_BYTES];
  count_text(self, p->events, all);
  words_numeral(brier, p->brier, 3, lang_of(self));
  return p->events ? cli_say(stream, lang_of(self), WORDS_MSG_SCORE_EVENTS, WORDS_ARGS(all, brier))
                   : 0;
}

static int say_event_surprise(const cli_score_t *self, const studies_score_t *score,
                              const char *label, FILE *stream) {
  char chance[WORDS_NUMBER_BYTES];
  words_numeral_chance(chance, score->surprise, 1, lang_of(self));
  return cli_say(stream, lang_of(self),
                 score->value > 0.0 ? WORDS_MSG_SCORE_HAPPENED : WORDS_MSG_SCORE_FAILED,
                 WORDS_ARGS(label, chance));
}

/* The one that surprised most; only where there are several. */
static int say_surprise(const cli_score_t *self, FILE *stream) {
  const studies_scores_pooled_t *p = &self->study.pooled;
  const studies_score_t *score = &self->study.scores[p->surprised];
  char label[WORDS_SHOWN], value[WORDS_NUMBER_BYTES], tail[WORDS_NUMBER_BYTES];
  char forecast[4 * WORDS_NUMBER_BYTES], n[WORDS_NUMBER_BYTES];
  if (p->outputs < 2)
    return 0;
  cli_score_label(self, score, label);
  if (score->is_event)
    return say_event_surprise(self, score, label, stream);
  cli_score_amount(self, score, score->value, value);
  cli_score_forecast(self, score, forecast, sizeof forecast);
  words_numeral_chance(tail, 0.5 * score->surprise, 1, lang_of(self));
  count_text(self, score->replicates, n);
  return cli_say(stream, lang_of(self),
                 score->surprise > 0.0 ? WORDS_MSG_SCORE_SURPRISE : WORDS_MSG_SCORE_BEYOND,
                 WORDS_ARGS(label, value, forecast, score->surprise > 0.0 ? tail : n));
}

/* What several outputs would say if they were independent, which they are not. */
static int say_together(const cli_score_t *self, const studies_scores_pooled_t *p, FILE *stream) {
  char low[WORDS_NUMBER_BYTES], high[WORDS_NUMBER_BYTES];
  words_numeral(low, 100.0 * p->in_90_low, 0, lang_of(self));
  words_numeral(high, 100.0 * p->in_90_high, 0, lang_of(self));
  return p->judged > 1
             ? cli_say(stream, lang_of(self), WORDS_MSG_SCORE_TOGETHER, WORDS_ARGS(low, high))
             : 0;
}

static int say_reference(const cli_score_t *self, const studies_scores_pooled_t *p,
                         studies_reference_t r, words_message_t id, FILE *stream) {
  char n[WORDS_NUMBER_BYTES], ratio[WORDS_NUMBER_BYTES], se[WORDS_NUMBER_BYTES];
  count_text(self, p->compared[r], n);
  words_numeral(ratio, p->log_ratio[r], 2, lang_of(self));
  words_numeral(se, p->log_ratio_se[r], 2, lang_of(self));
  return p->compared[r] >= STUDIES_SCORE_LEAST
             ? cli_say(stream, lang_of(self), id, WORDS_ARGS(n, ratio, se))
             : 0;
}

static int say_references(const cli_score_t *self, const studies_scores_pooled_t *p, FILE *stream) {
  return say_reference(self, p, STUDIES_PREVIOUS, WORDS_MSG_SCORE_VERSUS_PREVIOUS, stream) ||
         say_reference(self, p, STUDIES_PLAN, WORDS_MSG_SCORE_VERSUS_PLAN, stream);
}

int cli_score_say(const cli_score_t *self, FILE *stream) {
  const studies_scores_pooled_t *p = &self->study.pooled;
  return say_inside(self, p, stream) || say_events(self, p, stream) || say_surprise(self, stream) ||
                 say_together(self, p, stream) || say_references(self, p, stream)
             ? -1
             : 0;
}

int cli_score_say_track(const cli_score_t *self, FILE *stream) {
  const cli_ledger_t *ledger = &self->ledger;
  const studies_scores_pooled_t *p = &ledger->track.pooled;
  char forecasts[WORDS_NUMBER_BYTES], outputs[WORDS_NUMBER_BYTES];
  if (!ledger->path)
    return 0;
  count_text(self, ledger->forecasts, forecasts);
  count_text(self, p->outputs, outputs);
  char *path = words_escape(ledger->path, 0);
  const int lost = !path ||
                   cli_say(stream, lang_of(self),
                           ledger->is_known ? WORDS_MSG_LEDGER_KNOWN : WORDS_MSG_LEDGER_ADDED,
                           WORDS_ARGS(path, forecasts, outputs, ledger->link)) ||
                   say_inside(self, p, stream) || say_events(self, p, stream) ||
                   say_together(self, p, stream) || say_references(self, p, stream);
  free(path);
  return lost ? -1 : 0;
}
