// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"

#include "models/table/schema.h"
#include "sim/status.h"
#include "tests/bad_corpus.h"
#include "tests/group_folder.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH = 512 };

static const models_input_t *row_of(const inputs_programme_t *inputs, const char *name, int year) {
  const size_t i = models_inputs_find(&inputs->inputs, name, year);
  assert_true(i < inputs->inputs.count);
  return &inputs->inputs.rows[i];
}

/* Loads what must be good. */
static void load(const char *folder, const char *variant, const char *set,
                 inputs_programme_t *out) {
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  const int status = inputs_load(&(inputs_request_t){.folder = folder,
                                                     .variants = &variant,
                                                     .variant_count = variant != NULL,
                                                     .overrides = &set,
                                                     .override_count = set != NULL},
                                 out, &report);
  if (status != SIM_OK)
    words_report_print(&report, stdout);
  assert_int_equal(status, SIM_OK);
  assert_int_equal(report.errors, 0);
  words_report_free(&report);
}

static void test_redes(void **state) {
  (void)state;
  inputs_programme_t inputs;
  char buffer[INPUTS_LABEL_SIZE];
  load("scenarios/redes/", NULL, NULL, &inputs);
  assert_string_equal(inputs.name, "redes");
  assert_true(row_of(&inputs, "population.potential", 2023)->value == 1157151);
  assert_true(row_of(&inputs, "criterion.sales_band", 0)->value == 0.446);
  assert_true(row_of(&inputs, "criterion.sales_band", 0)->n == 10000);
  assert_true(isnan(row_of(&inputs, "criterion.sales_band", 0)->low));
  assert_true(row_of(&inputs, "meetings.extra", 0)->high == 6.4);
  assert_string_equal(row_of(&inputs, "budget.ceiling", 2026)->unit, "M$2026");
  assert_int_equal(inputs.file_count, 3);
  assert_string_equal(inputs.files[0]->name, "inputs.csv");
  assert_string_equal(inputs.files[0]->path, "scenarios/redes/inputs.csv");
  assert_int_equal(strlen(inputs.files[0]->digest), 64);
  assert_string_equal(inputs_label(&inputs, "region.nuble", WORDS_ES, buffer), "Ñuble");
  assert_string_equal(inputs_label(&inputs, "component.round", WORDS_EN, buffer),
                      "Business opportunity round");
  assert_string_equal(inputs_label(&inputs, "region.el_alto", WORDS_ES, buffer), "El alto");
  inputs_programme_free(&inputs);
}

static void test_shipped_variants(void **state) {
  (void)state;
  static const char *const variants[] = {
      "documento",      "techo-nominal", "recomendado",     "objetado",  "tendencia",
      "inflacion-alta", "baja-demanda",  "sin-preparacion", "expansion", "seis-rondas"};
  for (size_t i = 0; i < sizeof variants / sizeof variants[0]; i++) {
    inputs_programme_t inputs;
    load("scenarios/redes", variants[i], NULL, &inputs);
    assert_int_equal(inputs.file_count, 4);
    inputs_programme_free(&inputs);
  }
  inputs_programme_t correlated; /* a variant that has correlations only */
  load("scenarios/redes", "factores-correlacionados", NULL, &correlated);
  assert_int_equal(correlated.file_count, 5);
  assert_int_equal(correlated.inputs.correlation_count, 6);
  inputs_programme_free(&correlated);
}

static void test_taller(void **state) {
  (void)state;
  inputs_programme_t inputs;
  char buffer[INPUTS_LABEL_SIZE];
  load("tests/programmes/taller", NULL, NULL, &inputs);
  assert_string_equal(inputs.name, "taller");
  assert_true(row_of(&inputs, "criterion.rural", 0)->value == 0.31);
  assert_int_equal(row_of(&inputs, "meetings.extra", 0)->sample_count, 10);
  assert_true(row_of(&inputs, "meetings.extra", 0)->sample[9] == 6);
  assert_string_equal(inputs.files[1]->name, "meetings.csv");
  assert_string_equal(inputs_label(&inputs, "programme", WORDS_EN, buffer), "taller");
  inputs_programme_free(&inputs);
}

/* Later layers win: base, variants in order, then values set in order. */
static void test_layers(void **state) {
  (void)state;
  static const char *const variants[] = {"recomendado", "objetado", "tendencia"};
  static const char *const sets[] = {"budget.ceiling=250000", "budget.ceiling.2027=1.157.151",
                                     "region.maule=10", "population.growth.2029=0,01",
                                     "goal.deal=0.446"};
  inputs_programme_t inputs;
  words_report_t report;
  words_report_init(&report, WORDS_ES);
  assert_int_equal(inputs_load(&(inputs_request_t){.folder = "scenarios/redes",
                                                   .variants = variants,
                                                   .variant_count = 2},
                               &inputs, &report),
                   SIM_OK);
  assert_true(row_of(&inputs, "budget.ceiling", 2028)->value == 263500);
  inputs_programme_free(&inputs);
  assert_int_equal(inputs_load(&(inputs_request_t){.folder = "scenarios/redes",
                                                   .variants = variants,
                                                   .variant_count = 3,
                                                   .overrides = sets,
                                                   .override_count = 5},
                               &inputs, &report),
                   SIM_OK);
  assert_true(row_of(&inputs, "budget.ceiling", 2026)->value == 250000);
  assert_true(row_of(&inputs, "budget.ceiling", 2027)->value == 1157151);
  assert_string_equal(row_of(&inputs, "budget.ceiling", 2027)->unit, "M$2026");
  assert_int_equal(row_of(&inputs, "budget.ceiling", 2027)->grade, MODELS_JUDGEMENT);
  assert_true(row_of(&inputs, "region.maule", 0)->value == 10);
  assert_int_equal(row_of(&inputs, "region.maule", 0)->distribution, MODELS_WEIGHT);
  assert_true(row_of(&inputs, "region.maule", 0)->n == 60);
  assert_int_equal(row_of(&inputs, "population.growth", 2029)->distribution, MODELS_CONSTANT);
  assert_int_equal(row_of(&inputs, "population.growth", 2028)->distribution, MODELS_NORMAL);
  assert_true(row_of(&inputs, "goal.deal", 0)->value == 0.446);
  assert_int_equal(inputs.file_count, 6);
  inputs_programme_free(&inputs);
  words_report_free(&report);
}

static void test_set_adds(void **state) {
  (void)state;
  inputs_programme_t inputs;
  load("tests/programmes/taller", NULL, "association.baseline=0.1", &inputs);
  assert_string_equal(row_of(&inputs, "association.baseline", 0)->unit, "share");
  inputs_programme_free(&inputs);
  load("tests/programmes/taller", NULL, "budget.ceiling.2029=27000", &inputs);
  assert_true(row_of(&inputs, "budget.ceiling", 2029)->value == 27000);
  assert_true(row_of(&inputs, "budget.ceiling", 0)->value == 26000);
  inputs_programme_free(&inputs);
}

/* The same programme in other clothes: encodings, line ends, separators, quotes, order, blanks. */
static void test_same_in_other_forms(void **state) {
  (void)state;
  static const struct {
    const char *a, *b;
    size_t notes;
  } forms[] = {
      {"\xef\xbb\xbf", "", 0},
      {"\xef\xbb\xbf", "\xef\xbb\xbfsep=;\r\n", 0},
      {"\r\n", "\n", 0},
      {"\r\n", "\r", 0},
      {"\r\n", "\r\n\r\n", 0},
      {"\r\n", ";;\r\n;;;;\r\n", 0},
      {";constant;", ";\"constant\";", 0},
      {"0,446", " +0,446 ", 0},
  };
  inputs_programme_t base;
  load("scenarios/redes", NULL, NULL, &base);
  for (size_t f = 0; f < sizeof forms / sizeof forms[0]; f++) {
    char folder[PATH], path[PATH + 16];
    size_t size, length = 0;
    snprintf(folder, sizeof folder, "%s/form", group_folder);
    (void)folder_remove(folder);
    assert_true(bad_copy_programme("scenarios/redes", folder));
    snprintf(path, sizeof path, "%s/inputs.csv", folder);
    char *bytes = bad_read(path, &size), *out = malloc(4 * size);
    for (const char *p = bytes; *p;) {
      const bool is_here = strncmp(p, forms[f].a, strlen(forms[f].a)) == 0;
      length += (size_t)sprintf(out + length, "%s", is_here ? forms[f].b : "");
      if (is_here)
        p += strlen(forms[f].a);
      else
        out[length++] = *p++;
    }
    assert_true(bad_write(path, out, length));
    inputs_programme_t same;
    load(folder, NULL, NULL, &same);
    assert_int_equal(same.inputs.count, base.inputs.count);
    for (size_t i = 0; i < base.inputs.count; i++) {
      const models_input_t *a = &base.inputs.rows[i], *b = &same.inputs.rows[i];
      assert_string_equal(a->name, b->name);
      assert_string_equal(a->source, b->source);
      assert_memory_equal(&a->value, &b->value, sizeof a->value);
    }
    inputs_programme_free(&same);
    free(out);
    free(bytes);
  }
  inputs_programme_free(&base);
}

static void test_windows_1252_is_noted(void **state) {
  (void)state;
  static const char latin[] = "name;es;en\r\nregion.nuble;\xd1uble;\xd1uble\r\n";
  char folder[PATH], path[PATH + 16], buffer[INPUTS_LABEL_SIZE];
  inputs_programme_t inputs;
  words_report_t report;
  snprintf(folder, sizeof folder, "%s/latin", group_folder);
  assert_true(bad_copy_programme("scenarios/redes", folder));
  snprintf(path, sizeof path, "%s/labels.csv", folder);
  assert_true(bad_write(path, latin, sizeof latin - 1));
  words_report_init(&report, WORDS_ES);
  assert_int_equal(inputs_load(&(inputs_request_t){.folder = folder}, &inputs, &report), SIM_OK);
  assert_int_equal(report.notes, 1);
  assert_int_equal(report.entries[0].id, WORDS_MSG_WINDOWS);
  assert_string_equal(inputs_label(&inputs, "region.nuble", WORDS_ES, buffer), "Ñuble");
  inputs_programme_free(&inputs);
  words_report_free(&report);
}

static void test_folders(void **state) {
  (void)state;
  static const struct {
    const char *folder;
    words_message_t id;
  } folders[] = {
      {"", WORDS_MSG_FOLDER_MISSING},
      {"nowhere/at/all", WORDS_MSG_FOLDER_MISSING},
      {"scenarios/redes/inputs.csv", WORDS_MSG_FOLDER_NOT},
      {"/", WORDS_MSG_FOLDER_NAME},
      {"tests/bad", WORDS_MSG_FILE_MISSING},
  };
  for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
    inputs_programme_t inputs;
    words_report_t report;
    words_report_init(&report, WORDS_EN);
    assert_int_equal(
        inputs_load(&(inputs_request_t){.folder = folders[i].folder}, &inputs, &report),
        SIM_ERR_DOMAIN);
    assert_int_equal(report.entries[0].id, folders[i].id);
    assert_int_equal(inputs.inputs.count, 0);
    words_report_free(&report);
  }
}

/* What results are called after a folder, and what people read. */
static void test_names_of_folders(void **state) {
  (void)state;
  static const struct {
    const char *folder, *name, *title;
  } cases[] = {{"a/año.xlsx", "año", "año"},
               {"Niñez y Años/", "Niñez-y-Años", "Niñez y Años"},
               {"n\u0303ino", "n\u0303ino", "n\u0303ino"},
               {"mi_programa.v2", "mi_programa.v2", "mi programa.v2"},
               {"-=x×2 (\u202e\x01`)\\", "x2-", "x×2 ()"},
               {"\xf1o", "o", "o"},
               {"日本1", "1", "日本1"}};
  words_report_t report;
  words_report_init(&report, WORDS_ES);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char name[INPUTS_NAME_SIZE], title[INPUTS_LABEL_SIZE];
    assert_int_equal(inputs_folder_name(cases[i].folder, name, &report), SIM_OK);
    assert_int_equal(inputs_folder_title(cases[i].folder, title), SIM_OK);
    assert_string_equal(name, cases[i].name);
    assert_string_equal(title, cases[i].title);
  }
  char longest[400] = "", name[INPUTS_NAME_SIZE];
  for (size_t i = 0; i < 40; i++)
    strcat(longest, "aññ");
  assert_int_equal(inputs_folder_name(longest, name, &report), SIM_OK);
  assert_int_equal(strlen(name), INPUTS_NAME_SIZE - 2); /* no letter is cut in two */
  assert_int_equal(inputs_folder_name("日本", name, &report), SIM_ERR_DOMAIN);
  words_report_free(&report);
}

static void test_safe_names(void **state) {
  (void)state;
  static const char *const bad[] = {"", ".", "..", ".x", "-x", "a/b", "a b", "ñ", "a\n", "a*"};
  char longest[INPUTS_NAME_SIZE + 1];
  memset(longest, 'a', sizeof longest);
  longest[INPUTS_NAME_SIZE - 1] = '\0';
  assert_true(inputs_name_is_safe(longest));
  longest[INPUTS_NAME_SIZE - 1] = 'a';
  longest[INPUTS_NAME_SIZE] = '\0';
  assert_false(inputs_name_is_safe(longest));
  assert_true(inputs_name_is_safe("inflacion-alta_2.v1"));
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
    assert_false(inputs_name_is_safe(bad[i]));
}

/* What a case prints, without the folder's path; NULL when it is accepted. */
static char *message_of(const bad_case_t *bad) {
  char folder[PATH], prefix[PATH + 2];
  char *text = NULL;
  size_t size;
  inputs_programme_t inputs;
  words_report_t report;
  words_lang_t lang;
  assert_int_equal(words_lang_parse(bad->lang, &lang), 0);
  assert_true(bad_case_prepare(bad, group_folder, folder, sizeof folder));
  words_report_init(&report, lang);
  const int status = inputs_load(&(inputs_request_t){.folder = folder,
                                                     .variants = bad->variants,
                                                     .variant_count = bad->variant_count,
                                                     .overrides = bad->sets,
                                                     .override_count = bad->set_count},
                                 &inputs, &report);
  FILE *stream = open_memstream(&text, &size);
  words_report_print(&report, stream);
  fclose(stream);
  snprintf(prefix, sizeof prefix, "%s/", folder);
  bad_delete_all(text, prefix);
  assert_int_equal(inputs.inputs.count > 0, status == SIM_OK);
  if (status != SIM_ERR_DOMAIN) {
    free(text);
    text = NULL;
  }
  inputs_programme_free(&inputs);
  words_report_free(&report);
  return text;
}

static void test_corpus(void **state) {
  (void)state;
  bad_corpus_t corpus;
  size_t wrong = 0;
  assert_true(bad_corpus_load("tests/bad/cases.tsv", &corpus));
  assert_true(corpus.count >= 150);
  for (size_t i = 0; i < corpus.count; i++) {
    const bad_case_t *bad = &corpus.cases[i];
    char *text = message_of(bad);
    if (!text || strcmp(text, bad->message) != 0) {
      print_message("%s\n  expected %s  found    %s\n", bad->id, bad->message,
                    text ? text : "(accepted)\n");
      wrong++;
    }
    /* Nothing that a terminal would obey, whatever the input holds. */
    for (const char *c = text; c && *c; c++)
      assert_true((unsigned char)*c >= 0x20 || *c == '\n');
    free(text);
  }
  assert_int_equal(wrong, 0);
  bad_corpus_free(&corpus);
}

static void assert_finite(const inputs_programme_t *inputs) {
  for (size_t i = 0; i < inputs->inputs.count; i++) {
    const models_input_t *row = &inputs->inputs.rows[i];
    const double cells[] = {row->value, row->low, row->high, row->n};
    for (int k = 0; k < 4; k++)
      assert_true(
          isfinite(cells[k]) ==
          models_distribution_reads(row->distribution, (models_field_t)(MODELS_FIELD_VALUE + k)));
    for (size_t k = 0; k < row->sample_count; k++)
      assert_true(isfinite(row->sample[k]));
  }
  assert_int_equal(models_schema_check(&inputs->inputs, NULL, NULL), 0);
}

/* Changes single bytes of one file of a good programme: no crash, and what is still accepted holds
   only finite numbers where numbers are read. Returns how many of the `count` were accepted. */
static size_t mutate(const char *base, const char *file, const char *variant, uint64_t seed,
                     size_t count) {
  char folder[PATH], path[PATH + 64];
  size_t size, accepted = 0;
  snprintf(folder, sizeof folder, "%s/mutant", group_folder);
  (void)folder_remove(folder);
  assert_true(bad_copy_programme(base, folder));
  snprintf(path, sizeof path, "%s/%s", folder, file);
  char *bytes = bad_read(path, &size);
  assert_non_null(bytes);
  for (size_t i = 0; i < count; i++) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    const size_t at = (size_t)(seed >> 33) % size;
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    const char before = bytes[at];
    bytes[at] = (char)(seed >> 56);
    assert_true(bad_write(path, bytes, size));
    bytes[at] = before;
    inputs_programme_t inputs;
    words_report_t report;
    words_report_init(&report, WORDS_ES);
    const int status = inputs_load(&(inputs_request_t){.folder = folder,
                                                       .variants = &variant,
                                                       .variant_count = variant != NULL},
                                   &inputs, &report);
    assert_true(status == SIM_OK || (status == SIM_ERR_DOMAIN && report.errors > 0));
    if (status == SIM_OK)
      assert_finite(&inputs);
    accepted += status == SIM_OK;
    inputs_programme_free(&inputs);
    words_report_free(&report);
  }
  free(bytes);
  return accepted;
}

/* 150 changes of each file; THOROUGH=1: 1,000. */
static void test_mutations(void **state) {
  const size_t count = thorough() ? 1000 : 150;
  (void)state;
  static const struct {
    const char *base, *file, *variant;
  } files[] = {
      {"scenarios/redes", "inputs.csv", NULL},
      {"scenarios/redes", "labels.csv", NULL},
      {"scenarios/redes", "variants/documento.csv", "documento"},
      {"scenarios/redes", "variants/tendencia.csv", "tendencia"},
      {"scenarios/redes", "variants/expansion.csv", "expansion"},
      {"scenarios/redes", "variants/inflacion-alta.csv", "inflacion-alta"},
      {"tests/programmes/taller", "inputs.csv", NULL},
      {"tests/programmes/taller", "meetings.csv", NULL},
  };
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
    const size_t accepted = mutate(files[i].base, files[i].file, files[i].variant, 1000 + i, count);
    /* Some changes touch only free text or digits; some always do harm. */
    assert_true(accepted > 0 && accepted < count);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_redes),
      cmocka_unit_test(test_shipped_variants),
      cmocka_unit_test(test_taller),
      cmocka_unit_test(test_layers),
      cmocka_unit_test(test_set_adds),
      cmocka_unit_test(test_same_in_other_forms),
      cmocka_unit_test(test_windows_1252_is_noted),
      cmocka_unit_test(test_folders),
      cmocka_unit_test(test_names_of_folders),
      cmocka_unit_test(test_safe_names),
      cmocka_unit_test(test_corpus),
      cmocka_unit_test(test_mutations),
  };
  cmocka_set_message_output(CM_OUTPUT_STDOUT);
  return cmocka_run_group_tests(tests, group_folder_make, group_folder_remove);
}
