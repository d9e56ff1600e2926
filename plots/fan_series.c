// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/fan_series.h"

#include "plots/layout.h"
#include "plots/marks.h"

#include <math.h>
#include <stdio.h>

words_format_t plots_fan_format(const plots_fan_t *chart, size_t panel) {
  words_format_t format = chart->format;
  format.decimals = chart->panels[panel].decimals;
  return format;
}

static void describe(const plots_fan_t *chart, plots_script_t *script, size_t panel) {
  const plots_fan_panel_t *p = &chart->panels[panel];
  const words_format_t format = plots_fan_format(chart, panel);
  plots_buffer_printf(&script->description, "%s: ", p->title);
  for (size_t i = 0; i < chart->past_count; i++) {
    char year[16], text[WORDS_NUMBER_BYTES];
    snprintf(year, sizeof year, "%d", chart->past_years[i]);
    words_format_number(text, p->past[i], &format);
    if (isfinite(p->past[i]))
      plots_page_describe(script, year, text);
  }
  for (size_t i = 0; i < chart->count; i++) {
    char year[16];
    snprintf(year, sizeof year, "%d", chart->years[i]);
    plots_layout_describe(script, year, &p->bands[i], &format);
  }
}

static void record(const plots_fan_t *chart, plots_script_t *script, size_t panel) {
  const plots_fan_panel_t *p = &chart->panels[panel];
  const words_format_t format = plots_fan_format(chart, panel);
  char year[16];
  for (size_t i = 0; i < chart->past_count; i++) {
    snprintf(year, sizeof year, "%d", chart->past_years[i]);
    const plots_mark_t mark = plots_mark(chart->past, year, p->past[i], p->title);
    plots_marks_add(script, &chart->caption, &mark);
  }
  for (size_t i = 0; i < chart->count; i++) {
    snprintf(year, sizeof year, "%d", chart->years[i]);
    plots_mark_t mark = plots_mark(p->title, year, (double)NAN, p->title);
    plots_band_t band = p->bands[i];
    if (chart->line_count)
      band.lower = band.upper = (double)NAN; /* not drawn */
    plots_marks_band(script, &chart->caption, &mark, &band, &format);
    for (size_t g = 0; p->lines && g < chart->line_count; g++) {
      mark = plots_mark(chart->lines[g], year, p->lines[g * chart->count + i], p->title);
      plots_marks_add(script, &chart->caption, &mark);
    }
    mark = plots_mark(chart->level, year, p->levels ? p->levels[i] : (double)NAN, p->title);
    if (chart->level)
      plots_marks_add(script, &chart->caption, &mark);
  }
}

void plots_fan_tell(const plots_fan_t *chart, plots_script_t *script, size_t panel) {
  describe(chart, script, panel);
  record(chart, script, panel);
}
