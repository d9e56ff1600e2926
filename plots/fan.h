// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_FAN_H
#define PLOTS_FAN_H

#include "plots/fan_series.h"

/* Composes the chart: a panel for each quantity, one below the other, with the past as a line and,
   on the same axes, P5–P95, P25–P75 and median of each year to come. script: initialised here;
   freed by the caller, also after a failure. Returns PLOTS_OK, PLOTS_ERR_ARGUMENT, PLOTS_ERR_EMPTY
   (a panel without past or without future) or PLOTS_ERR_NO_MEMORY. */
int plots_fan_script(const plots_fan_t *chart, plots_script_t *script);

/* Composes and draws it; returns also what plots_chart_write returns. */
int plots_fan_write(const plots_fan_t *chart, plots_target_t *target);

#endif
