// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_CHARTS_LINKS_H
#define CLI_RUN_CHARTS_LINKS_H

#include "cli/common/sheet.h"

/* What contacts are for and with whom: purposes by partners, in % of those expected. As
   cli_chart_t. */
int cli_chart_links(cli_sheet_t *sheet);

/* Its title: the pair of most contacts, where one has more than all others as they are shown. NULL:
   no such chart. */
const char *cli_title_links(cli_sheet_t *sheet);

#endif
