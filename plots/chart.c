// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/chart.h"

#include "plots/png.h"
#include "plots/render.h"
#include "plots/store.h"
#include "plots/svg.h"

#include <string.h>

bool plots_name_valid(const char *name) {
  static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
  const size_t length = name ? strlen(name) : 0;
  return length >= 1 && length <= 64 && strspn(name, allowed) == length && name[0] != '.' &&
         name[0] != '-';
}

int plots_chart_write(const plots_script_t *script, const plots_caption_t *caption,
                      plots_target_t *target) {
  plots_buffer_t raw = {0}, svg = {0}, drawn = {0}, png = {0};
  target->detail[0] = '\0';
  if (!plots_name_valid(caption->name) || !target->gnuplot || !target->dir || !script->body.length)
    return PLOTS_ERR_ARGUMENT;
  int status = plots_render(script, 1, PLOTS_SVG, target, &raw);
  if (status == PLOTS_OK)
    status = plots_svg_finish(
        &svg, &raw,
        &(plots_svg_heading_t){.name = caption->name,
                               .title = caption->title,
                               .description = script->description.data,
                               .lang = caption->lang,
                               .font = target->theme ? target->theme->font : NULL});
  if (status == PLOTS_OK)
    status = plots_render(script, 1, PLOTS_PNG, target, &drawn);
  if (status == PLOTS_OK)
    status = plots_png_finish(&png, &drawn);
  const plots_picture_t pictures[] = {{"svg", &svg}, {"png", &png}};
  if (status == PLOTS_OK)
    status = plots_store(target, caption->name, pictures, 2);
  plots_buffer_free(&raw);
  plots_buffer_free(&svg);
  plots_buffer_free(&drawn);
  plots_buffer_free(&png);
  return status;
}

int plots_chart_finish(int status, plots_script_t *script, const plots_caption_t *caption,
                       plots_target_t *target) {
  if (status == PLOTS_OK)
    status = plots_chart_write(script, caption, target);
  if (status == PLOTS_OK && target->marks) {
    words_table_append(target->marks, &script->marks);
    status = target->marks->lost ? PLOTS_ERR_NO_MEMORY : PLOTS_OK;
  }
  plots_script_free(script);
  return status;
}
