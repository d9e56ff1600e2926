// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/search.h"

#include "sim/status.h"
#include "studies/itp.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Which end of a response's interval is held against the threshold. */
typedef enum { PESSIMISTIC, ESTIMATE, OPTIMISTIC } view_t;

typedef struct {
  studies_search_t *out;
  const studies_function_t *function;
  bool easy_high; /* the condition gets easier as the value rises */
} job_t;

/* At least 0 where the condition holds. */
static double margin(const studies_search_t *self, const studies_response_t *r, view_t view) {
  const studies_inequality_t *c = &self->inequality;
  const bool upper = (view == OPTIMISTIC) == c->at_least;
  const double x = view == ESTIMATE ? r->estimate : upper ? r->high : r->low;
  const double m = (c->at_least ? x - c->threshold : c->threshold - x);
  return isnan(m) ? -INFINITY : m + 1e-12 * fabs(c->threshold);
}

static bool holds(const studies_search_t *self, const studies_point_t *p, view_t view) {
  return margin(self, &p->response, view) >= 0.0;
}

/* Index of the first point at or above k. */
static size_t place_of(const studies_search_t *self, int64_t k) {
  size_t i = 0;
  while (i < self->count && self->points[i].k < k)
    i++;
  return i;
}

const studies_point_t *studies_search_point(const studies_search_t *self, int64_t k) {
  const size_t i = place_of(self, k);
  return i < self->count && self->points[i].k == k ? &self->points[i] : NULL;
}

static int insert(studies_search_t *self, const studies_point_t *point) {
  if (self->count == self->capacity) {
    const size_t capacity = self->capacity ? 2 * self->capacity : 64;
    studies_point_t *points = realloc(self->points, capacity * sizeof *points);
    if (!points)
      return SIM_ERR_NO_MEMORY;
    self->points = points;
    self->capacity = capacity;
  }
  const size_t at = place_of(self, point->k);
  memmove(self->points + at + 1, self->points + at, (self->count - at) * sizeof *self->points);
  self->points[at] = *point;
  self->count++;
  return 0;
}

/* Evaluates at k, unless it was before. */
static int visit(job_t *job, int64_t k, bool grid, studies_point_t *out) {
  studies_search_t *self = job->out;
  const studies_point_t *known = studies_search_point(self, k);
  if (known) {
    *out = *known;
    return 0;
  }
  *out = (studies_point_t){.k = k, .value = studies_lattice_value(&self->lattice, k), .grid = grid};
  const int status = job->function->evaluate(job->function->ctx, out->value, &out->response);
  if (status)
    return status;
  out->satisfied = holds(self, out, ESTIMATE);
  return insert(self, out);
}

/* No places, no events: an end of the range at which the statistic is defined nowhere is left out,
   once, and the range begins at the value above it. */
static int drop_undefined_end(job_t *job) {
  studies_search_t *self = job->out;
  studies_point_t point;
  if (!isnan(self->points[0].response.estimate) || self->lattice.high - self->lattice.low < 2)
    return 0;
  self->count--;
  memmove(self->points, self->points + 1, self->count * sizeof *self->points);
  self->lattice.low++;
  return visit(job, self->lattice.low, true, &point);
}

static int visit_grid(job_t *job) {
  const studies_lattice_t *l = &job->out->lattice;
  const double cells = STUDIES_GRID_POINTS - 1, width = (double)(l->high - l->low);
  int status = 0;
  for (int i = 0; !status && i < STUDIES_GRID_POINTS; i++) {
    studies_point_t point;
    status = visit(job, l->low + (int64_t)rint(width * i / cells), true, &point);
  }
  return status ? status : drop_undefined_end(job);
}

static bool differs(const job_t *job, const studies_response_t *low,
                    const studies_response_t *high) {
  const double se = job->function->difference_se(job->function->ctx, low, high);
  const double rounding = 1e-12 * fmax(fabs(low->estimate), fabs(high->estimate));
  return high->estimate - low->estimate > 4.0 * se + rounding;
}

/* Each point against the lowest and the highest before it. */
static void judge_course(job_t *job) {
  studies_search_t *self = job->out;
  const studies_response_t *least = NULL, *most = NULL;
  for (size_t i = 0; i < self->count; i++) {
    const studies_response_t *r = &self->points[i].response;
    if (isnan(r->estimate))
      continue;
    self->rises = self->rises || (least && differs(job, least, r));
    self->falls = self->falls || (most && differs(job, r, most));
    least = !least || r->estimate < least->estimate ? r : least;
    most = !most || r->estimate > most->estimate ? r : most;
  }
}

/* Narrows *a < *b, at one of which the condition holds, to neighbours. */
static int narrow(job_t *job, view_t view, int64_t *a, int64_t *b) {
  studies_search_t *self = job->out;
  studies_point_t low = {.k = *a}, high = {.k = *b}, middle;
  const double first_width = (double)(*b - *a);
  int left = 1; /* halvings that make it 1 at most, and one more */
  for (double width = first_width; width > 1.0; width *= 0.5)
    left++;
  int status = visit(job, *a, false, &low);
  if (!status)
    status = visit(job, *b, false, &high);
  for (; !status && high.k - low.k > 1; left--) {
    const int64_t k = studies_itp_next(low.k, high.k, margin(self, &low.response, view),
                                       margin(self, &high.response, view), first_width, left);
    status = visit(job, k, false, &middle);
    if (status)
      break;
    if (holds(self, &middle, view) == holds(self, &low, view))
      low = middle;
    else
      high = middle;
  }
  *a = low.k;
  *b = high.k;
  return status;
}

/* Walks the points from one end of the range, from the high one when `down`, up to the first at
   which the condition does (`wanted`) or does not hold; its index and that of the point before it.
   Returns false when the first point is one already, or none is. */
static bool find_change(const studies_search_t *self, view_t view, bool down, bool wanted,
                        size_t *before, size_t *at) {
  for (size_t n = 0; n < self->count; n++) {
    *at = down ? self->count - 1 - n : n;
    if (holds(self, &self->points[*at], view) == wanted) {
      *before = down ? *at + 1 : *at - 1;
      return n > 0;
    }
  }
  return false;
}

/* The last value, seen from the easy end, at which the condition holds, and its neighbour; false in
   *found when it does not change. From the easy end it must hold all the way; the optimistic view
   takes the farthest value at which it holds. */
static int find_edge(job_t *job, view_t view, bool *found, int64_t *inside, int64_t *outside) {
  const studies_search_t *self = job->out;
  const bool from_easy = view != OPTIMISTIC;
  size_t before, at;
  *found = find_change(self, view, from_easy == job->easy_high, !from_easy, &before, &at);
  if (!*found)
    return 0;
  int64_t a = self->points[before < at ? before : at].k;
  int64_t b = self->points[before < at ? at : before].k;
  const int status = narrow(job, view, &a, &b);
  *inside = job->easy_high ? b : a;
  *outside = job->easy_high ? a : b;
  return status;
}

static int find_answer(job_t *job) {
  studies_search_t *self = job->out;
  const studies_lattice_t *l = &self->lattice;
  bool found, safe_found, hopeful_found;
  int64_t safe = 0, hopeful = 0, outside;
  int status = find_edge(job, ESTIMATE, &found, &self->answer, &self->beyond);
  if (!status)
    status = find_edge(job, PESSIMISTIC, &safe_found, &safe, &outside);
  if (!status)
    status = find_edge(job, OPTIMISTIC, &hopeful_found, &hopeful, &outside);
  if (status)
    return status;
  self->verdict = job->easy_high ? STUDIES_SMALLEST : STUDIES_LARGEST;
  self->open_low = job->easy_high ? !hopeful_found : !safe_found;
  self->open_high = job->easy_high ? !safe_found : !hopeful_found;
  self->interval_low = self->open_low ? l->low : job->easy_high ? hopeful : safe;
  self->interval_high = self->open_high ? l->high : job->easy_high ? safe : hopeful;
  self->stretches[0] = job->easy_high ? (studies_stretch_t){self->answer, l->high}
                                      : (studies_stretch_t){l->low, self->answer};
  self->stretch_count = 1;
  return 0;
}

/* Takes copies: narrowing adds points. */
static int find_stretches(job_t *job) {
  studies_search_t *self = job->out;
  const size_t count = self->count;
  studies_point_t *grid = malloc(count * sizeof *grid);
  int status = grid ? SIM_OK : SIM_ERR_NO_MEMORY;
  if (grid)
    memcpy(grid, self->points, count * sizeof *grid);
  for (size_t i = 0; !status && i < count; i++) {
    const bool begins = grid[i].satisfied && (i == 0 || !grid[i - 1].satisfied);
    const bool ends = i > 0 && !grid[i].satisfied && grid[i - 1].satisfied;
    int64_t a = i ? grid[i - 1].k : grid[0].k, b = grid[i].k;
    const bool kept = self->stretch_count - (size_t)ends < STUDIES_STRETCHES_MAX;
    if (kept && a < b && (begins || ends))
      status = narrow(job, ESTIMATE, &a, &b);
    if (begins && kept)
      self->stretches[self->stretch_count] = (studies_stretch_t){b, self->lattice.high};
    else if (ends && kept)
      self->stretches[self->stretch_count - 1].to = a;
    self->stretch_count += begins;
  }
  free(grid);
  self->verdict = STUDIES_STRETCHES;
  return status;
}

static size_t changes_of(const studies_search_t *self) {
  size_t changes = 0;
  for (size_t i = 1; i < self->count; i++)
    changes += self->points[i].satisfied != self->points[i - 1].satisfied;
  return changes;
}

static int conclude(job_t *job) {
  studies_search_t *self = job->out;
  const size_t changes = changes_of(self);
  const bool monotone = self->rises != self->falls;
  if (changes == 0) {
    self->verdict = self->points[0].satisfied ? STUDIES_EVERYWHERE : STUDIES_NOWHERE;
    self->stretch_count = self->points[0].satisfied;
    self->stretches[0] = (studies_stretch_t){self->lattice.low, self->lattice.high};
    return 0;
  }
  if (!self->rises && !self->falls) {
    self->verdict = STUDIES_FLAT;
    return 0;
  }
  job->easy_high =
      monotone ? self->rises == self->inequality.at_least : self->points[self->count - 1].satisfied;
  /* An easy end that fails, or a hard one that holds, is no single edge either. */
  const bool edge = self->points[job->easy_high ? self->count - 1 : 0].satisfied;
  return edge && (monotone || changes == 1) ? find_answer(job) : find_stretches(job);
}

int studies_search_run(studies_search_t *self, const studies_lattice_t *lattice,
                       const studies_inequality_t *inequality, const studies_function_t *function) {
  *self = (studies_search_t){.lattice = *lattice, .inequality = *inequality};
  job_t job = {.out = self, .function = function};
  int status = visit_grid(&job);
  if (status)
    return status;
  judge_course(&job);
  return conclude(&job);
}

void studies_search_free(studies_search_t *self) {
  free(self->points);
  *self = (studies_search_t){0};
}

const studies_point_t *studies_search_best(const studies_search_t *self) {
  const studies_point_t *best = NULL;
  for (size_t i = 0; i < self->count; i++) {
    const studies_point_t *p = &self->points[i];
    if (!isnan(p->response.estimate) &&
        (!best || margin(self, &p->response, ESTIMATE) > margin(self, &best->response, ESTIMATE)))
      best = p;
  }
  return best;
}
