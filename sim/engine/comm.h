// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_COMM_H
#define SIM_COMM_H

#include <stdbool.h>
#include <stddef.h>

/* Processes that do the same run together, each a share of its replicates. How their bytes travel
   is another's affair (mpi/comm.h); NULL stands for a process that is alone. */

/* Asked while a process waits for another: true ends the wait. */
typedef struct {
  void *ctx;
  bool (*cancelled)(void *ctx); /* may be NULL */
} sim_wait_t;

typedef struct {
  int rank, size; /* this process, 0 … size − 1 */
  bool is_over;   /* a process has left, or cannot be reached: nothing is shared any more */
  void *self;     /* handed to the functions */
  /* Bytes to another process, and the next bytes from it (*bytes to be freed), in order. 0, or
     SIM_ERR_NO_MEMORY, or SIM_ERR_PEER when the wait was ended or the other cannot be reached. */
  int (*send)(void *self, int to, size_t size, const unsigned char *bytes, const sim_wait_t *wait);
  int (*receive)(void *self, int from, size_t *size, unsigned char **bytes, const sim_wait_t *wait);
} sim_comm_t;

/* What the processes put together: each holds some of it, packs what it holds, takes in what
   another holds, and in the end takes the whole in the place of its own. Each function returns
   SIM_OK or an error. */
typedef struct {
  void *ctx;
  int (*pack)(void *ctx, size_t *size, unsigned char **bytes); /* *bytes will be freed */
  int (*merge)(void *ctx, size_t size, const unsigned char *bytes);
  int (*adopt)(void *ctx, size_t size, const unsigned char *bytes);
} sim_share_t;

/* Puts the shares of all processes together, pair by pair up a tree and down again; all must call
   it in the same order. `status`: how this process fared with its own share. Returns SIM_OK when
   all hold the whole; else the same error in all of them: that of the lowest of a branch that
   failed, or SIM_ERR_PEER when one has left or could not be reached. */
int sim_comm_share(sim_comm_t *self, int status, const sim_share_t *share, const sim_wait_t *wait);

/* Called once by each process when it has no more to share, well or not: those that wait for it in
   sim_comm_share learn that it has left. SIM_OK when all have left; SIM_ERR_PEER when there are
   some that have not, and will not wait for this one. */
int sim_comm_leave(sim_comm_t *self, const sim_wait_t *wait);

#endif
