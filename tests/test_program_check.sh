#!/usr/bin/env bash
# exante check on copies of the shipped documents with one thing changed: what it says follows.
source tests/program_support.sh
cp -r scenarios "$scratch/"
cd "$scratch" || exit 1

# check DATASET: leaves stdout, stderr and results; gives the exit code.
check() {
  rm -rf results
  "$exante" check "scenarios/$1" --lang "${2:-es}" --out results >stdout 2>stderr
}
restore() {
  rm -rf scenarios
  cp -r "$root/scenarios" .
}
says() { # says FILE TEXT: the file holds it
  grep -qF -- "$2" "$1" || complain "not said: $2"
}
says_not() {
  ! grep -qF -- "$2" "$1" || complain "said: $2"
}
row() { # row ID: its line of check.csv
  grep "^$1," results/data/check.csv
}

check redes
[[ $? == 1 ]] || complain 'redes: no contradiction found'
says stdout 'redes: 129 afirmaciones comprobadas y 44 que no se pueden comprobar'
says stdout '12 contradicciones (21 filas)'
says stdout 'Aparte, 38 comparan los datos de la herramienta con el documento: ninguno lo contradice.'
says stdout 'Un mismo hecho, 7 filas: ele_matrix'
says stdout 'dice 2025 · recalculado 2026'
says stdout 'la diferencia es de 75 (14,5'
[[ $(grep -c 'Una parte no supera a su todo' stdout) == 1 ]] || complain 'a note of a fact is repeated'
head -1 results/data/check.csv | grep -qx \
  'id,claim,stated,recomputed,low,high,difference,verdict,section,note,fact,corrected,compares,stated_value,relation,unit,follows_from,cell' ||
  complain "check.csv: $(head -1 results/data/check.csv)"
row target_in_potential | grep -q ',at_most,firms,,$' || complain "$(row target_in_potential)"
grep -q '| ≤ 1\.157\.151 |' results/check.md || complain 'a limit passes for a recomputed value'
# An inequality holds; it is not exact with a difference.
row target_in_potential | grep -q ',-870944,holds,' || complain "$(row target_in_potential)"
awk -F, '$(NF - 5) == "tool"' results/data/check.csv | grep -c . | grep -qx 38 || complain 'own inputs'

# The minute that pastes into Word: a row for each contradiction, a reason for each fact once, and no pipe.
[[ $(grep -c '<tr><th scope="row"' results/minuta.html) == 21 ]] || complain "minute: $(grep -c '<tr>' results/minuta.html) rows"
[[ $(grep -c 'Una parte no supera a su todo' results/minuta.html) == 1 ]] || complain 'minute: a reason is repeated'
grep -q '[|]' results/minuta.html && complain 'minute: a pipe'
grep -qF '<td>978.139,74</td><td>978.140</td>' results/minuta.html || complain 'minute: what a figure should say'

# The data of the tool are no contradictions of the document.
sed -i 's/^\(budget.ceiling;[^;]*;[^;]*;\)310000/\1263500/' scenarios/redes/inputs.csv
check redes
says stdout 'CONTRADICE (12; 21 filas)'
says stdout 'DATOS DE LA HERRAMIENTA QUE NO COINCIDEN CON EL DOCUMENTO (1)'
says_not stdout 'para cuadrar debería decir 263.500'
says results/check.md '## Datos de la herramienta que no coinciden con el documento'
restore

# Without its neighbour, only that is said; without documents, what check is for.
rm -r scenarios/cuenta-publica-2025
check redes
[[ $(wc -l <stderr) == 1 ]] || complain "without a neighbour: $(cat stderr)"
rm scenarios/redes/{figures,claims}.csv
check redes
says stderr 'exante check compara las cifras de un documento'
restore

# A note leaves with its verdict.
sed -i 's/^production_preparation;442;/production_preparation;517;/' scenarios/redes/figures.csv
check redes
row production_preparation | grep -q ',exact,5.3,,' || complain "$(row production_preparation)"
sed -i 's/^production_preparation;517;/production_preparation;500;/' scenarios/redes/figures.csv
check redes en
row production_preparation | grep -q 'the difference is 17 (3.3%)' || complain "$(row production_preparation)"
restore

# Units.
sed -i 's/^admin_share;\([^;]*\);%;/admin_share;\1;porcentaje;/' scenarios/redes/figures.csv
check redes
[[ $? == 2 ]] || complain 'an unknown unit passes'
says stderr 'unit: «porcentaje» no se conoce. Escriba %.'
restore
sed -i 's/^coverage_potential;0,04 %;%;/coverage_potential;0,04;porcentaje;/' scenarios/redes/figures.csv
check redes
[[ $? == 2 ]] || complain 'an unknown unit passes'
says stderr 'Escriba share si 0,04 es una fracción, o % si es un porcentaje (0,04 %).'
restore

# A decimal comma in a formula, a decimal point, a separator.
last=$(wc -l <scenarios/redes/claims.csv)
printf 'comma;equal;x;x;factor_sales;446/1000 + 0,000;3;;;;\r\n' >>scenarios/redes/claims.csv
check redes
row comma | grep -q ',0.446,0.446,0.446,0,exact,' || complain "$(row comma)"
for formula in 'potential*0.62' 'potential*1.000' 'max(potential,target)' 'potential,target' 'max(1,2)'; do
  sed -i "$((last + 1)),\$d" scenarios/redes/claims.csv
  printf 'comma;equal;x;x;factor_sales;%s;3;;;;\r\n' "$formula" >>scenarios/redes/claims.csv
  check redes
  [[ $? == 2 && ! -e results ]] || complain "$formula passes"
  says stderr "claims.csv:$((last + 1)):"
done
restore

check cuenta-publica-2025
says stdout '7 contradicciones (9 filas)'
says stdout 'Valparaíso, Almacenes: dice 31; debería decir 30.'
says stdout 'Los 2 cambios van juntos: con todos cierran'
says_not stdout 'budget_annex'
[[ $(row 'region_firms\.[a-z_]*' | grep -c 'Sus partes suman') == 1 ]] || complain 'a note on every row'
row regions_investment | grep -q ',12684014,12881967,.*,holds,' || complain "$(row regions_investment)"
row regions_associative | grep -q ',6870938,7052399,.*,holds,' || complain "$(row regions_associative)"
row budget_annex | grep -q ',unchecked,.*1.424.588 (2,8' || complain "$(row budget_annex)"
# The rows are told once what is wrong, and the counts have their plurals.
says stdout '1 redondeada · 65 desigualdades que se cumplen · 1 dentro del redondeo de sus datos'

# The working days of 2026, against its calendar: 21 May is a holiday.
for case in 19:13:12 20:14:13 21:14:13 22:15:14; do
  IFS=: read -r end days after <<<"$case"
  restore
  sed -i "s/^consult_end_day;19;/consult_end_day;$end;/" scenarios/cuenta-publica-2025/figures.csv
  sed -i 's/^consult_days;15;/consult_days;9;/' scenarios/cuenta-publica-2025/figures.csv
  check cuenta-publica-2025
  says stdout "al $end de mayo de 2026 hay $days días hábiles contando ambos ($after sin el primero)"
done
finish
