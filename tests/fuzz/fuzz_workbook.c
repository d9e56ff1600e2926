// SPDX-License-Identifier: GPL-3.0-or-later
/* A workbook of which one part is what the fuzzer says: the whole file, a sheet, the texts, the
   formats, or the list of sheets. It is read, or refused with words. */
#include "inputs/collection.h"
#include "inputs/load.h"
#include "sim/status.h"
#include "tests/fuzz/fuzz_support.h"
#include "tests/workbook_support.h"

#include <stdlib.h>
#include <string.h>

#define SHEET                                                                                      \
  "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>"      \
  "</row><row r='2'><c r='A2' t='s'><v>2</v></c><c r='B2' s='4'><v>0.85</v></c></row>"             \
  "</sheetData></worksheet>"

/* What the fuzzer says; "": the whole file. */
static const char *const chosen[] = {"", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
                                     "xl/styles.xml", "xl/workbook.xml"};

enum { CHOICES = sizeof chosen / sizeof chosen[0] };

/* The parts as they should be, but for one; false when libzip will not have it. */
static bool write_book(const char *path, const char *part, const char *text) {
  book_part_t parts[] = {BOOK_RELATIONS,
                         BOOK_SHEETS("Datos", "Notas"),
                         {"xl/sharedStrings.xml", "<sst><si><t>name</t></si><si><t>value</t></si>"
                                                  "<si><t>plan.places</t></si></sst>"},
                         BOOK_STYLES,
                         {"xl/worksheets/sheet1.xml", SHEET},
                         {"xl/worksheets/sheet2.xml", SHEET},
                         {NULL, NULL}};
  book_put(parts, part, text);
  return book_write(path, parts);
}

static void read_book(const char *path) {
  inputs_collection_t tables;
  inputs_programme_t inputs;
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  if (inputs_collection_read(path, &tables, &report) != SIM_OK)
    fuzz_hold(report.errors > 0, "a workbook is refused without a word");
  inputs_collection_free(&tables);
  words_report_free(&report);
  words_report_init(&report, WORDS_ES);
  (void)inputs_load(&(inputs_request_t){.folder = path}, &inputs, &report);
  inputs_programme_free(&inputs);
  words_report_free(&report);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const char *folder = fuzz_folder("tests/programmes/curso");
  char path[320];
  snprintf(path, sizeof path, "%s/book.xlsx", folder);
  if (size == 0)
    return 0;
  const char *part = chosen[data[0] % CHOICES];
  char *text = fuzz_text(data + 1, size - 1);
  if (!*part)
    fuzz_write(folder, "book.xlsx", data + 1, size - 1);
  if (!*part || write_book(path, part, text))
    read_book(path);
  free(text);
  return 0;
}
