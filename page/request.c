// SPDX-License-Identifier: GPL-3.0-or-later
#include "page/request.h"

#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

static int add(page_items_t *self, const char *text) {
  if (self->count == PAGE_ITEMS)
    return SIM_ERR_DOMAIN;
  self->items[self->count++] = text;
  return SIM_OK;
}

static int read_whole(const char *text, uint64_t *out) {
  char *end;
  if (*text < '0' || *text > '9')
    return SIM_ERR_DOMAIN;
  *out = strtoull(text, &end, 10);
  return *end == '\0' ? SIM_OK : SIM_ERR_DOMAIN;
}

/* One item, whose name is the first `length` bytes. */
static int read_item(page_request_t *self, const char *name, size_t length, const char *value) {
  const struct {
    const char *name, **text;
  } texts[] = {{"programme", &self->programme},
               {"find", &self->find},
               {"so-that", &self->so_that},
               {"from", &self->from},
               {"to", &self->to},
               {"years", &self->years},
               {"unit", &self->unit}};
  const struct {
    const char *name;
    page_items_t *items;
  } lists[] = {{"variant", &self->variants},
               {"set", &self->sets},
               {"only", &self->only},
               {"scenario", &self->scenarios},
               {"component", &self->components},
               {"criterion", &self->criteria},
               {"result", &self->results},
               {"figure", &self->figures}};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
    if (strlen(texts[i].name) == length && strncmp(texts[i].name, name, length) == 0) {
      *texts[i].text = value;
      return SIM_OK;
    }
  for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
    if (strlen(lists[i].name) == length && strncmp(lists[i].name, name, length) == 0)
      return add(lists[i].items, value);
  if (length == 4 && strncmp(name, "lang", length) == 0)
    return words_lang_parse(value, &self->lang) ? SIM_ERR_DOMAIN : SIM_OK;
  if (length == 4 && strncmp(name, "seed", length) == 0)
    return read_whole(value, &self->seed);
  if (length == 10 && strncmp(name, "replicates", length) == 0)
    return read_whole(value, &self->replicates);
  return SIM_ERR_DOMAIN;
}

const char *page_request_usual(const char *option) {
  static const struct {
    const char *option, *initial;
  } options[] = {
#define CLI_OPTION(id, name, letter, kind, field, least, most, verbs, section, initial, ...)       \
  {name, initial},
#include "cli/command/options.def"
#undef CLI_OPTION
  };
  for (size_t i = 0; i < sizeof options / sizeof options[0]; i++)
    if (strcmp(options[i].option, option) == 0)
      return options[i].initial;
  return "";
}

int page_request_read(page_request_t *self, const char *items, size_t size) {
  *self = (page_request_t){.seed = strtoull(page_request_usual("seed"), NULL, 10)};
  if (size == 0 || items[size - 1] != '\0')
    return SIM_ERR_DOMAIN;
  for (size_t at = 0; at < size; at += strlen(items + at) + 1) {
    const char *item = items + at, *equals = strchr(item, '=');
    const size_t scenarios = self->scenarios.count;
    const int status =
        equals ? read_item(self, item, (size_t)(equals - item), equals + 1) : SIM_ERR_DOMAIN;
    if (status)
      return status;
    if (self->scenarios.count > scenarios) {
      self->variants_at[scenarios] = self->variants.count;
      self->sets_at[scenarios] = self->sets.count;
    }
  }
  self->variants_at[self->scenarios.count] = self->variants.count;
  self->sets_at[self->scenarios.count] = self->sets.count;
  return self->programme ? SIM_OK : SIM_ERR_DOMAIN;
}

inputs_request_t page_request_inputs(const page_request_t *self) {
  return (inputs_request_t){.folder = self->programme,
                            .variants = self->variants.items,
                            .variant_count = self->variants.count,
                            .overrides = self->sets.items,
                            .override_count = self->sets.count};
}

inputs_request_t page_request_scenario(const page_request_t *self, size_t k) {
  const size_t variants = self->variants_at[k], sets = self->sets_at[k];
  return (inputs_request_t){.folder = self->programme,
                            .variants = self->variants.items + variants,
                            .variant_count = self->variants_at[k + 1] - variants,
                            .overrides = self->sets.items + sets,
                            .override_count = self->sets_at[k + 1] - sets};
}
