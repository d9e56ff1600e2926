#!/usr/bin/env bash
# A copy of a programme under another name, as people make one: names of folders, files saved under
# another name, and files that no longer fit. Each is said in one line, with what to do.
source tests/program_support.sh
cd "$scratch" || exit 1

# says NAME CODE PATTERN COMMAND...: exit code and standard error.
says() {
  local name=$1 code=$2 pattern=$3 got
  shift 3
  "$@" >stdout 2>stderr </dev/null
  got=$?
  [[ $got == "$code" ]] || complain "$name: exit $got, not $code: $(head -n 3 stderr)"
  matches "$(<stderr)" "$pattern" || complain "$name: $(<stderr)"
}
run() { "$exante" run "$1" -n 10 --no-plots "${@:2}"; }

# A folder with spaces and accents, as PROGRAMME and as --out.
cp -r "$root/tests/programmes/taller" 'Taller de Ñuñoa (2027)'
says 'spaces' 0 '' run 'Taller de Ñuñoa (2027)'
is_whole 'out/Taller-de-Ñuñoa-2027/base' || complain "spaces: $(find out)"
[[ $(head -n 1 stdout) == 'Taller de Ñuñoa (2027) · escenario base'* ]] || complain "its title: $(head -n 1 stdout)"
says 'spaces, --out' 0 '' run 'Taller de Ñuñoa (2027)' --out 'mis resultados año 1'
is_whole 'mis resultados año 1' || complain 'spaces, --out: not whole'
tail -n 1 stdout | grep -qF 'Resultados en mis resultados año 1' || complain "spaces, --out: $(tail -n 1 stdout)"

# The file is there under another name.
mkdir near
for file in inputs.xlsx Inputs.csv inputs.csv.csv INPUTS.XLS; do
  : >"near/$file"
  case $file in
    *.csv) says "$file" 2 "near/inputs.csv: el archivo no existe; en la carpeta está «$file». Cámbiele el nombre a inputs.csv." run near ;;
    *) says "$file" 2 "near/inputs.csv: el archivo no existe; en la carpeta está «$file». Ábralo en la planilla y use Guardar como > CSV UTF-8, con el nombre inputs.csv." run near ;;
  esac
  rm "near/$file"
done
: >near/other.csv
says 'no file' 2 'near/inputs.csv: el archivo no existe.' run near

# Results never take the place of a programme: the one that is computed, its variants, or another.
cp -r "$root/tests/programmes/taller" mine
mkdir mine/variants && cp -r mine theirs && cp -r mine kept
for out in mine mine/variants theirs mine/../theirs; do
  says "--out $out" 2 "exante: $out: ahí están los datos de un programa{*}Nada se escribió{*}" run mine --out "$out"
done
says "--out ." 2 "exante: .: ahí están los datos de un programa{*}" bash -c "cd mine && '$exante' run . -n 10 --no-plots --out ."
diff -r mine kept && diff -r theirs kept || complain 'a programme was changed'
for i in 1 2; do
  says "English, $i" 0 '' run mine --out english --lang en
done

# Another programme: other criteria, regions and component. Labels that fit nothing are one note.
cp -r "$root/scenarios/redes" conecta
sed -i 's/^region\./region.z_/; s/^criterion\.s/criterion.xs/; s/^\(cost\|completion\)\.round/\1.asistencia/' conecta/inputs.csv
says 'labels' 0 'conecta/labels.csv: nota: 21 nombres no son de este programa (criterion.sales_band, criterion.sector, component.round …) y no se usan.{*}borre esas filas o el archivo.
conecta/notes.csv:2: nota: notas que no se usan: 9 (cost.round, cost.per_unit.round, criterion.sales_band …). Nombran {*} que este programa no tiene: corrija esas filas o bórrelas.' run conecta
# A component is called by its label wherever its cost is.
printf 'component.asistencia;Asistencia técnica;Technical assistance\n' >>conecta/labels.csv
"$exante" sensitivity conecta --output budget.required.2027 -n 1000 --no-plots --out moved >stdout 2>/dev/null
grep -q 'Costo por cupo: Asistencia técnica' stdout && ! grep -q 'cost\.asistencia' stdout ||
  complain "component: $(grep -i asistencia stdout)"
grep -q ';Costo por cupo: Asistencia técnica;' moved/sensibilidad.csv || complain 'component: not in the table'
# Notes on years and inputs that are not here do not stop it either; a slip does.
cp conecta/notes.csv notes.csv
sed -i 's/^affordable;2026;/affordable;2031;/; s/population criterion admissibility/population sorteo/' conecta/notes.csv
says 'notes' 0 '{*}notas que no se usan: 9 (cost.round, affordable 2031, cost.per_unit.round …). {*}' run conecta
sed -i 's/^affordable;2031;/afordable;2026;/' conecta/notes.csv
says 'notes, a slip' 2 '{*}«afordable» no es un resultado de este programa. ¿Quiso decir «affordable»?{*}' run conecta
mv notes.csv conecta/
# Claims, figures, neighbours.
says 'neighbour' 2 '{*}conecta/datasets.csv:2:{*}: folder: la carpeta «cuenta-publica-2025» no está al lado de esta.{*}' \
  "$exante" check conecta --out never
rm conecta/datasets.csv
printf 'id;value;unit;document;section;what\na;1;firms;d;1;x\n' >conecta/figures.csv
says 'claims' 2 '{*}conecta/claims.csv: Las afirmaciones nombran {*} cifras que no son de estos datos ({*} …).{*}bórrelo o borre esas filas.' \
  "$exante" check conecta --out never
[[ $(grep -c claims.csv stderr) == 1 ]] || complain "claims: $(<stderr)"
# A variant that does not fit.
sed -i 's/^inflation.start;[0-9]*;/inflation.start;2026;/' conecta/inputs.csv
printf 'name;year;distribution;value;low;high;n;unit;grade;source\ncompletion.otro;;constant;0,5;;;;share;stated;x\n' \
  >conecta/variants/otra.csv
says 'variant' 2 '{*}conecta/variants/otra.csv: nota: la variante no calza con los datos de este programa.{*}' \
  run conecta --variant otra
# Two programmes of one name in two folders: the results of the first are not replaced, unless --out says where.
mkdir -p one two
"$exante" new one/formulario.xlsx --form --quiet
"$exante" new two/formulario.xlsx --form --unit personas --quiet
cp -r "$root/tests/programmes/taller" one/taller
cp -r "$root/tests/programmes/taller" two/taller
taken='exante: out/formulario/check: ahí están los resultados de otro programa que se llama igual, en otra carpeta; no se reemplazaron. Escriba estos en otra con --out CARPETA, o borre aquellos.'
says 'first book' 0 '' "$exante" check one/formulario.xlsx
cp -r out/formulario first
says 'second book' 2 "$taken" "$exante" check two/formulario.xlsx
[[ ! -s stdout ]] || complain "second book: $(head -3 stdout)"
diff -r first out/formulario >stdout || complain "second book: replaced $(cat stdout)"
says 'second book, --out' 0 '' "$exante" check two/formulario.xlsx --out out/formulario/check
says 'first book again' 0 '' "$exante" check one/formulario.xlsx --out out/formulario/check
says 'first book, by another way' 0 '' "$exante" check ./two/../one/formulario.xlsx
says 'first folder' 0 '' run one/taller
says 'second folder' 2 'exante: out/taller/base: it holds the results of another programme of the same name, in another folder; they were not replaced. Write these to another with --out FOLDER, or delete those.' run two/taller --lang en
rm -r out/taller
says 'second folder alone' 0 '' run two/taller

# Results of fewer replicates, or without charts, say what they replaced; of as many, nothing.
last() { [[ $(tail -n 1 stdout) == "$1" ]] || complain "replaced: $(tail -n 1 stdout)"; }
drawn() { sed -i 's/"results": {/"results": {"charts\/board.svg": "x", /' out/taller/base/data/run.json; }
says 'fewer' 0 '' "$exante" run two/taller -n 2000 --no-plots
says 'fewer' 0 '' run two/taller
last 'Reemplazaron a los de 2.000 réplicas que había ahí. Para conservar lo que hay en una carpeta, escriba en otra: --out CARPETA.'
says 'as many' 0 '' run two/taller --lang en
last 'Results in out/taller/base'
drawn
says 'their charts' 0 '' run two/taller --lang en
last 'The charts that were there belonged to the earlier run and were removed with it. To keep what a folder holds, write to another: --out FOLDER.'
says 'more' 0 '' "$exante" run two/taller -n 20 --no-plots
last 'Resultados en out/taller/base'
finish
