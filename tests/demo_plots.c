// SPDX-License-Identifier: GPL-3.0-or-later
/* Draws every kind of chart, with plausible figures and with odd ones, into the folder given, for a
   look at the pictures: demo_plots DIR */
#include "plots/bands.h"
#include "plots/budget.h"
#include "plots/curve.h"
#include "plots/funnel.h"
#include "plots/rows.h"

#include <math.h>
#include <stdio.h>

#define FOOTER                                                                                     \
  "Redes de Oportunidades de Negocios · escenario base · 100.000 réplicas · semilla 2026"

static const int years[] = {2026, 2027, 2028, 2029};

static void tell(const char *name, int status, const plots_target_t *target) {
  if (status)
    printf("%s: %s (%s)\n", name, plots_status_text(status, WORDS_ES), target->detail);
}

static void demo_funnel(plots_target_t *target) {
  static const plots_stage_t stages[] = {
      {"Población potencial", 1157151, NAN, NAN, NAN},
      {"Ventas de 200 a 2.400 UF", 516089, 506620, 525570, 44.6},
      {"Sector que Sercotec atiende", 354037, 346800, 361320, 68.6},
      {"Sin capacitación en ventas", 342354, 335170, 349580, 96.7},
      {"Sin deudas", 301272, 289540, 312480, 88.0},
      {"Sin rendiciones pendientes: población objetivo", 286208, 273510, 298200, 95.0}};
  const plots_funnel_t chart = {
      {"embudo", "De 1.157.151 empresas a la población objetivo de 286.208",
       "Cada filtro y la parte que conserva, año 2026", FOOTER,
       "Barras horizontales, de la población potencial a la población objetivo.", WORDS_ES, NULL,
       NULL},
      "empresas",
      {0, false, WORDS_ES},
      stages,
      6};
  tell("embudo", plots_funnel_write(&chart, target), target);
}

static void demo_bands(plots_target_t *target) {
  static const plots_band_t places[] = {{517, 517, 517, 517, 517},
                                        {600, 600, 600, 600, 600},
                                        {600, 600, 600, 600, 600},
                                        {600, 600, 600, 600, 600}};
  static const plots_band_t firms[] = {{414, 489, 517, 517, 517},
                                       {402, 455, 512, 557, 600},
                                       {389, 448, 503, 549, 597},
                                       {381, 446, 500, 545, 594}};
  static const plots_band_t participants[] = {{318, 389, 432, 463, 494},
                                              {312, 379, 430, 473, 531},
                                              {308, 374, 424, 468, 524},
                                              {301, 368, 421, 465, 520}};
  static const double plan[] = {517, 600, 600, 600}, plan_units[] = {442, 513, 513, 513};
  const plots_series_t series[] = {{"Cupos", places, plan, NULL},
                                   {"Beneficiarias", firms, plan, NULL},
                                   {"Participantes en rueda", participants, plan_units, NULL}};
  plots_bands_t chart = {{"beneficiarias", "El plan de 600 cupos se llena solo si el techo alcanza",
                          "Cupos, empresas beneficiarias y participantes por año frente al plan",
                          FOOTER, "Tres paneles con cajas por año.", WORDS_ES, NULL, NULL},
                         "empresas por año",
                         "plan",
                         NULL,
                         {0, false, WORDS_ES},
                         years,
                         4,
                         series,
                         3};
  tell("beneficiarias", plots_bands_write(&chart, target), target);
}

static void demo_indicators(plots_target_t *target, words_lang_t lang) {
  static const plots_band_t contact[] = {{31.2, 45.8, 58.1, 68.9, 82.4},
                                         {30.9, 46.3, 58.6, 69.2, 82.9},
                                         {31.5, 46.0, 58.2, 69.4, 82.1},
                                         {31.1, 45.5, 58.4, 68.7, 82.6}};
  static const plots_band_t deal[] = {{9.8, 18.1, 26.6, 36.0, 52.3},
                                      {9.5, 18.4, 26.9, 36.4, 52.0},
                                      {9.9, 18.0, 26.4, 36.2, 51.7},
                                      {9.7, 18.2, 26.7, 36.1, 52.6}};
  static const double goal[] = {30, 30, 30, 30};
  const bool es = lang == WORDS_ES;
  const plots_series_t series[] = {
      {es ? "Hizo al menos un contacto formal" : "Made at least one formal contact", contact, NULL,
       NULL},
      {es ? "Cerró al menos un negocio" : "Closed at least one deal", deal, NULL, goal}};
  plots_bands_t chart = {
      {es ? "indicadores" : "indicators",
       es ? "Seis de cada diez participantes logran un contacto; uno de cada cuatro, un negocio"
          : "Six in ten participants make a contact; one in four closes a deal",
       es ? "Indicadores de propósito por año, en % de las participantes"
          : "Purpose indicators by year, in % of participants",
       es ? FOOTER
          : "Redes de Oportunidades de Negocios · base scenario · 100,000 replicates · seed 2026",
       NULL, lang, NULL},
      es ? "% de las participantes" : "% of participants",
      NULL,
      es ? "meta" : "goal",
      {0, true, lang},
      years,
      4,
      series,
      2};
  tell(chart.caption.name, plots_bands_write(&chart, target), target);
}

static void demo_budget(plots_target_t *target) {
  static const plots_band_t required[] = {{276100, 297700, 311600, 326800, 350900},
                                          {328900, 355000, 372900, 391500, 421000},
                                          {337800, 365600, 384000, 403700, 434800},
                                          {347300, 376500, 395700, 416600, 449500}};
  static const plots_band_t ceiling[] = {{310000, 310000, 310000, 310000, 310000},
                                         {313800, 317100, 319500, 321900, 325300},
                                         {321300, 326100, 329200, 332400, 337200},
                                         {329600, 335300, 339100, 343000, 348800}};
  static const double probability[] = {47.2, 2.4, 2.2, 2.1};
  plots_budget_t chart = {{"presupuesto", "El techo no alcanza para 600 cupos desde 2027",
                           "Presupuesto requerido y techo por año", FOOTER,
                           "Cajas por año y una línea por el techo.", WORDS_ES, NULL, NULL},
                          "M$ nominales (miles de pesos de cada año)",
                          "requerido",
                          "techo: mediana, con P5–P95 si es incierto",
                          "Probabilidad de que el techo alcance",
                          {0, false, WORDS_ES},
                          years,
                          4,
                          required,
                          ceiling,
                          probability};
  tell("presupuesto", plots_budget_write(&chart, target), target);
}

static void demo_curve(plots_target_t *target) {
  enum { POINTS = 201 };
  double x[POINTS], p[POINTS];
  for (int i = 0; i < POINTS; i++) {
    const double z = -3.5 + 7.0 * i / (POINTS - 1);
    x[i] = 1466000 * exp(0.068 * z);
    p[i] = 100 * 0.5 * erfc(-z / sqrt(2));
  }
  const plots_curve_mark_t marks[] = {{"P50", 1466000, 50, false},
                                      {"P80", 1466000 * exp(0.068 * 0.8416), 80, false}};
  plots_curve_t chart = {{"costo",
                          "Con 80 % de confianza, los cuatro años cuestan 1.552.400 M$ o menos",
                          "Curva acumulada del costo requerido 2026–2029", FOOTER,
                          "Curva acumulada.", WORDS_ES, NULL, NULL},
                         "M$ nominales (miles de pesos de cada año), cuatro años sumados",
                         "probabilidad de no superar el monto",
                         {0, false, WORDS_ES},
                         x,
                         p,
                         POINTS,
                         marks,
                         2,
                         "techo de los cuatro años (mediana)",
                         1297800};
  tell("costo", plots_curve_write(&chart, target), target);
}

static void demo_rows(plots_target_t *target) {
  static const char *const regions[] = {"Arica y Parinacota",
                                        "Tarapacá",
                                        "Antofagasta",
                                        "Atacama",
                                        "Coquimbo",
                                        "Valparaíso",
                                        "Metropolitana de Santiago",
                                        "Libertador General Bernardo O'Higgins",
                                        "Maule",
                                        "Ñuble",
                                        "Biobío",
                                        "La Araucanía",
                                        "Los Ríos",
                                        "Los Lagos",
                                        "Aysén del General Carlos Ibáñez del Campo",
                                        "Magallanes y de la Antártica Chilena"};
  static const double firms[] = {26, 26, 63, 26, 33, 40, 39, 48, 33, 26, 33, 78, 0, 59, 26, 26};
  plots_band_t bands[16];
  for (int i = 0; i < 16; i++) {
    const double m = firms[i] * 432 / 582, s = 0.35 * m + (m > 0 ? 4 : 0);
    bands[i] = (plots_band_t){floor(fmax(0, m - 1.3 * s)), floor(m - 0.6 * s), floor(m),
                              floor(m + 0.7 * s), floor(m + 1.9 * s)};
  }
  plots_rows_t chart = {{"regiones",
                         "La Araucanía, Antofagasta y Los Lagos reúnen a más participantes",
                         "Participantes por región en 2026, de norte a sur", FOOTER,
                         "Una fila por región.", WORDS_ES, NULL, NULL},
                        "empresas participantes",
                        {0, false, WORDS_ES},
                        regions,
                        bands,
                        16};
  tell("regiones", plots_rows_write(&chart, target), target);
}

static void odd_bands(plots_target_t *target) {
  enum { MANY = 50 };
  int many[MANY];
  plots_band_t bands[MANY];
  double plan[MANY];
  for (int i = 0; i < MANY; i++) {
    many[i] = 2026 + i;
    bands[i] = (plots_band_t){-3e11 + 1e10 * i, 1e11 + 1e10 * i, 2e11 + 1e10 * i, 3e11 + 1e10 * i,
                              1e12 + 1e10 * i};
    plan[i] = 3e11;
  }
  bands[7] = (plots_band_t){NAN, NAN, NAN, NAN, NAN};
  const plots_series_t series[] = {
      {"Panel con <etiqueta> & 'comillas' y un nombre larguísimo que no "
       "cabe en una sola línea de ninguna manera, por más que se quiera",
       bands, plan, NULL},
      {"Otro", bands, NULL, plan}};
  plots_bands_t chart = {
      {"raro-50-anos",
       "Un título tan largo que tiene que pasar a la segunda línea, porque en la "
       "primera no cabe, y que todavía sigue hasta que la segunda también se llena "
       "y hay que cortar con puntos suspensivos",
       "`touch PWNED` \"; system('x') @macro A_2^3 {/Bold x}", FOOTER, NULL, WORDS_ES, NULL, NULL},
      "pesos",
      "plan",
      "meta",
      {0, false, WORDS_ES},
      many,
      MANY,
      series,
      2};
  tell("raro-50-anos", plots_bands_write(&chart, target), target);
  const plots_band_t one[] = {{5, 5, 5, 5, 5}}, zero[] = {{0, 0, 0, 0, 0}};
  const plots_series_t single[] = {{"Todo igual", one, NULL, NULL}};
  plots_bands_t small = {{"raro-1-ano", "Un año", NULL, NULL, NULL, WORDS_EN, NULL, NULL},
                         "firms",
                         NULL,
                         NULL,
                         {1, true, WORDS_EN},
                         many,
                         1,
                         single,
                         1};
  tell("raro-1-ano", plots_bands_write(&small, target), target);
  const double none[] = {0};
  plots_budget_t budget = {
      {"raro-presupuesto-cero", "Cero", NULL, FOOTER, NULL, WORDS_ES, NULL, NULL},
      "M$",
      "requerido",
      "techo",
      "Probabilidad",
      {0, false, WORDS_ES},
      many,
      1,
      zero,
      zero,
      none};
  tell("raro-presupuesto-cero", plots_budget_write(&budget, target), target);
  budget.caption.name = "raro-presupuesto-50";
  budget.count = MANY;
  budget.required = bands;
  budget.ceiling = bands;
  double sure[MANY];
  for (int i = 0; i < MANY; i++)
    sure[i] = 100 - 2 * i;
  budget.probability = sure;
  tell("raro-presupuesto-50", plots_budget_write(&budget, target), target);
}

static void odd_rest(plots_target_t *target) {
  enum { MANY = 200 };
  const char *labels[MANY];
  plots_band_t bands[MANY];
  for (int i = 0; i < MANY; i++) {
    labels[i] =
        i % 3 ? "Comuna" : "Una comuna de nombre muy largo, con \"comillas\" y 'más' <signos>";
    bands[i] = (plots_band_t){i, 2 * i, 3 * i, 4 * i, 6 * i};
  }
  bands[5] = (plots_band_t){NAN, NAN, NAN, NAN, NAN};
  plots_rows_t rows = {{"raro-200-filas", "Doscientas filas", "Con filas vacías", FOOTER, NULL,
                        WORDS_ES, NULL, NULL},
                       "empresas",
                       {0, false, WORDS_ES},
                       labels,
                       bands,
                       MANY};
  tell("raro-200-filas", plots_rows_write(&rows, target), target);
  rows.caption.name = "raro-2-filas";
  rows.count = 2;
  tell("raro-2-filas", plots_rows_write(&rows, target), target);
  const double x[] = {310000, 310000}, p[] = {0, 100};
  const plots_curve_mark_t marks[] = {{"P50", 310000, 50, false}, {"P80", 310000, 80, false}};
  plots_curve_t curve = {
      {"raro-curva-constante", "Costo cierto", NULL, FOOTER, NULL, WORDS_ES, NULL, NULL},
      "M$",
      "probabilidad",
      {0, false, WORDS_ES},
      x,
      p,
      2,
      marks,
      2,
      NULL,
      NAN};
  tell("raro-curva-constante", plots_curve_write(&curve, target), target);
  plots_stage_t stages[20];
  for (int i = 0; i < 20; i++)
    stages[i] = (plots_stage_t){i % 2 ? "Etapa" : "Una etapa con un nombre larguísimo que no cabe",
                                1e12 / (i + 1), 0.8e12 / (i + 1), 1.2e12 / (i + 1), i ? 50 : NAN};
  plots_funnel_t funnel = {
      {"raro-embudo-20", "Veinte etapas", NULL, FOOTER, NULL, WORDS_ES, NULL, NULL},
      "pesos",
      {0, false, WORDS_ES},
      stages,
      20};
  tell("raro-embudo-20", plots_funnel_write(&funnel, target), target);
  const plots_stage_t pair[] = {{"Cero", 0, 0, 0, NAN}, {"Negativo", -5, -9, -1, NAN}};
  plots_funnel_t negative = {
      {"raro-embudo-negativo", "Cero y menos", NULL, FOOTER, NULL, WORDS_ES, NULL, NULL},
      "pesos",
      {0, false, WORDS_ES},
      pair,
      2};
  tell("raro-embudo-negativo", plots_funnel_write(&negative, target), target);
}

int main(int argc, char **argv) {
  plots_gnuplot_t gnuplot;
  plots_target_t target = {&gnuplot, argc > 1 ? argv[1] : ".", ""};
  const int status = plots_gnuplot_find(&gnuplot);
  if (status) {
    puts(plots_status_text(status, WORDS_ES));
    return 3;
  }
  demo_funnel(&target);
  demo_bands(&target);
  demo_indicators(&target, WORDS_ES);
  demo_indicators(&target, WORDS_EN);
  demo_budget(&target);
  demo_curve(&target);
  demo_rows(&target);
  odd_bands(&target);
  odd_rest(&target);
  return 0;
}
