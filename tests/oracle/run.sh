#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes the tables of this folder anew, from the root of the repository, in about a quarter of an hour.
#   tests/oracle/run.sh [base|closed_form|PROGRAMME|VARIANT]...       (nothing: all of them)
set -eu
export R_GC_MEM_GROW=0 # half the memory (3 GB) for a fifth more time
variants="baja-demanda demanda-norte documento expansion inflacion-alta objetado recomendado seis-rondas sin-costo-fijo
sin-lista-de-espera sin-preparacion sin-revision sin-variacion-anual techo-nominal tendencia version-1"
here=tests/oracle redes=scenarios/redes
mkdir -p $here/monitor
[ $# -gt 0 ] || set -- closed_form base $variants capacitacion escaso fondo nacional taller
for what in "$@"; do
    seed=$(($(printf %s "$what" | cksum | cut -d' ' -f1) % 1000000))
    tables="$seed $here/$what.csv $here/monitor/$what.csv"
    if [ "$what" = closed_form ]; then
        Rscript $here/closed_form.R $here/product_of_betas.csv
    elif [ "$what" = base ]; then
        Rscript $here/oracle.R $redes - 1000000 $tables
    elif [ -d "tests/programmes/$what" ]; then
        Rscript $here/oracle.R "tests/programmes/$what" - 200000 $tables
    else
        Rscript $here/oracle.R $redes "$what" 200000 $tables
    fi
done
