// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/annotate/outline.h"

#include "inputs/xlsx/xml.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

#define NOT_WANTED ((size_t)-1)

typedef struct {
  reports_outline_t *out;
  reports_wants_fn wants;
  void *data;
  inputs_xml_span_t span;
  size_t depth;
  size_t open[INPUTS_XML_DEPTH_MAX + 1]; /* the node of each open element */
} walk_t;

static int add_node(walk_t *self) {
  reports_outline_t *out = self->out;
  if (out->count == REPORTS_NODES_MAX)
    return SIM_ERR_DOMAIN;
  if (out->count == out->capacity) {
    const size_t capacity = out->capacity ? 2 * out->capacity : 64;
    reports_node_t *nodes = realloc(out->nodes, capacity * sizeof *nodes);
    if (!nodes)
      return SIM_ERR_NO_MEMORY;
    out->nodes = nodes;
    out->capacity = capacity;
  }
  self->open[self->depth] = out->count;
  out->nodes[out->count++] = (reports_node_t){
      .depth = self->depth, .from = self->span.from, .inner = self->span.to, .to = self->span.to};
  return SIM_OK;
}

static int start(void *data, const char *element, const char *const *attributes) {
  walk_t *self = data;
  int status = SIM_OK;
  self->open[self->depth] = NOT_WANTED;
  if (!self->wants || self->wants(self->data, self->depth, element, attributes))
    status = add_node(self);
  self->depth++;
  return status;
}

static int end(void *data, const char *element) {
  walk_t *self = data;
  (void)element;
  const size_t open = self->open[--self->depth];
  if (open == NOT_WANTED)
    return SIM_OK;
  reports_node_t *node = &self->out->nodes[open];
  const bool is_empty = self->out->bytes[node->inner - 2] == '/';
  node->outer = is_empty ? node->inner : self->span.from;
  node->to = is_empty ? node->inner : self->span.to;
  return SIM_OK;
}

int reports_outline_read(const char *bytes, size_t size, reports_wants_fn wants, void *data,
                         reports_outline_t *out) {
  walk_t self = {.out = out, .wants = wants, .data = data};
  const inputs_xml_t handlers = {.start = start, .end = end, .span = &self.span};
  *out = (reports_outline_t){.bytes = bytes, .size = size};
  /* UTF-16: its places are not those of letters */
  if (memchr(bytes, '\0', size))
    return SIM_ERR_DOMAIN;
  return inputs_xml_walk_bytes(bytes, size, &handlers, &self);
}

void reports_outline_free(reports_outline_t *self) {
  free(self->nodes);
  *self = (reports_outline_t){0};
}

static bool is_name_end(char c) {
  return c == '>' || c == '/' || c == '=' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The end of the name that begins at `at`. */
static size_t name_end(const reports_outline_t *self, size_t at, size_t end) {
  while (at < end && !is_name_end(self->bytes[at]))
    at++;
  return at;
}

const char *reports_node_prefix(const reports_outline_t *self, const reports_node_t *node,
                                int *length) {
  const char *name = self->bytes + node->from + 1;
  const size_t size = name_end(self, node->from + 1, node->inner) - node->from - 1;
  const char *colon = memchr(name, ':', size);
  *length = colon ? (int)(colon - name) + 1 : 0;
  return name;
}

bool reports_node_is(const reports_outline_t *self, const reports_node_t *node, const char *name) {
  int prefix;
  const char *begin = reports_node_prefix(self, node, &prefix);
  const size_t size = name_end(self, node->from + 1, node->inner) - node->from - 1 - (size_t)prefix;
  return strlen(name) == size && memcmp(begin + prefix, name, size) == 0;
}

const reports_node_t *reports_outline_next(const reports_outline_t *self,
                                           const reports_node_t *node) {
  for (const reports_node_t *next = node + 1; next < self->nodes + self->count; next++)
    if (next->depth <= node->depth)
      return next->depth == node->depth ? next : NULL;
  return NULL;
}

const reports_node_t *reports_outline_child(const reports_outline_t *self,
                                            const reports_node_t *parent, const char *name) {
  const reports_node_t *end = self->nodes + self->count;
  const reports_node_t *node = parent ? parent + 1 : self->nodes;
  if (node >= end || (parent && node->depth != parent->depth + 1))
    return NULL;
  while (node && !reports_node_is(self, node, name))
    node = reports_outline_next(self, node);
  return node;
}

/* True when the name at [from, to) is `name`, or, is_any, has any prefix to it. */
static bool same_name(const reports_outline_t *self, size_t from, size_t to, const char *name,
                      bool is_any) {
  const size_t length = strlen(name), has = to - from;
  if (has < length || memcmp(self->bytes + to - length, name, length) != 0)
    return false;
  return has == length || (is_any && self->bytes[to - length - 1] == ':');
}

bool reports_node_attribute(const reports_outline_t *self, const reports_node_t *node,
                            const char *name, bool is_any, size_t *from, size_t *to) {
  const size_t end = node->inner;
  size_t at = name_end(self, node->from + 1, end);
  while (at < end) {
    while (at < end && is_blank(self->bytes[at]))
      at++;
    const size_t begin = at, stop = name_end(self, at, end);
    at = stop;
    while (at < end && self->bytes[at] != '"' && self->bytes[at] != '\'')
      at++;
    if (at >= end)
      return false;
    const char *close = memchr(self->bytes + at + 1, self->bytes[at], end - at - 1);
    if (!close)
      return false;
    *from = at + 1;
    *to = (size_t)(close - self->bytes);
    if (same_name(self, begin, stop, name, is_any))
      return true;
    at = *to + 1;
  }
  return false;
}

size_t reports_node_number(const reports_outline_t *self, const reports_node_t *node,
                           const char *name, size_t otherwise) {
  size_t from, to, number = 0;
  if (!reports_node_attribute(self, node, name, false, &from, &to) || from == to || to - from > 9)
    return otherwise;
  for (size_t i = from; i < to; i++) {
    if (self->bytes[i] < '0' || self->bytes[i] > '9')
      return otherwise;
    number = 10 * number + (size_t)(self->bytes[i] - '0');
  }
  return number;
}

bool reports_node_says(const reports_outline_t *self, const reports_node_t *node, const char *name,
                       const char *value) {
  size_t from, to;
  return reports_node_attribute(self, node, name, false, &from, &to) &&
         to - from == strlen(value) && memcmp(self->bytes + from, value, to - from) == 0;
}
