// SPDX-License-Identifier: GPL-3.0-or-later
#include "mpi/comm.h"

#include "cli/program.h"

#include <gsl/gsl_errno.h>
#include <mpi.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

/* exante by several processes: mpirun -n 16 exante-mpi run … computes what exante run … does, byte
   for byte. The first process speaks and writes; the others are silent, and their exit code says
   nothing. */

static void be_silent(void) {
  if (!freopen("/dev/null", "w", stdout) || !freopen("/dev/null", "w", stderr))
    exit(EXIT_FAILURE);
}

/* Before MPI starts threads of its own, which would die of what is meant for
 * cli/command/interrupt.h.
 */
static void hold_signals(void) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &set, NULL);
}

int main(int argc, char **argv) {
  int threads;
  hold_signals();
  if (MPI_Init_thread(&argc, &argv, MPI_THREAD_FUNNELED, &threads) != MPI_SUCCESS)
    return EXIT_FAILURE;
  sim_comm_t comm = mpi_comm();
  if (comm.rank > 0)
    be_silent();
  gsl_set_error_handler_off();
  const int code = cli_program(argc, argv, &comm);
  const int left = sim_comm_leave(&comm, NULL);
  /* Where another has died, nobody can be waited for. */
  if (left && comm.rank == 0) {
    fflush(NULL);
    MPI_Abort(MPI_COMM_WORLD, code);
  }
  MPI_Finalize();
  return comm.rank == 0 ? code : EXIT_SUCCESS;
}
