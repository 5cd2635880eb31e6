// Notices to workers, read back: their sums are the report's, and nobody else's data nor any outcome stands in them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { openPack } from '../../src/cli/packs.js';
import { noticeGaps } from '../../src/pack/notice.js';
import type { Pack } from '../../src/pack/types.js';
import { noticeText, noticeWorkers } from '../../src/render/notice.js';
import type { FirmReport } from '../../src/report/types.js';
import { notice as en } from '../../src/text/en-notice.js';
import { words } from '../../src/text/index.js';
import { notice as ja } from '../../src/text/ja-notice.js';
import { NOTICE_LANGUAGES, noticeWords } from '../../src/text/notices.js';
import { processWith } from '../cli/process.js';

const root = mkdtempSync(join(tmpdir(), 'kijun-notice-'));
const SAMPLE = fileURLToPath(new URL('../../fixtures/minato-seisakusho', import.meta.url));
const PACK = fileURLToPath(new URL('../../rules/jp-labour-standards', import.meta.url));
const WORDS = { en, ja };
let report: FirmReport;
const pages: Record<'en' | 'ja', Map<string, string>> = { en: new Map(), ja: new Map() };
const read = (lang: 'en' | 'ja'): ReadonlyMap<string, string> => pages[lang];

const optionsIn = (lang: 'en' | 'ja'): Parameters<typeof noticeText>[2] => {
  const { pack } = openPack(PACK, false);
  const { text, paragraphs } = pack!.notice;
  return {
    lang,
    language: lang,
    words: WORDS[lang],
    text: text[lang]!,
    paragraphs,
    report: 'digest',
    width: 80,
    colour: 0,
    ambiguousWide: false,
    verbose: false,
    pack: pack!,
  };
};

beforeAll(async () => {
  const args = ['check', SAMPLE, '--as-of', '2026-04-30', '--report', `json:${root}/`, '--exit-zero'];
  expect(await main(args, processWith({}).process)).toBe(0);
  report = JSON.parse(readFileSync(join(root, 'MINATO.json'), 'utf8')) as FirmReport;
  for (const lang of ['en', 'ja'] as const)
    for (const worker of noticeWorkers(report)) pages[lang].set(worker, noticeText(report, worker, optionsIn(lang)));
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Amounts in yen in a text, exact ones only. */
const yen = (text: string): number[] =>
  [...text.matchAll(/([\d,]+(?:\.\d+)?) ?(?:yen|円)/g)].map(([, n]) => Number(n!.replaceAll(',', '')));
const joined = (text: string): string => text.replace(/\n +/g, ' ');
/** Lines that begin with what stands before the first place of a sentence. */
const linesOf = (text: string, sentence: string): string[] => {
  const head = sentence.split('{')[0]!;
  // A sum may go on in the next line.
  const all = text.split('\n');
  return all.flatMap((line, i) => {
    if (!line.trim().startsWith(head)) return [];
    let whole = line;
    for (let j = i + 1; /^ {2,}/.test(all[j] ?? '') && /^[\s\d,.+=yen円 ]+$/.test(all[j]!); j += 1) whole += all[j];
    return [whole];
  });
};

describe.each([
  ['en', en],
  ['ja', ja],
] as const)('%s', (lang, w) => {
  test('one page for each worker with money owed, and for nobody else', () => {
    expect([...read(lang).keys()].sort()).toEqual([...noticeWorkers(report)].sort());
    expect(report.owed.workers.filter((x) => x.worker !== '' && x.total.amount !== '0').map((x) => x.worker)).toEqual(
      expect.arrayContaining([...read(lang).keys()].filter((id) => report.owed.workers.some((x) => x.worker === id))),
    );
  });

  test('the sums under the rules add up to what the report says is owed', () => {
    let checked = 0;
    for (const [worker, text] of read(lang)) {
      const own = report.owed.workers.find((x) => x.worker === worker);
      const told = [...linesOf(text, w.owedFor), ...linesOf(text, w.totalIs)];
      // Cut digits add up to less than the whole.
      if (!own || own.total.amount === '0' || told.some((line) => line.includes('…'))) continue;
      const sums = linesOf(text, w.owedFor).map((line) => yen(line).at(-1)!);
      const total = linesOf(text, w.totalIs).flatMap(yen)[0];
      expect(total, worker).toBe(Number(own.total.amount));
      expect(
        sums.reduce((a, b) => a + b, 0),
        worker,
      ).toBeCloseTo(total!, 6);
      for (const line of linesOf(text, w.owedFor).filter((l) => l.includes('='))) {
        const parts = yen(line);
        expect(
          parts.slice(0, -1).reduce((a, b) => a + b, 0),
          `${worker}: ${line}`,
        ).toBeCloseTo(parts.at(-1)!, 6);
      }
      checked += 1;
    }
    expect(checked).toBeGreaterThan(3);
  });

  test('nobody else is named, and no outcome', () => {
    const ids = new Set(
      report.findings.flatMap((f) => [f.subject, ...(f.subjects ?? [])]).flatMap((s) => s.worker ?? []),
    );
    const outcomes = Object.values(words(lang).outcomes).map((o) => o.name);
    for (const [worker, text] of read(lang)) {
      const others = [...ids].filter((id) => id !== worker && new RegExp(`(?<![\\d,.])${id}(?![\\d,.])`).test(text));
      expect(others, worker).toEqual([]);
      for (const outcome of outcomes) expect(joined(text)).not.toContain(` ${outcome} `);
      expect(text).not.toMatch(/refer_to|correct_first|evidence_required|not_eligible/);
    }
  });

  test('what was found by comparison shows no figure of the others', () => {
    const compared = report.findings.filter(
      (f) =>
        f.answer === 'breached' && f.owed && f.subject.worker && f.equation.some((s) => /\bpeers by\b/.test(s.formula)),
    );
    expect(compared.length).toBeGreaterThan(0);
    for (const f of compared)
      expect(read(lang).get(f.subject.worker!)!.replace(/\n */g, '')).toContain(w.withheld.slice(0, 12));
  });

  test('every page says where to turn, who protects, and that no status is touched', () => {
    for (const text of read(lang).values()) {
      for (const head of [w.where, w.protection, w.transfer, w.statusHead]) expect(text).toContain(`\n${head}\n`);
      expect(text).toContain(lang === 'ja' ? '労働基準法第104条' : 'Labor Standards Act, Articles 104');
    }
  });
});

describe('languages', () => {
  const pack = (text: Pack['notice']['text']): Pick<Pack, 'notice' | 'rules' | 'topics'> =>
    ({
      notice: { paragraphs: [{ id: 'a', part: 'help', law: [], source: '', checked: true }], text },
      rules: [
        { id: 'w/m', topic: 't', owed: '0 yen' },
        { id: 'w/n', topic: 'u' },
      ],
      topics: { t: { enforcedBy: {} }, u: { enforcedBy: {} } },
    }) as never;
  const whole = {
    reviewed: { by: 'x', on: '2026-01-01' },
    paragraphs: { a: '…' },
    rules: { 'w/m': '…' },
    topics: { t: { authority: '…', remedy: '…' } },
  };

  test('one counts when every word is there and reviewed', () => {
    expect(noticeGaps(pack({ vi: whole }), 'vi')).toEqual([]);
    expect(noticeGaps(pack({}), 'vi')).toEqual(['']);
    expect(noticeGaps(pack({ vi: { ...whole, reviewed: null } }), 'vi')).toEqual(['/reviewed']);
    expect(noticeGaps(pack({ vi: { ...whole, paragraphs: {}, rules: {}, topics: {} } }), 'vi')).toEqual([
      '/paragraphs/a',
      '/rules/w~1m',
      '/topics/t',
    ]);
    expect(noticeGaps(pack({ en: { ...whole, rules: {}, topics: {} } }), 'en')).toEqual([]);
  });

  test('English and Japanese are written; the others wait for their words', () => {
    expect(NOTICE_LANGUAGES.filter((l) => noticeWords(l))).toEqual(['en', 'ja']);
    expect(noticeWords('toString')).toBeUndefined();
  });

  test('both have the same places to fill in', () => {
    const places = (text: unknown): string[] => (String(text).match(/\{\w+\}/g) ?? []).sort();
    for (const key of Object.keys(en) as (keyof typeof en)[]) expect(places(ja[key]), key).toEqual(places(en[key]));
  });
});

test('what is said to have been paid since is told to the worker, who can tell whether it was', () => {
  const [worker] = noticeWorkers(report) as [string];
  const paid = (how: 'applied' | 'unproved') => ({
    ...report,
    findings: report.findings.map((f) =>
      f.answer !== 'breached' || f.subject.worker !== worker
        ? f
        : {
            ...f,
            settlement: {
              state: 'stands' as const,
              paid: null,
              interestTo: null,
              left: null,
              leftInterest: null,
              note: null,
              rows: [
                { id: 'S1', kind: 'repaid' as const, how, on: '2026-04-20', amount: { amount: '4321', unit: 'yen' } },
              ],
            },
          },
    ),
  });
  const page = (told: FirmReport): string => joined(noticeText(told, worker, optionsIn('en')));
  expect(page(report)).not.toContain(en.repaidHead);
  expect(page(paid('applied'))).toContain('4,321 yen, on 2026-04-20 ');
  expect(page(paid('unproved'))).toContain('4,321 yen, on 2026-04-20. Your employer says so; nothing proves it');
});
