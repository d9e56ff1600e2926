// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/new/plan.h"

#include "inputs/dated.h"
#include "models/table/schema.h"
#include "models/table/translate.h"
#include "models/table/unit.h"
#include "sim/status.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { DEFAULTS = 3, FORM_CRITERIA = 30 /* whose product is one formula */ };

/* A list, and its parts where none are named. */
typedef struct {
  size_t most;
  words_message_t usual[DEFAULTS];
  size_t usual_count;
} list_t;

static const list_t lists[CLI_NEW_LISTS] = {
    [CLI_NEW_COMPONENT] = {MODELS_COMPONENTS_MAX,
                           {WORDS_MSG_NEW_COMPONENT_1, WORDS_MSG_NEW_COMPONENT_2},
                           2},
    [CLI_NEW_CRITERION] = {MODELS_CRITERIA_MAX - 1, /* the condition is one too */
                           {WORDS_MSG_NEW_CRITERION_1, WORDS_MSG_NEW_CRITERION_2},
                           2},
    [CLI_NEW_CONDITION] = {1, {WORDS_MSG_NEW_CONDITION_1}, 1},
    [CLI_NEW_RESULT] = {MODELS_RESULTS_MAX, {WORDS_MSG_NEW_RESULT_1}, 1},
    [CLI_NEW_REGION] = {MODELS_REGIONS_MAX,
                        {WORDS_MSG_NEW_REGION_1, WORDS_MSG_NEW_REGION_2, WORDS_MSG_NEW_REGION_3},
                        3},
};

/* "Asesoría técnica" is asesoria_tecnica: letters plain and small, blanks and what joins words '_'.
   False when it does not begin with a letter, has another sign, or is too long. */
static bool make_id(const char *text, char out[CLI_NEW_ID]) {
  size_t length = 0;
  char letter;
  for (size_t step; (step = models_plain_letter(text, &letter)) > 0; text += step) {
    const bool joins = strchr(" -_.,/()", letter) != NULL;
    if ((unsigned char)letter > 0x7f || (!joins && !isalnum((unsigned char)letter)) ||
        length == CLI_NEW_ID - 1)
      return false;
    out[length++] = (char)(joins ? '_' : tolower((unsigned char)letter));
  }
  out[length] = '\0';
  return length > 0 && isalpha((unsigned char)out[0]);
}

static void refuse(words_report_t *report, const char *place, words_message_t id, const char *text,
                   const char *more) {
  words_report_error(report, NULL, id, WORDS_ARGS(place, text, more));
}

static bool has(const cli_new_parts_t *parts, const char *id) {
  for (size_t i = 0; i < parts->count; i++)
    if (strcmp(parts->items[i].id, id) == 0)
      return true;
  return false;
}

/* cost.admin_share is no component's. */
static bool is_taken(const cli_new_plan_t *self, cli_new_list_t list, const char *id) {
  return has(&self->lists[list], id) ||
         (list == CLI_NEW_COMPONENT && strcmp(id, "admin_share") == 0);
}

static void add_named(cli_new_plan_t *self, cli_new_list_t list, const char *place,
                      const char *text, words_report_t *report) {
  cli_new_parts_t *parts = &self->lists[list];
  cli_new_part_t part = {.label = {text, text}};
  char most[24];
  snprintf(most, sizeof most, "%d", CLI_NEW_ID - 1);
  if (!make_id(text, part.id))
    refuse(report, place, WORDS_MSG_NEW_NAME, text, most);
  else if (is_taken(self, list, part.id))
    refuse(report, place, WORDS_MSG_NEW_TWICE, text, "");
  else
    parts->items[parts->count++] = part;
}

static void add_usual(cli_new_plan_t *self, cli_new_list_t list) {
  cli_new_parts_t *parts = &self->lists[list];
  for (size_t i = 0; i < lists[list].usual_count; i++) {
    const words_message_t id = lists[list].usual[i];
    cli_new_part_t part = {.label = {words_message(id, WORDS_ES), words_message(id, WORDS_EN)}};
    if (make_id(part.label[self->lang], part.id) &&
        !(list == CLI_NEW_CONDITION && has(&self->lists[CLI_NEW_CRITERION], part.id)))
      parts->items[parts->count++] = part;
  }
}

static void fill_list(cli_new_plan_t *self, cli_new_list_t list, const cli_new_asked_t *asked,
                      words_report_t *report) {
  const cli_new_named_t *named = &asked->lists[list];
  char count[24], most[24];
  if (list == CLI_NEW_CONDITION || named->count == 0) {
    if (!asked->form || list != CLI_NEW_REGION) /* the form has none */
      add_usual(self, list);
    return;
  }
  for (size_t i = 0; i < named->count && i < CLI_NEW_PARTS; i++)
    add_named(self, list, named->place, named->items[i], report);
  const bool is_limited = asked->form && list == CLI_NEW_CRITERION;
  const size_t limit = is_limited ? FORM_CRITERIA : lists[list].most;
  snprintf(count, sizeof count, "%zu", named->count);
  snprintf(most, sizeof most, "%zu", limit);
  if (named->count > limit)
    refuse(report, named->place, WORDS_MSG_NEW_MANY, count, most);
}

/* "2027-2030", "2027–2030" or "2027". */
static bool parse_years(const char *text, int *first, int *last) {
  static const char dash[] = "\u2013";
  const bool has_first = strspn(text, "0123456789") == 4;
  *first = *last = has_first ? atoi(text) : 0;
  if (!has_first || text[4] == '\0')
    return has_first;
  const char *rest = strncmp(text + 4, dash, strlen(dash)) == 0 ? text + 4 + strlen(dash)
                     : text[4] == '-'                           ? text + 5
                                                                : "";
  *last = inputs_dated_year(rest);
  return *last > 0;
}

/* The population and the last inflation known are of the year before. */
static void read_years(cli_new_plan_t *self, const cli_new_named_t *given, words_report_t *report) {
  const char *text = given->count > 0 ? given->items[0] : "";
  char low[24], high[24], most[24];
  if ((parse_years(text, &self->first_year, &self->last_year) &&
       self->first_year > MODELS_YEAR_MIN && self->last_year <= MODELS_YEAR_MAX &&
       self->first_year <= self->last_year &&
       self->last_year - self->first_year < MODELS_PLAN_YEARS_MAX))
    return;
  snprintf(low, sizeof low, "%d", MODELS_YEAR_MIN + 1);
  snprintf(high, sizeof high, "%d", MODELS_YEAR_MAX);
  snprintf(most, sizeof most, "%d", MODELS_PLAN_YEARS_MAX);
  words_report_error(report, NULL, WORDS_MSG_NEW_YEARS,
                     WORDS_ARGS(given->place, text, low, high, most));
}

static void read_unit(cli_new_plan_t *self, const cli_new_named_t *given, words_report_t *report) {
  char english[CLI_NEW_ID], most[24];
  self->unit = models_unit_at(0);
  if (given->count == 0)
    return;
  const char *text = given->items[0];
  if (!models_name_to_english(MODELS_NAMES_UNIT, text, english, sizeof english))
    english[0] = '\0';
  for (size_t i = 0; models_unit_at(i); i++)
    if (strcmp(models_unit_at(i), english) == 0) {
      self->unit = models_unit_at(i);
      return;
    }
  self->own_unit = (cli_new_part_t){.label = {text, text}};
  self->unit = self->own_unit.id;
  snprintf(most, sizeof most, "%d", CLI_NEW_ID - 1);
  if (!make_id(text, self->own_unit.id) || !models_unit_is_countable(self->own_unit.id) ||
      (strcmp(english, text) != 0 && !models_unit_is_countable(english)))
    refuse(report, given->place, WORDS_MSG_NEW_NAME, text, most);
}

int cli_new_plan_init(cli_new_plan_t *self, const cli_new_asked_t *asked, words_report_t *report) {
  *self = (cli_new_plan_t){.lang = asked->lang};
  read_years(self, &asked->years, report);
  read_unit(self, &asked->unit, report);
  for (int list = 0; list < CLI_NEW_LISTS; list++)
    fill_list(self, (cli_new_list_t)list, asked, report);
  return report->errors ? SIM_ERR_DOMAIN : SIM_OK;
}
