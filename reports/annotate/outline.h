// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_ANNOTATE_OUTLINE_H
#define REPORTS_ANNOTATE_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>

/* Where the elements of a part of a workbook stand in its bytes, so that it can be changed there
   and nowhere else.

     <x:c r="D7" s="3"><v>517</v></x:c>
     ^from             ^inner    ^outer ^to
     <a/>  inner, outer and to are the end                                                     */

enum { REPORTS_NODES_MAX = 1000000 };

typedef struct {
  size_t depth; /* of the root: 0 */
  size_t from, inner, outer, to;
} reports_node_t;

typedef struct {
  const char *bytes; /* borrowed */
  size_t size;
  reports_node_t *nodes; /* in the order of the bytes */
  size_t count, capacity;
} reports_outline_t;

/* Says which elements are wanted. Names as inputs_xml_t has them. */
typedef bool (*reports_wants_fn)(void *data, size_t depth, const char *element,
                                 const char *const *attributes);

/* Finds the elements that are wanted (wants NULL: all). SIM_OK; SIM_ERR_DOMAIN: damaged, too many,
   or not written byte by byte as ASCII is; SIM_ERR_NO_MEMORY. Free with reports_outline_free in any
   case. */
int reports_outline_read(const char *bytes, size_t size, reports_wants_fn wants, void *data,
                         reports_outline_t *out);
void reports_outline_free(reports_outline_t *self);

/* True when the element has that name, whatever its prefix. */
bool reports_node_is(const reports_outline_t *self, const reports_node_t *node, const char *name);

/* The prefix with which the element's name is written, "x:", for others beside it: its bytes and
   their number, 0 when there is none. */
const char *reports_node_prefix(const reports_outline_t *self, const reports_node_t *node,
                                int *length);

/* The first element of that name within `parent` (NULL: the root itself), one step down; NULL:
   none. Of outlines in which all are wanted. */
const reports_node_t *reports_outline_child(const reports_outline_t *self,
                                            const reports_node_t *parent, const char *name);

/* The element after `node` beside it; NULL after the last. As before. */
const reports_node_t *reports_outline_next(const reports_outline_t *self,
                                           const reports_node_t *node);

/* The bytes of an attribute's value as written: [*from, *to). False when the element lacks it. The
   name is one without prefix; is_any: or with any prefix. */
bool reports_node_attribute(const reports_outline_t *self, const reports_node_t *node,
                            const char *name, bool is_any, size_t *from, size_t *to);

/* The attribute as a whole number; `otherwise` when it is none, or too large. */
size_t reports_node_number(const reports_outline_t *self, const reports_node_t *node,
                           const char *name, size_t otherwise);

/* True when the attribute is written as `value`. */
bool reports_node_says(const reports_outline_t *self, const reports_node_t *node, const char *name,
                       const char *value);

#endif
