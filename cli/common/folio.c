// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/folio.h"

#include "plots/folio.h"
#include "plots/pdf.h"

#include <string.h>

/* The charts, each once; the first column of the marks names them. */
static size_t list_charts(const words_table_t *marks, const char *names[PLOTS_PDF_PAGES]) {
  size_t count = 0;
  for (size_t row = 0; row < words_table_rows(marks) && count < PLOTS_PDF_PAGES; row++) {
    const char *name = words_table_cell(marks, row, 0)->text;
    bool is_new = name != NULL;
    for (size_t i = 0; is_new && i < count; i++)
      is_new = strcmp(names[i], name) != 0;
    if (is_new)
      names[count++] = name;
  }
  return count;
}

int cli_folio_write(const words_table_t *marks, const char *folder, const char *title,
                    words_lang_t lang) {
  const char *names[PLOTS_PDF_PAGES];
  const size_t count = list_charts(marks, names);
  plots_target_t target = {.dir = folder};
  if (count == 0)
    return 0;
  const int status = plots_folio_write(names, count, title, lang,
                                       lang == WORDS_EN ? "charts" : "graficos", &target);
  return status == PLOTS_OK || status == PLOTS_ERR_EMPTY ? 0 : -1;
}
