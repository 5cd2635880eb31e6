// Files mutated byte by byte: no crash, no hang, counts that add up, the same from both readers, and no value but the one written.
// KIJUN_FUZZ=100000 (cases) and KIJUN_FUZZ_SEED for a long run by hand.
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { oddFile, random } from './generated.js';
import { column, digestOf, type PlainFile, readPlain, record, sourceOf } from './kit.js';

const CASES = Number(process.env.KIJUN_FUZZ ?? 600);
const SEED = Number(process.env.KIJUN_FUZZ_SEED ?? 1);

const payslip = record(
  'payslip',
  [
    column('worker_id', 'id'),
    column('base_pay', 'money', { blank: 'zero' }),
    column('overtime_hours', 'hours', { aliases: ['残業時間'] }),
    column('hired', 'date', { aliases: ['入社日'] }),
    column('basis', 'code', { values: { monthly: ['月給'] } }),
    column('note', 'text'),
  ],
  { identifiedBy: ['worker_id', 'base_pay'] },
);

type Pick = (n: number) => number;
const PIECES = [
  ',',
  '"',
  '\n',
  '\r',
  '\r\n',
  '\t',
  ';',
  '\0',
  '\ufeff',
  '　',
  '１',
  '.5',
  ':30',
  'e+05',
  '△',
  '-',
  "'",
  '円',
  '20250401',
  '45383',
  '令和7年4月1日',
  '""',
  ',"',
  '",',
];

/** A file of good rows with a few odd cells, or one of the odd files of the differential test. */
function anyFile(pick: Pick, seed: number): string {
  if (pick(3) === 0) return oddFile(seed);
  const one = (...list: string[]): string => list[pick(list.length)]!;
  const rows = Array.from({ length: 1 + pick(12) }, (_, i) => {
    const pay = one(
      `${pick(400_000)}`,
      `"${1 + pick(9)},${100 + pick(900)}"`,
      '△5',
      '¥1,000',
      '(5)',
      '',
      '1.5000000e+03',
      '実費',
    );
    const hours = one(`${pick(200)}:${10 + pick(50)}`, `${pick(200)}`, '', '25:30', '８：３０', '8時間30分');
    const day = one('2025-04-01', '2025/4/1', '20250401', '令和7年4月1日', 'R7.4.1', '45748', '2025-02-30', '');
    return `W${i},${pay},${hours},${day},${one('月給', ' monthly ', '')},${one('', '"a\nb"', '"x""y"', 'ソ能')}`;
  });
  return ['worker_id,base_pay,残業時間,入社日,basis,note', ...rows, ''].join(one('\n', '\r\n', '\r\n', '\r'));
}

function mutated(bytes: Uint8Array, pick: Pick): Uint8Array {
  let out = Buffer.from(bytes);
  for (let n = pick(6); n > 0 && out.length > 0; n--) {
    const at = pick(out.length);
    const to = Math.min(out.length, at + 1 + pick(20));
    const [before, middle, after] = [out.subarray(0, at), out.subarray(at, to), out.subarray(to)];
    const piece = Buffer.from(PIECES[pick(PIECES.length)]!);
    switch (pick(6)) {
      case 0:
        out = Buffer.concat([before, Buffer.from([pick(256)]), out.subarray(at + 1)]);
        break;
      case 1:
        out = Buffer.concat([before, after]);
        break;
      case 2:
        out = Buffer.concat([before, middle, middle, after]);
        break;
      case 3:
        out = Buffer.concat([before, piece, out.subarray(at)]);
        break;
      case 4:
        out = Buffer.concat([before, piece, after]);
        break;
      default:
        out = Buffer.concat([after, middle, before]);
    }
  }
  return out;
}

/** The whole file by csv-parse in one go; undefined where it refuses. */
function byCsvParse(text: string, delimiter: string): string[][] | undefined {
  try {
    const options = { delimiter, record_delimiter: ['\r\r\n', '\r\n', '\n', '\r'], relax_column_count: true };
    return parse(text.replace(/^\ufeff/, ''), options) as string[][];
  } catch {
    return undefined;
  }
}

/** What a cell says to somebody who knows the simplest forms only; undefined: not one of them. */
const SIMPLE: Readonly<Record<string, (text: string) => number | undefined>> = {
  base_pay: (text) => {
    const plain = text.normalize('NFKC').trim();
    const number = Number(
      plain.replace(/[¥\\$円,△▲() −+-]/g, (c, at: number) => (c === '-' && /e/i.test(plain[at - 1] ?? '') ? c : '')),
    );
    return Number.isNaN(number) ? undefined : /^[¥\\$ ]*[-−△▲(]/.test(plain) ? -number || 0 : number;
  },
  overtime_hours: (text) => {
    const [, hours, minutes] = /^ *(\d+)(?::(\d\d)| *時間 *(\d+)分)? *$/.exec(text.normalize('NFKC')) ?? [];
    return hours === undefined || minutes === undefined ? undefined : Number(hours) * 60 + Number(minutes);
  },
  hired: (text) => {
    const [, y, m, d] = /^ *(\d{4})[-/.]?(\d\d?)[-/.]?(\d\d?) *$/.exec(text.normalize('NFKC')) ?? [];
    return y === undefined || y === '0000' ? undefined : Date.UTC(Number(y), Number(m) - 1, Number(d)) / 86_400_000;
  },
};

function look(read: PlainFile, text: string | undefined, about: string): void {
  const { rowsRead, rowsLeftOut, rowsBlank, rowsAside, faultCounts } = read.tally;
  const aside = [...rowsAside.values()].reduce((a, b) => a + b, 0);
  expect(rowsRead, about).toBe(read.rows.length + rowsLeftOut + rowsBlank + aside);
  const leftOut = ['row_width', 'key_blank', 'key_unreadable'].reduce((n, code) => n + (faultCounts.get(code) ?? 0), 0);
  expect(leftOut, about).toBe(rowsLeftOut);
  let unreadable = 0;
  for (const { cells, written } of read.rows)
    for (const [name, value] of Object.entries(cells)) {
      const cell = written[name]!;
      if (value === '?') unreadable++;
      else if (value === null) expect(cell.trim(), about).toBe('');
      else if (typeof value === 'number') {
        const simple = SIMPLE[name]?.(cell);
        const serial = name === 'hired' && /^\d{5}(\.\d+)?$/.test(cell.normalize('NFKC').trim());
        if (simple !== undefined && !serial) expect(value, `${about} ${name} ${cell}`).toBe(simple);
      }
    }
  const told = read.faults.filter((f) => f.action === 'cell_unknown').length;
  // '?' stands for an unreadable cell in plain rows, and may be written in one.
  if (!read.rows.some((row) => Object.values(row.written).some((cell) => cell.trim() === '?')))
    expect(told, about).toBe(unreadable);
  if (text === undefined || read.table === undefined) return;
  const stopped = read.faults.some((f) => f.action === 'stopped');
  const records = [',', '\t', ';'].map((d) => byCsvParse(text, d)).filter((r) => r !== undefined);
  if (stopped) return;
  const fits = records.some((rows) => {
    let at = 0;
    const header = rows.find((row) => row.some((c) => c.trim() !== ''))!.map((h) => h.trim());
    const place = (name: string): number =>
      Math.max(
        header.indexOf(name),
        header.indexOf(name === 'hired' ? '入社日' : name === 'overtime_hours' ? '残業時間' : name),
      );
    return read.rows.every(({ written }) => {
      const same = (row: readonly string[]): boolean =>
        Object.entries(written).every(([name, cell]) => (place(name) < 0 ? true : (row[place(name)] ?? '') === cell));
      while (at < rows.length && !same(rows[at]!)) at++;
      return at++ < rows.length;
    });
  });
  expect(fits, `${about}: rows are those of csv-parse`).toBe(true);
}

test(`${CASES} mutated files from seed ${SEED}`, async () => {
  let [rows, stops] = [0, 0];
  for (let i = 0; i < CASES; i++) {
    const seed = SEED * 1_000_003 + i;
    const pick = random(seed);
    const text = anyFile(pick, seed);
    const encoding = (['utf8', 'utf8', 'utf8', 'cp932', 'utf-16le', 'eucjp'] as const)[pick(6)]!;
    const bytes = mutated(iconv.encode(text, encoding, { addBOM: encoding === 'utf-16le' }), pick);
    const about = `seed ${seed}: ${Buffer.from(bytes).toString('latin1').slice(0, 400)}`;
    const began = performance.now();
    const read = await readPlain(sourceOf(bytes), [payslip]);
    const strict = await readPlain(sourceOf(bytes, 7), [payslip], { strict: true, blockBytes: 64 });
    expect(performance.now() - began, `${about}: a hang`).toBeLessThan(20_000);
    if (digestOf(strict) !== digestOf(read)) expect(strict, about).toEqual(read);
    look(read, read.encoding === 'utf-8' ? Buffer.from(bytes).toString('utf8') : undefined, about);
    rows += read.rows.length;
    if (read.faults.some((f) => f.action === 'stopped')) stops++;
  }
  // Both kinds must be there, or nothing is tested.
  expect(Math.min(rows, stops)).toBeGreaterThan(CASES / 20);
}, 3_600_000);
