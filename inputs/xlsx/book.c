// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/xlsx/book.h"

#include "inputs/xlsx/relations.h"
#include "inputs/xlsx/xml.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

enum { SHEETS_MAX = 1000, RELATIONS_MAX = 10000 };

typedef struct {
  char *id, *part; /* part: its name in the package */
} relation_t;

typedef struct {
  inputs_book_t *book;
  const char *part; /* whose relations are read */
  relation_t *relations;
  size_t relation_count;
  char *workbook; /* the part of the workbook itself */
} reading_t;

static int keep(char **place, const char *text) {
  free(*place);
  *place = strdup(text);
  return *place ? SIM_OK : SIM_ERR_NO_MEMORY;
}

static int add_relation(reading_t *self, const char *id, const char *part) {
  if (self->relation_count == RELATIONS_MAX)
    return SIM_ERR_DOMAIN;
  relation_t *relations =
      realloc(self->relations, (self->relation_count + 1) * sizeof *self->relations);
  if (!relations)
    return SIM_ERR_NO_MEMORY;
  self->relations = relations;
  relation_t *new = &relations[self->relation_count++];
  *new = (relation_t){.id = strdup(id), .part = strdup(part)};
  return new->id &&new->part ? SIM_OK : SIM_ERR_NO_MEMORY;
}

static int take_relation(void *data, const char *element, const char *const *attributes) {
  reading_t *self = data;
  inputs_relation_t relation;
  int status = inputs_relation_of(self->part, element, attributes, &relation);
  if (status != SIM_OK || !relation.part)
    return status;
  if (inputs_relation_is(&relation, "/officeDocument"))
    status = keep(&self->workbook, relation.part);
  else if (inputs_relation_is(&relation, "/worksheet"))
    status = add_relation(self, relation.id, relation.part);
  else if (inputs_relation_is(&relation, "/sharedStrings"))
    status = keep(&self->book->strings_part, relation.part);
  else if (inputs_relation_is(&relation, "/styles"))
    status = keep(&self->book->styles_part, relation.part);
  free(relation.part);
  return status;
}

static int add_sheet(reading_t *self, const char *name, const char *part) {
  inputs_book_t *book = self->book;
  if (book->sheet_count == SHEETS_MAX)
    return SIM_ERR_DOMAIN;
  inputs_book_sheet_t *sheets =
      realloc(book->sheets, (book->sheet_count + 1) * sizeof *book->sheets);
  if (!sheets)
    return SIM_ERR_NO_MEMORY;
  book->sheets = sheets;
  inputs_book_sheet_t *new = &sheets[book->sheet_count++];
  *new = (inputs_book_sheet_t){.name = strdup(name), .part = strdup(part)};
  return new->name &&new->part ? SIM_OK : SIM_ERR_NO_MEMORY;
}

/* <sheet name="Datos" sheetId="1" r:id="rId1"/>; sheets of charts have no such relation. */
static int take_sheet(void *data, const char *element, const char *const *attributes) {
  reading_t *self = data;
  if (strcmp(element, "workbookPr") == 0) {
    const char *flag = inputs_xml_attribute(attributes, "date1904");
    self->book->is_1904 = flag && (strcmp(flag, "1") == 0 || strcmp(flag, "true") == 0);
  }
  const char *name = inputs_xml_attribute(attributes, "name");
  const char *id = inputs_xml_attribute(attributes, "id");
  if (strcmp(element, "sheet") != 0 || !name || !id)
    return SIM_OK;
  for (size_t i = 0; i < self->relation_count; i++)
    if (strcmp(self->relations[i].id, id) == 0)
      return add_sheet(self, name, self->relations[i].part);
  return SIM_OK;
}

static int read_relations(reading_t *self, const char *part, words_report_t *report) {
  const inputs_xml_t handlers = {.start = take_relation};
  char *file = inputs_relations_part(part), *own = strdup(part);
  int status = file && own ? SIM_OK : SIM_ERR_NO_MEMORY;
  self->part = own; /* what is read may be the name of the workbook, which `part` may be */
  if (status == SIM_OK)
    status = inputs_xml_walk(self->book->package, file, &handlers, self, report);
  free(file);
  free(own);
  return status;
}

/* Without the relations of the package, or without its workbook, it is another kind of zip file. */
static int find_workbook(reading_t *self, words_report_t *report) {
  const inputs_package_t *package = self->book->package;
  const int status =
      inputs_package_has(package, "_rels/.rels") ? read_relations(self, "", report) : SIM_OK;
  if (status != SIM_OK || (self->workbook && inputs_package_has(package, self->workbook)))
    return status;
  words_report_error(report, &(words_place_t){.file = inputs_package_path(package)},
                     WORDS_MSG_BOOK_NOT, NULL);
  return SIM_ERR_DOMAIN;
}

static int look_around(const reading_t *self, words_report_t *report) {
  const inputs_package_t *package = self->book->package;
  const words_place_t place = {.file = inputs_package_path(package)};
  if (inputs_package_has_under(package, "xl/vbaProject"))
    words_report_note(report, &place, WORDS_MSG_BOOK_MACROS, NULL);
  if (!inputs_package_has_under(package, "xl/externalLinks/"))
    return SIM_OK;
  words_report_error(report, &place, WORDS_MSG_BOOK_LINKS, NULL);
  return SIM_ERR_DOMAIN;
}

static void free_reading(reading_t *self) {
  for (size_t i = 0; i < self->relation_count; i++) {
    free(self->relations[i].id);
    free(self->relations[i].part);
  }
  free(self->relations);
  free(self->workbook);
}

int inputs_book_read(const inputs_package_t *package, inputs_book_t *out, words_report_t *report) {
  const inputs_xml_t handlers = {.start = take_sheet};
  *out = (inputs_book_t){.package = package};
  reading_t self = {.book = out};
  int status = find_workbook(&self, report);
  if (status == SIM_OK)
    status = look_around(&self, report);
  if (status == SIM_OK)
    status = read_relations(&self, self.workbook, report);
  if (status == SIM_OK)
    status = inputs_xml_walk(package, self.workbook, &handlers, &self, report);
  free_reading(&self);
  return status;
}

size_t inputs_book_find(const inputs_book_t *self, const char *name) {
  size_t i = 0;
  while (i < self->sheet_count && strcmp(self->sheets[i].name, name) != 0)
    i++;
  return i;
}

void inputs_book_free(inputs_book_t *self) {
  for (size_t i = 0; i < self->sheet_count; i++) {
    free(self->sheets[i].name);
    free(self->sheets[i].part);
  }
  for (size_t i = 0; i < self->string_count; i++)
    free(self->strings[i]);
  free(self->sheets);
  free(self->strings);
  free(self->strings_part);
  free(self->styles_part);
  free(self->looks);
  *self = (inputs_book_t){0};
}
