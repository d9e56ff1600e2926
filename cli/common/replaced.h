// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_REPLACED_H
#define CLI_COMMON_REPLACED_H

#include "cli/command/options.h"

#include <stdbool.h>

/* What is said when results asked for by `options` take the place of those that `folder` holds, as
   their record says: that those were of more replicates, and that their charts go with them where
   these have none (`draws`: their verb has charts). A line with its end, or "" for nothing
   and where no record can be read. The caller frees; NULL when out of memory. */
char *cli_replaced_text(const char *folder, const cli_options_t *options, bool draws);

#endif
