// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks: the results, two sheets of texts and numbers; and the sheets of a form, whose inputs are formulas of its figures.

const CRC = Uint32Array.from({length: 256}, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});
const crcOf = (bytes) => ~bytes.reduce((crc, byte) => CRC[(crc ^ byte) & 255] ^ (crc >>> 8), ~0) >>> 0;

async function deflated(bytes) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer());
}

// A zip of [name, text], all of one day, so that the same texts give the same bytes.
async function zipOf(files) {
  const parts = [], directory = [];
  let at = 0;
  const fields = (...list) => {
    const view = new DataView(new ArrayBuffer(list.reduce((sum, [size]) => sum + size, 0)));
    let place = 0;
    for (const [size, value] of list) {
      if (size === 2) view.setUint16(place, value, true);
      else view.setUint32(place, value, true);
      place += size;
    }
    return new Uint8Array(view.buffer);
  };
  for (const [name, text] of files) {
    const bytes = new TextEncoder().encode(text), packed = await deflated(bytes), label = new TextEncoder().encode(name);
    const common = [[2, 20], [2, 0x800], [2, 8], [2, 0], [2, 0x21], [4, crcOf(bytes)], [4, packed.length], [4, bytes.length], [2, label.length], [2, 0]];
    const local = [fields([4, 0x04034b50], ...common), label, packed];
    directory.push(fields([4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]), label);
    parts.push(...local);
    at += local.reduce((sum, part) => sum + part.length, 0);
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  return new Blob([...parts, ...directory, fields([4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, size], [4, at], [2, 0])]);
}

const xml = (text) => String(text).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, ' ').replace(/[&<>"]/g, (c) => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'})[c]);

// Styles of a cell, by name: places in cellXfs.
const STYLE = {plain: 0, head: 1, percent: 2, number: 3, title: 4, tenth: 5};

// The texts of a workbook, each once.
class SheetTexts {
  constructor() {
    this.places = new Map();
  }

  place(text) {
    if (!this.places.has(text)) this.places.set(text, this.places.size);
    return this.places.get(text);
  }

  part() {
    const items = [...this.places.keys()].map((text) => `<si><t xml:space="preserve">${xml(text)}</t></si>`).join('');
    return `<?xml version="1.0" encoding="UTF-8"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${items}</sst>`;
  }
}

// A sheet of rows of cells: texts, numbers, or [number or text, style, formula]; `frozen` rows at its head stay in sight. A formula
// whose number is none has the value of an error.
function sheetOf(rows, widths, texts, frozen = 0) {
  const cell = (given, row, column) => {
    const [value, style, formula] = Array.isArray(given) ? given : [given, 'plain'], place = `r="${letters(column + 1)}${row + 1}" s="${STYLE[style]}"`;
    const last = Number.isFinite(value) ? [place, value] : [place + ' t="e"', '#DIV/0!'];
    if (formula) return `<c ${last[0]}><f>${xml(formula)}</f><v>${last[1]}</v></c>`;
    if (typeof value === 'number') return Number.isFinite(value) ? `<c ${place}><v>${value}</v></c>` : '';
    return value === '' ? '' : `<c ${place} t="s"><v>${texts.place(value)}</v></c>`;
  };
  return '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">' +
    (frozen ? `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>` : '') + '</sheetView></sheetViews><cols>' +
    widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('') + '</cols><sheetData>' +
    rows.map((cells, row) => `<row r="${row + 1}">${cells.map((one, column) => cell(one, row, column)).join('')}</row>`).join('') + '</sheetData><pageSetup orientation="landscape" fitToHeight="0"/></worksheet>';
}

function bookOf(sheets, texts) {
  const head = '<?xml version="1.0" encoding="UTF-8"?>', office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main', packages = 'http://schemas.openxmlformats.org/package/2006';
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.';
  const font = (inside) => `<font>${inside}<sz val="11"/><name val="Calibri"/></font>`;
  return zipOf([
    ['[Content_Types].xml', `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${type}sharedStrings+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${type}worksheet+xml"/>`).join('')}</Types>`],
    ['_rels/.rels', `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${packages}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`],
    ['docProps/core.xml', `${head}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created></cp:coreProperties>`],
    ['xl/workbook.xml', `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map(([name], i) => `<sheet name="${xml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `${head}<Relationships xmlns="${packages}/relationships">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId98" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId99" Type="${office}/styles" Target="styles.xml"/></Relationships>`],
    ['xl/styles.xml', `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="#,##0.0"/></numFmts><fonts count="3">${font('')}${font('<b/>')}<font><b/><sz val="14"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="3" applyNumberFormat="1"/><xf fontId="2" applyFont="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`],
    ['xl/sharedStrings.xml', texts.part()],
    ...sheets.map(([, text], i) => [`xl/worksheets/sheet${i + 1}.xml`, text])]);
}

// What is on the screen: what was moved, the line that repeats it, the probabilities, the quantities.
function summarySheet(texts) {
  const rows = Outcome.rows, years = [...yearsOf(rows), ''], heads = years.map((year) => [yearWords(year), 'head']);
  const titles = (text) => [[text, 'head'], ...heads];
  const chances = [...Programme.names.event].filter(([name]) => rows.some((row) => row.output === name))
    .map(([name, title]) => [title, ...years.map((year) => [Number(rowOf(rows, name, year)?.mean || NaN), 'percent'])]);
  const amounts = [...Programme.names.quantity].flatMap(([name, decimals]) => ['p50', 'p05', 'p95'].map((quantile) => [
    `${Programme.names.output.get(name) ?? name}, ${quantile.toUpperCase().replace('P0', 'P')}`,
    ...years.map((year) => [Number(rowOf(rows, name, year)?.[quantile] || NaN), decimals === '0' ? 'number' : 'tenth'])]));
  return sheetOf([[[document.getElementById('title').textContent, 'title']], [document.getElementById('status').textContent], [commandLine()], [],
    titles(t('PAGE_CHANCES')), ...chances, [], titles(t('PAGE_QUANTITIES')), ...amounts], [48, ...years.map(() => 14)], texts);
}

// Every output, as people call it, its numbers to their last digit.
function resultsSheet(people, plain, texts) {
  const mark = Texts.lang === 'es' ? ';' : ',', shown = parseLines(people.replace(/^\ufeff/, ''), mark), exact = parseLines(plain, ',');
  const rows = shown.map((cells, i) => cells.map((text, column) => {
    const number = exact[i][column];
    return i > 0 && column !== 0 && number !== '' && number !== undefined && Number.isFinite(Number(number)) ? Number(number) : i === 0 ? [text, 'head'] : text;
  }));
  return sheetOf(rows, [40, 8, 20, ...shown[0].slice(3).map(() => 12)], texts, 1);
}

async function saveWorkbook() {
  const texts = new SheetTexts(), summary = summarySheet(texts), [people, plain] = (await whole('summaryPeople', 'summary')).map((bytes) => new TextDecoder().decode(bytes));
  const book = await bookOf([[t('PAGE_SHEET_SUMMARY'), summary], [t('PAGE_SHEET_RESULTS'), resultsSheet(people, plain, texts)]], texts);
  save((Texts.lang === 'es' ? 'resultados' : 'results') + '.xlsx', book, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
}
