// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_HEAT_H
#define PLOTS_HEAT_H

#include "plots/page.h"

enum { PLOTS_HEAT_COLUMNS = 13, PLOTS_HEAT_ROWS = 100 };

typedef struct {
  const char *label;
  const double *values;  /* probabilities in %, one for each column; NaN: there is none */
  const char *reference; /* the text at the end; NULL: none */
  bool is_apart;         /* set off from the rows above, and without shades */
  const char *group;     /* a heading above the row, of it and those below; NULL: none */
} plots_heat_row_t;

typedef struct {
  plots_caption_t caption;
  plots_foot_t foot;
  words_format_t format;      /* of the values */
  const char *const *columns; /* headings */
  size_t column_count;        /* 1..PLOTS_HEAT_COLUMNS */
  bool has_total;             /* the last column is of all the others, and stands off from them */
  const char *reference;      /* heading of the texts at the end; NULL: there are none */
  const plots_heat_row_t *rows;
  size_t count;         /* 1..PLOTS_HEAT_ROWS */
  const double *limits; /* of the classes, rising: a class is [limit, next) */
  size_t limit_count;   /* 2..7 */
  const char *none;     /* for the key, where a value is missing; NULL: no such entry */
} plots_heat_t;

/* Composes a table of rows by columns whose cells hold a probability, the darker the larger, and at
   the end of each row a text. Every number is written, so that no shade need be read. script:
   initialised here; freed by the caller, also after a failure. Returns PLOTS_OK, PLOTS_ERR_ARGUMENT
   or PLOTS_ERR_NO_MEMORY. */
int plots_heat_script(const plots_heat_t *chart, plots_script_t *script);

/* Draws it as NAME.svg and NAME.png. Returns a status of plots_heat_script or plots_chart_write. */
int plots_heat_write(const plots_heat_t *chart, plots_target_t *target);

#endif
