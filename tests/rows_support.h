// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TESTS_ROWS_SUPPORT_H
#define TESTS_ROWS_SUPPORT_H

#include "models/table/schema.h"
#include "tests/support.h"

/* A row as a line: name year distribution value low high n unit; `-` for an empty cell. */
static inline models_input_t rows_line(const char *line) {
  char name[200], distribution[32], cells[4][32], unit[32];
  models_input_t row = {0};
  assert_int_equal(sscanf(line, "%199s %d %31s %31s %31s %31s %31s %31s", name, &row.year,
                          distribution, cells[0], cells[1], cells[2], cells[3], unit),
                   8);
  double *const numbers[] = {&row.value, &row.low, &row.high, &row.n};
  for (int i = 0; i < 4; i++)
    *numbers[i] = strcmp(cells[i], "-") == 0 ? (double)NAN : atof(cells[i]);
  while (strcmp(models_distribution_name(row.distribution), distribution) != 0)
    row.distribution++;
  row.name = strdup(name);
  row.unit = strdup(unit);
  row.source = strdup("");
  return row;
}

#endif
