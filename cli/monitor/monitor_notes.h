// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_MONITOR_MONITOR_NOTES_H
#define CLI_MONITOR_MONITOR_NOTES_H

#include "studies/monitor.h"
#include "words/messages.h"

/* How the findings are to be read: what is said below them. */

enum { CLI_MONITOR_NOTES = 8 };

/* The messages that hold for these findings, in their order; how many. */
size_t cli_monitor_notes(const studies_monitor_t *study, words_message_t out[CLI_MONITOR_NOTES]);

#endif
