// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/source.h"

#include "inputs/file.h"
#include "inputs/workbook.h"

int inputs_source_read(const char *path, const inputs_csv_options_t *options, inputs_table_t *out,
                       words_report_t *report) {
  return inputs_workbook_within(path) ? inputs_workbook_read(path, options, out, report)
                                      : inputs_csv_read(path, options, out, report);
}

bool inputs_source_exists(const char *path) {
  return inputs_workbook_within(path) ? inputs_workbook_has(path) : inputs_file_exists(path);
}
