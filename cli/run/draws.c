// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/draws.h"

#include "words/cell.h"

#include <inttypes.h>

size_t cli_draws_head(const studies_forecast_t *forecast, FILE *file) {
  const models_programme_t *programme = forecast->programme;
  const models_output_t *outputs = models_programme_outputs(programme);
  const size_t *kept = forecast->columns.outputs;
  const size_t columns =
      kept ? forecast->columns.count
           : models_programme_output_count(programme) + models_programme_recorded(programme);
  fputs("replicate", file);
  for (size_t i = 0; i < columns; i++) {
    const models_output_t *output = &outputs[kept ? kept[i] : i];
    fprintf(file, ",%s", output->name);
    if (output->year)
      fprintf(file, ".%d", output->year);
  }
  fputc('\n', file);
  return columns;
}

void cli_draws_write(FILE *file, uint64_t first, size_t count, size_t columns,
                     double *const *values) {
  for (size_t r = 0; r < count; r++) {
    fprintf(file, "%" PRIu64, first + r);
    for (size_t i = 0; i < columns; i++) {
      fputc(',', file);
      words_cell_number(file, values[i][r], 17);
    }
    fputc('\n', file);
  }
}
