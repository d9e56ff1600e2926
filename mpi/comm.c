// SPDX-License-Identifier: GPL-3.0-or-later
#include "mpi/comm.h"

#include "sim/status.h"

#include <mpi.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

enum { TAG = 1, PIECE = 1 << 28 }; /* bytes of one message: MPI counts in int */

/* Sleeps from 10 µs up to 1 ms between looks. */
static int wait_for(MPI_Request *request, const sim_wait_t *wait) {
  for (long pause = 10000;; pause = pause < 500000 ? 2 * pause : 1000000) {
    int is_done;
    if (MPI_Test(request, &is_done, MPI_STATUS_IGNORE) != MPI_SUCCESS)
      return SIM_ERR_PEER;
    if (is_done)
      return SIM_OK;
    if (wait && wait->cancelled && wait->cancelled(wait->ctx))
      return SIM_ERR_PEER;
    nanosleep(&(struct timespec){.tv_nsec = pause}, NULL);
  }
}

/* MPI takes what it sends by a pointer that is not const in old headers. */
static int send_some(int to, size_t size, const void *bytes, const sim_wait_t *wait) {
  MPI_Request request;
  if (MPI_Isend(bytes, (int)size, MPI_BYTE, to, TAG, MPI_COMM_WORLD, &request) != MPI_SUCCESS)
    return SIM_ERR_PEER;
  return wait_for(&request, wait);
}

static int receive_some(int from, size_t size, void *bytes, const sim_wait_t *wait) {
  MPI_Request request;
  if (MPI_Irecv(bytes, (int)size, MPI_BYTE, from, TAG, MPI_COMM_WORLD, &request) != MPI_SUCCESS)
    return SIM_ERR_PEER;
  return wait_for(&request, wait);
}

static size_t piece_of(size_t left) {
  return left < PIECE ? left : PIECE;
}

static int send_bytes(void *self, int to, size_t size, const unsigned char *bytes,
                      const sim_wait_t *wait) {
  const uint64_t count = size;
  (void)self;
  int status = send_some(to, sizeof count, &count, wait);
  for (size_t at = 0; !status && at < size; at += piece_of(size - at))
    status = send_some(to, piece_of(size - at), bytes + at, wait);
  return status;
}

static int receive_bytes(void *self, int from, size_t *size, unsigned char **bytes,
                         const sim_wait_t *wait) {
  uint64_t count = 0;
  (void)self;
  *bytes = NULL;
  int status = receive_some(from, sizeof count, &count, wait);
  if (status)
    return status;
  *size = (size_t)count;
  unsigned char *data = malloc(*size + 1);
  if (!data)
    return SIM_ERR_NO_MEMORY;
  for (size_t at = 0; !status && at < *size; at += piece_of(*size - at))
    status = receive_some(from, piece_of(*size - at), data + at, wait);
  if (status)
    free(data);
  else
    *bytes = data;
  return status;
}

sim_comm_t mpi_comm(void) {
  sim_comm_t comm = {.send = send_bytes, .receive = receive_bytes};
  MPI_Comm_set_errhandler(MPI_COMM_WORLD, MPI_ERRORS_RETURN);
  MPI_Comm_rank(MPI_COMM_WORLD, &comm.rank);
  MPI_Comm_size(MPI_COMM_WORLD, &comm.size);
  return comm;
}
