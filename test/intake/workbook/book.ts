// A small writer of XLSX workbooks. In: sheets of cells. Out: bytes. It writes what the tests ask for, right or wrong.
import { type Entry, zip } from '../packed/zip.js';

/** Text goes to the shared strings, numbers as they are; anything else is the XML of the cell without its place. */
export type Cell =
  | string
  | number
  | undefined
  | { readonly n: number | string; readonly format: string | number }
  | { readonly f: string; readonly v?: string | number; readonly t?: string; readonly format?: string | number }
  | { readonly xml: (ref: string) => string };

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly state?: 'hidden' | 'veryHidden';
  /** XML behind the cells: merged areas. */
  readonly after?: string;
  /** XML before the cells: columns. */
  readonly before?: string;
  /** Number of the first row; 1. */
  readonly from?: number;
}

export interface Book {
  readonly sheets: readonly Sheet[];
  readonly date1904?: true;
  /** Shared strings in XML, referred to as { xml: … } with t="s", before those that are made of texts. */
  readonly si?: readonly string[];
  readonly more?: readonly Entry[];
}

const letters = (i: number): string =>
  i < 26 ? String.fromCharCode(65 + i) : letters(Math.floor(i / 26) - 1) + String.fromCharCode(65 + (i % 26));

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** What a spreadsheet program needs to open the parts. */
const contentTypes = (sheets: number): string => {
  const type = (part: string, of: string): string =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${of}+xml"/>`;
  return (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    type('workbook', 'sheet.main') +
    type('sharedStrings', 'sharedStrings') +
    type('styles', 'styles') +
    `${Array.from({ length: sheets }, (_, i) => type(`worksheets/sheet${i + 1}`, 'worksheet')).join('')}</Types>`
  );
};

export const bookEntries = ({ sheets, date1904, si = [], more = [] }: Book): Entry[] => {
  const strings: string[] = si.map((xml) => `<si>${xml}</si>`);
  const formats: (string | number)[] = ['General'];
  const styleOf = (format: string | number): number => {
    if (!formats.includes(format)) formats.push(format);
    return formats.indexOf(format);
  };
  const cellXml = (cell: Cell, ref: string): string => {
    if (cell === undefined) return '';
    if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
    if (typeof cell === 'string') {
      strings.push(`<si><t xml:space="preserve">${escaped(cell)}</t></si>`);
      return `<c r="${ref}" t="s"><v>${strings.length - 1}</v></c>`;
    }
    if ('xml' in cell) return cell.xml(ref);
    if ('n' in cell) return `<c r="${ref}" s="${styleOf(cell.format)}"><v>${cell.n}</v></c>`;
    const style = cell.format === undefined ? '' : ` s="${styleOf(cell.format)}"`;
    const value = cell.v === undefined ? '' : `<v>${escaped(String(cell.v))}</v>`;
    return `<c r="${ref}"${style}${cell.t ? ` t="${cell.t}"` : ''}><f>${escaped(cell.f)}</f>${value}</c>`;
  };
  const parts = sheets.map(({ rows, from = 1, before = '', after = '' }, i) => {
    const data = rows.map((cells, r) => {
      const n = from + r;
      return cells.length === 0
        ? ''
        : `<row r="${n}">${cells.map((c, k) => cellXml(c, `${letters(k)}${n}`)).join('')}</row>`;
    });
    return {
      name: `xl/worksheets/sheet${i + 1}.xml`,
      data: `${HEAD}<worksheet ${MAIN}>${before}<sheetData>${data.join('')}</sheetData>${after}</worksheet>`,
    };
  });
  const custom = formats.filter((f) => typeof f === 'string' && f !== 'General');
  const idOf = (f: string | number): number =>
    typeof f === 'number' ? f : f === 'General' ? 0 : 164 + custom.indexOf(f);
  const styles =
    `<numFmts>${custom.map((f) => `<numFmt numFmtId="${idOf(f)}" formatCode="${escaped(String(f))}"/>`).join('')}</numFmts>` +
    '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>' +
    `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
    `<cellXfs>${formats.map((f) => `<xf numFmtId="${idOf(f)}" xfId="0"/>`).join('')}</cellXfs>` +
    `<dxfs><dxf><numFmt numFmtId="164" formatCode="0%"/></dxf></dxfs>`;
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"/>`;
  const relations = (xml: string): string =>
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${xml}</Relationships>`;
  return [
    { name: '[Content_Types].xml', data: `${HEAD}${contentTypes(sheets.length)}` },
    { name: '_rels/.rels', data: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      data:
        `${HEAD}<workbook ${MAIN} xmlns:r="${R}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>` +
        sheets
          .map(
            ({ name, state }, i) =>
              `<sheet name="${escaped(name)}" sheetId="${i + 7}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`,
          )
          .join('') +
        '</sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations(
        sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('') +
          relation('rId98', 'sharedStrings', '/xl/sharedStrings.xml') +
          relation('rId99', 'styles', 'styles.xml'),
      ),
    },
    { name: 'xl/sharedStrings.xml', data: `${HEAD}<sst ${MAIN}>${strings.join('')}</sst>` },
    { name: 'xl/styles.xml', data: `${HEAD}<styleSheet ${MAIN}>${styles}</styleSheet>` },
    ...parts,
    ...more,
  ];
};

export const book = (of: Book): Buffer => zip(bookEntries(of));
