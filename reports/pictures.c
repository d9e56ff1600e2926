// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pictures.h"

#include "reports/folder.h"
#include "reports/workbook_paper.h"
#include "words/messages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  WIDTH = 960,     /* that a picture is shown with, in pixels */
  ROW_HEIGHT = 20, /* of a sheet, in pixels */
  HEADER = 24,     /* bytes of a PNG file in which its size stands */
  USUAL_WIDTH = 2400,
  USUAL_HEIGHT = 1500
};

typedef struct {
  reports_book_t *book;
  const char *folder;
  lxw_worksheet *sheet; /* made for the first */
  size_t row;
} pictures_t;

static unsigned long number_at(const unsigned char *bytes) {
  return (unsigned long)bytes[0] << 24 | (unsigned long)bytes[1] << 16 |
         (unsigned long)bytes[2] << 8 | bytes[3];
}

/* Width and height in pixels; those of the usual chart when the file cannot be read, which whoever
   inserts it will notice. */
static void measure(const char *path, double *width, double *height) {
  unsigned char header[HEADER];
  FILE *file = fopen(path, "rb");
  *width = USUAL_WIDTH;
  *height = USUAL_HEIGHT;
  if (file && fread(header, 1, HEADER, file) == HEADER && number_at(header + 16) > 0) {
    *width = (double)number_at(header + 16);
    *height = (double)number_at(header + 20);
  }
  if (file)
    fclose(file);
}

static lxw_error insert(pictures_t *self, const char *path) {
  double width, height;
  measure(path, &width, &height);
  lxw_image_options options = {.x_scale = WIDTH / width, .y_scale = WIDTH / width};
  const lxw_error error =
      worksheet_insert_image_opt(self->sheet, (lxw_row_t)self->row, 0, path, &options);
  self->row += (size_t)(height * WIDTH / width / ROW_HEIGHT) + 2;
  return error;
}

static int visit(void *data, const char *name) {
  pictures_t *self = data;
  const size_t length = strlen(name);
  if (length < 4 || strcmp(name + length - 4, ".png") != 0)
    return 0;
  if (!self->sheet) {
    self->sheet = reports_book_sheet(
        self->book, words_message(WORDS_MSG_WORKBOOK_PICTURES, self->book->naming->lang));
    if (!self->sheet)
      return 1;
    worksheet_gridlines(self->sheet, LXW_HIDE_ALL_GRIDLINES);
    reports_paper(self->book, self->sheet);
  }
  char *path = reports_path_join(self->folder, name);
  reports_book_note(self->book, path ? insert(self, path) : LXW_ERROR_MEMORY_MALLOC_FAILED);
  free(path);
  return self->book->error != LXW_NO_ERROR;
}

void reports_pictures_put(reports_book_t *book, const char *folder) {
  pictures_t self = {.book = book, .folder = folder};
  if (reports_folder_each(folder, "", visit, &self) < 0)
    reports_book_note(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
}
