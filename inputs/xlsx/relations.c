// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/xlsx/relations.h"

#include "inputs/xlsx/xml.h"
#include "sim/status.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The length of "xl/" in "xl/workbook.xml". */
static size_t folder_length(const char *part) {
  const char *slash = strrchr(part, '/');
  return slash ? (size_t)(slash - part) + 1 : 0;
}

char *inputs_relations_part(const char *part) {
  char *file = NULL;
  const size_t folder = folder_length(part);
  return asprintf(&file, "%.*s_rels/%s.rels", (int)folder, part, part + folder) < 0 ? NULL : file;
}

/* A target as the package names it: absolute ones begin with '/', others stand beside the part. */
static char *resolve(const char *beside, const char *target) {
  char *part = NULL;
  const char *rest = target;
  size_t kept = folder_length(beside);
  if (target[0] == '/')
    return strdup(target + 1);
  for (; strncmp(rest, "../", 3) == 0; rest += 3) {
    while (kept > 0 && beside[--kept] == '/')
      ;
    while (kept > 0 && beside[kept - 1] != '/')
      kept--;
  }
  return asprintf(&part, "%.*s%s", (int)kept, beside, rest) < 0 ? NULL : part;
}

int inputs_relation_of(const char *part, const char *element, const char *const *attributes,
                       inputs_relation_t *out) {
  const char *id = inputs_xml_attribute(attributes, "Id");
  const char *type = inputs_xml_attribute(attributes, "Type");
  const char *target = inputs_xml_attribute(attributes, "Target");
  *out = (inputs_relation_t){0};
  if (strcmp(element, "Relationship") != 0 || !id || !type || !target)
    return SIM_OK;
  *out = (inputs_relation_t){id, type, resolve(part, target)};
  return out->part ? SIM_OK : SIM_ERR_NO_MEMORY;
}

bool inputs_relation_is(const inputs_relation_t *self, const char *type) {
  const size_t length = strlen(self->type), tail = strlen(type);
  return length >= tail && strcmp(self->type + length - tail, type) == 0;
}
