// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/convert/convert.h"

#include "words/cell.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

static int make_folders(const char *path) {
  char *copy = strdup(path);
  int error = copy ? 0 : ENOMEM;
  for (char *slash = copy ? strchr(copy + 1, '/') : NULL; slash && !error;
       slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    if (mkdir(copy, 0777) != 0 && errno != EEXIST)
      error = errno;
    *slash = '/';
  }
  free(copy);
  return error;
}

static int write_file(const inputs_collected_t *item, const char *folder) {
  char *path = NULL;
  if (asprintf(&path, "%s/%s", folder, item->file) < 0)
    return ENOMEM;
  int error = make_folders(path);
  if (!error)
    error = write_table(&item->table, path);
  free(path);
  return error;
}

/* Removes what was written, and the folders that it is alone in. */
static void remove_files(const inputs_collection_t *tables, const char *folder) {
  for (size_t i = 0; i < tables->count; i++) {
    char *path = NULL;
    if (asprintf(&path, "%s/%s", folder, tables->items[i].file) < 0)
      continue;
    unlink(path);
    for (char *slash; (slash = strrchr(path, '/')) && (size_t)(slash - path) >= strlen(folder);) {
      *slash = '\0';
      rmdir(path);
    }
    free(path);
  }
}

int cli_convert_to_folder(const inputs_collection_t *tables, const char *path) {
  if (mkdir(path, 0777) != 0)
    return errno;
  int error = 0;
  for (size_t i = 0; i < tables->count && !error; i++)
    error = write_file(&tables->items[i], path);
  if (error)
    remove_files(tables, path);
  return error;
}
