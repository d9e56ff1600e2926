// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/say.h"
#include "cli/fit/fit.h"
#include "sim/status.h"
#include "words/grid.h"

#include <stdlib.h>

/* Experts → their pool and its row, and what the terminal shows of them. */

static int pool(cli_fit_t *self) {
  const fits_data_t *data = &self->data;
  const models_spec_t *spec = self->target.spec;
  char count[24];
  self->experts = (fits_experts_t){.values = data->values,
                                   .weights = data->of,
                                   .experts = data->count,
                                   .levels = data->levels,
                                   .level_count = data->level_count,
                                   .least = spec->low,
                                   .most = spec->high};
  fits_pool(&self->experts, &self->pool);
  snprintf(count, sizeof count, "%zu", data->count);
  self->source = words_message_format(WORDS_MSG_FIT_POOL_SOURCE, self->options->lang,
                                      WORDS_ARGS(cli_fit_file(self), count));
  if (!self->source)
    return SIM_ERR_NO_MEMORY;
  const int status = fits_rows_of_pool(&self->pool, &self->target, self->source, &self->rows);
  return status ? status : cli_fit_find_ends(self);
}

int cli_fit_experts(cli_fit_t *self, words_report_t *report) {
  if (self->target.is_inflation || self->target.spec->years == MODELS_YEAR_REQUIRED)
    return cli_fit_refuse(self, WORDS_MSG_FIT_NO_SAMPLE, WORDS_ARGS(self->target.name), report);
  if (self->target.grade != MODELS_JUDGEMENT)
    return cli_fit_refuse(self, WORDS_MSG_FIT_EXPERTS_GRADE, NULL, report);
  const int status = pool(self);
  return status == SIM_ERR_DOMAIN
             ? cli_fit_refuse(self, WORDS_MSG_FIT_WIDE, WORDS_ARGS(self->target.name), report)
             : status;
}

/* A row of the grid: one expert, or all of them. */
static void add_expert(const cli_fit_t *self, size_t i, words_grid_t *grid) {
  static const double at[] = {0.05, 0.50, 0.95};
  const bool is_all = i == self->data.count;
  char text[WORDS_NUMBER_BYTES];
  words_grid_add(grid, is_all ? words_message(WORDS_MSG_FIT_POOL_ALL, self->options->lang)
                              : self->data.names[i]);
  double whole = 0.0;
  for (size_t e = 0; e < self->data.count; e++)
    whole += self->data.of[e];
  words_numeral_percent(text, is_all ? 100.0 : 100.0 * self->data.of[i] / whole, 0,
                        self->options->lang);
  words_grid_add(grid, text);
  for (size_t k = 0; k < sizeof at / sizeof at[0]; k++) {
    cli_fit_value(self, fits_pool_quantile(&self->experts, i, at[k]), text);
    words_grid_add(grid, text);
  }
}

static int print_experts(const cli_fit_t *self, FILE *stream) {
  static const bool left[5] = {true};
  const words_lang_t lang = self->options->lang;
  words_grid_t grid;
  words_grid_init(&grid, 5);
  words_grid_add(&grid, words_message(WORDS_MSG_FIT_COL_EXPERT, lang));
  words_grid_add(&grid, words_message(WORDS_MSG_FIT_COL_WEIGHT, lang));
  words_grid_add(&grid, "P5");
  words_grid_add(&grid, "P50");
  words_grid_add(&grid, "P95");
  for (size_t i = 0; i <= self->data.count; i++)
    add_expert(self, i, &grid);
  const int lost = words_grid_print(&grid, left, stream);
  words_grid_free(&grid);
  return lost;
}

int cli_fit_print_experts(const cli_fit_t *self, FILE *stream) {
  const words_lang_t lang = self->options->lang;
  char name[WORDS_SHOWN], count[24], misfit[WORDS_NUMBER_BYTES];
  snprintf(count, sizeof count, "%zu", self->data.count);
  words_numeral(misfit, 100.0 * self->pool.misfit, 2, lang);
  int lost =
      cli_say(stream, lang, WORDS_MSG_FIT_POOL_HEAD, WORDS_ARGS(cli_fit_name(self, name), count));
  fputc('\n', stream);
  const char *weights = words_message(
      self->data.has_weight ? WORDS_MSG_FIT_POOL_WEIGHTS : WORDS_MSG_FIT_POOL_EQUAL, lang);
  lost |= cli_say_folded(stream, lang, WORDS_MSG_FIT_DID_POOL, WORDS_ARGS(weights));
  lost |= cli_say_folded(stream, lang, WORDS_MSG_FIT_DID_ENDS, NULL);
  lost |= cli_say_folded(
      stream, lang, self->pool.misfit > 0.0 ? WORDS_MSG_FIT_POOL_MISFIT : WORDS_MSG_FIT_POOL_EXACT,
      WORDS_ARGS(misfit));
  fputc('\n', stream);
  return lost | print_experts(self, stream);
}

int cli_fit_end_experts(const cli_fit_t *self, FILE *stream) {
  return cli_say_folded(stream, self->options->lang, WORDS_MSG_FIT_UNKNOWN_POOL, NULL);
}
