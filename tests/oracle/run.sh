#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes tables anew, from the root of the repository: those of this folder, in about six minutes, or those
# of the model's version 2 (version-2/README.md), in about a quarter of an hour.
#   tests/oracle/run.sh [--version-2] [base|closed_form|PROGRAMME|VARIANT]...       (nothing: all of them)
set -eu
export R_GC_MEM_GROW=0 # half the memory (3 GB) for a fifth more time
variants="baja-demanda documento expansion inflacion-alta objetado recomendado seis-rondas
sin-preparacion techo-nominal tendencia"
programmes="escaso taller"
here=tests/oracle into=tests/oracle redes=scenarios/redes second=
if [ "${1:-}" = --version-2 ]; then
    shift
    second=yes into=$here/version-2 redes=$here/version-2/redes
    variants="$variants demanda-norte sin-costo-fijo sin-lista-de-espera sin-revision sin-variacion-anual version-1"
    programmes="$programmes capacitacion fondo nacional"
    mkdir -p $into/monitor
fi
[ $# -gt 0 ] || set -- closed_form base $variants $programmes
for what in "$@"; do
    seed=$(($(printf %s "$what" | cksum | cut -d' ' -f1) % 1000000))
    tables="$seed $into/$what.csv ${second:+$into/monitor/$what.csv}"
    if [ "$what" = closed_form ]; then
        Rscript $here/closed_form.R $here/product_of_betas.csv
    elif [ "$what" = base ]; then
        Rscript $here/oracle.R $redes - 1000000 $tables
    elif [ -d "tests/programmes/$what" ]; then
        Rscript $here/oracle.R "tests/programmes/$what" - 200000 $tables
    elif [ -d "$into/programmes/$what" ]; then
        Rscript $here/oracle.R "$into/programmes/$what" - 200000 $tables
    else
        Rscript $here/oracle.R $redes "$what" 200000 $tables
    fi
done
