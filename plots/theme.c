// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/theme.h"

#include "plots/style.h"

#include <string.h>

/* How the blues follow from the main colour: so much of it on white, or on black. Those that carry
   white letters are as dark as it or darker; those that carry dark ones are light. */
static const struct {
  const char *colour;
  double share;
  bool on_black;
} family[] = {{PLOTS_BLUE, 1.0, false}, {"#0070B4", 1.0, false},   {PLOTS_MIDTONE, 0.45, false},
              {"#C3DDEF", 0.24, false}, {PLOTS_TINT, 0.19, false}, {"#EAF3FA", 0.08, false},
              {"#004E7E", 0.70, true},  {"#062B4A", 0.38, true}};

/* Colours are of one length, so that they are written where they stand. */
static void replace(plots_buffer_t *script, const char *from, const char *to) {
  const size_t length = strlen(to);
  for (char *at = script->data; at && (at = strstr(at, from)); at += length)
    for (size_t i = 0; i < length; i++)
      at[i] = to[i];
}

static void replace_family(plots_buffer_t *script, words_colour_t main) {
  enum { COUNT = sizeof family / sizeof family[0] };
  static const words_colour_t white = {255, 255, 255}, black = {0, 0, 0};
  char to[WORDS_COLOUR_BYTES], mark[WORDS_COLOUR_BYTES] = "#<<0>>#";
  /* in two steps: a new colour may be one of the old */
  for (size_t i = 0; i < COUNT; i++) {
    mark[3] = (char)('0' + i);
    replace(script, family[i].colour, mark);
  }
  for (size_t i = 0; i < COUNT; i++) {
    mark[3] = (char)('0' + i);
    words_colour_write(to,
                       words_colour_mix(main, family[i].on_black ? black : white, family[i].share));
    replace(script, mark, to);
  }
}

void plots_theme_apply(const plots_theme_t *theme, plots_buffer_t *script) {
  char to[WORDS_COLOUR_BYTES];
  if (!theme || !script->data)
    return;
  if (theme->has_limit) {
    words_colour_write(to, theme->limit);
    replace(script, PLOTS_ORANGE, "#<<L>>#");
  }
  if (theme->has_main)
    replace_family(script, theme->main);
  if (theme->has_limit)
    replace(script, "#<<L>>#", to);
}

void plots_theme_letters(const plots_theme_t *theme, plots_buffer_t *script) {
  /* in a label every quote is doubled, so that no text of a caller reads like this */
  static const char mark[] = "font '" PLOTS_FONT;
  plots_buffer_t out = {0};
  if (!theme || !theme->font || theme->lacks_font || !script->data)
    return;
  const char *rest = script->data;
  for (const char *at; (at = strstr(rest, mark)); rest = at + sizeof mark - 1) {
    plots_buffer_add(&out, rest, (size_t)(at - rest));
    plots_buffer_printf(&out, "font '%s", theme->font);
  }
  plots_buffer_puts(&out, rest);
  out.status = script->status ? script->status : out.status;
  plots_buffer_free(script);
  *script = out;
}
