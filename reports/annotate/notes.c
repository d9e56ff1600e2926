// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/annotate/notes.h"

#include "sim/status.h"
#include "words/draft.h"

#include <stdlib.h>
#include <string.h>

#define NONE                                                                                       \
  "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"                                \
  "<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"                 \
  "<authors/><commentList/></comments>"

typedef struct {
  reports_outline_t outline;
  const reports_node_t *authors, *list;
  reports_edits_t edits;
} comments_t;

static const reports_node_t *find_comment(const comments_t *self, const char *reference) {
  const reports_node_t *node = reports_outline_child(&self->outline, self->list, "comment");
  while (node && !reports_node_says(&self->outline, node, "ref", reference))
    node = reports_outline_next(&self->outline, node);
  return node;
}

static size_t count_authors(const comments_t *self) {
  size_t count = 0;
  const reports_node_t *node = reports_outline_child(&self->outline, self->authors, "author");
  for (; node; node = reports_outline_next(&self->outline, node))
    count++;
  return count;
}

/* Whether an author is called so, in bytes as they stand in the part. */
static bool has_author(const comments_t *self, const char *name) {
  const reports_node_t *node = reports_outline_child(&self->outline, self->authors, "author");
  while (node && !(node->outer - node->inner == strlen(name) &&
                   memcmp(self->outline.bytes + node->inner, name, strlen(name)) == 0))
    node = reports_outline_next(&self->outline, node);
  return node != NULL;
}

/* A conversation has a comment for programs that do not know it, by an author called tc={…}. */
static bool is_conversation(const comments_t *self, const reports_node_t *comment) {
  size_t number = reports_node_number(&self->outline, comment, "authorId", 0);
  const reports_node_t *author = reports_outline_child(&self->outline, self->authors, "author");
  while (author && number-- > 0)
    author = reports_outline_next(&self->outline, author);
  return author && author->outer - author->inner > 3 &&
         memcmp(self->outline.bytes + author->inner, "tc=", 3) == 0;
}

/* Puts a text below what the comment says, with its author: the comment is of another. Bare text
 * becomes a run, for others to follow it. */
static bool extend(comments_t *self, const reports_node_t *comment, const char *author,
                   const char *text) {
  const reports_outline_t *outline = &self->outline;
  const reports_node_t *body = reports_outline_child(outline, comment, "text");
  if (!body)
    return false;
  int prefix;
  const char *x = reports_node_prefix(outline, body, &prefix);
  size_t at = body->outer;
  const reports_node_t *bare = reports_outline_child(outline, body, "t");
  if (bare) {
    reports_edits_put(&self->edits, bare->from, 0, "<%.*sr>", prefix, x);
    reports_edits_put(&self->edits, bare->to, 0, "</%.*sr>", prefix, x);
  }
  const reports_node_t *aid = reports_outline_child(outline, body, "rPh");
  if (!aid)
    aid = reports_outline_child(outline, body, "phoneticPr");
  at = aid ? aid->from : at;
  if (body->outer == body->inner && outline->bytes[body->inner - 2] == '/')
    reports_edits_append(&self->edits, outline, body, "<%.*sr><%.*st>%s: %s</%.*st></%.*sr>",
                         prefix, x, prefix, x, author, text, prefix, x, prefix, x);
  else
    reports_edits_put(&self->edits, at, 0,
                      "<%.*sr><%.*st xml:space=\"preserve\">\n\n%s: %s</%.*st></%.*sr>", prefix, x,
                      prefix, x, author, text, prefix, x, prefix, x);
  return true;
}

static void write_comment(const comments_t *self, const reports_note_t *note, size_t author,
                          const char *text, FILE *stream) {
  int prefix;
  const char *x = reports_node_prefix(&self->outline, self->list, &prefix);
  fprintf(stream,
          "<%.*scomment ref=\"%s\" authorId=\"%zu\"><%.*stext><%.*sr>"
          "<%.*st xml:space=\"preserve\">%s</%.*st></%.*sr></%.*stext></%.*scomment>",
          prefix, x, note->reference, author, prefix, x, prefix, x, prefix, x, text, prefix, x,
          prefix, x, prefix, x, prefix, x);
}

static void add_author(comments_t *self, const char *author) {
  int prefix;
  const char *x = reports_node_prefix(&self->outline, self->authors, &prefix);
  reports_edits_append(&self->edits, &self->outline, self->authors, "<%.*sauthor>%s</%.*sauthor>",
                       prefix, x, author, prefix, x);
}

static int open_comments(comments_t *self, reports_parts_t *parts, const char *part) {
  const char *bytes;
  size_t size;
  *self = (comments_t){0};
  int status = reports_parts_get(parts, part, &bytes, &size);
  if (status == SIM_OK)
    status = reports_outline_read(bytes, size, NULL, NULL, &self->outline);
  if (status != SIM_OK)
    return status;
  self->authors = reports_outline_child(&self->outline, self->outline.nodes, "authors");
  self->list = reports_outline_child(&self->outline, self->outline.nodes, "commentList");
  return self->authors && self->list &&
                 reports_node_is(&self->outline, self->outline.nodes, "comments")
             ? SIM_OK
             : SIM_ERR_DOMAIN;
}

/* Writes the new ones to the stream, and puts the others where they belong. */
static int put_each(comments_t *self, const char *author, reports_note_t *notes, size_t count,
                    FILE *stream) {
  const size_t own = count_authors(self);
  int status = SIM_OK;
  for (size_t i = 0; status == SIM_OK && i < count; i++) {
    reports_note_t *note = &notes[i];
    const reports_node_t *comment = find_comment(self, note->reference);
    char *text = reports_xml_text(note->text);
    status = text ? SIM_OK : SIM_ERR_NO_MEMORY;
    if (text && !comment) {
      write_comment(self, note, own, text, stream);
      note->is_put = note->is_new = true;
    } else if (text && !is_conversation(self, comment)) {
      note->is_put = extend(self, comment, author, text);
    }
    free(text);
  }
  return status;
}

static int put_all(comments_t *self, const char *author, reports_note_t *notes, size_t count) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  int status = stream ? put_each(self, author, notes, count, stream) : SIM_ERR_NO_MEMORY;
  char *text = words_draft_end(&draft);
  if (!text)
    status = SIM_ERR_NO_MEMORY;
  if (status == SIM_OK && *text) {
    reports_edits_append(&self->edits, &self->outline, self->list, "%s", text);
    add_author(self, author);
  }
  free(text);
  return status;
}

int reports_notes_put(reports_parts_t *parts, const char *part, const char *author,
                      reports_note_t *notes, size_t count, char **out, bool *has_own) {
  comments_t self = {0};
  int status = SIM_OK;
  *out = NULL;
  if (!part) {
    char *none = strdup(NONE);
    *out = reports_parts_new(parts, "xl/comments", ".xml");
    status = *out && none ? SIM_OK : SIM_ERR_NO_MEMORY;
    if (status == SIM_OK)
      status = reports_parts_put(parts, *out, none, strlen(none));
    else
      free(none);
    part = *out;
  }
  if (status == SIM_OK)
    status = open_comments(&self, parts, part);
  if (status == SIM_OK && has_author(&self, author))
    *has_own = true;
  if (status == SIM_OK)
    status = put_all(&self, author, notes, count);
  reports_outline_free(&self.outline);
  if (status == SIM_OK)
    status = reports_parts_edit(parts, part, &self.edits);
  reports_edits_free(&self.edits);
  return status;
}
