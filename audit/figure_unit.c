// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/figure.h"
#include "models/table/schema.h"
#include "models/table/schema_check.h"

#include <string.h>
#include <strings.h>

/* The units of figures.csv and columns.csv. */

typedef struct {
  const char *unit;
  bool is_rounded;
  const char *words; /* what people write for it, each between spaces */
} unit_t;

static const unit_t units[] = {
    {"%", true, " porcentaje porciento percent percentage pct "},
    {"share", true, " fraccion fracción proporcion proporción proportion fraction "},
    {"ratio", true, " razon razón cociente "},
    {"M$", true, " miles m$clp mclp "},
    {"USD million", true, " musd "},
    {"count", false, " conteo cantidad n "},
    {"number", false, " numero número "},
    {"firms", false, " empresas mipes negocios companies businesses "},
    {"people", false, " personas persons "},
    {"participants", false, " participantes "},
    {"beneficiaries", false, " beneficiarios "},
    {"households", false, " hogares "},
    {"organisations", false, " organizaciones organizations "},
    {"places", false, " cupos lugares locales "},
    {"centres", false, " centros centers "},
    {"regions", false, " regiones "},
    {"communes", false, " comunas "},
    {"events", false, " eventos actividades "},
    {"actions", false, " acciones "},
    {"attentions", false, " atenciones "},
    {"meetings", false, " reuniones "},
    {"sessions", false, " sesiones asesorias asesorías "},
    {"projects", false, " proyectos "},
    {"jobs", false, " empleos "},
    {"year", false, " año ano "},
    {"years", false, " años anos "},
    {"months", false, " mes meses month "},
    {"weeks", false, " semana semanas week "},
    {"day", false, " dia día "},
    {"days", false, " dias días "},
    {"hours", false, " hora horas hour "},
    {"UF", false, " "},
    {"UTM", false, " "},
    {"$", false, " peso pesos clp "},
    {"USD", false, " dolares dólares dollars "},
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
    if (has_word(units[i].words, word) || strcasecmp(units[i].unit, word) == 0)
      return units[i].unit;
    const size_t distance = models_edit_distance(word, units[i].unit);
    if (distance < least && distance < strlen(units[i].unit)) {
      least = distance;
      nearest = units[i].unit;
    }
  }
  return nearest;
}
