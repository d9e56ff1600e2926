// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/figure.h"
#include "models/table/schema.h"
#include "models/table/schema_check.h"
#include "models/table/translate.h"

#include <string.h>
#include <strings.h>

/* The units of figures.csv and columns.csv. */

typedef struct {
  const char *unit, *spanish; /* spanish NULL: that of models/table/names.def, or the same */
  bool is_rounded;
  const char *words; /* what people write for it besides, each between spaces */
} unit_t;

static const unit_t units[] = {
    {"%", NULL, true, " porcentaje porciento percent percentage pct "},
    {"share", NULL, true, " fracción fraccion proporcion proporción proportion fraction "},
    {"ratio", NULL, true, " razón razon cociente "},
    {"M$", NULL, true, " miles m$clp mclp "},
    {"USD million", NULL, true, " musd "},
    {"count", "cantidad", false, " conteo n "},
    {"number", "número", false, " numero "},
    {"firms", NULL, false, " empresas mipes negocios companies businesses "},
    {"people", NULL, false, " personas persons "},
    {"participants", "participantes", false, " "},
    {"beneficiaries", "beneficiarios", false, " "},
    {"households", "hogares", false, " "},
    {"organisations", NULL, false, " organizaciones organizations "},
    {"places", NULL, false, " cupos lugares locales "},
    {"centres", "centros", false, " centers "},
    {"regions", "regiones", false, " "},
    {"communes", "comunas", false, " "},
    {"events", "eventos", false, " actividades "},
    {"actions", "acciones", false, " "},
    {"attentions", "atenciones", false, " "},
    {"meetings", NULL, false, " reuniones "},
    {"sessions", "sesiones", false, " asesorias asesorías "},
    {"projects", "proyectos", false, " "},
    {"jobs", "empleos", false, " "},
    {"year", "año", false, " ano "},
    {"years", "años", false, " anos "},
    {"months", "meses", false, " mes month "},
    {"weeks", "semanas", false, " semana week "},
    {"day", "día", false, " dia "},
    {"days", "días", false, " dias "},
    {"hours", "horas", false, " hora hour "},
    {"UF", NULL, false, " "},
    {"UTM", NULL, false, " "},
    {"$", NULL, false, " peso pesos clp "},
    {"USD", NULL, false, " dolares dólares dollars "},
};
enum { UNITS = sizeof units / sizeof units[0] };

static const unit_t *find(const char *unit) {
  /* Money of a year, as in inputs.csv. */
  if (models_unit_year(unit) >= 0)
    unit = "M$";
  for (size_t i = 0; i < UNITS; i++)
    if (strcmp(units[i].unit, unit) == 0)
      return &units[i];
  return NULL;
}

bool audit_unit_is_known(const char *unit) {
  return find(unit) != NULL;
}

bool audit_unit_is_rounded(const char *unit) {
  const unit_t *found = find(unit);
  return found && found->is_rounded;
}

const char *audit_unit_at(size_t i) {
  return i < UNITS ? units[i].unit : NULL;
}

/* A unit that inputs have too, by its Spanish or its English name; NULL: they have none such. */
static const models_name_pair_t *shared(const char *spanish, const char *english) {
  for (size_t i = 0; models_names_at(i); i++) {
    const models_name_pair_t *pair = models_names_at(i);
    if (pair->kind == MODELS_NAMES_UNIT && find(pair->english) &&
        strcmp(spanish ? pair->spanish : pair->english, spanish ? spanish : english) == 0)
      return pair;
  }
  return NULL;
}

const char *audit_unit_english(const char *word) {
  const models_name_pair_t *pair = shared(word, NULL);
  for (size_t i = 0; !pair && i < UNITS; i++)
    if (units[i].spanish && strcmp(units[i].spanish, word) == 0)
      return units[i].unit;
  return pair ? pair->english : NULL;
}

const char *audit_unit_spanish(const char *unit) {
  const models_name_pair_t *pair = shared(NULL, unit);
  for (size_t i = 0; !pair && i < UNITS; i++)
    if (units[i].spanish && strcmp(units[i].unit, unit) == 0)
      return units[i].spanish;
  return pair ? pair->spanish : unit;
}

/* `word` is one of the words of a unit, whatever the case of its ASCII letters. */
static bool has_word(const char *words, const char *word) {
  const size_t length = strlen(word);
  while (*words) {
    const size_t next = strcspn(words, " ");
    if (next > 0 && next == length && strncasecmp(words, word, length) == 0)
      return true;
    words += next + (words[next] == ' ');
  }
  return false;
}

const char *audit_unit_meant(const char *word) {
  const char *nearest = NULL;
  size_t least = 3;
  for (size_t i = 0; i < UNITS; i++) {
    if (has_word(units[i].words, word) || strcasecmp(units[i].unit, word) == 0 ||
        (units[i].spanish && strcasecmp(units[i].spanish, word) == 0))
      return units[i].unit;
    const size_t distance = models_edit_distance(word, units[i].unit);
    if (distance < least && distance < strlen(units[i].unit)) {
      least = distance;
      nearest = units[i].unit;
    }
  }
  return nearest;
}
