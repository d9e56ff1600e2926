// SPDX-License-Identifier: GPL-3.0-or-later
/* The column points: "p: value | ..." of quantiles, "weight: law numbers | ..." of a mixture. */
#include "inputs/loader.h"
#include "inputs/number/percent.h"
#include "models/table/translate.h"
#include "sim/status.h"
#include "words/list.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBERS = 3 };

typedef struct {
  inputs_loader_t *loader;
  const words_place_t *place;
  inputs_number_style_t style;
  const char *field, *unit, *text;
  bool wrong, has_percent, has_plain;
} points_t;

static void refuse(points_t *self, words_message_t id, const char *const *args) {
  self->wrong = true;
  words_report_error(self->loader->report, self->place, id, args);
}

/* What no-break spaces are, and no space before a percent sign. */
static void normalise(char *text) {
  static const char *const wide[] = {"\u00a0", "\u202f"};
  char *to = text;
  for (const char *from = text; *from;) {
    size_t size = 1;
    char c = *from;
    for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++)
      if (strncmp(from, wide[i], strlen(wide[i])) == 0) {
        size = strlen(wide[i]);
        c = ' ';
      }
    while (c == '%' && to > text && to[-1] == ' ')
      to--;
    *to++ = c;
    from += size;
  }
  *to = '\0';
}

/* The text without the spaces at its ends. */
static char *trimmed(char *text) {
  size_t length = strlen(text);
  while (length > 0 && text[length - 1] == ' ')
    text[--length] = '\0';
  return text + strspn(text, " ");
}

/* A number of what `unit` counts; a probability or weight is a share. */
static double read_number(points_t *self, const char *text, const char *unit, bool is_value) {
  double x = (double)NAN;
  bool is_percent;
  const inputs_number_place_t place = {.report = self->loader->report,
                                       .place = *self->place,
                                       .field = self->field,
                                       .unit = unit,
                                       .told_unit = unit,
                                       .style = self->style,
                                       .told = self->style};
  self->wrong = !inputs_number_read(&place, text, &x, &is_percent) || self->wrong;
  self->has_percent = self->has_percent || (is_value && is_percent);
  self->has_plain =
      self->has_plain || (is_value && inputs_percent_fits(unit) && !is_percent && x != 0.0);
  return x;
}

/* The laws that a part may have: those before the parts of splits. */
static models_distribution_t find_law(points_t *self, const char *word) {
  const char *words[MODELS_WEIGHT];
  char list[256] = "", english[96];
  (void)models_name_to_english(MODELS_NAMES_DISTRIBUTION, word, english, sizeof english);
  for (size_t i = 0; i < MODELS_WEIGHT; i++) {
    words[i] = models_distribution_name((models_distribution_t)i);
    if (strcmp(english, words[i]) == 0)
      return (models_distribution_t)i;
    words_list_add(list, sizeof list, words[i]);
  }
  char *hint = inputs_did_you_mean(self->loader->report->lang, word, words, MODELS_WEIGHT);
  refuse(self, WORDS_MSG_WORD_UNKNOWN, WORDS_ARGS(self->field, word, list, hint ? hint : ""));
  free(hint);
  return MODELS_DISTRIBUTION_COUNT;
}

/* The fields that a law reads, in the order in which a part states them. */
static size_t fields_of(models_distribution_t law, models_field_t fields[NUMBERS], char *list,
                        size_t size) {
  static const models_field_t usual[] = {MODELS_FIELD_VALUE, MODELS_FIELD_LOW, MODELS_FIELD_HIGH,
                                         MODELS_FIELD_N};
  static const models_field_t peaked[] = {MODELS_FIELD_LOW, MODELS_FIELD_VALUE, MODELS_FIELD_HIGH,
                                          MODELS_FIELD_N};
  const models_field_t *order = law == MODELS_TRIANGULAR || law == MODELS_PERT ? peaked : usual;
  size_t count = 0, length = 0;
  list[0] = '\0';
  for (size_t i = 0; i < 4; i++)
    if (models_distribution_reads(law, order[i])) {
      fields[count++] = order[i];
      length += (size_t)snprintf(list + length, size - length, " %s", models_field_name(order[i]));
    }
  return count;
}

static void store(models_point_t *point, models_field_t field, double x) {
  double *const cells[] = {&point->value, &point->low, &point->high, &point->n};
  *cells[field - MODELS_FIELD_VALUE] = x;
}

/* "triangular 250 380 560" */
static void read_law(points_t *self, char *text, models_point_t *point) {
  models_field_t fields[NUMBERS];
  char list[64], *rest = NULL, part[96];
  size_t count = 0;
  snprintf(part, sizeof part, "%.90s", text);
  const char *word = strtok_r(text, " ", &rest);
  const models_distribution_t law = find_law(self, word);
  if (law == MODELS_DISTRIBUTION_COUNT)
    return;
  point->distribution = law;
  const size_t wanted = fields_of(law, fields, list, sizeof list);
  for (char *number; (number = strtok_r(NULL, " ", &rest)) != NULL; count++) {
    if (count >= wanted)
      continue;
    /* A count is of cases, as its n; so is any n. */
    const bool is_cases = law == MODELS_COUNT || fields[count] == MODELS_FIELD_N;
    store(point, fields[count],
          read_number(self, number, is_cases ? "cases" : self->unit, !is_cases));
  }
  if (count != wanted)
    refuse(self, WORDS_MSG_POINTS_NUMBERS,
           WORDS_ARGS(part, models_distribution_name(law), list + 1));
}

static void read_pair(points_t *self, char *text, bool is_mixture, models_point_t *point) {
  const double none = (double)NAN;
  char *colon = strchr(text, ':');
  *point = (models_point_t){.p = none, .value = none, .low = none, .high = none, .n = none};
  if (colon)
    *colon = '\0';
  char *left = trimmed(text), *right = colon ? trimmed(colon + 1) : text;
  if (!colon || left[0] == '\0' || right[0] == '\0') {
    refuse(self, is_mixture ? WORDS_MSG_POINTS_MIXTURE : WORDS_MSG_POINTS_QUANTILES,
           WORDS_ARGS(self->text));
    return;
  }
  point->p = read_number(self, left, "share", false);
  if (is_mixture)
    read_law(self, right, point);
  else
    point->value = read_number(self, right, self->unit, true);
}

int inputs_points_read(inputs_loader_t *loader, const words_place_t *place,
                       inputs_number_style_t style, const char *text, models_input_t *row,
                       inputs_points_t *found) {
  const bool is_mixture = row->distribution == MODELS_MIXTURE;
  points_t self = {.loader = loader,
                   .place = place,
                   .style = style,
                   .field = models_field_name(MODELS_FIELD_POINTS),
                   .unit = row->unit,
                   .text = text};
  char *copy = strdup(text);
  size_t count = 1;
  for (const char *bar = text; (bar = strchr(bar, '|')) != NULL; bar++)
    count++;
  row->points = calloc(count, sizeof *row->points);
  if (!copy || !row->points) {
    free(copy);
    return SIM_ERR_NO_MEMORY;
  }
  row->point_count = count;
  normalise(copy);
  char *next = copy;
  for (size_t k = 0; k < count && !self.wrong; k++)
    read_pair(&self, strsep(&next, "|"), is_mixture, &row->points[k]);
  free(copy);
  *found = (inputs_points_t){self.wrong, self.has_percent, self.has_plain};
  return SIM_OK;
}
