// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/names.h"
#include "sim/status.h"
#include "studies/groups.h"
#include "studies/picks.h"
#include "studies/swing.h"

#include "models_support.h"
#include "tests/support.h"

/* A row drawn uniformly from 80 % to 120 % of what it was. */
static void spread(world_t *world, const char *name, int year) {
  models_input_t *row = &world->inputs.rows[models_inputs_find(&world->inputs, name, year)];
  row->distribution = MODELS_UNIFORM;
  row->low = 0.8 * row->value;
  row->high = 1.2 * row->value;
  row->value = (double)NAN;
}

static void weight(world_t *world, const char *name, double value) {
  world_set(world, name, 0, value, "firms");
  models_input_t *row = &world->inputs.rows[world->inputs.count - 1];
  row->distribution = MODELS_WEIGHT;
  row->n = 50.0;
  row->grade = MODELS_OFFICIAL;
}

static void build(world_t *world) {
  world_init(world);
  world_set(world, "demand.applicants_per_place", 2026, 2.0, "ratio");
  world_set(world, "demand.applicants_per_place", 2027, 2.0, "ratio");
  weight(world, "region.north", 3.0);
  weight(world, "region.south", 1.0);
  spread(world, "cost.course", 0);
  spread(world, "cost.fair", 0);
  spread(world, "criterion.first", 0);
  spread(world, "demand.applicants_per_place", 2026);
  spread(world, "demand.applicants_per_place", 2027);
  world->inputs.rows[models_inputs_find(&world->inputs, "cost.fair", 0)].grade = MODELS_JUDGEMENT;
  assert_int_equal(models_programme_init(&world->programme, &world->inputs, 7, false), SIM_OK);
}

static size_t group_of(const world_t *world, const studies_groups_t *groups, const char *name,
                       int year) {
  return groups->of_row[models_inputs_find(&world->inputs, name, year)];
}

static void prefixes_match_by_segment(void **state) {
  (void)state;
  assert_true(models_name_is_under("cost", "cost.round"));
  assert_true(models_name_is_under("cost.round", "cost.round"));
  assert_false(models_name_is_under("cost", "costs.round"));
  assert_false(models_name_is_under("cost.round", "cost"));
}

/* Years of a name and parts of a split stand together; constants are in no group. */
static void by_default(void **state) {
  (void)state;
  world_t world;
  studies_groups_t groups;
  build(&world);
  assert_int_equal(studies_groups_init(&groups, &world.inputs, world.programme, NULL, 0), SIM_OK);
  assert_int_equal(groups.count, 5);
  assert_int_equal(group_of(&world, &groups, "demand.applicants_per_place", 2026),
                   group_of(&world, &groups, "demand.applicants_per_place", 2027));
  assert_int_equal(group_of(&world, &groups, "region.north", 0),
                   group_of(&world, &groups, "region.south", 0));
  assert_true(group_of(&world, &groups, "plan.places", 2026) == STUDIES_UNGROUPED);
  const studies_group_t *region = &groups.groups[group_of(&world, &groups, "region.north", 0)];
  assert_string_equal(region->name, "region.*");
  assert_int_equal(region->row_count, 2);
  assert_false(region->is_name);
  const size_t demand = group_of(&world, &groups, "demand.applicants_per_place", 2026);
  assert_string_equal(groups.groups[demand].name, "demand.applicants_per_place");
  assert_true(groups.groups[demand].is_name);
  studies_groups_free(&groups);
  world_free(&world);
}

static void by_prefix(void **state) {
  (void)state;
  world_t world;
  studies_groups_t groups;
  build(&world);
  const char *const prefixes[] = {"cost", "criterion.first"};
  assert_int_equal(studies_groups_init(&groups, &world.inputs, world.programme, prefixes, 2),
                   SIM_OK);
  assert_int_equal(groups.count, 4);
  const size_t cost = group_of(&world, &groups, "cost.course", 0);
  assert_int_equal(cost, group_of(&world, &groups, "cost.fair", 0));
  assert_string_equal(groups.groups[cost].name, "cost.*");
  assert_false(groups.groups[cost].is_name);
  assert_string_equal(groups.groups[group_of(&world, &groups, "criterion.first", 0)].name,
                      "criterion.first");
  studies_groups_free(&groups);
  world_free(&world);
}

static void joined_rows(void **state) {
  (void)state;
  world_t world;
  studies_groups_t groups;
  build(&world);
  assert_int_equal(studies_groups_init(&groups, &world.inputs, world.programme, NULL, 0), SIM_OK);
  const size_t first = models_inputs_find(&world.inputs, "criterion.first", 0);
  const size_t course = models_inputs_find(&world.inputs, "cost.course", 0);
  const size_t places = models_inputs_find(&world.inputs, "plan.places", 2026);
  assert_int_equal(studies_groups_join(&groups, course, first), SIM_OK);
  assert_int_equal(studies_groups_join(&groups, course, first), SIM_OK);
  assert_int_equal(studies_groups_join(&groups, course, places), SIM_OK);
  assert_int_equal(groups.count, 4);
  assert_int_equal(groups.of_row[first], groups.of_row[course]);
  const studies_group_t *joined = &groups.groups[groups.of_row[first]];
  assert_string_equal(joined->name, "criterion.first + cost.course");
  assert_int_equal(joined->row_count, 2);
  assert_false(joined->is_name);
  assert_true(joined->is_joined);
  /* A joined group is drawn as one, so it counts as one: as judgement if any of it is. */
  assert_int_equal(studies_groups_grade(&groups, &world.inputs, course), MODELS_STATED);
  const size_t fair = models_inputs_find(&world.inputs, "cost.fair", 0);
  assert_int_equal(studies_groups_grade(&groups, &world.inputs, fair), MODELS_JUDGEMENT);
  assert_string_equal(groups.groups[group_of(&world, &groups, "region.south", 0)].name, "region.*");
  assert_string_equal(groups.groups[group_of(&world, &groups, "cost.fair", 0)].name, "cost.fair");
  assert_int_equal(studies_groups_join(&groups, fair, course), SIM_OK);
  assert_int_equal(studies_groups_grade(&groups, &world.inputs, first), MODELS_JUDGEMENT);
  studies_picks_t picks;
  assert_int_equal(studies_picks_init(&picks, world.programme, &world.inputs, &groups, NULL, 0),
                   SIM_OK);
  assert_int_equal(picks.grade_count, 3); /* demand is stated still */
  const size_t quantities = models_programme_quantities(world.programme);
  for (size_t s = 0; s < picks.set_count + 2; s++) {
    assert_true(picks.shifts[s * quantities + first] == picks.shifts[s * quantities + course]);
    assert_true(picks.shifts[s * quantities + first] == picks.shifts[s * quantities + fair]);
  }
  studies_picks_free(&picks);
  studies_groups_free(&groups);
  world_free(&world);
}

/* Years that differ: a group of their own, under the grade of the spread, unless a prefix above the
   name takes both; what is left of chance stays chance. */
static void years(void **state) {
  (void)state;
  world_t world;
  studies_groups_t groups;
  studies_picks_t picks;
  build(&world);
  models_programme_free(world.programme);
  const size_t fair = models_inputs_find(&world.inputs, "cost.fair", 0);
  const size_t kept = models_inputs_find(&world.inputs, "meetings.kept", 0);
  world.inputs.rows[fair].year_sd = 0.2;
  world.inputs.rows[kept].year_sd = 0.3; /* a constant */
  world.inputs.rows[kept].grade = MODELS_SURVEY;
  assert_int_equal(models_programme_init(&world.programme, &world.inputs, 1, false), SIM_OK);
  const size_t quantities = models_programme_quantities(world.programme);
  assert_int_equal(models_programme_effect(world.programme, quantities - 5), world.inputs.count);
  assert_int_equal(models_programme_effect(world.programme, quantities - 4), fair);
  assert_int_equal(models_programme_effect(world.programme, quantities - 1), kept);
  assert_int_equal(studies_groups_init(&groups, &world.inputs, world.programme, NULL, 0), SIM_OK);
  assert_int_equal(groups.count, 7);
  assert_string_equal(groups.groups[groups.of_row[quantities - 4]].name, "cost.fair.year");
  assert_string_equal(groups.groups[groups.of_row[quantities - 1]].name, "meetings.kept.year");
  assert_int_equal(groups.groups[groups.of_row[quantities - 1]].row_count, 2);
  assert_false(groups.groups[groups.of_row[quantities - 1]].is_name);
  assert_int_equal(studies_groups_grade(&groups, &world.inputs, quantities - 1), MODELS_SURVEY);
  assert_int_equal(studies_picks_init(&picks, world.programme, &world.inputs, &groups, NULL, 0),
                   SIM_OK);
  assert_int_equal(picks.grade_count, 4);
  for (size_t set = 0; set < picks.set_count; set++) {
    const uint64_t *shifts = picks.shifts + (SIM_SAMPLE_MIXED + set) * quantities;
    const bool is_own = set == groups.of_row[quantities - 1];
    const bool is_grade = set > picks.group_count &&
                          picks.grades[set - studies_picks_grade(&picks, 0)] == MODELS_SURVEY;
    assert_true((shifts[quantities - 1] != 0) == (is_own || is_grade));
    assert_true((shifts[quantities - 5] != 0) == (set == studies_picks_chance(&picks)));
  }
  studies_picks_free(&picks);
  studies_groups_free(&groups);
  static const char *const prefixes[] = {"cost", "meetings.kept"};
  assert_int_equal(studies_groups_init(&groups, &world.inputs, world.programme, prefixes, 2),
                   SIM_OK);
  assert_string_equal(groups.groups[groups.of_row[quantities - 4]].name, "cost.*");
  assert_string_equal(groups.groups[groups.of_row[quantities - 1]].name, "meetings.kept.year");
  studies_groups_free(&groups);
  world_free(&world);
}

/* A mixed sample moves what its set holds and nothing else. */
static void samples(void **state) {
  (void)state;
  enum { COUNT = 64 };
  world_t world;
  studies_groups_t groups;
  studies_picks_t picks;
  build(&world);
  assert_int_equal(studies_groups_init(&groups, &world.inputs, world.programme, NULL, 0), SIM_OK);
  size_t outputs[2] = {0};
  const models_output_t *list = models_programme_outputs(world.programme);
  for (size_t i = 0; i < models_programme_output_count(world.programme); i++) {
    if (strcmp(list[i].name, "budget.required") == 0 && list[i].year == 2027)
      outputs[0] = i;
    if (strcmp(list[i].name, "applicants") == 0 && list[i].year == 2027)
      outputs[1] = i;
  }
  assert_int_equal(studies_picks_init(&picks, world.programme, &world.inputs, &groups, outputs, 2),
                   SIM_OK);
  assert_int_equal(picks.grade_count, 3); /* stated, official, judgement */
  const sim_sensitivity_model_t model = studies_picks_model(&picks);
  void *workspace = model.workspace_alloc(model.self, COUNT);
  double a[2][COUNT], b[2][COUNT], mixed[2][COUNT];
  double *columns_a[] = {a[0], a[1]}, *columns_b[] = {b[0], b[1]},
         *columns[] = {mixed[0], mixed[1]};
  model.evaluate(model.self, workspace, SIM_SAMPLE_A, 100, COUNT, columns_a);
  model.evaluate(model.self, workspace, SIM_SAMPLE_B, 100, COUNT, columns_b);
  assert_memory_not_equal(a[0], b[0], sizeof a[0]);
  assert_memory_not_equal(a[1], b[1], sizeof a[1]);
  for (size_t set = 0; set < model.set_count; set++) {
    model.evaluate(model.self, workspace, SIM_SAMPLE_MIXED + set, 100, COUNT, columns);
    const bool is_group = set<groups.count, is_grade = set> groups.count;
    const models_grade_t grade = is_grade ? picks.grades[set - groups.count - 1] : MODELS_STATED;
    const bool is_cost = is_group && strncmp(groups.groups[set].name, "cost.", 5) == 0;
    const bool is_demand = is_group && strncmp(groups.groups[set].name, "demand.", 7) == 0;
    const bool is_chance = set == studies_picks_chance(&picks);
    const bool moves_cost = is_cost || (is_grade && grade != MODELS_OFFICIAL);
    const bool moves_demand = is_demand || is_chance || (is_grade && grade == MODELS_STATED);
    assert_true((memcmp(mixed[0], a[0], sizeof a[0]) != 0) == moves_cost);
    assert_true((memcmp(mixed[1], a[1], sizeof a[1]) != 0) == moves_demand);
    assert_int_equal(picks.partitions[set], is_chance ? 3 : is_group ? 1 : 2);
  }
  model.workspace_free(workspace);
  studies_picks_free(&picks);
  studies_groups_free(&groups);
  world_free(&world);
}

/* Required budget 2026 = (course + fair) · 100 / 0.8: its swing from P5 to P95 of the course, which
   is uniform on 80 … 120 with P5 = 82 and P95 = 118, is exactly 36 · 125. */
static void swing(void **state) {
  (void)state;
  world_t world;
  studies_groups_t groups;
  studies_swing_t swing;
  build(&world);
  assert_int_equal(studies_groups_init(&groups, &world.inputs, world.programme, NULL, 0), SIM_OK);
  size_t output = 0;
  const models_output_t *list = models_programme_outputs(world.programme);
  while (strcmp(list[output].name, "budget.required") != 0 || list[output].year != 2026)
    output++;
  const size_t course = group_of(&world, &groups, "cost.course", 0);
  assert_int_equal(
      studies_swing(&world.inputs, world.programme, &groups, course, 7, 3000, &output, 1, &swing),
      SIM_OK);
  assert_true(fabs(swing.input_low - 82.0) < 1e-9 && fabs(swing.input_high - 118.0) < 1e-9);
  assert_int_equal(swing.low.count, 3000);
  assert_true(fabs(swing.difference.mean - 4500.0) < 1e-6);
  assert_true(sim_moments_se(&swing.difference) < 1e-9);
  assert_true(fabs(swing.low.mean - 125.0 * 382.0) < 4.9 * sim_moments_se(&swing.low));
  const size_t region = group_of(&world, &groups, "region.north", 0);
  assert_int_equal(
      studies_swing(&world.inputs, world.programme, &groups, region, 7, 3000, &output, 1, &swing),
      SIM_ERR_DOMAIN);
  studies_groups_free(&groups);
  world_free(&world);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(prefixes_match_by_segment),
      cmocka_unit_test(by_default),
      cmocka_unit_test(by_prefix),
      cmocka_unit_test(joined_rows),
      cmocka_unit_test(years),
      cmocka_unit_test(samples),
      cmocka_unit_test(swing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
