// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_VERBS_H
#define CLI_VERBS_H

#include "cli/command/interrupt.h"
#include "cli/command/options.h"

/* The verbs: a room each, cli_run … for the rows of cli/command/verbs.def. A verb gets its parsed
   options and returns an exit code of cli/common/exits.h. */
#define CLI_VERB(id, name, ...)                                                                    \
  int cli_##name(const cli_options_t *options, cli_interrupt_t *interrupt);
#include "cli/command/verbs.def"
#undef CLI_VERB

#endif
