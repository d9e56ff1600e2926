// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/output_words.h"

/* What stands behind the label of an output in this unit. */
#define FIRMS_ES   ""
#define FIRMS_EN   ""
#define PLACES_ES  ""
#define PLACES_EN  ""
#define EVENT_ES   ""
#define EVENT_EN   ""
#define PERCENT_ES ""
#define PERCENT_EN ""
#define RATE_ES    ""
#define RATE_EN    ""
#define RATIO_ES   ""
#define RATIO_EN   ""
#define REAL_ES    "" /* the label says it */
#define REAL_EN    ""
#define NOMINAL_ES ", M$ nominales"
#define NOMINAL_EN ", M$ nominal"

static const struct {
  const char *label[WORDS_LANG_COUNT], *title[WORDS_LANG_COUNT];
} texts[MODELS_S_COUNT] = {
#define TEXTS(id, unit, es, en)                                          [MODELS_S_##id] = {{es, en}, {es unit##_ES, en unit##_EN}},
#define MODELS_OUTPUT(id, name, unit, whole, total, stage, when, es, en) TEXTS(id, unit, es, en)
#define MODELS_RATIO(id, name, unit, factor, over, under, stage, when, es, en)                     \
  TEXTS(id, unit, es, en)
#include "models/table/outputs.def"
};

const char *cli_output_label(models_series_id_t id, words_lang_t lang) {
  return texts[id].label[lang];
}

const char *cli_output_title(models_series_id_t id, words_lang_t lang) {
  return texts[id].title[lang];
}
