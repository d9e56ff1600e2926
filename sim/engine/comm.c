// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/comm.h"

#include "sim/bytes.h"
#include "sim/status.h"

#include <stdlib.h>

/* A message: how its sender and those below it in the tree fared, how many of them have left, and
   what they hold. */
typedef struct {
  int status;
  uint64_t left;
} fate_t;

enum { HEAD = 16 };

static int send_message(sim_comm_t *self, int to, const fate_t *fate, size_t size,
                        const unsigned char *bytes, const sim_wait_t *wait) {
  sim_writer_t head = {0};
  sim_write_word(&head, (uint64_t)-fate->status);
  sim_write_word(&head, fate->left);
  int status = head.lost ? SIM_ERR_NO_MEMORY : self->send(self->self, to, HEAD, head.data, wait);
  free(head.data);
  return status ? status : self->send(self->self, to, size, bytes, wait);
}

/* *bytes is to be freed, also after an error. */
static int receive_message(sim_comm_t *self, int from, fate_t *fate, size_t *size,
                           unsigned char **bytes, const sim_wait_t *wait) {
  unsigned char *head = NULL;
  *bytes = NULL;
  int status = self->receive(self->self, from, size, &head, wait);
  if (!status && *size != HEAD)
    status = SIM_ERR_PEER;
  if (!status) {
    sim_reader_t in = {head, head + HEAD, false};
    fate->status = -(int)(sim_read_word(&in) & 127);
    fate->left = sim_read_word(&in);
    status = self->receive(self->self, from, size, bytes, wait);
  }
  free(head);
  return status;
}

static void join_fates(fate_t *self, const fate_t *other) {
  self->status = self->status ? self->status : other->status;
  self->left += other->left;
}

/* Takes in what those below hold. Rank r hears from r + 1, r + 2, r + 4, … up to its lowest bit. */
static int gather(sim_comm_t *self, fate_t *fate, const sim_share_t *share,
                  const sim_wait_t *wait) {
  for (int step = 1; step < self->size && !(self->rank & step); step *= 2) {
    if (self->rank + step >= self->size)
      continue;
    fate_t other = {0};
    unsigned char *bytes;
    size_t size;
    const int status = receive_message(self, self->rank + step, &other, &size, &bytes, wait);
    if (!status) {
      join_fates(fate, &other);
      if (share && !fate->status && !fate->left)
        fate->status = share->merge(share->ctx, size, bytes);
    }
    free(bytes);
    if (status)
      return status;
  }
  return SIM_OK;
}

static int parent_of(int rank) {
  return rank & (rank - 1);
}

/* The highest step at which a process hears from others. */
static int highest_step(sim_comm_t *self) {
  int step = 1;
  while (step < self->size && !(self->rank & step))
    step *= 2;
  return step / 2;
}

/* Hands down what the root decided, and the whole. */
static int scatter(sim_comm_t *self, const fate_t *fate, size_t size, const unsigned char *bytes,
                   const sim_wait_t *wait) {
  int status = SIM_OK;
  for (int step = highest_step(self); !status && step > 0; step /= 2)
    if (self->rank + step < self->size)
      status = send_message(self, self->rank + step, fate, size, bytes, wait);
  return status;
}

/* The verdict: some have left and some have not, or all did well, or not. */
static void judge(sim_comm_t *self, fate_t *fate) {
  if (fate->left && fate->left < (uint64_t)self->size)
    fate->status = SIM_ERR_PEER;
}

/* One round of all processes; one that leaves has nothing to share. */
static int round_of(sim_comm_t *self, fate_t *fate, const sim_share_t *share,
                    const sim_wait_t *wait) {
  unsigned char *bytes = NULL;
  size_t size = 0;
  if (self->is_over)
    return SIM_ERR_PEER;
  int status = gather(self, fate, share, wait);
  if (share && !status && !fate->status && !fate->left)
    fate->status = share->pack(share->ctx, &size, &bytes);
  if (!status && self->rank > 0) {
    const int parent = parent_of(self->rank);
    status = send_message(self, parent, fate, size, bytes, wait);
    free(bytes);
    bytes = NULL;
    if (!status)
      status = receive_message(self, parent, fate, &size, &bytes, wait);
  } else if (!status) {
    judge(self, fate);
  }
  if (!status)
    status = scatter(self, fate, size, bytes, wait);
  if (share && !status && !fate->status && !fate->left && self->rank > 0)
    status = share->adopt(share->ctx, size, bytes);
  free(bytes);
  /* one that could not hand on what it should has broken the tree */
  self->is_over = status || fate->status == SIM_ERR_PEER;
  return status ? status : fate->status;
}

int sim_comm_share(sim_comm_t *self, int status, const sim_share_t *share, const sim_wait_t *wait) {
  fate_t fate = {.status = status};
  return round_of(self, &fate, share, wait);
}

int sim_comm_leave(sim_comm_t *self, const sim_wait_t *wait) {
  fate_t fate = {.left = 1};
  return round_of(self, &fate, NULL, wait);
}
