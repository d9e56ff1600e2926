// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_ACCOUNT_ACCOUNT_SAY_H
#define CLI_ACCOUNT_ACCOUNT_SAY_H

#include "cli/account/account_page.h"

/* What the sentences of the account are made with. Texts are owned by the sheet. */

const char *cli_account_say(cli_account_page_t *page, words_message_t id, const char *const *args);

/* A sentence, or, where it would be cut, one that says less. */
const char *cli_account_either(const char *said, const char *less);

const char *cli_account_whole(cli_account_page_t *page, double value);

#endif
