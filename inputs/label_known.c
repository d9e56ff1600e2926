// SPDX-License-Identifier: GPL-3.0-or-later
/* What a label may be of. */
#include "inputs/loader.h"
#include "models/table/unit.h"

#include <stdlib.h>
#include <string.h>

/* The segment that a label's prefix stands for: `component.round` labels `completion.round`,
   `group.sex` the dimension of `group.sex.women`. */
static bool names_segment(const char *label, const char *name) {
  const char *segment = strchr(label, '.') + 1;
  if (strncmp(label, "component.", 10) == 0)
    return strncmp(name, "completion.", 11) == 0 && strcmp(name + 11, segment) == 0;
  if (strncmp(label, "group.", 6) == 0)
    return strncmp(name, "group.", 6) == 0 && models_name_is_under(label, name);
  const char *partner = models_last_segment(name);
  if (strncmp(name, "association.", 12) != 0 || partner == name + 12)
    return false;
  if (strncmp(label, "partner.", 8) == 0)
    return strcmp(partner, segment) == 0;
  const size_t length = (size_t)(partner - 1 - (name + 12));
  return strncmp(label, "purpose.", 8) == 0 && strlen(segment) == length &&
         strncmp(name + 12, segment, length) == 0;
}

bool inputs_variant_labelled(const char *label, const char *variant, size_t length) {
  static const char stem[] = "variant.";
  if (strncmp(label, stem, strlen(stem)) != 0 || strlen(label) != strlen(stem) + length)
    return false;
  for (size_t i = 0; i < length; i++)
    if (label[strlen(stem) + i] != (variant[i] == '-' ? '_' : variant[i]))
      return false;
  return true;
}

/* A scenario of the programme: `base`, or a variant in its folder; any where there is none. */
static bool names_scenario(const inputs_loader_t *loader, const char *label) {
  enum { MOST = 1000 };
  char *names[MOST];
  const size_t count = inputs_loader_variants(loader, names, MOST);
  bool found = count == 0 || (loader->held && loader->held->is_partial) ||
               inputs_variant_labelled(label, "base", strlen("base"));
  for (size_t i = 0; i < count; i++) {
    found = found || inputs_variant_labelled(label, names[i], strlen(names[i]));
    free(names[i]);
  }
  return found;
}

bool inputs_label_is_known(const inputs_loader_t *loader, const char *label) {
  const models_inputs_t *inputs = &loader->rows.inputs;
  const models_spec_t *spec = models_schema_find(label);
  const char *unit = models_inputs_unit(inputs);
  if (strncmp(label, "unit.", 5) == 0)
    return unit && strcmp(unit, label + 5) == 0;
  if (strncmp(label, "variant.", 8) == 0)
    return names_scenario(loader, label);
  if (strcmp(label, "programme") == 0 || strcmp(label, "source") == 0 ||
      (spec && !strchr(spec->pattern, '<')))
    return true;
  for (size_t i = 0; i < inputs->count; i++) {
    const char *name = inputs->rows[i].name;
    if (strcmp(name, label) == 0 || (strchr(label, '.') && names_segment(label, name)))
      return true;
  }
  return false;
}
