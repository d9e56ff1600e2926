// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/shades.h"

#include "plots/style.h"

static const plots_shade_t shades[PLOTS_SHADES] = {
    {"#EAF3FA", PLOTS_INK},   {"#C3DDEF", PLOTS_INK},   {"#8EC1E0", PLOTS_INK},
    {"#0070B4", PLOTS_WHITE}, {"#004E7E", PLOTS_WHITE}, {"#062B4A", PLOTS_WHITE}};

const plots_shade_t *plots_shade(size_t class, size_t classes) {
  static const size_t of[PLOTS_SHADES][PLOTS_SHADES] = {
      {2}, {1, 3}, {0, 2, 4}, {0, 2, 3, 5}, {0, 1, 2, 3, 5}, {0, 1, 2, 3, 4, 5}};
  return &shades[of[classes - 1][class]];
}
