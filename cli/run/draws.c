// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/draws.h"

#include "words/cell.h"

void cli_draws_head(const models_programme_t *programme, FILE *file) {
  const models_output_t *outputs = models_programme_outputs(programme);
  const size_t columns =
      models_programme_output_count(programme) + models_programme_recorded(programme);
  fputs("replicate", file);
  for (size_t i = 0; i < columns; i++) {
    fprintf(file, ",%s", outputs[i].name);
    if (outputs[i].year)
      fprintf(file, ".%d", outputs[i].year);
  }
  fputc('\n', file);
}

void cli_draws_write(FILE *file, uint64_t first, size_t count, size_t columns,
                     double *const *values) {
  for (size_t r = 0; r < count; r++) {
    fprintf(file, "%llu", (unsigned long long)(first + r));
    for (size_t i = 0; i < columns; i++) {
      fputc(',', file);
      words_cell_number(file, values[i][r], 17);
    }
    fputc('\n', file);
  }
}
