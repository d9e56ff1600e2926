// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/to_folder.h"

#include "reports/folder.h"
#include "words/cell.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* A number of a sheet has a point; a file with ';' a comma. */
static void put_number(FILE *file, const char *text, char separator) {
  for (; *text; text++)
    fputc(*text == '.' && separator == ';' ? ',' : *text, file);
}

/* UTF-8 with its mark and CRLF, as Excel writes. */
static int write_table(const inputs_table_t *table, const char *path) {
  FILE *file = fopen(path, "wx");
  if (!file)
    return errno;
  fputs("\xef\xbb\xbf", file);
  for (size_t r = 0; r < table->count; r++) {
    for (size_t c = 0; c < table->records[r].count; c++) {
      const inputs_cell_t *cell = &table->records[r].cells[c];
      if (c > 0)
        fputc(table->separator, file);
      if (cell->is_number)
        put_number(file, cell->text, table->separator);
      else
        words_cell_text(file, cell->text, table->separator);
    }
    fputs("\r\n", file);
  }
  const int error = ferror(file) ? EIO : 0;
  return fclose(file) != 0 && !error ? errno : error;
}

/* Makes the folder of a file. */
static int make_folder(const char *path) {
  size_t kept;
  char *folder = strndup(path, (size_t)(strrchr(path, '/') - path));
  const int error = !folder ? ENOMEM : reports_folder_make(folder, &kept) != 0 ? errno : 0;
  free(folder);
  return error;
}

static int write_file(const inputs_collected_t *item, const char *folder) {
  char *path = reports_path_join(folder, item->file);
  if (!path)
    return ENOMEM;
  int error = make_folder(path);
  if (!error)
    error = write_table(&item->table, path);
  free(path);
  return error;
}

int cli_to_folder(const inputs_collection_t *tables, const char *path) {
  int error = mkdir(path, 0777) != 0 ? errno : 0;
  for (size_t i = 0; i < tables->count && !error; i++)
    error = write_file(&tables->items[i], path);
  return error;
}
