// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/account/account_say.h"

#include "plots/layout.h"

const char *cli_account_say(cli_account_page_t *page, words_message_t id, const char *const *args) {
  return cli_sheet_text(&page->sheet, id, args);
}

const char *cli_account_either(const char *said, const char *less) {
  return plots_layout_title_fits(said) ? said : less;
}

const char *cli_account_whole(cli_account_page_t *page, double value) {
  return cli_sheet_number(&page->sheet, value, 0);
}
