// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/status.h"

#include <stddef.h>

static const char *const texts[] = {
    [SIM_OK] = "success",
    [-SIM_ERR_DOMAIN] = "a parameter is outside its range",
    [-SIM_ERR_NO_MEMORY] = "not enough memory",
    [-SIM_ERR_CANCELLED] = "the run was cancelled",
    [-SIM_ERR_SINK] = "the draws could not be stored",
    [-SIM_ERR_MODEL] = "the model failed",
    [-SIM_ERR_PEER] = "another process of the run has ended",
};

const char *sim_status_text(int status) {
  const size_t count = sizeof texts / sizeof texts[0];
  if (status > 0 || (size_t)-status >= count)
    return "unknown status";
  return texts[-status];
}
