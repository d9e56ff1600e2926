// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_XLSX_XML_H
#define INPUTS_XLSX_XML_H

#include "inputs/xlsx/package.h"

/* Walks through a part of a workbook. Names come without their prefix: `x:sheet` is `sheet`, `r:id`
   is `id`. Document types, and with them entities, are refused: no workbook has them. */

enum { INPUTS_XML_DEPTH_MAX = 64 }; /* elements within each other */

/* What is called for the start of an element, its end, and text within it (in pieces). Each may be
   NULL. A status other than SIM_OK stops the walk, which returns it. `span`, where it is given, has
   the bytes of the tag while a start or an end is told: of <a/>, all of it and then nothing. */
typedef struct {
  size_t from, to; /* to: the byte after it */
} inputs_xml_span_t;

typedef struct {
  int (*start)(void *data, const char *element, const char *const *attributes);
  int (*end)(void *data, const char *element);
  int (*text)(void *data, const char *text, size_t length);
  inputs_xml_span_t *span;
} inputs_xml_t;

/* Reads the part of the package. SIM_OK; SIM_ERR_DOMAIN: damaged (reported), or what a handler
   reported; SIM_ERR_NO_MEMORY. */
int inputs_xml_walk(const inputs_package_t *package, const char *part, const inputs_xml_t *handlers,
                    void *data, words_report_t *report);

/* The same over bytes in memory. Nothing is reported: SIM_ERR_DOMAIN for what is damaged. */
int inputs_xml_walk_bytes(const char *bytes, size_t size, const inputs_xml_t *handlers, void *data);

/* The value of the attribute; NULL when the element lacks it. */
const char *inputs_xml_attribute(const char *const *attributes, const char *name);

#endif
