// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/target.h"

#include "inputs/names.h"
#include "inputs/suggest.h"
#include "models/table/unit.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

enum { PATTERNS = 64 };

static bool has_unit(const fits_target_t *self, const char *unit) {
  return strcmp(self->spec->units[0], unit) == 0;
}

bool fits_target_is_share(const fits_target_t *self) {
  return has_unit(self, "share");
}

bool fits_target_is_rate(const fits_target_t *self) {
  return has_unit(self, "1/year");
}

bool fits_target_is_amount(const fits_target_t *self) {
  return !fits_target_is_share(self) && !fits_target_is_rate(self);
}

static int refuse(words_report_t *report, words_message_t id, const char *const *args) {
  words_report_error(report, NULL, id, args);
  return SIM_ERR_DOMAIN;
}

static int refuse_name(const char *name, words_report_t *report) {
  const char *known[PATTERNS] = {"inflation"};
  size_t count = 1;
  for (size_t i = 0; models_schema_at(i) && count < PATTERNS; i++)
    known[count++] = models_schema_at(i)->pattern;
  char *hint = inputs_did_you_mean(report->lang, name, known, count);
  if (!hint)
    return SIM_ERR_NO_MEMORY;
  const int status = refuse(report, WORDS_MSG_FIT_NAME, WORDS_ARGS(name, hint));
  free(hint);
  return status;
}

static int find_name(const char *asked, fits_target_t *out, words_report_t *report) {
  if (!asked)
    return refuse(report, WORDS_MSG_FIT_NO_NAME, NULL);
  if (!inputs_name_english(MODELS_NAMES_INPUT, asked, out->name, sizeof out->name))
    return refuse_name(asked, report);
  if (strcmp(out->name, "inflacion") == 0 || strcmp(out->name, "inflación") == 0)
    strcpy(out->name, "inflation");
  out->is_inflation = strcmp(out->name, "inflation") == 0;
  out->spec = models_schema_find(out->is_inflation ? "inflation.mean" : out->name);
  if (!out->spec)
    return refuse_name(asked, report);
  if (out->spec->kind == MODELS_KIND_WHOLE || out->spec->kind == MODELS_KIND_PART ||
      strncmp(out->name, "observed.", 9) == 0)
    return refuse(report, WORDS_MSG_FIT_NO_LAW, WORDS_ARGS(out->name));
  return SIM_OK;
}

/* M$2026 and M$nominal are units of money. */
static bool is_money(const char *unit) {
  return strcmp(unit, "M$nominal") == 0 ||
         (strncmp(unit, "M$", 2) == 0 && strlen(unit) == 6 && strspn(unit + 2, "0123456789") == 4);
}

static int find_unit(const char *asked, fits_target_t *out, words_report_t *report) {
  const bool is_counted = has_unit(out, MODELS_UNIT), is_paid = has_unit(out, "M$");
  if (!is_counted && !is_paid && !asked) {
    strcpy(out->unit, out->spec->units[0]);
    return SIM_OK;
  }
  const bool fits =
      asked && inputs_name_english(MODELS_NAMES_UNIT, asked, out->unit, sizeof out->unit);
  if (fits && (is_counted ? models_unit_is_countable(out->unit)
               : is_paid  ? is_money(out->unit)
                          : has_unit(out, out->unit)))
    return SIM_OK;
  return refuse(report, WORDS_MSG_FIT_UNIT,
                WORDS_ARGS(asked ? asked : "", out->name,
                           is_counted ? "firms, people, organisations"
                           : is_paid  ? "M$2026, M$nominal"
                                      : out->spec->units[0]));
}

static int find_grade(const char *asked, fits_target_t *out, words_report_t *report) {
  char english[MODELS_NAME_MAX];
  out->grade = MODELS_JUDGEMENT;
  if (!asked)
    return SIM_OK;
  if (models_name_to_english(MODELS_NAMES_GRADE, asked, english, sizeof english))
    for (int grade = 0; grade < MODELS_GRADE_COUNT; grade++)
      if (strcmp(models_grade_name((models_grade_t)grade), english) == 0) {
        out->grade = (models_grade_t)grade;
        return SIM_OK;
      }
  return refuse(report, WORDS_MSG_FIT_GRADE, WORDS_ARGS(asked));
}

int fits_target_find(const fits_asked_t *asked, fits_target_t *out, words_report_t *report) {
  *out = (fits_target_t){0};
  int status = find_name(asked->name, out, report);
  const int grade = find_grade(asked->grade, out, report);
  if (!status)
    status = find_unit(asked->unit, out, report);
  return status ? status : grade;
}
