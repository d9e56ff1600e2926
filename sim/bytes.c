// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/bytes.h"

#include "sim/elementary.h"

#include <stdlib.h>

static void put(sim_writer_t *self, unsigned char byte) {
  if (self->size == self->capacity && !self->lost) {
    const size_t capacity = 2 * self->capacity + 4096;
    unsigned char *data = realloc(self->data, capacity);
    self->lost = !data;
    if (data) {
      self->data = data;
      self->capacity = capacity;
    }
  }
  if (!self->lost)
    self->data[self->size++] = byte;
}

void sim_write_word(sim_writer_t *self, uint64_t word) {
  for (int i = 0; i < 8; i++)
    put(self, (unsigned char)(word >> (8 * i)));
}

void sim_write_count(sim_writer_t *self, uint64_t count) {
  for (; count >= 128; count >>= 7)
    put(self, (unsigned char)(count | 128));
  put(self, (unsigned char)count);
}

void sim_write_real(sim_writer_t *self, double x) {
  sim_write_word(self, sim_bits_of_(x));
}

static unsigned char next(sim_reader_t *self) {
  self->failed = self->failed || self->at == self->end;
  return self->failed ? 0 : *self->at++;
}

uint64_t sim_read_word(sim_reader_t *self) {
  uint64_t word = 0;
  for (int i = 0; i < 8; i++)
    word |= (uint64_t)next(self) << (8 * i);
  return self->failed ? 0 : word;
}

uint64_t sim_read_count(sim_reader_t *self) {
  uint64_t count = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    const unsigned char byte = next(self);
    if (shift == 63 && byte > 1)
      break;
    count |= (uint64_t)(byte & 127) << shift;
    if (byte < 128)
      return self->failed ? 0 : count;
  }
  self->failed = true;
  return 0;
}

double sim_read_real(sim_reader_t *self) {
  return sim_from_bits_(sim_read_word(self));
}

uint64_t sim_digest_word(uint64_t digest, uint64_t word) {
  const uint64_t mixed = (digest ^ word) * UINT64_C(0x9E3779B97F4A7C15) + 1;
  return mixed ^ mixed >> 29;
}

uint64_t sim_digest(uint64_t digest, size_t size, const unsigned char *bytes) {
  for (size_t i = 0; i < size; i++)
    digest = sim_digest_word(digest, bytes[i]);
  return sim_digest_word(digest, size);
}
