// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/style.h"

#include <stddef.h>

const plots_type_t plots_type_title = {34, true, PLOTS_INK};
const plots_type_t plots_type_subtitle = {22, false, PLOTS_GREY};
const plots_type_t plots_type_label = {21, false, "#111111"};
const plots_type_t plots_type_value = {21, true, PLOTS_INK};
const plots_type_t plots_type_note = {19, false, PLOTS_GREY};
const plots_type_t plots_type_footer = {16, false, PLOTS_GREY};

const plots_pen_t plots_pen_band90 = {PLOTS_BLUE, PLOTS_TINT, 1.5, 0, 0, 0};
const plots_pen_t plots_pen_band50 = {PLOTS_BLUE, PLOTS_BLUE, 1.5, 0, 0, 0};
const plots_pen_t plots_pen_median = {PLOTS_INK, PLOTS_WHITE, 2.5, 0, PLOTS_CIRCLE, 13};
const plots_pen_t plots_pen_plan = {PLOTS_INK, PLOTS_ORANGE, 2.0, 0, PLOTS_DIAMOND, 17};
const plots_pen_t plots_pen_goal = {PLOTS_INK, NULL, 2.5, 1, 0, 0};
const plots_pen_t plots_pen_limit = {PLOTS_INK, PLOTS_ORANGE, 2.5, 1, PLOTS_SQUARE, 13};
const plots_pen_t plots_pen_halo = {NULL, PLOTS_WHITE, 0.0, 0, 0, 0}; /* behind a text */
const plots_pen_t plots_pen_whisker = {PLOTS_INK, NULL, 2.5, 0, 0, 0};
const plots_pen_t plots_pen_curve = {PLOTS_BLUE, PLOTS_TINT, 4.0, 0, 0, 0};
const plots_pen_t plots_pen_drop = {PLOTS_INK, NULL, 2.0, 2, 0, 0};
