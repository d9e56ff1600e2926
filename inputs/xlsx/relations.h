// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_XLSX_RELATIONS_H
#define INPUTS_XLSX_RELATIONS_H

#include "inputs/xlsx/package.h"

/* The relations of a part, which stand in a part of their own: xl/_rels/workbook.xml.rels has those
   of xl/workbook.xml. The package itself is the part "". */

/* <Relationship Id="rId1" Type="…/worksheet" Target="worksheets/sheet1.xml"/> */
typedef struct {
  const char *id, *type;
  char *part; /* the target as the package names it; owned */
} inputs_relation_t;

/* The name of the part that has the relations of `part`; the caller frees; NULL: out of memory. */
char *inputs_relations_part(const char *part);

/* Gives the relation that an element is, when it is one: *out, whose `part` the caller frees (NULL:
   the element is none). SIM_OK or SIM_ERR_NO_MEMORY. */
int inputs_relation_of(const char *part, const char *element, const char *const *attributes,
                       inputs_relation_t *out);

/* True when the type of a relation ends so: "/worksheet". */
bool inputs_relation_is(const inputs_relation_t *self, const char *type);

#endif
