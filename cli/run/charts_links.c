// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/charts_links.h"

#include "cli/run/title_parts.h"
#include "models/table/describe.h"
#include "plots/heat.h"
#include "sim/status.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* association.PURPOSE.PARTNER, with the share of the contacts that it is expected to be. A split is
   drawn independently of how many contacts there are, so that expected shares are those of the
   inputs. */

enum { ROWS = PLOTS_HEAT_ROWS - 1, COLUMNS = PLOTS_HEAT_COLUMNS, CLASSES = 6 };

typedef struct {
  char names[ROWS][MODELS_NAME_MAX];
  size_t count;
} list_t;

typedef struct {
  list_t purposes, partners;
  double shares[ROWS * COLUMNS]; /* purpose · COLUMNS + partner, in %; NaN: no such row */
  double most;
  size_t purpose, partner; /* of the largest */
} links_t;

/* Its place, appended where it is new; `most` when the list is full. */
static size_t place(list_t *list, const char *name, size_t length, size_t most) {
  size_t i = 0;
  while (i < list->count &&
         (strncmp(list->names[i], name, length) != 0 || list->names[i][length] != '\0'))
    i++;
  if (i == list->count && i < most && length < MODELS_NAME_MAX) {
    snprintf(list->names[i], MODELS_NAME_MAX, "%.*s", (int)length, name);
    list->count++;
  }
  return i;
}

static bool read_row(const models_inputs_t *inputs, size_t i, links_t *links) {
  static const char stem[] = "association.";
  const char *name = inputs->rows[i].name;
  const char *purpose = name + strlen(stem);
  models_range_t range;
  if (strncmp(name, stem, strlen(stem)) != 0 || !strchr(purpose, '.'))
    return true;
  const size_t length = strcspn(purpose, ".");
  const char *partner = purpose + length + 1;
  const size_t row = place(&links->purposes, purpose, length, ROWS),
               column = place(&links->partners, partner, strlen(partner), COLUMNS);
  if (row >= ROWS || column >= COLUMNS || models_input_range(inputs, i, &range) != SIM_OK)
    return false;
  const double share = 100.0 * range.central;
  links->shares[row * COLUMNS + column] = share;
  if (share > links->most) {
    links->most = share;
    links->purpose = row;
    links->partner = column;
  }
  return true;
}

/* False when there is none, or too many for a table. */
static bool read_links(const models_inputs_t *inputs, links_t *links) {
  for (size_t i = 0; i < sizeof links->shares / sizeof links->shares[0]; i++)
    links->shares[i] = (double)NAN;
  for (size_t i = 0; i < inputs->count; i++)
    if (!read_row(inputs, i, links))
      return false;
  return links->purposes.count * links->partners.count > 1 && links->most > 0.0;
}

static const char *label(cli_sheet_t *sheet, const char *kind, const char *name) {
  char text[MODELS_NAME_MAX + 16];
  snprintf(text, sizeof text, "%s.%s", kind, name);
  return cli_sheet_label(sheet, text);
}

/* "314 (181 a 470)": the firms with a contact for a purpose. */
static const char *firms(cli_sheet_t *sheet, const char *purpose) {
  char output[MODELS_NAME_MAX + 24];
  snprintf(output, sizeof output, "linked.purpose.%s", purpose);
  const studies_estimate_t *e = cli_title_find(sheet, output, 0);
  if (!e)
    e = cli_title_find(sheet, output, sheet->facts.first_year);
  if (!e)
    return NULL;
  const double *q = e->quantile;
  return cli_sheet_text(sheet, WORDS_MSG_LINKS_FIRMS,
                        WORDS_ARGS(cli_sheet_number(sheet, q[STUDIES_P50], 0),
                                   cli_sheet_number(sheet, q[STUDIES_P05], 0),
                                   cli_sheet_number(sheet, q[STUDIES_P95], 0)));
}

/* The purposes, and apart from them the sum of each column. */
static plots_heat_row_t *rows_of(cli_sheet_t *sheet, links_t *links) {
  const size_t count = links->purposes.count;
  plots_heat_row_t *rows = cli_sheet_array(sheet, count + 1, sizeof *rows);
  double *sums = cli_sheet_array(sheet, COLUMNS, sizeof *sums);
  for (size_t r = 0; rows && sums && r < count; r++) {
    rows[r] = (plots_heat_row_t){.label = label(sheet, "purpose", links->purposes.names[r]),
                                 .values = links->shares + r * COLUMNS,
                                 .reference = firms(sheet, links->purposes.names[r])};
    for (size_t c = 0; c < links->partners.count; c++)
      sums[c] += isfinite(rows[r].values[c]) ? rows[r].values[c] : 0.0;
  }
  if (rows && sums)
    rows[count] = (plots_heat_row_t){
        .label = words_message(WORDS_MSG_LINKS_ALL, sheet->lang), .values = sums, .is_apart = true};
  return rows;
}

/* Whether another share is shown as the same. */
static bool is_tied(const links_t *links) {
  size_t alike = 0;
  for (size_t i = 0; i < sizeof links->shares / sizeof links->shares[0]; i++)
    alike += fabs(links->shares[i] - links->most) < 0.05 ? 1 : 0;
  return alike > 1;
}

static const char *title_of(cli_sheet_t *sheet, const links_t *links) {
  char share[WORDS_NUMBER_BYTES];
  words_numeral_percent(share, links->most, 1, sheet->lang);
  if (is_tied(links))
    return words_message(WORDS_MSG_TITLE_LINKS_PLAIN, sheet->lang);
  return cli_sheet_title(
      cli_sheet_text(sheet, WORDS_MSG_TITLE_LINKS,
                     WORDS_ARGS(label(sheet, "purpose", links->purposes.names[links->purpose]),
                                label(sheet, "partner", links->partners.names[links->partner]),
                                share)),
      words_message(WORDS_MSG_TITLE_LINKS_PLAIN, sheet->lang));
}

/* Classes of whole percents, as many as it takes; how many limits they have. */
static size_t classes_of(double most, double limits[CLASSES + 1]) {
  const double step = fmax(1.0, ceil(most / CLASSES));
  size_t count = 1;
  limits[0] = 0.0;
  while (count <= CLASSES && limits[count - 1] < most) {
    limits[count] = step * (double)count;
    count++;
  }
  return count;
}

static bool any_contact(const cli_sheet_t *sheet, const char *contact) {
  for (size_t i = 0; i < sheet->facts.years; i++) {
    const studies_estimate_t *e = cli_title_find(sheet, contact, sheet->facts.first_year + (int)i);
    if (e && e->mean > 0.0)
      return true;
  }
  return false;
}

const char *cli_title_links(cli_sheet_t *sheet) {
  links_t *links = cli_sheet_array(sheet, 1, sizeof *links);
  return links && read_links(&sheet->inputs->inputs, links) ? title_of(sheet, links) : NULL;
}

int cli_chart_links(cli_sheet_t *sheet) {
  links_t *links = cli_sheet_array(sheet, 1, sizeof *links);
  const char *contact = models_series_name(MODELS_S_CONTACT);
  double limits[CLASSES + 1];
  if (!links)
    return PLOTS_ERR_NO_MEMORY;
  if (!any_contact(sheet, contact) || !read_links(&sheet->inputs->inputs, links))
    return PLOTS_ERR_EMPTY;
  const size_t limit_count = classes_of(links->most, limits);
  const char **columns = cli_sheet_array(sheet, links->partners.count, sizeof *columns);
  plots_heat_row_t *rows = rows_of(sheet, links);
  if (sheet->lost)
    return PLOTS_ERR_NO_MEMORY;
  for (size_t c = 0; c < links->partners.count; c++)
    columns[c] = label(sheet, "partner", links->partners.names[c]);
  const plots_heat_t chart = {
      .caption = cli_sheet_caption(sheet, "links", title_of(sheet, links),
                                   words_message(WORDS_MSG_LINKS_SUBTITLE, sheet->lang),
                                   WORDS_MSG_LINKS_ABOUT),
      .format = {.decimals = 1, .percent = true, .lang = sheet->lang},
      .columns = columns,
      .column_count = links->partners.count,
      .reference = cli_sheet_text(sheet, WORDS_MSG_LINKS_REFERENCE,
                                  WORDS_ARGS(cli_sheet_unit_capital(sheet))),
      .rows = rows,
      .count = links->purposes.count + 1,
      .limits = limits,
      .limit_count = limit_count};
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_heat_write(&chart, &sheet->target);
}
