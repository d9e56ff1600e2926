// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_STATUS_H
#define SIM_STATUS_H

/* Every function of sim/ that can fail returns one of these: 0 for success, a negative code
   otherwise. The library never prints and never exits. */
enum {
  SIM_OK = 0,
  SIM_ERR_DOMAIN = -1,    /* a parameter lies outside its stated range, or is not a number */
  SIM_ERR_NO_MEMORY = -2, /* an allocation failed; what was built so far has been freed */
  SIM_ERR_CANCELLED = -3, /* the caller asked a run to stop; no result is valid */
  SIM_ERR_SINK = -4,      /* the receiver of the draws reported a failure */
  SIM_ERR_MODEL = -5,     /* the model of a run reported a failure */
  SIM_ERR_PEER = -6       /* another process of a run has ended, or all were told to */
};

/* The text of a status code, in English and for developers; never NULL. */
const char *sim_status_text(int status);

#endif
