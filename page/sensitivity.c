// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/sensitivity.h"

#include "cli/common/grade.h"
#include "cli/common/input_words.h"
#include "page/answer.h"
#include "page/api.h"
#include "page/page.h"
#include "sim/status.h"
#include "studies/tables.h"
#include "words/table_csv.h"

#include <math.h>

/* Sets of inputs that a screen has room for. */
enum { SETS = 8 };

static const char *label_of(const studies_sensitivity_t *study, size_t set, words_lang_t lang,
                            char buffer[WORDS_SHOWN]) {
  if (set == studies_picks_chance(&study->picks))
    return words_message(WORDS_MSG_SENSITIVITY_CHANCE, lang);
  return cli_input_name(&study->inputs, studies_sensitivity_set_name(study, set), lang, buffer);
}

static void put_share(const sim_index_t *index, FILE *stream) {
  fprintf(stream, "%.17g\t%.17g\t%.17g\t", index->shown, index->low, index->high);
}

/* "set", what it is called, what its spread rests on, its total share of the variance with the ends
   of its interval, the mean of the output with the input at its P5 and at its P95, NaN where these
   are not known. */
static void put_set(const studies_sensitivity_t *study, size_t set, words_lang_t lang,
                    FILE *stream) {
  char buffer[WORDS_SHOWN];
  const bool is_group = set < study->groups.count;
  const models_grade_t grade =
      is_group ? studies_sensitivity_grade(study, set) : MODELS_GRADE_COUNT;
  const studies_swing_t *swing =
      is_group ? &studies_sensitivity_effect(study, 0, set)->swing : &(studies_swing_t){0};
  const bool has = swing->low.count > 0 && swing->high.count > 0;
  page_put(stream, "set", false);
  page_put(stream, label_of(study, set, lang, buffer), false);
  page_put(stream, grade < MODELS_GRADE_COUNT ? cli_grade_word(grade, lang) : "", false);
  put_share(&study->results[0].sets[set].total, stream);
  fprintf(stream, "%.17g\t%.17g\n", has ? swing->low.mean : (double)NAN,
          has ? swing->high.mean : (double)NAN);
}

/* "judgement" and the share of the variance that rests on it alone, with its interval. */
static void put_judgement(const studies_sensitivity_t *study, FILE *stream) {
  const studies_picks_t *picks = &study->picks;
  for (size_t i = 0; i < picks->grade_count; i++) {
    if (picks->grades[i] != MODELS_JUDGEMENT)
      continue;
    page_put(stream, "judgement", false);
    put_share(&study->results[0].sets[studies_picks_grade(picks, i)].first, stream);
    fputc('\n', stream);
  }
}

static int tell(page_t *self, const studies_sensitivity_t *study, words_lang_t lang) {
  words_draft_t draft;
  words_table_t table;
  const size_t *ranking = studies_sensitivity_ranking(study, 0);
  const size_t shown = studies_sensitivity_shown(study, 0, SETS);
  studies_sensitivity_table(study, &table);
  FILE *stream = page_answer_begin(self, &draft);
  int lost = 0;
  if (stream) {
    for (size_t i = 0; i < shown; i++)
      put_set(study, ranking[i], lang, stream);
    put_judgement(study, stream);
    fputc('\n', stream);
    lost = words_table_write(&table, stream);
  }
  const int status = page_answer_end(self, &draft);
  words_table_free(&table);
  return lost ? SIM_ERR_NO_MEMORY : status;
}

int page_sensitivity(page_t *self, const char *items, size_t size) {
  page_request_t request;
  studies_sensitivity_t study = {0};
  int status = page_request_read(&request, items, size);
  if (!status && request.only.count != 1)
    status = SIM_ERR_DOMAIN;
  if (status)
    return status;
  page_report_start(self, request.lang);
  study.request = (studies_sensitivity_request_t){.outputs = request.only.items,
                                                  .output_count = 1,
                                                  .points = (size_t)request.replicates,
                                                  .seed = request.seed,
                                                  .threads = 1};
  const inputs_request_t asked = page_request_inputs(&request);
  status = request.replicates < STUDIES_POINTS_MIN || request.replicates > SIM_POINTS_MAX
               ? SIM_ERR_DOMAIN
               : inputs_load(&asked, &study.inputs, &self->report);
  if (!status)
    status = studies_sensitivity_compute(&study, &self->report);
  if (!status)
    status = tell(self, &study, request.lang);
  studies_sensitivity_free(&study);
  return status;
}
