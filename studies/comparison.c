// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/comparison.h"

#include "sim/status.h"
#include "words/numeral.h"

#include <stdlib.h>
#include <string.h>

/* The output of that name and year; outputs of another unit are not the same. */
static size_t find_output(const models_programme_t *programme, const models_output_t *wanted) {
  const models_output_t *outputs = models_programme_outputs(programme);
  const size_t count = models_programme_output_count(programme);
  for (size_t i = 0; i < count; i++)
    if (outputs[i].year == wanted->year && strcmp(outputs[i].name, wanted->name) == 0 &&
        strcmp(outputs[i].unit, wanted->unit) == 0)
      return i;
  return count;
}

/* Whether an output is to be compared: years that only one plan has are not, nor totals over
   different years. */
static bool is_common(const studies_contrast_t *self, const models_output_t *output) {
  if (output->year == 0)
    return self->years == self->reference->years && self->years == self->variant->years;
  return output->year >= self->first_year && output->year < self->first_year + (int)self->years;
}

static void leave_out(studies_contrast_t *self, const models_output_t *output) {
  if (self->left_out++ == 0)
    self->left_out_example = output->name;
}

/* Outputs of `scenario` that should be in the other and are not. */
static void count_left_out(studies_contrast_t *self, const studies_alternative_t *scenario,
                           const studies_alternative_t *other) {
  const models_output_t *outputs = models_programme_outputs(scenario->programme);
  const size_t absent = models_programme_output_count(other->programme);
  for (size_t i = 0; i < models_programme_output_count(scenario->programme); i++)
    if (is_common(self, &outputs[i]) && find_output(other->programme, &outputs[i]) == absent)
      leave_out(self, &outputs[i]);
}

static void match_years(studies_contrast_t *self) {
  const studies_alternative_t *a = self->reference, *b = self->variant;
  const int a_end = a->first_year + (int)a->years, b_end = b->first_year + (int)b->years;
  const int end = a_end < b_end ? a_end : b_end;
  self->first_year = a->first_year > b->first_year ? a->first_year : b->first_year;
  self->years = end > self->first_year ? (size_t)(end - self->first_year) : 0;
}

static int match_outputs(studies_contrast_t *self) {
  const models_output_t *outputs = models_programme_outputs(self->reference->programme);
  const size_t count = models_programme_output_count(self->reference->programme);
  const size_t absent = models_programme_output_count(self->variant->programme);
  self->matches = calloc(count, sizeof *self->matches);
  self->differences = calloc(count, sizeof *self->differences);
  if (!self->matches || !self->differences)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; i < count; i++) {
    const size_t other =
        is_common(self, &outputs[i]) ? find_output(self->variant->programme, &outputs[i]) : absent;
    if (other == absent)
      continue;
    self->matches[self->count] = (sim_match_t){i, other};
    self->differences[self->count++] = (studies_difference_t){
        .output = outputs[i].name, .year = outputs[i].year, .unit = outputs[i].unit};
  }
  count_left_out(self, self->reference, self->variant);
  count_left_out(self, self->variant, self->reference);
  return SIM_OK;
}

/* Says once what will not be compared. */
static void report_gaps(const studies_contrast_t *self, words_report_t *report) {
  const studies_alternative_t *a = self->reference, *b = self->variant;
  char left_out[24], of_a[WORDS_PERIOD_BYTES], of_b[WORDS_PERIOD_BYTES], common[WORDS_PERIOD_BYTES];
  snprintf(left_out, sizeof left_out, "%zu", self->left_out);
  words_period(of_a, a->first_year, a->years);
  words_period(of_b, b->first_year, b->years);
  words_period(common, self->first_year, self->years);
  if (self->years == 0)
    words_report_error(report, NULL, WORDS_MSG_COMPARE_NO_YEARS,
                       WORDS_ARGS(a->name, of_a, b->name, of_b));
  else if (self->years != a->years || self->years != b->years)
    words_report_note(report, NULL, WORDS_MSG_COMPARE_YEARS,
                      WORDS_ARGS(a->name, of_a, b->name, of_b, common));
  if (self->left_out)
    words_report_note(report, NULL, WORDS_MSG_COMPARE_LEFT_OUT,
                      WORDS_ARGS(left_out, a->name, b->name, self->left_out_example));
}

static int prepare(studies_comparison_t *self, words_report_t *report) {
  int status = studies_alternatives_compile(&self->scenarios, self->seed, false);
  for (size_t i = 0; !status && i + 1 < self->scenarios.count; i++) {
    studies_contrast_t *contrast = &self->contrasts[i];
    contrast->reference = &self->scenarios.items[0];
    contrast->variant = &self->scenarios.items[i + 1];
    match_years(contrast);
    status = match_outputs(contrast);
    if (!status)
      report_gaps(contrast, report);
  }
  return status ? status : report->errors ? SIM_ERR_DOMAIN : SIM_OK;
}

int studies_comparison_load(studies_comparison_t *self, const inputs_request_t *base,
                            const char *const *names, size_t count, uint64_t replicates,
                            uint64_t seed, words_report_t *report) {
  *self = (studies_comparison_t){.replicates = replicates, .seed = seed};
  const int status =
      studies_alternatives_load(&self->scenarios, base, names, count, "compare", report);
  return status ? status : prepare(self, report);
}

int studies_comparison_load_each(studies_comparison_t *self, const inputs_request_t *requests,
                                 const char *const *names, size_t count, uint64_t replicates,
                                 uint64_t seed, words_report_t *report) {
  *self = (studies_comparison_t){.replicates = replicates, .seed = seed};
  const int status =
      studies_alternatives_load_each(&self->scenarios, requests, names, count, report);
  return status ? status : prepare(self, report);
}

void studies_comparison_free(studies_comparison_t *self) {
  for (size_t i = 0; i < STUDIES_ALTERNATIVES_MAX - 1; i++) {
    studies_contrast_t *contrast = &self->contrasts[i];
    if (contrast->contrasts)
      sim_contrasts_free(contrast->count, contrast->contrasts);
    free(contrast->contrasts);
    free(contrast->matches);
    free(contrast->differences);
  }
  studies_alternatives_free(&self->scenarios);
  *self = (studies_comparison_t){0};
}
