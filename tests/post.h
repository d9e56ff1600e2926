// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TESTS_POST_H
#define TESTS_POST_H

#include "sim/engine/comm.h"
#include "sim/engine/crew.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

/* Processes in the shape of threads, whose bytes travel through boxes of memory. */

enum { MOST = 9 };

typedef struct letter {
  size_t size;
  unsigned char *bytes;
  struct letter *next;
} letter_t;

typedef struct {
  sim_lock_t *lock;
  letter_t *boxes[MOST][MOST]; /* from, to */
} post_t;

typedef struct {
  post_t *post;
  int rank;
} address_t;

static inline int post_send(void *self, int to, size_t size, const unsigned char *bytes,
                            const sim_wait_t *wait) {
  address_t *from = self;
  letter_t *letter = calloc(1, sizeof *letter), **end;
  (void)wait;
  *letter = (letter_t){size, malloc(size + 1), NULL};
  if (size)
    memcpy(letter->bytes, bytes, size);
  sim_lock_take(from->post->lock);
  for (end = &from->post->boxes[from->rank][to]; *end; end = &(*end)->next)
    continue;
  *end = letter;
  sim_lock_wake(from->post->lock);
  sim_lock_give(from->post->lock);
  return SIM_OK;
}

static inline int post_receive(void *self, int from, size_t *size, unsigned char **bytes,
                               const sim_wait_t *wait) {
  address_t *to = self;
  letter_t **box = &to->post->boxes[from][to->rank];
  (void)wait;
  sim_lock_take(to->post->lock);
  while (!*box)
    sim_lock_wait(to->post->lock);
  letter_t *letter = *box;
  *box = letter->next;
  sim_lock_give(to->post->lock);
  *size = letter->size;
  *bytes = letter->bytes;
  free(letter);
  return SIM_OK;
}

/* The connection of one of `size` processes; `address` is its own, and must outlive it. */
static inline sim_comm_t post_comm(post_t *post, address_t *address, int rank, int size) {
  *address = (address_t){post, rank};
  return (sim_comm_t){
      .rank = rank, .size = size, .self = address, .send = post_send, .receive = post_receive};
}

#endif
