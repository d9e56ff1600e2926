// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/forest.h"

#include "sim/engine/model.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

#define MOST (UINT64_C(1) << 48) /* replicates */

void sim_forest_init(sim_forest_t *self, size_t columns) {
  *self = (sim_forest_t){.columns = columns};
}

static void piece_free(sim_piece_t *piece) {
  free(piece->moments);
  free(piece->values);
  *piece = (sim_piece_t){0};
}

void sim_forest_free(sim_forest_t *self) {
  for (size_t i = 0; i < self->count; i++)
    piece_free(&self->pieces[i]);
  free(self->pieces);
  sim_forest_init(self, self->columns);
}

static bool is_run(const sim_piece_t *piece) {
  return piece->moments != NULL;
}

/* Either an aligned run of a power of two of grains, or a part of one grain. */
static bool is_valid(const sim_piece_t *piece) {
  const uint64_t first = piece->first, count = piece->count;
  if (count == 0 || first > MOST || count > MOST - first)
    return false;
  if (is_run(piece))
    return count >= SIM_GRAIN && (count & (count - 1)) == 0 && first % count == 0;
  return piece->values && count < SIM_GRAIN && first % SIM_GRAIN + count <= SIM_GRAIN;
}

/* A grain that has become complete. */
static int ripen(const sim_forest_t *self, sim_piece_t *piece) {
  piece->moments = calloc(self->columns + 1, sizeof *piece->moments);
  if (!piece->moments)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; i < self->columns; i++)
    sim_moments_of(&piece->moments[i], SIM_GRAIN, piece->values + i * SIM_GRAIN);
  free(piece->values);
  piece->values = NULL;
  return SIM_OK;
}

static int join_values(const sim_forest_t *self, sim_piece_t *low, sim_piece_t *high) {
  const size_t a = (size_t)low->count, b = (size_t)high->count;
  double *values = calloc(self->columns * (a + b) + 1, sizeof *values);
  if (!values)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; i < self->columns; i++) {
    memcpy(values + i * (a + b), low->values + i * a, a * sizeof *values);
    memcpy(values + i * (a + b) + a, high->values + i * b, b * sizeof *values);
  }
  free(low->values);
  low->values = values;
  low->count += high->count;
  return low->count == SIM_GRAIN ? ripen(self, low) : SIM_OK;
}

/* Neighbours that belong together: halves of an aligned run, or of the same grain. */
static bool is_joined(const sim_piece_t *low, const sim_piece_t *high) {
  if (low->first + low->count != high->first || is_run(low) != is_run(high))
    return false;
  if (is_run(low))
    return low->count == high->count && low->first % (2 * low->count) == 0;
  return high->first % SIM_GRAIN != 0;
}

/* Puts pieces[at + 1] into pieces[at]. */
static int join(sim_forest_t *self, size_t at) {
  sim_piece_t *low = &self->pieces[at], *high = low + 1;
  int status = SIM_OK;
  if (is_run(low)) {
    for (size_t i = 0; i < self->columns; i++)
      sim_moments_merge(&low->moments[i], &high->moments[i]);
    low->count *= 2;
  } else {
    status = join_values(self, low, high);
  }
  piece_free(high);
  memmove(high, high + 1, (self->count - at - 2) * sizeof *high);
  self->count--;
  return status;
}

/* The number of pieces that begin before a replicate. */
static size_t place_of(const sim_forest_t *self, uint64_t first) {
  size_t low = 0, high = self->count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (self->pieces[middle].first < first)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static bool has_room(const sim_forest_t *self, size_t at, const sim_piece_t *piece) {
  const sim_piece_t *pieces = self->pieces;
  return (at == 0 || pieces[at - 1].first + pieces[at - 1].count <= piece->first) &&
         (at == self->count || piece->first + piece->count <= pieces[at].first);
}

static int insert(sim_forest_t *self, size_t at, const sim_piece_t *piece) {
  if (self->count == self->capacity) {
    const size_t capacity = 2 * self->capacity + 16;
    sim_piece_t *pieces = realloc(self->pieces, capacity * sizeof *pieces);
    if (!pieces)
      return SIM_ERR_NO_MEMORY;
    self->pieces = pieces;
    self->capacity = capacity;
  }
  memmove(self->pieces + at + 1, self->pieces + at, (self->count - at) * sizeof *self->pieces);
  self->pieces[at] = *piece;
  self->count++;
  return SIM_OK;
}

int sim_forest_put(sim_forest_t *self, sim_piece_t piece) {
  const size_t place = place_of(self, piece.first);
  int status = is_valid(&piece) && has_room(self, place, &piece) ? SIM_OK : SIM_ERR_DOMAIN;
  if (!status)
    status = insert(self, place, &piece);
  if (status) {
    piece_free(&piece);
    return status;
  }
  for (size_t at = place; !status;) {
    if (at > 0 && is_joined(&self->pieces[at - 1], &self->pieces[at]))
      at--;
    else if (at + 1 == self->count || !is_joined(&self->pieces[at], &self->pieces[at + 1]))
      break;
    status = join(self, at);
  }
  return status;
}

static bool has_memory(const sim_piece_t *piece) {
  return piece->moments || piece->values;
}

int sim_sheaf_init(sim_sheaf_t *self, size_t columns, uint64_t first, size_t count) {
  const size_t most = count / SIM_GRAIN + 2;
  bool ok = true;
  *self = (sim_sheaf_t){.columns = columns, .pieces = calloc(most, sizeof *self->pieces)};
  for (uint64_t at = first, end = first + count; ok && self->pieces && at < end;) {
    sim_piece_t *piece = &self->pieces[self->count++];
    const uint64_t left = SIM_GRAIN - at % SIM_GRAIN;
    *piece = (sim_piece_t){.first = at, .count = end - at < left ? end - at : left};
    if (piece->count == SIM_GRAIN)
      piece->moments = calloc(columns + 1, sizeof *piece->moments);
    else
      piece->values = calloc(columns * (size_t)piece->count + 1, sizeof *piece->values);
    ok = has_memory(piece);
    at += piece->count;
  }
  if (ok && self->pieces)
    return SIM_OK;
  sim_sheaf_free(self);
  return SIM_ERR_NO_MEMORY;
}

void sim_sheaf_fill(sim_sheaf_t *self, size_t column, const double *values) {
  for (size_t i = 0, count; i < self->count; i++, values += count) {
    const sim_piece_t *piece = &self->pieces[i];
    count = (size_t)piece->count;
    if (is_run(piece))
      sim_moments_of(&piece->moments[column], count, values);
    else
      memcpy(piece->values + column * count, values, count * sizeof *values);
  }
}

void sim_sheaf_free(sim_sheaf_t *self) {
  for (size_t i = 0; i < self->count; i++)
    piece_free(&self->pieces[i]);
  free(self->pieces);
  *self = (sim_sheaf_t){0};
}

int sim_forest_add(sim_forest_t *self, sim_sheaf_t *sheaf) {
  int status = sheaf->columns == self->columns ? SIM_OK : SIM_ERR_DOMAIN;
  for (size_t i = 0; !status && i < sheaf->count; i++) {
    status = sim_forest_put(self, sheaf->pieces[i]);
    sheaf->pieces[i] = (sim_piece_t){0};
  }
  sim_sheaf_free(sheaf);
  return status;
}

int sim_forest_merge(sim_forest_t *self, sim_forest_t *other) {
  int status = other->columns == self->columns ? SIM_OK : SIM_ERR_DOMAIN;
  for (size_t i = 0; !status && i < other->count; i++) {
    status = sim_forest_put(self, other->pieces[i]);
    other->pieces[i] = (sim_piece_t){0};
  }
  sim_forest_free(other);
  return status;
}

sim_moments_t sim_forest_moments(const sim_forest_t *self, size_t column) {
  sim_moments_t all = {0};
  for (size_t i = self->count; i-- > 0;) {
    const sim_piece_t *piece = &self->pieces[i];
    const size_t count = (size_t)piece->count;
    sim_moments_t moments;
    if (is_run(piece))
      moments = piece->moments[column];
    else
      sim_moments_of(&moments, count, piece->values + column * count);
    sim_moments_merge(&moments, &all);
    all = moments;
  }
  return all;
}

uint64_t sim_forest_replicates(const sim_forest_t *self) {
  uint64_t replicates = 0;
  for (size_t i = 0; i < self->count; i++)
    replicates += self->pieces[i].count;
  return replicates;
}

bool sim_forest_is_range(const sim_forest_t *self, uint64_t first, uint64_t last) {
  uint64_t next = first;
  for (size_t i = 0; i < self->count && self->pieces[i].first == next; i++)
    next += self->pieces[i].count;
  return next == last && sim_forest_replicates(self) == last - first;
}
