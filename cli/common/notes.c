// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/notes.h"

#include "cli/common/naming.h"
#include "cli/common/say.h"

static const char *year_of(const inputs_note_row_t *note, char out[16]) {
  out[0] = '\0';
  if (note->year)
    snprintf(out, 16, ", %d", note->year);
  return out;
}

char *cli_note_text(const inputs_note_row_t *note, const char *label, words_lang_t lang) {
  char year[16];
  return words_message_format(WORDS_MSG_NOTE_SHOWN, lang,
                              WORDS_ARGS(label, year_of(note, year), note->text[lang]));
}

int cli_note_say(const inputs_note_row_t *note, const char *label, words_lang_t lang,
                 FILE *stream) {
  char year[16];
  return cli_say(stream, lang, WORDS_MSG_NOTE_SHOWN,
                 WORDS_ARGS(label, year_of(note, year), note->text[lang]));
}

int cli_notes_say(const inputs_programme_t *inputs, const char *output, int year, words_lang_t lang,
                  FILE *stream) {
  char buffer[WORDS_SHOWN];
  const char *label = cli_output_name(inputs, output, lang, buffer) ? buffer : output;
  int lost = 0;
  for (size_t i = 0; i < inputs->note_count; i++)
    if (inputs_note_applies(&inputs->notes[i], output, year))
      lost |= cli_note_say(&inputs->notes[i], label, lang, stream);
  return lost;
}
