// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/schema_check.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  const char *name, *best;
  size_t distance;
} nearest_t;

static bool is_nearer(nearest_t *self, const char *candidate) {
  const size_t a = strlen(self->name), b = strlen(candidate);
  if ((a > b ? a - b : b - a) >= self->distance)
    return false;
  const size_t distance = models_edit_distance(self->name, candidate);
  if (distance >= self->distance || !models_schema_find(candidate))
    return false;
  self->distance = distance;
  return true;
}

/* What `name` would be as `pattern`, which ends in a word of its own after its one segment in
   brackets: cost.round.fixed for cost.<component>.fixed_share. False when it is no such pattern. */
static bool with_tail(const char *pattern, const char *name, char candidate[2 * MODELS_NAME_MAX]) {
  const char *open = strchr(pattern, '<'), *tail = open ? strchr(open, '>') + 1 : "";
  const char *segment = strchr(name, '.');
  if (*tail != '.' || strchr(tail, '<') || !segment)
    return false;
  segment++;
  snprintf(candidate, 2 * MODELS_NAME_MAX, "%.*s%.*s%s", (int)(open - pattern), pattern,
           (int)strcspn(segment, "."), segment, tail);
  return true;
}

const char *models_nearest_name(const models_inputs_t *inputs, const char *name,
                                char buffer[MODELS_NAME_MAX + 1]) {
  nearest_t nearest = {name, "", strlen(name) / 4 + 2}; /* from there on it is another word */
  char candidate[2 * MODELS_NAME_MAX];
  const models_spec_t *spec;
  for (size_t i = 0; (spec = models_schema_at(i)) != NULL; i++) {
    const char *pattern = spec->pattern, *open = strchr(pattern, '<');
    const int prefix = open ? (int)(open - pattern) : (int)strlen(pattern);
    const bool is_whole = with_tail(pattern, name, candidate) || !open || !strchr(open, '.');
    if (!open || !strchr(open, '.'))
      snprintf(candidate, sizeof candidate, "%.*s%.*s", prefix, pattern, MODELS_NAME_MAX,
               open ? models_last_segment(name) : "");
    if (is_whole && is_nearer(&nearest, candidate)) {
      snprintf(buffer, MODELS_NAME_MAX + 1, "%.*s", MODELS_NAME_MAX, candidate);
      nearest.best = buffer;
    }
  }
  for (size_t i = 0; i < inputs->count; i++)
    if (is_nearer(&nearest, inputs->rows[i].name))
      nearest.best = inputs->rows[i].name;
  return nearest.best;
}
