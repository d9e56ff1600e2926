// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/tables.h"

#include <math.h>

static const int percents[] = {5, 25, 50, 75, 95};
static const int quantiles[] = {STUDIES_P05, STUDIES_P25, STUDIES_P50, STUDIES_P75, STUDIES_P95};

enum { PERCENTS = sizeof percents / sizeof percents[0] };

static void add_columns(bool is_fed, words_table_t *table) {
  static const words_column_id_t rest[] = {
      WORDS_COLUMN_IN_90,        WORDS_COLUMN_IN_50,          WORDS_COLUMN_RANK,
      WORDS_COLUMN_PIT,          WORDS_COLUMN_CRPS,           WORDS_COLUMN_INTERVAL_SCORE,
      WORDS_COLUMN_LOG_SCORE,    WORDS_COLUMN_LOG_SCORE_SE,   WORDS_COLUMN_EQUAL,
      WORDS_COLUMN_REPLICATES,   WORDS_COLUMN_BRIER,          WORDS_COLUMN_PROBABILITY,
      WORDS_COLUMN_PREVIOUS,     WORDS_COLUMN_SKILL_PREVIOUS, WORDS_COLUMN_PLANNED,
      WORDS_COLUMN_SKILL_PLANNED};
  words_table_column(table, WORDS_COLUMN_OUTPUT, NULL);
  words_table_column(table, WORDS_COLUMN_YEAR, NULL);
  words_table_column(table, WORDS_COLUMN_UNIT, NULL);
  words_table_column(table, WORDS_COLUMN_OBSERVED, NULL);
  for (int i = 0; i < PERCENTS; i++)
    words_table_quantile(table, percents[i], WORDS_QUANTILE);
  words_table_columns(table, rest, sizeof rest / sizeof rest[0]);
  if (is_fed)
    words_table_column(table, WORDS_COLUMN_LATE, NULL);
}

/* Intervals of an event say nothing: its probability does. */
static void add_forecast(const studies_score_t *score, words_table_t *table) {
  const double none = (double)NAN;
  const bool has = !score->is_event && score->replicates > 0;
  for (int i = 0; i < PERCENTS; i++)
    words_table_number(table, has ? score->estimate->quantile[quantiles[i]] : none);
  words_table_number(table, has ? score->in_90 : none);
  words_table_number(table, has ? score->in_50 : none);
  words_table_number(table, has ? score->below + 0.5 * score->equal : none);
}

static void add_row(const studies_score_t *score, words_table_t *table) {
  const double none = (double)NAN, n = (double)score->replicates;
  const bool is_whole = score->estimate->whole && score->replicates > 0;
  words_table_text(table, score->estimate->output);
  words_table_year(table, score->estimate->year);
  words_table_text(table, score->estimate->unit);
  words_table_number(table, score->value);
  add_forecast(score, table);
  words_table_number(table, score->pit);
  words_table_number(table, score->crps);
  words_table_number(table, score->interval_score);
  words_table_number(table, score->log_score); /* empty where it is infinite */
  words_table_number(table, score->log_score_se);
  words_table_number(table, is_whole ? rint(score->equal * n) : none);
  words_table_number(table, n);
  words_table_number(table, score->brier);
  words_table_number(table, score->is_event ? score->estimate->mean : none);
  for (int r = 0; r < STUDIES_REFERENCES; r++) {
    words_table_number(table, score->reference[r]);
    words_table_number(table, score->skill[r]);
  }
}

void studies_score_table(const studies_scores_t *self, words_table_t *table) {
  words_table_init(table, WORDS_TABLE_SCORE);
  add_columns(self->fed_to > 0, table);
  for (size_t i = 0; i < self->count; i++) {
    add_row(&self->scores[i], table);
    if (self->fed_to)
      words_table_number(table, self->scores[i].is_late);
  }
}

/* A figure of all outputs together: what it is, of how many, what it comes to and between what. */
static void add_figure(words_table_t *table, const char *name, size_t of, double value, double low,
                       double high) {
  words_table_text(table, name);
  words_table_number(table, (double)of);
  words_table_number(table, value);
  words_table_number(table, low);
  words_table_number(table, high);
}

static double share(size_t k, size_t m) {
  return m ? (double)k / (double)m : (double)NAN;
}

/* Between two standard errors. */
static void add_mean(words_table_t *table, const char *name, size_t of, double mean, double se) {
  add_figure(table, name, of, mean, mean - 2.0 * se, mean + 2.0 * se);
}

static void pooled_table(const studies_scores_t *self, words_table_id_t id, words_table_t *table) {
  static const words_column_id_t columns[] = {WORDS_COLUMN_MEASURE, WORDS_COLUMN_COUNTED_OF,
                                              WORDS_COLUMN_FIGURE_VALUE, WORDS_COLUMN_FIGURE_LOW,
                                              WORDS_COLUMN_FIGURE_HIGH};
  const studies_scores_pooled_t *p = &self->pooled;
  words_table_init(table, id);
  words_table_columns(table, columns, sizeof columns / sizeof columns[0]);
  add_figure(table, "inside_p05_p95", p->judged, share(p->in_90, p->judged), p->in_90_low,
             p->in_90_high);
  add_figure(table, "inside_p25_p75", p->judged, share(p->in_50, p->judged), p->in_50_low,
             p->in_50_high);
  add_mean(table, "mean_pit", p->judged, p->pit, p->pit_se);
  add_mean(table, "log_ratio_previous", p->compared[STUDIES_PREVIOUS],
           p->log_ratio[STUDIES_PREVIOUS], p->log_ratio_se[STUDIES_PREVIOUS]);
  add_mean(table, "log_ratio_plan", p->compared[STUDIES_PLAN], p->log_ratio[STUDIES_PLAN],
           p->log_ratio_se[STUDIES_PLAN]);
  add_figure(table, "mean_brier", p->events, p->brier, (double)NAN, (double)NAN);
}

void studies_score_pooled_table(const studies_scores_t *self, words_table_t *table) {
  pooled_table(self, WORDS_TABLE_SCORE_POOLED, table);
}

void studies_score_track_table(const studies_scores_t *self, words_table_t *table) {
  pooled_table(self, WORDS_TABLE_SCORE_TRACK, table);
}
