// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/source.h"

#include "inputs/workbook.h"
#include "sim/status.h"

int inputs_source_read_in(const inputs_held_t *held, const char *path,
                          const inputs_csv_options_t *options, inputs_table_t *out,
                          words_report_t *report) {
  return inputs_workbook_within(held, path) ? inputs_workbook_read(held, path, options, out, report)
                                            : inputs_csv_read(held, path, options, out, report);
}

int inputs_source_find_in(const inputs_held_t *held, const char *path, bool *is_there) {
  *is_there = false;
  if (inputs_workbook_within(held, path))
    return inputs_workbook_find(held, path, is_there);
  *is_there = inputs_held_exists(held, path);
  return SIM_OK;
}

int inputs_source_read(const char *path, const inputs_csv_options_t *options, inputs_table_t *out,
                       words_report_t *report) {
  return inputs_source_read_in(NULL, path, options, out, report);
}

int inputs_source_find(const char *path, bool *is_there) {
  return inputs_source_find_in(NULL, path, is_there);
}

bool inputs_source_exists(const char *path) {
  bool is_there;
  return inputs_source_find(path, &is_there) == SIM_OK && is_there;
}
