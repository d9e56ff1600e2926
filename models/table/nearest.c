// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/schema_check.h"
#include "models/table/translate.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  const char *name;
  char *best; /* MODELS_NAME_MAX + 1 bytes */
  size_t distance;
} nearest_t;

enum { ROOM = 2 * MODELS_NAME_MAX };

/* Takes the candidate when it is nearer than the best so far, and than `limit`. `english` is what
   the model calls it. */
static void consider(nearest_t *self, const char *candidate, const char *english, size_t limit) {
  const size_t a = strlen(self->name), b = strlen(candidate);
  const size_t most = limit < self->distance ? limit : self->distance;
  if (b > MODELS_NAME_MAX || (a > b ? a - b : b - a) >= most)
    return;
  const size_t distance = models_edit_distance(self->name, candidate);
  if (distance >= most || !models_schema_find(english))
    return;
  self->distance = distance;
  memcpy(self->best, candidate, b + 1);
}

/* From there on it is another word. */
static size_t limit_of(size_t length) {
  return length / 4 + 2;
}

/* What `name` would be as `pattern`, which ends in a word of its own after its one segment in
   brackets: cost.round.fixed for cost.<component>.fixed_share. False when it is no such pattern. */
static bool with_tail(const char *pattern, const char *name, char candidate[ROOM]) {
  const char *open = strchr(pattern, '<'), *tail = open ? strchr(open, '>') + 1 : "";
  const char *segment = strchr(name, '.');
  if (*tail != '.' || strchr(tail, '<') || !segment)
    return false;
  segment++;
  snprintf(candidate, ROOM, "%.*s%.*s%s", (int)(open - pattern), pattern,
           (int)strcspn(segment, "."), segment, tail);
  return true;
}

/* What `name` would be as `pattern`. The part that a pattern leaves to the programme is the name's
   own and always alike: without it the pattern's head must be near. False when it is none. */
static bool as_pattern(const char *pattern, const char *name, char candidate[ROOM], size_t *limit) {
  const char *open = strchr(pattern, '<');
  *limit = limit_of(strlen(name));
  if (with_tail(pattern, name, candidate))
    return true;
  if (open && strchr(open, '.'))
    return false;
  const int head = open ? (int)(open - pattern) : (int)strlen(pattern);
  snprintf(candidate, ROOM, "%.*s%.*s", head, pattern, MODELS_NAME_MAX,
           open ? models_last_segment(name) : "");
  if (open)
    *limit = limit_of((size_t)head);
  return true;
}

static void consider_spanish(nearest_t *self) {
  char candidate[ROOM], english[ROOM];
  const models_name_pair_t *pair;
  size_t limit;
  for (size_t i = 0; (pair = models_names_at(i)) != NULL; i++)
    if (pair->kind == MODELS_NAMES_INPUT &&
        as_pattern(pair->spanish, self->name, candidate, &limit) &&
        models_name_to_english(MODELS_NAMES_INPUT, candidate, english, sizeof english))
      consider(self, candidate, english, limit);
}

const char *models_nearest_name(const models_inputs_t *inputs, const char *name,
                                char buffer[MODELS_NAME_MAX + 1]) {
  nearest_t nearest = {name, buffer, limit_of(strlen(name))};
  char candidate[ROOM];
  const models_spec_t *spec;
  size_t limit;
  buffer[0] = '\0';
  for (size_t i = 0; (spec = models_schema_at(i)) != NULL; i++)
    if (as_pattern(spec->pattern, name, candidate, &limit))
      consider(&nearest, candidate, candidate, limit);
  for (size_t i = 0; i < inputs->count; i++)
    consider(&nearest, inputs->rows[i].name, inputs->rows[i].name, limit_of(strlen(name)));
  consider_spanish(&nearest);
  return buffer;
}
