// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/annotate/annotate.h"

#include "inputs/xlsx/book.h"
#include "reports/annotate/cells.h"
#include "reports/annotate/links.h"
#include "reports/annotate/notes.h"
#include "sim/status.h"
#include "words/reference.h"

#include <stdlib.h>
#include <string.h>

#define COMMENTS "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
#define BOXES    "application/vnd.openxmlformats-officedocument.vmlDrawing"

enum { HEAD = 2000 }; /* bytes in which a sheet says what it is */

typedef struct {
  const char *author;
  words_report_t *report;
  reports_parts_t parts;
  inputs_book_t book;
  reports_fills_t fills;
  reports_annotated_t *done;
} work_t;

/* The comments and their boxes as they are to be found from the sheet. */
typedef struct {
  const char *sheet;
  char *comments, *boxes; /* parts that there are; NULL: none */
  char *relation;         /* of the boxes; "": none */
  char *new_comments, *new_boxes;
} places_t;

static void places_free(places_t *self) {
  free(self->comments);
  free(self->boxes);
  free(self->relation);
  free(self->new_comments);
  free(self->new_boxes);
}

static int find_places(work_t *work, places_t *out) {
  int status = reports_links_find(&work->parts, out->sheet, "/comments", NULL, &out->comments);
  if (status == SIM_OK)
    status = reports_cells_boxes(out->sheet, &work->parts, &out->relation);
  if (status == SIM_OK && *out->relation)
    status = reports_links_find(&work->parts, out->sheet, NULL, out->relation, &out->boxes);
  /* a relation that leads nowhere */
  return status == SIM_OK && *out->relation && !out->boxes ? SIM_ERR_DOMAIN : status;
}

/* Says where the new parts are. */
static int link_places(work_t *work, const places_t *places) {
  char id[REPORTS_LINK_ID];
  int status = SIM_OK;
  if (places->new_comments)
    status = reports_links_add(&work->parts, places->sheet, "/comments", places->new_comments,
                               COMMENTS, id);
  if (status == SIM_OK && places->new_boxes)
    status =
        reports_links_add(&work->parts, places->sheet, "/vmlDrawing", places->new_boxes, BOXES, id);
  if (status == SIM_OK && places->new_boxes)
    status = reports_cells_set_boxes(places->sheet, &work->parts, id);
  return status;
}

static int put_boxes(work_t *work, places_t *places, const reports_note_t *notes, size_t count) {
  reports_widths_t widths;
  int status = reports_widths_read(&widths, &work->parts, places->sheet);
  if (status == SIM_OK)
    status =
        reports_boxes_put(&work->parts, places->boxes, &widths, notes, count, &places->new_boxes);
  reports_widths_free(&widths);
  return status;
}

/* All comments of a sheet, or none: what was begun is taken back. */
static int put_notes(work_t *work, const char *sheet, reports_note_t *notes, size_t count) {
  places_t places = {.sheet = sheet};
  bool has_new = false;
  reports_parts_mark(&work->parts);
  int status = find_places(work, &places);
  if (status == SIM_OK)
    status = reports_notes_put(&work->parts, places.comments, work->author, notes, count,
                               &places.new_comments, &work->done->was_marked);
  for (size_t i = 0; i < count; i++)
    has_new = has_new || notes[i].is_new;
  if (status == SIM_OK && places.boxes)
    status = reports_boxes_grow(&work->parts, places.boxes, notes, count);
  if (status == SIM_OK && has_new)
    status = put_boxes(work, &places, notes, count);
  if (status == SIM_OK)
    status = link_places(work, &places);
  places_free(&places);
  if (status == SIM_ERR_DOMAIN) {
    reports_parts_undo(&work->parts);
    for (size_t i = 0; i < count; i++)
      notes[i].is_put = false;
    status = SIM_OK;
  }
  return status;
}

static int comment_sheet(work_t *work, const reports_marked_t *marked) {
  reports_note_t *notes = calloc(marked->count + 1, sizeof *notes);
  char(*references)[WORDS_REFERENCE_SIZE] = calloc(marked->count + 1, sizeof *references);
  const reports_cell_mark_t **of = calloc(marked->count + 1, sizeof *of);
  size_t count = 0;
  int status = notes && references && of ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (size_t i = 0; status == SIM_OK && i < marked->count; i++) {
    const reports_mark_t *mark = marked->marks[i].mark;
    work->done->absent += !marked->marks[i].is_found;
    if (!marked->marks[i].is_found)
      continue;
    words_reference(mark->row, mark->column, references[count]);
    of[count] = &marked->marks[i];
    notes[count] = (reports_note_t){references[count], mark->row, mark->column, mark->text, 0, 0};
    count++;
  }
  if (status == SIM_OK && count > 0)
    status = put_notes(work, marked->part, notes, count);
  for (size_t i = 0; status == SIM_OK && i < count; i++) {
    work->done->unfilled += !of[i]->is_filled;
    work->done->uncommented += !notes[i].is_put;
    work->done->marked += of[i]->is_filled && notes[i].is_put;
  }
  free(notes);
  free(references);
  free(of);
  return status;
}

/* Strict workbooks have comments without boxes, which this does not write. */
static int refuse_strict(work_t *work, const char *part) {
  static const char mark[] = "http://purl.oclc.org/ooxml/spreadsheetml/main";
  const char *bytes;
  size_t size;
  const int status = reports_parts_get(&work->parts, part, &bytes, &size);
  if (status != SIM_OK || !memmem(bytes, size < HEAD ? size : HEAD, mark, sizeof mark - 1))
    return status;
  words_report_error(work->report,
                     &(words_place_t){.file = inputs_package_path(work->parts.package)},
                     WORDS_MSG_BOOK_STRICT, NULL);
  return SIM_ERR_DOMAIN;
}

static int mark_sheet(work_t *work, reports_marked_t *marked) {
  int status = refuse_strict(work, marked->part);
  if (status != SIM_OK)
    return status;
  status = reports_cells_fill(marked, &work->parts, &work->fills);
  if (status == SIM_ERR_DOMAIN) { /* it was read a moment ago: not as this reads it */
    for (size_t i = 0; i < marked->count; i++)
      marked->marks[i].is_found = false;
    status = SIM_OK;
  }
  return status == SIM_OK ? comment_sheet(work, marked) : status;
}

static int compare(const void *a, const void *b) {
  const reports_mark_t *left = ((const reports_cell_mark_t *)a)->mark;
  const reports_mark_t *right = ((const reports_cell_mark_t *)b)->mark;
  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  return left->column < right->column ? -1 : left->column > right->column;
}

/* Sheet by sheet, in the order of the workbook. */
static int mark_sheets(work_t *work, const reports_mark_t *marks, size_t count) {
  reports_cell_mark_t *own = calloc(count + 1, sizeof *own);
  size_t seen = 0;
  int status = own ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (size_t s = 0; status == SIM_OK && s < work->book.sheet_count; s++) {
    reports_marked_t marked = {.part = work->book.sheets[s].part, .marks = own};
    for (size_t i = 0; i < count; i++)
      if (strcmp(marks[i].sheet, work->book.sheets[s].name) == 0)
        own[marked.count++] = (reports_cell_mark_t){.mark = &marks[i]};
    seen += marked.count;
    qsort(own, marked.count, sizeof *own, compare);
    if (marked.count > 0)
      status = mark_sheet(work, &marked);
  }
  work->done->absent += seen < count ? count - seen : 0;
  free(own);
  return status;
}

static int annotate(work_t *work, const reports_mark_t *marks, size_t count) {
  const char *styles = work->book.styles_part;
  int status = reports_fills_init(&work->fills, &work->parts, styles);
  if (status == SIM_OK)
    status = mark_sheets(work, marks, count);
  if (status == SIM_OK)
    status = reports_fills_write(&work->fills, &work->parts, styles);
  work->done->was_signed = inputs_package_has_under(work->parts.package, "_xmlsignatures/");
  return status;
}

int reports_annotate(const char *path, const char *book, size_t length, const reports_mark_t *marks,
                     size_t count, const char *author, char **out, size_t *size,
                     reports_annotated_t *done, words_report_t *report) {
  const size_t before = report->errors;
  work_t work = {.author = author, .report = report, .done = done};
  inputs_package_t *package = NULL;
  *done = (reports_annotated_t){0};
  *out = NULL;
  int status = inputs_package_open(path, book, length, &package, report);
  reports_parts_init(&work.parts, package);
  if (status == SIM_OK)
    status = inputs_book_read(package, &work.book, &work.parts.unheard); /* it was said before */
  if (status == SIM_OK)
    status = annotate(&work, marks, count);
  if (status == SIM_OK)
    status = reports_parts_zip(&work.parts, book, length, out, size);
  if (status == SIM_ERR_DOMAIN && report->errors == before)
    words_report_error(report, &(words_place_t){.file = path}, WORDS_MSG_BOOK_UNMARKED, NULL);
  reports_fills_free(&work.fills);
  inputs_book_free(&work.book);
  reports_parts_free(&work.parts);
  inputs_package_close(package);
  return status;
}
