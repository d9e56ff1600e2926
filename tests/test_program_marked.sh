#!/usr/bin/env bash
# A workbook that contradicts itself comes back with marks: the figures and their reasons, and nothing else of it
# is changed. Read with Python's own zip and XML.
source tests/program_support.sh
reader=$root/tests/workbook/marked.py
cd "$scratch" || exit 1

"$exante" new --form programa.xlsx --quiet
# A total that is not its sum.
python3 "$reader" spoil programa.xlsx spend_total 100777

"$exante" check programa.xlsx --out first --lang es >said
[[ $? == 1 ]] || complain 'a spoilt form has no contradiction'
grep -q 'con [0-9]* celdas marcadas y el motivo como comentario, quedó entre los resultados: programa-revisado.xlsx' said ||
  complain "not said: $(tail -4 said)"
python3 "$reader" compare programa.xlsx first/programa-revisado.xlsx Formulario >differs 2>&1 || complain "$(cat differs)"
python3 "$reader" says first/programa-revisado.xlsx Formulario spend_total >text
grep -q 'CONTRADICE (sección 6.1)' text && grep -q 'recalculado 100.000' text || complain "the comment: $(cat text)"
python3 "$reader" says first/programa-revisado.xlsx Formulario spend_admin >text
grep -q 'Con esta cifra se recalcula Formulario!B' text || complain "a figure that was used is not marked: $(cat text)"

# The same programme, the same bytes; in English, English.
"$exante" check programa.xlsx --out second --lang es --quiet
cmp -s first/programa-revisado.xlsx second/programa-revisado.xlsx || complain 'not the same bytes'
"$exante" convert programa.xlsx folder --quiet
"$exante" convert first/programa-revisado.xlsx copy --quiet
diff -r folder copy >differs || complain "another programme: $(cat differs)"
"$exante" check programa.xlsx --out third --lang en --quiet
python3 "$reader" says third/programa-checked.xlsx Formulario spend_total >text
grep -q 'CONTRADICTS (section 6.1)' text || complain "not in English: $(cat text)"

# Of a copy with marks no copy is made: a figure mended in it would keep the old ones.
cp first/programa-revisado.xlsx mended.xlsx
"$exante" check mended.xlsx --out fifth --lang es >said
grep -q 'ya es una copia con marcas' said || complain "of a copy: $(tail -4 said)"
compgen -G 'fifth/*-revisado*' >/dev/null && complain 'a copy of a copy'

# Without contradiction, and of a folder, there is no copy; an earlier one goes.
python3 "$reader" spoil programa.xlsx spend_total 100000
"$exante" check programa.xlsx --out first --quiet || complain 'a sound form is refused'
[[ ! -e first/programa-revisado.xlsx ]] || complain 'the copy of before is left'
"$exante" check folder --out fourth --quiet
compgen -G 'fourth/*-revisado*' >/dev/null && complain 'a folder has a copy'
finish
