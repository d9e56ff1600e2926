// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_PROGRAM_H
#define CLI_PROGRAM_H

#include "sim/engine/comm.h"

/* The whole program: reads its arguments, does what they ask, and returns its exit code. With
   `comm`, the processes of it compute together what run, compare and sensitivity ask; all are given
   the same arguments, and only that of rank 0 writes files. NULL: this process alone. The caller
   has turned off GSL's error handler, which would end the process. */
int cli_program(int argc, char **argv, sim_comm_t *comm);

#endif
