// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_BYTES_H
#define SIM_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Numbers as bytes, the same on every machine, and back. */

/* Bytes being written. After a failed allocation nothing is written any more, and `lost` says so.
 */
typedef struct {
  unsigned char *data; /* to be freed */
  size_t size, capacity;
  bool lost;
} sim_writer_t;

void sim_write_word(sim_writer_t *self, uint64_t word);   /* 8 bytes, the lowest first */
void sim_write_count(sim_writer_t *self, uint64_t count); /* 7 bits a byte, the lowest first */
void sim_write_real(sim_writer_t *self, double x);

/* Bytes being read, whoever wrote them. Once they have ended too early, or held a count that is
   none, `failed` is true and all that is read is 0. */
typedef struct {
  const unsigned char *at, *end;
  bool failed;
} sim_reader_t;

uint64_t sim_read_word(sim_reader_t *self);
uint64_t sim_read_count(sim_reader_t *self);
double sim_read_real(sim_reader_t *self);

/* Bytes that have not been read. */
static inline size_t sim_read_left(const sim_reader_t *self) {
  return (size_t)(self->end - self->at);
}

/* A digest of 64 bits that goes on from `digest`, 0 at first: against damage, not against malice.
 */
uint64_t sim_digest(uint64_t digest, size_t size, const unsigned char *bytes);
uint64_t sim_digest_word(uint64_t digest, uint64_t word);

#endif
