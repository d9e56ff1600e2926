// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/annotate/links.h"

#include "inputs/xlsx/relations.h"
#include "inputs/xlsx/xml.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

#define KINDS "[Content_Types].xml"
#define NONE                                                                                       \
  "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"                                \
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>"

typedef struct {
  const char *part, *type, *id;
  char *found;
} search_t;

static int look(void *data, const char *element, const char *const *attributes) {
  search_t *self = data;
  inputs_relation_t relation;
  const int status = inputs_relation_of(self->part, element, attributes, &relation);
  if (status != SIM_OK || !relation.part)
    return status;
  const bool is_it =
      self->type ? inputs_relation_is(&relation, self->type) : strcmp(relation.id, self->id) == 0;
  if (is_it && !self->found)
    self->found = relation.part;
  else
    free(relation.part);
  return SIM_OK;
}

int reports_links_find(reports_parts_t *parts, const char *part, const char *type, const char *id,
                       char **out) {
  const inputs_xml_t handlers = {.start = look};
  search_t self = {.part = part, .type = type, .id = id};
  char *file = inputs_relations_part(part);
  const char *bytes;
  size_t size;
  int status = file ? SIM_OK : SIM_ERR_NO_MEMORY;
  *out = NULL;
  if (status == SIM_OK && reports_parts_has(parts, file)) {
    status = reports_parts_get(parts, file, &bytes, &size);
    if (status == SIM_OK)
      status = inputs_xml_walk_bytes(bytes, size, &handlers, &self);
  }
  free(file);
  if (status == SIM_OK)
    *out = self.found;
  else
    free(self.found);
  return status;
}

/* The first of exante1, exante2 … that the bytes do not name. */
static void new_id(const char *bytes, size_t size, char id[REPORTS_LINK_ID]) {
  int number = 0;
  do
    snprintf(id, REPORTS_LINK_ID, "exante%d", ++number);
  while (memmem(bytes, size, id, strlen(id)));
}

static int add_relation(reports_parts_t *parts, const char *file, const char *type,
                        const char *target, char id[REPORTS_LINK_ID]) {
  reports_outline_t outline = {0};
  reports_edits_t edits = {0};
  const char *bytes;
  size_t size;
  int prefix, status = SIM_OK;
  if (!reports_parts_has(parts, file)) {
    char *none = strdup(NONE);
    status = none ? reports_parts_put(parts, file, none, strlen(none)) : SIM_ERR_NO_MEMORY;
  }
  if (status == SIM_OK)
    status = reports_parts_get(parts, file, &bytes, &size);
  if (status == SIM_OK)
    status = reports_outline_read(bytes, size, NULL, NULL, &outline);
  if (status == SIM_OK && !reports_node_is(&outline, outline.nodes, "Relationships"))
    status = SIM_ERR_DOMAIN;
  if (status == SIM_OK) {
    const char *head = reports_node_prefix(&outline, outline.nodes, &prefix);
    new_id(bytes, size, id);
    reports_edits_append(&edits, &outline, outline.nodes,
                         "<%.*sRelationship Id=\"%s\" Type=\"" REPORTS_RELATIONS
                         "%s\" Target=\"/%s\"/>",
                         prefix, head, id, type, target);
  }
  reports_outline_free(&outline);
  if (status == SIM_OK)
    status = reports_parts_edit(parts, file, &edits);
  reports_edits_free(&edits);
  return status;
}

/* Says of one part what it is; those of a kind of their own would need no more, but an ending that
   another part has may mean something else. */
static int add_kind(reports_parts_t *parts, const char *target, const char *content) {
  reports_outline_t outline = {0};
  reports_edits_t edits = {0};
  const char *bytes;
  size_t size;
  int prefix;
  int status = reports_parts_get(parts, KINDS, &bytes, &size);
  if (status == SIM_OK)
    status = reports_outline_read(bytes, size, NULL, NULL, &outline);
  if (status == SIM_OK && !reports_node_is(&outline, outline.nodes, "Types"))
    status = SIM_ERR_DOMAIN;
  if (status == SIM_OK) {
    const char *head = reports_node_prefix(&outline, outline.nodes, &prefix);
    reports_edits_append(&edits, &outline, outline.nodes,
                         "<%.*sOverride PartName=\"/%s\" ContentType=\"%s\"/>", prefix, head,
                         target, content);
  }
  reports_outline_free(&outline);
  if (status == SIM_OK)
    status = reports_parts_edit(parts, KINDS, &edits);
  reports_edits_free(&edits);
  return status;
}

int reports_links_add(reports_parts_t *parts, const char *part, const char *type,
                      const char *target, const char *content, char id[REPORTS_LINK_ID]) {
  char *file = inputs_relations_part(part);
  int status = file ? add_relation(parts, file, type, target, id) : SIM_ERR_NO_MEMORY;
  if (status == SIM_OK)
    status = add_kind(parts, target, content);
  free(file);
  return status;
}
