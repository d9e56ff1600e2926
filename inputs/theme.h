// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_THEME_H
#define INPUTS_THEME_H

#include "inputs/table.h"
#include "words/colour.h"
#include "words/report.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* theme.csv (name;value): how the charts of an institution look. `colour.main`, in which forecasts
   are drawn, and `colour.limit`, of ceilings and places, as #RRGGBB; `footer`, who hands them over,
   in front of what stands below each chart; `logo`, the name of a PNG beside the file, for the foot
   of each; `font`; `unit`, M$ or millions, and `decimals`, the least, of amounts of money; `png`,
   for what the PNG are: slide, page or web. What is not given is as it is. */

/* The least contrast with white that is admitted: white letters stand on the main colour; limits
   are lines and marks (WCAG 2.1, 1.4.3 and 1.4.11). The least between the two that they are told
   apart by in grey; below it there is a note, for they differ in form as well. */
#define INPUTS_THEME_MAIN  4.5
#define INPUTS_THEME_LIMIT 3.0
#define INPUTS_THEME_GREY  1.4

/* Of a logo: its bytes, which every SVG holds, and its points a side. */
enum { INPUTS_LOGO_BYTES = 256 << 10, INPUTS_LOGO_LEAST = 16, INPUTS_LOGO_MOST = 2000 };

typedef struct {
  char *bytes; /* a whole PNG; NULL: no logo */
  size_t size;
  uint32_t width, height; /* points */
  char digest[65];        /* SHA-256 of its bytes, lower-case hex */
} inputs_logo_t;

typedef struct {
  bool has_main, has_limit;
  words_colour_t main, limit;
  char *footer;     /* NULL: none */
  char *font;       /* letters, digits and blanks; NULL: the usual */
  double png_scale; /* pixels of a PNG for one of the drawing; 0: the usual */
  double money;     /* M$ in the unit of amounts: 1 or 1000; 0: by their size */
  int decimals;     /* of amounts, the least */
  inputs_logo_t logo;
} inputs_theme_t;

/* Reads the theme at `path`, a CSV file or a sheet of a workbook. SIM_OK, SIM_ERR_DOMAIN (reported)
   or SIM_ERR_NO_MEMORY; free it in any case. */
int inputs_theme_load(const char *path, inputs_theme_t *out, words_report_t *report);
void inputs_theme_free(inputs_theme_t *self);

/* Reads it from the table of the file at `path`; has_files: the file lies on a disk, and a logo may
   lie beside it. SIM_OK or SIM_ERR_NO_MEMORY, or what inputs_csv_columns returns; problems are in
   the report. */
int inputs_theme_table(const char *path, bool has_files, const inputs_table_t *table,
                       inputs_theme_t *out, words_report_t *report);

/* theme_logo.c: reads the PNG `name` that lies beside the theme at `path`: in its folder; of a
   sheet in that of the workbook. A name that is none, what is no PNG, and one that is too large are
   refused at `place`; where there is none a note says so. SIM_OK or SIM_ERR_NO_MEMORY. */
int inputs_theme_logo(const char *path, const char *name, const words_place_t *place,
                      inputs_logo_t *out, words_report_t *report);

#endif
