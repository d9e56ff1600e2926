// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/logo.h"

#include "plots/gnuplot.h"
#include "plots/style.h"

#include <math.h>

/* Pixels of the page for one of the logo's. */
static double scale_of(const plots_logo_t *self) {
  return fmin((double)PLOTS_LOGO_HEIGHT / self->height, (double)PLOTS_LOGO_WIDTH / self->width);
}

double plots_logo_room(const plots_logo_t *self) {
  return self->bytes ? scale_of(self) * self->width + PLOTS_LOGO_GAP : 0.0;
}

double plots_logo_tail(const plots_logo_t *self) {
  return self->bytes ? fmax(0.0, scale_of(self) * self->height - 24.0) : 0.0;
}

/* "set lmargin at screen 0" and the like, for the whole page. */
static void take_page(plots_buffer_t *script) {
  static const char *const margins[] = {"l", "r", "t", "b"};
  for (int i = 0; i < 4; i++)
    plots_buffer_printf(script, "set %smargin at screen %d\n", margins[i], i == 1 || i == 2);
  plots_buffer_puts(script, "unset label\nunset grid\nunset xtics\nunset ytics\n"
                            "unset logscale x\n");
}

static void add_real(plots_buffer_t *script, const char *before, double value) {
  plots_buffer_puts(script, before);
  plots_buffer_real(script, value);
}

void plots_logo_add(const plots_logo_t *self, double width, double height, plots_buffer_t *script) {
  if (!self->bytes)
    return;
  const double scale = scale_of(self);
  take_page(script);
  add_real(script, "set xrange [0:", width);
  add_real(script, "]\nset yrange [0:", height);
  plots_buffer_puts(script, "]\nplot '" PLOTS_GNUPLOT_MORE "' binary filetype=png");
  /* of the middle of the first pixel */
  add_real(script, " origin=(", width - PLOTS_MARGIN - scale * (self->width - 0.5));
  add_real(script, ",", PLOTS_LOGO_EDGE + 0.5 * scale);
  add_real(script, ") dx=", scale);
  add_real(script, " dy=", scale);
  plots_buffer_puts(script, " with rgbalpha notitle\n");
}
