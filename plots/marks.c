// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/marks.h"

#include "words/messages.h"

#include <math.h>

void plots_marks_begin(words_table_t *marks) {
  static const words_column_id_t columns[] = {
      WORDS_COLUMN_CHART, WORDS_COLUMN_SERIES, WORDS_COLUMN_ITEM, WORDS_COLUMN_X,
      WORDS_COLUMN_VALUE, WORDS_COLUMN_LOW,    WORDS_COLUMN_HIGH, WORDS_COLUMN_INTERVAL,
      WORDS_COLUMN_UNIT,  WORDS_COLUMN_LABEL};
  words_table_init(marks, WORDS_TABLE_CHARTS);
  words_table_columns(marks, columns, sizeof columns / sizeof columns[0]);
}

plots_mark_t plots_mark(const char *series, const char *item, double value, const char *unit) {
  const double none = (double)NAN;
  return (plots_mark_t){series, item, none, value, none, none, NULL, unit, NULL};
}

void plots_marks_add(plots_script_t *script, const plots_caption_t *caption,
                     const plots_mark_t *mark) {
  words_table_t *marks = &script->marks;
  if (!isfinite(mark->value) && !isfinite(mark->low) && !isfinite(mark->high))
    return;
  if (marks->column_count == 0)
    plots_marks_begin(marks);
  words_table_text(marks, caption->name);
  words_table_text(marks, mark->series);
  words_table_text(marks, mark->item);
  words_table_number(marks, mark->x);
  words_table_number(marks, mark->value);
  words_table_number(marks, mark->low);
  words_table_number(marks, mark->high);
  words_table_text(marks, mark->interval);
  words_table_text(marks, mark->unit);
  words_table_text(marks, mark->label);
}

void plots_marks_band(plots_script_t *script, const plots_caption_t *caption,
                      const plots_mark_t *mark, const plots_band_t *band,
                      const words_format_t *format) {
  char label[WORDS_NUMBER_BYTES];
  plots_mark_t own = *mark;
  if (format)
    words_format_number(label, band->median, format);
  own.value = band->median;
  own.low = band->low;
  own.high = band->high;
  own.interval = isfinite(own.low) && isfinite(own.high)
                     ? words_message(WORDS_MSG_DRAWN_BAND90, caption->lang)
                     : NULL;
  own.label = format && isfinite(band->median) ? label : NULL;
  plots_marks_add(script, caption, &own);
  own.value = (double)NAN;
  own.low = band->lower;
  own.high = band->upper;
  own.interval = words_message(WORDS_MSG_DRAWN_BAND50, caption->lang);
  own.label = NULL;
  plots_marks_add(script, caption, &own);
}
