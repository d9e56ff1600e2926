// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PAGE_REQUEST_H
#define PAGE_REQUEST_H

#include "inputs/load.h"

#include <stdint.h>

/* What the page asks for: items NAME=VALUE, each ended by '\0', one after the other. They are the
   options of the command line: programme, variant, set, only, seed, lang; find, so-that, from and
   to of a search; replicates; scenario of a comparison, whose own variants and sets follow it;
   years, unit, component, criterion and result of a form, and figure, ID=TEXT, what was typed. */

enum { PAGE_ITEMS = 512 }; /* of one name */

typedef struct {
  const char *items[PAGE_ITEMS];
  size_t count;
} page_items_t;

/* Texts are borrowed from the items. What follows scenario k are variants from variants_at[k], and
   sets from sets_at[k], up to those of the next. */
typedef struct {
  const char *programme, *find, *so_that, *from, *to, *years, *unit;
  page_items_t variants, sets, only, scenarios;
  page_items_t components, criteria, results, figures;
  size_t variants_at[PAGE_ITEMS + 1], sets_at[PAGE_ITEMS + 1];
  words_lang_t lang;
  uint64_t seed, replicates;
} page_request_t;

/* Reads `size` bytes of items. SIM_OK, or SIM_ERR_DOMAIN for what is no request. */
int page_request_read(page_request_t *self, const char *items, size_t size);

/* What the command line takes where an option is not given. */
const char *page_request_usual(const char *option);

/* The same as inputs/ asks for it, and scenario k of it; both borrow self. */
inputs_request_t page_request_inputs(const page_request_t *self);
inputs_request_t page_request_scenario(const page_request_t *self, size_t k);

#endif
