// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/letters.h"

#include "plots/buffer.h"
#include "plots/status.h"
#include "plots/style.h"

#include <stdbool.h>
#include <string.h>

/* Two pictures, one behind the other. */
static const char pages[] =
    "set terminal pngcairo size 60,40 font '" PLOTS_FONT ",20'\n"
    "unset key\nunset border\nunset tics\nset xrange [0:1]\nset yrange [0:1]\n"
    "set label 1 'M' at screen 0.5,0.5 center\nplot NaN notitle\n"
    "unset label 1\nplot NaN notitle\n";

int plots_letters_check(const plots_gnuplot_t *gnuplot) {
  plots_buffer_t script = {0}, pictures = {0}, messages = {0};
  plots_buffer_puts(&script, pages);
  int status = script.status;
  if (!status)
    status = plots_gnuplot_run(gnuplot, &script, &pictures, &messages);
  const size_t half = pictures.length / 2;
  const bool same = half > 0 && pictures.length == 2 * half &&
                    memcmp(pictures.data, pictures.data + half, half) == 0;
  if (status != PLOTS_ERR_CANCELLED)
    status = !status && same ? PLOTS_ERR_FONTS : PLOTS_OK;
  plots_buffer_free(&script);
  plots_buffer_free(&pictures);
  plots_buffer_free(&messages);
  return status;
}
