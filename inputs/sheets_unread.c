// SPDX-License-Identifier: GPL-3.0-or-later
/* Sheets of a workbook that nothing reads: a slip in a name would leave out data in silence. */
#include "inputs/loader.h"
#include "inputs/opened.h"
#include "inputs/sheet_names.h"
#include "inputs/workbook.h"
#include "sim/status.h"
#include "words/list.h"

#include <stdlib.h>
#include <string.h>

/* Some cell names the sheet: of samples ("muestra.csv"), or a table of the document ("regiones").
 */
static bool is_named(const inputs_book_t *book, const char *sheet) {
  const size_t length = strlen(sheet);
  for (size_t i = 0; i < book->string_count; i++) {
    const char *text = book->strings[i];
    if (strncmp(text, sheet, length) == 0 &&
        (text[length] == '\0' || strcmp(text + length, ".csv") == 0))
      return true;
  }
  return false;
}

static void tell_slip(const inputs_opened_t *self, const char *sheet, const char *near,
                      words_report_t *report) {
  /* a copy: "Datos (2)" */
  const bool is_beside = inputs_book_find(&self->book, near) < self->book.sheet_count;
  char *place = NULL;
  if (asprintf(&place, "%s!%s", self->path, sheet) < 0) {
    report->no_memory = true;
    return;
  }
  words_report_note(report, &(words_place_t){.file = place},
                    is_beside ? WORDS_MSG_SHEET_UNREAD_BESIDE : WORDS_MSG_SHEET_UNREAD_NEAR,
                    WORDS_ARGS(near));
  free(place);
}

/* Slips one by one, the others together. */
static void tell_unread(const inputs_opened_t *self, words_report_t *report) {
  char known[INPUTS_SHEETS_TOLD], others[INPUTS_SHEETS_TOLD] = "";
  for (size_t i = 0; i < self->book.sheet_count; i++) {
    const char *name = self->book.sheets[i].name, *near = inputs_sheet_near(name);
    if (name[0] == '#' || inputs_sheet_is_known(name) || is_named(&self->book, name))
      continue;
    if (near)
      tell_slip(self, name, near, report);
    else
      words_list_add(others, sizeof others, name);
  }
  inputs_sheets_known(report->lang, known);
  if (*others)
    words_report_note(report, &(words_place_t){.file = self->path}, WORDS_MSG_SHEETS_UNREAD,
                      WORDS_ARGS(others, known));
}

int inputs_sheets_unread(const inputs_loader_t *loader) {
  words_report_t unheard;
  inputs_opened_t opened;
  if (!inputs_workbook_is(loader->folder))
    return SIM_OK;
  words_report_init(&unheard, loader->report->lang);
  int status =
      inputs_opened_book(&opened, loader->held, loader->folder, strlen(loader->folder), &unheard);
  if (status == SIM_OK)
    status = inputs_book_read_texts(&opened.book, &unheard);
  if (status == SIM_OK)
    tell_unread(&opened, loader->report);
  inputs_opened_free(&opened);
  words_report_free(&unheard);
  return status == SIM_ERR_NO_MEMORY ? status : SIM_OK; /* what cannot be read was said */
}
