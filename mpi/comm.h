// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MPI_COMM_H
#define MPI_COMM_H

#include "sim/engine/comm.h"

/* The processes of an MPI job, as sim/engine/comm.h knows them. A process that waits sleeps between
   looks and asks whether it is to stop, so that the end of another does not hang it. MPI must have
   been started; only one thread may use it. */
sim_comm_t mpi_comm(void);

#endif
