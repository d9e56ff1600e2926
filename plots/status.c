// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/status.h"

#include <stddef.h>

static const char *const texts[][2] = {
    [PLOTS_OK] = {"sin error", "success"},
    [-PLOTS_ERR_ARGUMENT] = {"un argumento del gráfico no es válido",
                             "an argument of the chart is not valid"},
    [-PLOTS_ERR_NO_MEMORY] = {"no queda memoria", "not enough memory"},
    [-PLOTS_ERR_EMPTY] = {"no hay cifras que dibujar", "there are no figures to draw"},
    [-PLOTS_ERR_MISSING] = {"no se encuentra gnuplot; instale el paquete gnuplot-nox",
                            "gnuplot was not found; install the package gnuplot-nox"},
    [-PLOTS_ERR_CRASHED] = {"gnuplot se cayó", "gnuplot crashed"},
    [-PLOTS_ERR_TIMEOUT] = {"gnuplot no terminó a tiempo y fue detenido",
                            "gnuplot did not finish in time and was stopped"},
    [-PLOTS_ERR_TERMINAL] =
        {"este gnuplot no tiene los terminales svg, pngcairo y pdfcairo; instale el "
         "paquete gnuplot-nox",
         "this gnuplot lacks the terminals svg, pngcairo and pdfcairo; install the "
         "package gnuplot-nox"},
    [-PLOTS_ERR_GNUPLOT] = {"gnuplot no dibujó el gráfico", "gnuplot did not draw the chart"},
    [-PLOTS_ERR_OUTPUT] = {"no se puede escribir el gráfico", "the chart cannot be written"},
    [-PLOTS_ERR_CANCELLED] = {"se interrumpió el dibujo", "drawing was interrupted"},
    [-PLOTS_ERR_FONTS] = {"no hay ninguna fuente con que escribir sus textos; instale el paquete "
                          "fonts-roboto-unhinted",
                          "there is no font to write their texts with; install the package "
                          "fonts-roboto-unhinted"},
};

const char *plots_status_text(int status, words_lang_t lang) {
  const size_t count = sizeof texts / sizeof texts[0];
  const size_t column = lang == WORDS_EN ? 1 : 0;
  if (status > 0 || status < -(int)(count - 1))
    return column ? "unknown status" : "estado desconocido";
  return texts[-status][column];
}
