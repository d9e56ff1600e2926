// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_PROGRAMME_H
#define MODELS_PROGRAMME_H

#include "models/table/input.h"
#include "models/table/output.h"
#include "sim/design/design.h"
#include "sim/engine/run.h"

#include <stddef.h>
#include <stdint.h>

/* Compiles a checked table (models_schema_check finds nothing in it) under a seed. Copies what it
   needs. On success *out is to be freed with models_programme_free. Errors: SIM_ERR_DOMAIN (the
   table is not checked, or its correlations contradict each other), SIM_ERR_NO_MEMORY; *out is NULL
   then. With record_inputs the draws of every input in use are columns after the outputs, for the
   engine's sink; see models_programme_recorded. */
int models_programme_init(models_programme_t **out, const models_inputs_t *inputs, uint64_t seed,
                          bool record_inputs);
void models_programme_free(models_programme_t *self);

/* The same, bit for bit, in less time where `like`, which may be NULL, has rows with the same laws:
   most of the work of compiling is in their tables, and these are copied. */
int models_programme_init_like(models_programme_t **out, const models_inputs_t *inputs,
                               uint64_t seed, bool record_inputs, const models_programme_t *like);

/* The same for who only asks what is in the programme: outputs, years, quantities. It has no tables
   to draw from, which are most of the work of compiling, and is not to be evaluated. Freed alike;
   the same errors. */
int models_programme_outline(models_programme_t **out, const models_inputs_t *inputs);

/* The outputs, in the order of summary.csv: by name, then by year, the total last. Recorded inputs
   stand after the last of them, named input.NAME; of an input with a year_sd that is the level, and
   input.NAME.year, with its year, what the model read in that year. */
size_t models_programme_output_count(const models_programme_t *self);
const models_output_t *models_programme_outputs(const models_programme_t *self);
/* The output of that name and year (0: the total); their number when there is none. */
size_t models_programme_output(const models_programme_t *self, const char *name, int year);
size_t models_programme_recorded(const models_programme_t *self);

/* The years of the plan: `*count` consecutive years. */
int models_programme_first_year(const models_programme_t *self, size_t *count);

/* The programme as the engine sees it; borrows self. */
sim_model_t models_programme_model(const models_programme_t *self);

/* The same for who wants some outputs only: their columns are right to the bit, others may hold
   anything, because stages that none of them follows from are left out. */
sim_model_t models_programme_model_of(const models_programme_t *self, size_t count,
                                      const size_t *outputs);

/* What is random in a programme: quantity i < the number of rows of its inputs is row i, the others
   are chance. A row is drawn unless it is a constant or no year reads it. */
size_t models_programme_quantities(const models_programme_t *self);
bool models_programme_is_drawn(const models_programme_t *self, size_t row);

/* The row whose value in one year the quantity makes differ (the column year_sd); the number of
   rows for any other quantity. */
size_t models_programme_effect(const models_programme_t *self, size_t quantity);

/* Draws by this design from now on. Dimensions are given to what is drawn: rows by name
   and year, then chance in its order. SIM_OK or SIM_ERR_NO_MEMORY. */
int models_programme_design(models_programme_t *self, const sim_design_t *design);

/* Dimensions that a design of this programme has. */
size_t models_programme_dimensions(const models_programme_t *self);

/* The first row of the group of correlated rows that `row` is in (models/compile/dependence.h), or
   `row` itself: rows with the same answer are drawn together, and move together. That first row may
   be a constant. */
size_t models_programme_dependent(const models_programme_t *self, size_t row);

/* Evaluates replicates first … first + count − 1 into columns, as the model above does, but takes
   the uniforms of quantity i from replicate number + shifts[i] (NULL: 0 everywhere): two shifts far
   apart are two independent samples of the same quantity. `workspace` comes from the model's
   workspace_alloc for at least `count` replicates. The rows of a group of correlated ones that
   are drawn must have the same shift, and shifts are for the random design only. */
void models_programme_evaluate(const models_programme_t *self, void *workspace,
                               const uint64_t *shifts, uint64_t first, size_t count,
                               double *const *columns);

/* What was observed, as far as it weighs replicates. */
size_t models_programme_evidence_count(const models_programme_t *self);
const models_evidence_t *models_programme_evidence(const models_programme_t *self);

/* Where a quantity takes its uniforms from other than its own replicates: shifts as in
   models_programme_evaluate, and uniforms[i][r] in place of those of quantity i in replicate
   first + r; uniforms, and any column of it, may be NULL. Of a group of correlated rows the
   uniforms are those before they are made dependent. */
typedef struct {
  const uint64_t *shifts;
  const double *const *uniforms;
} models_taken_t;

/* Evaluates as models_programme_evaluate does and writes for each evidence the logarithm of the
   chance, or density, that what was observed had, but for what is the same in all replicates. */
void models_programme_weigh(const models_programme_t *self, void *workspace,
                            const models_taken_t *taken, uint64_t first, size_t count,
                            double *const *columns, double *const *evidence);

/* Of the block last evaluated in `workspace`: what the model read of a row, and in the year of an
   effect what it read then, its level and effect in one; by the number of the quantity. */
const double *models_programme_drawn(const models_programme_t *self, const void *workspace,
                                     size_t quantity);
/* The year of an effect (models_programme_effect). */
int models_programme_effect_year(const models_programme_t *self, size_t quantity);

/* Of the block last evaluated in `workspace`: the price index of a year, 1 in the first plan year,
   and the inflation of that year; a column each, NULL for a year before the path of inflation or
   after the plan. They go back to the year of inflation.start, which no output does. */
const double *models_programme_prices(const models_programme_t *self, const void *workspace,
                                      int year);
const double *models_programme_inflation(const models_programme_t *self, const void *workspace,
                                         int year);

/* The stages of one block, in order, for the benchmark: name and running time are its concern.
   models_stage_run computes stage i of replicates first … first + count − 1 in a workspace of the
   model above; the stages before it must have run for the same replicates. */
size_t models_stage_count(void);
const char *models_stage_name(size_t i);
void models_stage_run(size_t i, const models_programme_t *self, void *workspace, uint64_t first,
                      size_t count, double *const *columns);

#endif
