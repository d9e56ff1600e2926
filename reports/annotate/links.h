// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_ANNOTATE_LINKS_H
#define REPORTS_ANNOTATE_LINKS_H

#include "reports/annotate/parts.h"

/* Which parts belong to a part, and what kind each is. */

/* The part that a relation of `part` leads to: by the end of its type ("/comments"), or by its id;
   the other is NULL. *out, which the caller frees; NULL: there is none. SIM_OK, SIM_ERR_DOMAIN or
   SIM_ERR_NO_MEMORY. */
int reports_links_find(reports_parts_t *parts, const char *part, const char *type, const char *id,
                       char **out);

/* Adds a relation of `part` to `target`, a part by its full name, and says what the target is: the
   type of the relation without what all begin with ("/comments"), and its kind of content. `id`
   gets the id of the relation. SIM_OK, SIM_ERR_DOMAIN or SIM_ERR_NO_MEMORY. */
enum { REPORTS_LINK_ID = 24 };
int reports_links_add(reports_parts_t *parts, const char *part, const char *type,
                      const char *target, const char *content, char id[REPORTS_LINK_ID]);

#define REPORTS_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

#endif
