// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/report/report_view.h"

#include "reports/folder.h"
#include "reports/page_board.h"
#include "reports/results.h"
#include "words/draft.h"

#include <stdlib.h>
#include <string.h>

enum { PICTURE_MAX = 4 << 20 }; /* bytes of one; plots/ writes a tenth of that */

static void put_picture(cli_report_view_t *view, const char *name) {
  char file[64];
  snprintf(file, sizeof file, "%s.svg", name);
  char *path = reports_path_join(view->charts, file), *svg = malloc(PICTURE_MAX);
  FILE *stream = path ? fopen(path, "rb") : NULL;
  const size_t length = stream && svg ? fread(svg, 1, PICTURE_MAX, stream) : 0;
  view->lost |= !path || !svg;
  snprintf(file, sizeof file, REPORTS_RESULTS_CHARTS "/%s.png", name);
  if (length > 0 && length < PICTURE_MAX && view->page.is_plain)
    reports_page_picture(&view->page, file, svg, length);
  else if (length > 0 && length < PICTURE_MAX)
    reports_page_figure(&view->page, svg, length);
  if (stream)
    fclose(stream);
  free(path);
  free(svg);
}

void cli_report_pictures(cli_report_view_t *view, const char *const *names, size_t count) {
  for (size_t i = 0; view->charts && i < count; i++)
    put_picture(view, names[i]);
}

static bool is_there(const cli_report_view_t *view, const cli_report_section_t *section) {
  return !section->is_there || section->is_there(view);
}

static void put_contents(cli_report_view_t *view, const cli_report_section_t *sections,
                         size_t count) {
  const char *ids[CLI_REPORT_SECTIONS], *titles[CLI_REPORT_SECTIONS];
  size_t listed = 0;
  for (size_t i = 0; i < count; i++) {
    if (!is_there(view, &sections[i]))
      continue;
    ids[listed] = sections[i].id;
    titles[listed++] = cli_report_word(view, sections[i].title);
  }
  reports_page_contents(&view->page, cli_report_word(view, WORDS_MSG_REPORT_CONTENTS), ids, titles,
                        listed);
}

void cli_report_sections(cli_report_view_t *view, const cli_report_section_t *sections,
                         size_t count) {
  put_contents(view, sections, count);
  for (size_t i = 0; i < count; i++)
    if (is_there(view, &sections[i])) {
      reports_page_section(&view->page, sections[i].id, cli_report_word(view, sections[i].title));
      sections[i].put(view);
    }
}

/* The lines that `write` says, as a list. */
void cli_report_lines(cli_report_view_t *view,
                      int (*write)(const cli_report_view_t *view, FILE *stream)) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  view->lost |= stream ? write(view, stream) : -1;
  char *text = words_draft_end(&draft);
  view->lost |= !text;
  if (text)
    reports_page_items(&view->page, text);
  free(text);
}

/* Headings of a terminal are small words; those of a page begin with a capital. */
static void raise_heads(const words_grid_t *grid) {
  for (size_t c = 0; c < grid->columns && c < grid->count; c++) {
    char *head = grid->cells[c];
    if (head && head[0] >= 'a' && head[0] <= 'z')
      head[0] = (char)(head[0] - 'a' + 'A');
  }
}

void cli_report_grid(cli_report_view_t *view, const char *caption, words_grid_t *grid,
                     const bool *left) {
  raise_heads(grid);
  reports_page_table(&view->page, caption, grid, left, NULL);
  view->lost |= grid->lost;
  words_grid_free(grid);
}

const char *cli_report_word(const cli_report_view_t *view, words_message_t id) {
  return words_message(id, view->lang);
}

void cli_report_board(cli_report_view_t *view, words_message_t caption,
                      const reports_board_t *board) {
  view->lost |= reports_page_board(&view->page, cli_report_word(view, caption), board, view->lang);
}

void cli_report_say(cli_report_view_t *view, words_message_t id, const char *const *args) {
  char *text = words_message_format(id, view->lang, args);
  view->lost |= !text;
  if (text)
    reports_page_text(&view->page, text);
  free(text);
}
