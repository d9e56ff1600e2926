// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/pack.h"

#include "sim/bytes.h"
#include "sim/elementary.h"
#include "sim/engine/model.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>

#define MAGIC UINT64_C(0x3174726170617865) /* "exapart1" */
#define MOST  (UINT64_C(1) << 48)          /* replicates */

enum { RUN, VALUES };

static uint64_t digest_of_grids(const sim_part_t *self) {
  uint64_t digest = sim_digest_word(0, self->count);
  for (size_t i = 0; i < self->count; i++) {
    const sim_grid_t *grid = self->summaries[i].histogram.grid;
    const uint64_t kind = (uint64_t)grid->integral | (uint64_t)grid->whole << 1 |
                          (uint64_t)grid->discrete << 2 | (uint64_t)grid->sparse << 3;
    digest = sim_digest_word(sim_digest_word(digest, kind), grid->bins);
    digest = sim_digest_word(digest, sim_bits_of_(grid->origin));
    digest = sim_digest_word(digest, sim_bits_of_(grid->inverse_width));
    for (size_t k = 0; grid->edges && k <= grid->bins + 1; k++)
      digest = sim_digest_word(digest, sim_bits_of_(grid->edges[k]));
  }
  return digest;
}

static void write_piece(sim_writer_t *out, size_t columns, const sim_piece_t *piece) {
  sim_write_count(out, piece->moments ? RUN : VALUES);
  sim_write_count(out, piece->first);
  sim_write_count(out, piece->count);
  for (size_t i = 0; piece->moments && i < columns; i++) {
    sim_write_count(out, piece->moments[i].undefined);
    sim_write_real(out, piece->moments[i].mean);
    sim_write_real(out, piece->moments[i].m2);
  }
  for (size_t i = 0; piece->values && i < columns * piece->count; i++)
    sim_write_real(out, piece->values[i]);
}

static void write_bins(sim_writer_t *out, const sim_histogram_t *self) {
  size_t used = 0, before = 0;
  for (size_t i = 0; i < self->grid->bins; i++)
    used += self->counts[i] > 0;
  sim_write_count(out, used);
  for (size_t i = 0; i < self->grid->bins; i++)
    if (self->counts[i]) {
      sim_write_count(out, i - before);
      sim_write_count(out, self->counts[i]);
      if (self->values)
        sim_write_real(out, self->values[i]);
      before = i;
    }
}

static void write_big(sim_writer_t *out, sim_i128 x) {
  sim_write_word(out, (uint64_t)x);
  sim_write_word(out, (uint64_t)(x >> 64));
}

static void write_tails(sim_writer_t *out, const sim_histogram_t *self) {
  size_t used = 0, before = 0;
  for (size_t i = 0; self->tails && i < (size_t)2 * SIM_TAIL; i++)
    used += self->tails[i].count > 0;
  sim_write_count(out, used);
  for (size_t i = 0; used && i < (size_t)2 * SIM_TAIL; i++)
    if (self->tails[i].count) {
      sim_write_count(out, i - before);
      sim_write_count(out, self->tails[i].count);
      sim_write_real(out, self->tails[i].min);
      sim_write_real(out, self->tails[i].max);
      before = i;
    }
  if (used && self->grid->whole) {
    write_big(out, self->tail_sum);
    write_big(out, self->tail_squares);
  }
}

int sim_part_pack(const sim_part_t *self, unsigned char **bytes, size_t *size) {
  sim_writer_t out = {0};
  sim_write_word(&out, MAGIC);
  sim_write_word(&out, digest_of_grids(self));
  sim_write_count(&out, self->forest.count);
  for (size_t i = 0; i < self->forest.count; i++)
    write_piece(&out, self->forest.columns, &self->forest.pieces[i]);
  for (size_t i = 0; i < self->count; i++) {
    const sim_histogram_t *histogram = &self->summaries[i].histogram;
    sim_write_count(&out, histogram->undefined);
    write_bins(&out, histogram);
    write_tails(&out, histogram);
  }
  sim_write_word(&out, sim_digest(0, out.size, out.data));
  *bytes = out.lost ? NULL : out.data;
  *size = out.lost ? 0 : out.size;
  if (out.lost)
    free(out.data);
  return out.lost ? SIM_ERR_NO_MEMORY : SIM_OK;
}

static int read_moments(sim_reader_t *in, size_t columns, sim_piece_t *piece) {
  if (sim_read_left(in) / 17 < columns) /* each takes as many bytes at least */
    return SIM_ERR_DOMAIN;
  piece->moments = calloc(columns + 1, sizeof *piece->moments);
  if (!piece->moments)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; i < columns; i++) {
    sim_moments_t *moments = &piece->moments[i];
    moments->undefined = sim_read_count(in);
    moments->mean = sim_read_real(in);
    moments->m2 = sim_read_real(in);
    if (moments->undefined > piece->count || moments->m2 < 0.0)
      return SIM_ERR_DOMAIN;
    moments->count = piece->count - moments->undefined;
  }
  return SIM_OK;
}

static int read_values(sim_reader_t *in, size_t columns, sim_piece_t *piece) {
  if (piece->count >= SIM_GRAIN || sim_read_left(in) / 8 < columns * piece->count)
    return SIM_ERR_DOMAIN;
  piece->values = calloc(columns * piece->count + 1, sizeof *piece->values);
  if (!piece->values)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; i < columns * piece->count; i++)
    piece->values[i] = sim_read_real(in);
  return SIM_OK;
}

static int read_piece(sim_reader_t *in, sim_forest_t *forest) {
  const uint64_t kind = sim_read_count(in);
  sim_piece_t piece = {.first = sim_read_count(in)};
  piece.count = sim_read_count(in);
  if (in->failed || kind > VALUES)
    return SIM_ERR_DOMAIN;
  int status = kind == RUN ? read_moments(in, forest->columns, &piece)
                           : read_values(in, forest->columns, &piece);
  if (!status)
    return sim_forest_put(forest, piece);
  free(piece.moments);
  free(piece.values);
  return status;
}

/* A bin of a discrete grid has seen a value that lies in it, or several. */
static bool is_seen(const sim_histogram_t *self, size_t bin) {
  const double x = self->values[bin];
  uint32_t found;
  if (isnan(x))
    return self->counts[bin] > 1;
  sim_grid_locate(self->grid, 1, &x, &found);
  return found == bin;
}

/* Adds to a number of replicates; false when they are more than a run can have. */
static bool add(uint64_t *sum, uint64_t count) {
  if (count > MOST || *sum > MOST - count)
    return false;
  *sum += count;
  return true;
}

static bool read_bins(sim_reader_t *in, sim_histogram_t *self) {
  const uint64_t used = sim_read_count(in);
  size_t at = 0;
  for (uint64_t k = 0; k < used && !in->failed; k++) {
    const uint64_t step = sim_read_count(in), count = sim_read_count(in);
    if ((k > 0 && step == 0) || step >= self->grid->bins - at || count == 0 ||
        !add(&self->count, count))
      return false;
    at += step;
    self->counts[at] = count;
    if (self->values) {
      self->values[at] = sim_read_real(in);
      if (!is_seen(self, at))
        return false;
    }
  }
  return !in->failed;
}

static sim_i128 read_big(sim_reader_t *in) {
  const uint64_t low = sim_read_word(in), high = sim_read_word(in);
  const sim_i128 above = (int64_t)high;
  return above * ((sim_i128)1 << 64) + (sim_i128)low;
}

static bool is_tail(const sim_histogram_t *self, size_t at, double x) {
  uint32_t bin;
  if (!isfinite(x))
    return false;
  sim_grid_locate(self->grid, 1, &x, &bin);
  return bin == self->grid->bins && sim_histogram_tail(self->grid, x) == at;
}

static bool read_tail(sim_reader_t *in, sim_histogram_t *self, size_t at) {
  sim_tail_bin_t *tail = &self->tails[at];
  *tail = (sim_tail_bin_t){.count = sim_read_count(in)};
  tail->min = sim_read_real(in);
  tail->max = sim_read_real(in);
  return tail->count > 0 && add(&self->count, tail->count) && tail->min <= tail->max &&
         (tail->count > 1 || tail->min == tail->max) && is_tail(self, at, tail->min) &&
         is_tail(self, at, tail->max);
}

/* Sums that sim_histogram_moments can multiply by a number of replicates. */
static bool are_sums(const sim_histogram_t *self) {
  const sim_i128 most = (sim_i128)1 << 62, squares = (sim_i128)1 << 78;
  return self->tail_sum <= most && self->tail_sum >= -most && self->tail_squares >= 0 &&
         self->tail_squares <= squares;
}

static bool read_tails(sim_reader_t *in, sim_histogram_t *self) {
  const uint64_t used = sim_read_count(in);
  size_t at = 0;
  if (used && sim_histogram_make_tails(self))
    return false;
  for (uint64_t k = 0; k < used && !in->failed; k++) {
    const uint64_t step = sim_read_count(in);
    if ((k > 0 && step == 0) || step >= (uint64_t)2 * SIM_TAIL - at)
      return false;
    at += step;
    if (!read_tail(in, self, at))
      return false;
  }
  if (used && self->grid->whole) {
    self->tail_sum = read_big(in);
    self->tail_squares = read_big(in);
  }
  return !in->failed && are_sums(self);
}

/* Every output has seen every replicate, and its moments those that its histogram has. */
static bool is_consistent(sim_part_t *self) {
  const uint64_t replicates = sim_forest_replicates(&self->forest);
  sim_part_finish(self);
  for (size_t i = 0; i < self->count; i++) {
    const sim_summary_t *summary = &self->summaries[i];
    if (summary->histogram.count + summary->histogram.undefined != replicates ||
        summary->moments.count != summary->histogram.count ||
        summary->moments.undefined != summary->histogram.undefined)
      return false;
  }
  return true;
}

static int read_part(sim_reader_t *in, sim_part_t *self) {
  const uint64_t pieces = sim_read_count(in);
  for (uint64_t i = 0; i < pieces; i++) {
    const int status = read_piece(in, &self->forest);
    if (status)
      return status;
  }
  for (size_t i = 0; i < self->count; i++) {
    sim_histogram_t *histogram = &self->summaries[i].histogram;
    histogram->undefined = sim_read_count(in);
    if (histogram->undefined > MOST || !read_bins(in, histogram) || !read_tails(in, histogram))
      return SIM_ERR_DOMAIN;
  }
  return sim_read_left(in) == 0 && is_consistent(self) ? SIM_OK : SIM_ERR_DOMAIN;
}

int sim_part_unpack(sim_part_t *self, const sim_part_t *like, size_t size,
                    const unsigned char *bytes) {
  if (size < 24)
    return SIM_ERR_DOMAIN;
  sim_reader_t in = {bytes, bytes + size - 8, false}, sum = {bytes + size - 8, bytes + size, false};
  if (sim_read_word(&in) != MAGIC || sim_read_word(&in) != digest_of_grids(like) ||
      sim_read_word(&sum) != sim_digest(0, size - 8, bytes))
    return SIM_ERR_DOMAIN;
  int status = sim_part_init_like(self, like);
  if (status)
    return status;
  status = read_part(&in, self);
  if (status)
    sim_part_free(self);
  return status;
}
