// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_JOINT_H
#define STUDIES_JOINT_H

#include "studies/forecast.h"

/* Values of several outputs in the same replicates: what their summaries, each by itself, cannot
   say. */

/* Writes replicates 0 … replicates − 1 of estimate outputs[k] to columns[k], the values that the
   run of the forecast had. outputs[count]: indexes of its estimates, 1 or more, each once. Returns
   SIM_OK, SIM_ERR_NO_MEMORY or SIM_ERR_MODEL. */
int studies_joint_sample(const studies_forecast_t *forecast, const size_t *outputs, size_t count,
                         size_t replicates, double *const *columns);

#endif
