// Decisions as text: lines keep to the width in both languages, a spreadsheet works nothing out, a record says what it says in each.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { openPack, packFolder } from '../../src/cli/packs.js';
import type { Lang } from '../../src/pack/types.js';
import { csvCell } from '../../src/render/decisions/csv.js';
import { decisionRenderers } from '../../src/render/decisions/index.js';
import type { RenderOptions } from '../../src/render/index.js';
import { widthOf } from '../../src/render/width.js';
import { words } from '../../src/text/index.js';
import { expected, rowsOf, type Screened, screen, write, YY } from './kit.js';

const SAMPLE = ['F01', 'F07', 'F16', 'F24', 'F43', 'F47', 'F48', 'F52', 'F55', 'F58'];
let run: Screened;
let options: (lang: Lang, width: number) => RenderOptions;

beforeAll(async () => {
  run = await screen(
    write(
      expected()
        .filter((f) => SAMPLE.includes(f.firm))
        .map(rowsOf),
    ),
  );
  const pack = openPack(packFolder(YY, words('en')), false).pack!;
  options = (lang, width) => ({ lang, width, colour: 0, ambiguousWide: lang === 'ja', pack, verbose: false });
}, 60_000);

test.each<[Lang, number]>([
  ['en', 80],
  ['ja', 80],
  ['en', 40],
  ['ja', 40],
])('in %s, no line is wider than %i columns', (lang, width) => {
  const text = decisionRenderers.get('terminal')!.all(run.records, run.summary, options(lang, width));
  const wide = text.split('\n').filter((line) => widthOf(line, { ambiguousWide: lang === 'ja' }) > width);
  expect(wide).toEqual([]);
  for (const { firm } of run.summary.decisions) expect(text).toContain(`A-${firm}`);
});

test('an act that bars nobody is shown beside what it concerns, not beside what ought to be', () => {
  const appealed = run.records.filter((r) => r.subject.firm.id === 'F48');
  const text = decisionRenderers.get('terminal')!.all(appealed, run.summary, options('ja', 80));
  const title = options('ja', 80).pack.text.ja.rules[appealed[0]!.officialFindings[0]!.rule]!.title;
  expect(text.replaceAll('\n', '').replaceAll(' ', '')).toContain(`「${title}」に関わるもの`.replaceAll(' ', ''));
});

test('a table for spreadsheets has a row for each application and reads back as it was', () => {
  const text = decisionRenderers.get('csv')!.all(run.records, run.summary, options('en', 80));
  const rows = parse(text, { bom: true, columns: true, record_delimiter: '\r\n' }) as Record<string, string>[];
  expect(rows.map((r) => [r.firm_id, r.outcome, r.until, r.record_id])).toEqual(
    run.records.map((r) => [r.subject.firm.id, r.outcome, r.until ?? '', r.recordId]),
  );
});

test('no cell begins as a formula does, whatever stands in it, and none is lost', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('', ' ', '\t', '　'),
      fc.constantFrom('=', '+', '-', '@', '＝', '"', 'a'),
      fc.string(),
      (a, b, c) => {
        const cell = csvCell(a + b + c);
        const [[read = '']] = parse(`${cell},x`, { relax_column_count: true }) as [string[]];
        expect(/^[\s\u3000]*[=+\-@＝＋－＠]/u.test(read)).toBe(false);
        expect(read.replace(/^'/, '')).toBe((a + b + c).replace(/^'/, ''));
      },
    ),
  );
});
