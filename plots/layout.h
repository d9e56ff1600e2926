// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_LAYOUT_H
#define PLOTS_LAYOUT_H

#include "plots/chart.h"
#include "plots/ticks.h"

/* The parts that charts share: heading, footer, key, axes, alternative text. All lengths in pixels
   of the page, origin top left. */

/* Whether a title takes no more lines than a heading has; a longer one is cut. */
bool plots_layout_title_fits(const char *title);

/* Writes title, subtitle and footer, and begins the alternative text. Returns the height at which
   the heading ends. */
double plots_layout_heading(plots_script_t *script, const plots_caption_t *caption);

/* One entry of a key: a small drawing in the pen given, and what it means. */
typedef enum { PLOTS_KEY_BOX, PLOTS_KEY_LINE, PLOTS_KEY_MARK, PLOTS_KEY_MARK_LINE } plots_key_t;
typedef struct {
  plots_key_t kind;
  const plots_pen_t *pen;
  const char *text; /* NULL: the entry is passed over */
} plots_key_item_t;

/* The height of a key whose entries flow over the width of the page. */
double plots_layout_key_height(const plots_script_t *script, const plots_key_item_t *items,
                               size_t count);

/* Draws the key from height y on; the page must be open. */
void plots_layout_key(plots_script_t *script, const plots_key_item_t *items, size_t count,
                      double y);

/* Writes the numbers of the vertical axis beside the frame, and above it what they are. */
void plots_layout_axis_y(plots_script_t *script, const plots_frame_t *frame,
                         const plots_ticks_t *ticks, const words_format_t *format,
                         const char *unit);

/* Writes the numbers of the horizontal axis under the frame, as many as fit, and what they are. */
void plots_layout_axis_x(plots_script_t *script, const plots_frame_t *frame,
                         const plots_ticks_t *ticks, const words_format_t *format,
                         const char *unit);

/* What the figures of an axis are, and that it does not begin at 0 where that is so: for axes
   along which boxes could be read as bars. */
enum { PLOTS_UNIT_BYTES = 320 };
void plots_layout_unit(char out[PLOTS_UNIT_BYTES], const char *unit, const plots_ticks_t *ticks,
                       words_lang_t lang);

/* The room that the numbers of a vertical axis take. */
double plots_layout_tick_width(const plots_ticks_t *ticks, const words_format_t *format);

/* Draws the line on which the frame stands; the page must be open. */
void plots_layout_base(plots_script_t *script, const plots_frame_t *frame);

/* The least and the greatest finite of `count` bands, widened into what low and high hold;
   both start as NaN. */
void plots_layout_extend(double *low, double *high, double value);
void plots_layout_extend_band(double *low, double *high, const plots_band_t *band);

/* Axis ticks over [low, high], from zero when the figures start near it, with the decimals that
   the ticks or the figures need. */
void plots_layout_ticks(plots_ticks_t *ticks, double low, double high, int most);

/* The upper end of a vertical axis that leaves room for a number above the highest mark. */
double plots_layout_headroom(const plots_ticks_t *ticks, double high);

/* Adds "label: median (P5 to P95)" to the alternative text. */
void plots_layout_describe(plots_script_t *script, const char *label, const plots_band_t *band,
                           const words_format_t *format);

/* Writes "low to high" into out, which holds 2 * WORDS_NUMBER_BYTES + 8. */
enum { PLOTS_INTERVAL_BYTES = 2 * WORDS_NUMBER_BYTES + 8 };
void plots_layout_interval(char out[PLOTS_INTERVAL_BYTES], double low, double high,
                           const words_format_t *format);

#endif
