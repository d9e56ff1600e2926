// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_ALTERNATIVES_H
#define STUDIES_ALTERNATIVES_H

#include "inputs/load.h"
#include "models/programme.h"

/* The scenarios named on the command line, to compare or to choose between: `base`, variants, and
   variants layered with '+' (recomendado+inflacion-alta). They share their draws. */

enum { STUDIES_ALTERNATIVES_MAX = 12 };

typedef struct {
  const char *name; /* as typed; borrowed */
  inputs_programme_t inputs;
  models_programme_t *programme; /* NULL until compiled; then with its years */
  int first_year;
  size_t years;
} studies_alternative_t;

typedef struct {
  studies_alternative_t items[STUDIES_ALTERNATIVES_MAX];
  size_t count;
} studies_alternatives_t;

/* Reads `names`, two to STUDIES_ALTERNATIVES_MAX of them, of the programme of `base` with its
   overrides applied to each (its variants are not read), for the verb of that name. Returns SIM_OK,
   SIM_ERR_DOMAIN (reported: too few, too many, one named twice, or what inputs_load
   reports) or SIM_ERR_NO_MEMORY. `self` is always initialised; free it with
   studies_alternatives_free. */
int studies_alternatives_load(studies_alternatives_t *self, const inputs_request_t *base,
                              const char *const *names, size_t count, const char *verb,
                              words_report_t *report);

/* Reads as many scenarios, each by a request of its own, to be called names[i]. The same errors,
   but for names, which may be any. */
int studies_alternatives_load_each(studies_alternatives_t *self, const inputs_request_t *requests,
                                   const char *const *names, size_t count, words_report_t *report);

/* Compiles each; with record_inputs as models_programme_init says. Returns a status of sim/. */
int studies_alternatives_compile(studies_alternatives_t *self, uint64_t seed, bool record_inputs);

void studies_alternatives_free(studies_alternatives_t *self);

#endif
