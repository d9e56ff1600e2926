// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_TABLE_DOUBTS_H
#define MODELS_TABLE_DOUBTS_H

#include "models/table/schema.h"

/* What a checked table says that is admitted, and yet more likely a slip than meant. Doubts are
   said, never refused. */

typedef enum {
  MODELS_DOUBT_CEILING_HIGH, /* ceiling over 20 times what the places cost [number: times; other:
                                that cost, at central values; years: of the plan] */
  MODELS_DOUBT_CEILING_LOW,  /* under a twentieth [number: cost / ceiling; the same; cost: the row
                                of a component that costs 20 times the others together, or none] */
  MODELS_DOUBT_SURE,         /* a proportion at 0 or 1: a certainty, whatever n [number: n] */
  MODELS_DOUBT_SURE_PART,    /* a weight of 0: the part gets nothing, whatever n [years: how many
                                parts of the split are so, row being the first] */
  MODELS_DOUBT_SURE_SAMPLE,  /* a sample of equal values [number: how many] */
  MODELS_DOUBT_WIDE,         /* nine in ten draws spread over nine tenths of the range of its name
                                or more [number: P5; other: P95] */
  MODELS_DOUBT_RATE,         /* a fifth or more a year, up or down [number: the central rate; other:
                                the same in %] */
  MODELS_DOUBT_YEARS, /* a year_sd above 0.5, or above 1.5 on the odds [number: it; other: how
                         many times another year is one in ten, or its odds] */
  MODELS_DOUBT_CODE_COUNT
} models_doubt_code_t;

typedef struct {
  models_doubt_code_t code;
  size_t row, cost; /* of the inputs; cost MODELS_NO_ROW: none */
  double number, other;
  size_t years;
} models_doubt_t;

typedef void (*models_doubt_fn)(void *context, const models_doubt_t *doubt);

/* Calls `report` once per doubt, in the order of the rows, those of the ceiling last. Returns
   SIM_OK or a status of models_input_range. */
int models_doubts(const models_inputs_t *inputs, models_doubt_fn report, void *context);

#endif
