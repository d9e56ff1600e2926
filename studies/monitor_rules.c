// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/monitor_rules.h"

#include <math.h>
#include <stdbool.h>

#define GUARD 1e-12

static const studies_rule_text_t rules[STUDIES_RULES] = {
#define STUDIES_RULE(id, name, found, judged, phrase, es, en)                                      \
  [STUDIES_RULE_##id] = {(name), found, judged, (phrase), {[WORDS_ES] = (es), [WORDS_EN] = (en)}},
#include "studies/monitor.def"
#undef STUDIES_RULE
};

const studies_rule_text_t *studies_rule_text(studies_rule_t rule) {
  return &rules[rule];
}

studies_rule_t studies_finding_rule(size_t i, size_t indicators, size_t *indicator) {
  const size_t first = STUDIES_RULE_INDICATOR_FELL;
  const bool is_fall = i >= first && i < first + indicators;
  *indicator = is_fall ? i - first : 0;
  return (studies_rule_t)(is_fall ? first : i < first ? i : i + 1 - indicators);
}

static bool over(double x, double limit) {
  return x > limit * (1.0 + GUARD);
}

static bool under(double x, double limit) {
  return x < limit * (1.0 - GUARD);
}

static double judged(bool can, bool found) {
  return can ? (double)found : (double)NAN;
}

static double spends_under(const studies_monitored_t *year) {
  return judged(year->initial > 0.0 && !isnan(year->spending),
                under(year->spending, 0.85 * year->initial));
}

/* 1 where three findings are, NaN where one cannot be judged. */
static double three(double a, double b, double c) {
  const double sum = a + b + c;
  return judged(!isnan(sum), sum == 3.0);
}

/* In pesos of one year; NaN without beneficiaries. */
static double each(const studies_monitored_t *year) {
  return year->beneficiaries > 0.0 ? year->real / year->beneficiaries : (double)NAN;
}

static double is_out_of_range(const studies_monitored_t years[3]) {
  const double now = each(&years[0]), mean = (each(&years[1]) + each(&years[2])) / 2.0;
  return judged(!isnan(now + mean), over(now, 1.2 * mean) || under(now, 0.8 * mean));
}

static double fell(double now, double before) {
  return judged(!isnan(now + before), under(now, before));
}

enum { BY_BUILD = 2 }; /* the last of the rules: the model serves no more than there are */

/* No finding among those that can be judged, of which some could be one. */
static double none_of(const double *found, size_t count) {
  double none = (double)NAN;
  for (size_t i = 0; i < count; i++)
    if (!isnan(found[i]) && (found[i] > 0.0 || i + BY_BUILD < count || !isnan(none)))
      none = found[i] > 0.0 || none == 0.0 ? 0.0 : 1.0;
  return none;
}

void studies_judge(const studies_monitored_t years[3], size_t indicators, double *found) {
  const studies_monitored_t *y = &years[0];
  const bool has_spending = !isnan(y->spending);
  const bool has_initial = has_spending && y->initial > 0.0;
  const bool has_final = has_spending && y->final > 0.0;
  double *next = found;
  *next++ = spends_under(y);
  *next++ = judged(has_initial, over(y->spending, 1.1 * y->initial));
  *next++ = judged(has_final, under(y->spending, 0.9 * y->final));
  *next++ = judged(has_final, over(y->spending, 1.1 * y->final));
  *next++ = three(found[0], spends_under(&years[1]), spends_under(&years[2]));
  *next++ = judged(y->spending > 0.0 && !isnan(y->admin), over(y->admin, 0.2 * y->spending));
  *next++ = is_out_of_range(years);
  for (size_t i = 0; i < indicators; i++)
    *next++ = fell(y->indicator[i], years[1].indicator[i]);
  *next++ = judged(!isnan(y->beneficiaries + y->target), over(y->beneficiaries, y->target));
  *next++ = judged(!isnan(y->target + y->potential), over(y->target, y->potential));
  *next = none_of(found, (size_t)(next - found));
}

void studies_judge_also(const double *found, size_t indicators, double *all) {
  const size_t count = studies_findings(indicators);
  for (size_t i = 0; i < count; i++) {
    const double decides = i + 1 == count ? 0.0 : 1.0; /* one such year settles it */
    if (!isnan(found[i]))
      all[i] = found[i] == decides || all[i] == decides ? decides : 1.0 - decides;
  }
}
