// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/xlsx/xml.h"

#include "sim/status.h"

#include <expat.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 1 << 20 };

typedef struct {
  XML_Parser parser;
  const inputs_xml_t *handlers;
  void *data;
  int status;
  size_t depth;
} walk_t;

static const char *plain(const char *name) {
  const char *colon = strrchr(name, ':');
  return colon ? colon + 1 : name;
}

/* expat may call once more after it was stopped: the handlers look at the status first. */
static void settle(walk_t *self, int status) {
  if (status == SIM_OK)
    return;
  self->status = status;
  XML_StopParser(self->parser, XML_FALSE);
}

static void take_span(const walk_t *self) {
  inputs_xml_span_t *span = self->handlers->span;
  if (!span)
    return;
  span->from = (size_t)XML_GetCurrentByteIndex(self->parser);
  span->to = span->from + (size_t)XML_GetCurrentByteCount(self->parser);
}

static void start(void *data, const char *element, const char **attributes) {
  walk_t *self = data;
  if (self->status != SIM_OK)
    return;
  take_span(self);
  if (++self->depth > INPUTS_XML_DEPTH_MAX)
    settle(self, SIM_ERR_DOMAIN);
  else if (self->handlers->start)
    settle(self,
           self->handlers->start(self->data, plain(element), (const char *const *)attributes));
}

static void end(void *data, const char *element) {
  walk_t *self = data;
  if (self->status != SIM_OK)
    return;
  take_span(self);
  self->depth--;
  if (self->handlers->end)
    settle(self, self->handlers->end(self->data, plain(element)));
}

static void text(void *data, const char *piece, int length) {
  walk_t *self = data;
  if (self->status == SIM_OK && self->handlers->text && length > 0)
    settle(self, self->handlers->text(self->data, piece, (size_t)length));
}

static void doctype(void *data, const char *name, const char *system, const char *public, int has) {
  (void)name, (void)system, (void)public, (void)has;
  settle(data, SIM_ERR_DOMAIN);
}

const char *inputs_xml_attribute(const char *const *attributes, const char *name) {
  for (size_t i = 0; attributes[i]; i += 2)
    if (strcmp(plain(attributes[i]), name) == 0)
      return attributes[i + 1];
  return NULL;
}

/* Hands the bytes to expat, which counts in int, piece by piece. */
static void feed(walk_t *self, const char *bytes, size_t size) {
  for (size_t at = 0; self->status == SIM_OK;) {
    const size_t left = size - at, piece = left < PIECE ? left : PIECE;
    const bool is_last = piece == left;
    if (XML_Parse(self->parser, bytes + at, (int)piece, is_last) != XML_STATUS_OK &&
        self->status == SIM_OK)
      self->status = XML_GetErrorCode(self->parser) == XML_ERROR_NO_MEMORY ? SIM_ERR_NO_MEMORY
                                                                           : SIM_ERR_DOMAIN;
    at += piece;
    if (is_last)
      return;
  }
}

int inputs_xml_walk_bytes(const char *bytes, size_t size, const inputs_xml_t *handlers,
                          void *data) {
  walk_t self = {.parser = XML_ParserCreate(NULL), .handlers = handlers, .data = data};
  if (!self.parser)
    return SIM_ERR_NO_MEMORY;
  XML_SetUserData(self.parser, &self);
  XML_SetElementHandler(self.parser, start, end);
  XML_SetCharacterDataHandler(self.parser, text);
  XML_SetStartDoctypeDeclHandler(self.parser, doctype);
  feed(&self, bytes, size);
  XML_ParserFree(self.parser);
  return self.status;
}

int inputs_xml_walk(const inputs_package_t *package, const char *part, const inputs_xml_t *handlers,
                    void *data, words_report_t *report) {
  const size_t before = report->errors;
  char *bytes = NULL;
  size_t size = 0;
  int status = inputs_package_read(package, part, &bytes, &size, report);
  if (status != SIM_OK)
    return status;
  status = inputs_xml_walk_bytes(bytes, size, handlers, data);
  if (status == SIM_ERR_DOMAIN && report->errors == before)
    words_report_error(report, &(words_place_t){.file = inputs_package_path(package)},
                       WORDS_MSG_BOOK_PART, WORDS_ARGS(part));
  free(bytes);
  return status;
}
