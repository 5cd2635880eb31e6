// Taking knowledge away never helps: a cell that can not be read, a column or a table that is not there can only leave more open.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf } from '../../src/dossier/cells.js';
import type { Table } from '../../src/dossier/table.js';
import { indexParameters, openCase } from '../../src/judge/case.js';
import { ANSWERS, newBench } from '../../src/judge/judge.js';
import { atRow, equal, evaluate } from '../../src/judge/scalar.js';
import { isUnknown, type Value } from '../../src/judge/value.js';
import type { Program } from '../../src/pack/program.js';
import { partsOf, plainPack } from '../judge/random-pack.js';
import { randomTables } from '../judge/random-tables.js';
import { dossierFrom, programOf, RECORDS, rule, type Tables } from '../judge/small-pack.js';

type Row = Readonly<Record<string, string>>;
type Files = Readonly<Record<string, readonly (readonly Row[])[]>>;

/** A contract that ends before it begins tells no day at all, so that one without a readable end would tell more. */
const straight = (row: Row): Row =>
  row.start_date !== undefined && row.end_date !== undefined && row.end_date < row.start_date
    ? { ...row, end_date: '' }
    : row;

const filesOf = (tables: Tables): Files =>
  Object.fromEntries(
    Object.entries(tables).map(([id, list]) => {
      const files = (Array.isArray(list[0]) ? list : [list]) as readonly (readonly Row[])[];
      return [id, files.map((rows) => rows.map(straight))];
    }),
  );

/** Facts that ask what is known: they alone may learn something from knowing less. */
const ASKING = new Set(['payslip.wage_paid', 'worker.all_paid']);

interface Said {
  /** fact or rule, at the line where its row was written → what is said. */
  readonly facts: ReadonlyMap<string, Value>;
  readonly answers: ReadonlyMap<string, string>;
}

const said = (program: Program, files: Files): Said => {
  const dossier = dossierFrom(program, files);
  const c = openCase(program, indexParameters(program), dossier);
  const place = (t: Table, row: number): string => {
    const cell = cellOf(t, row, t.record.key[0]!)!;
    return `${cell.file}:${cell.row}`;
  };
  const facts = new Map<string, Value>();
  for (const fact of program.facts) {
    const t = c.table(fact.subject);
    const name = `${fact.subject}.${fact.name}`;
    if (!t || ASKING.has(name)) continue;
    for (let r = 0; r < t.rows; r += 1)
      facts.set(`${name} ${place(t, r)}`, evaluate({ op: 'fact', id: -1, type: fact.type, fact }, atRow(c, t, r)));
  }
  const answers = new Map<string, string>();
  for (const result of newBench(program).judge(dossier).results)
    for (const [r, a] of result.answers.entries())
      answers.set(`${result.judge.rule.def.id} ${place(result.table, r)}`, ANSWERS[a]!);
  return { facts, answers };
};

/** What was said before and is said otherwise now, unless it became unknown or undecided, or its row is gone. */
const betrayed = (before: Said, after: Said): readonly string[] => {
  const out: string[] = [];
  for (const [name, now] of after.facts) {
    const then = before.facts.get(name);
    // A row that was part of another one before: what it says alone was not said.
    if (isUnknown(now) || then === undefined) continue;
    if (isUnknown(then)) out.push(`${name} was unknown and became known`);
    else if (!equal(then, now)) out.push(`${name} changed its value`);
  }
  for (const [name, now] of after.answers) {
    const then = before.answers.get(name)!;
    if (now !== then && now !== 'undecided') out.push(`${name} was ${then} and became ${now}`);
  }
  return out;
};

const RUNS = { numRuns: 60 };
const spoilt = '\ufffd';

/** A month that stands in for a day is part of the key. */
const standsIn = (row: Row): boolean => row.period_start === '' || row.period_end === '';

/** What alone may show that a row takes something back: without it that row is one of its own, and the fault stays with its file. */
const takesBack = (id: string, name: string, row: Row): boolean =>
  row[name]?.startsWith('-') === true && RECORDS.find((r) => r.id === id)!.corrections?.sign.includes(name) === true;

/** One cell that is no key (a row whose key can not be read is left out) and no free text (which reads whatever is there). */
const spoil = (files: Files, pick: number): Files | undefined => {
  const cells = Object.entries(files).flatMap(([id, list]) => {
    const { key, firm } = RECORDS.find((r) => r.id === id)!;
    return list.flatMap((rows, f) =>
      rows.flatMap((row, r) =>
        Object.keys(row).flatMap((name) =>
          key.includes(name) ||
          name === firm ||
          name === 'note' ||
          takesBack(id, name, row) ||
          (name === 'period_label' && standsIn(row))
            ? []
            : [{ id, f, r, name }],
        ),
      ),
    );
  });
  const hit = cells[pick % cells.length];
  if (!hit) return undefined;
  const file = files[hit.id]![hit.f]!.map((row, r) => (r === hit.r ? { ...row, [hit.name]: spoilt } : row));
  return { ...files, [hit.id]: files[hit.id]!.map((rows, f) => (f === hit.f ? file : rows)) };
};

describe('knowing less', () => {
  it('a cell that can not be read leaves each fact as it was or unknown, each answer as it was or undecided', () => {
    fc.assert(
      fc.property(
        plainPack,
        randomTables,
        fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
        (draw, tables, picks) => {
          const program = programOf(partsOf(draw));
          const files = filesOf(tables);
          const before = said(program, files);
          for (const pick of picks) {
            const less = spoil(files, pick);
            if (less) expect(betrayed(before, said(program, less))).toEqual([]);
          }
        },
      ),
      RUNS,
    );
  });

  it('a table that is not handed in does the same; rules over its rows judge nothing', () => {
    fc.assert(
      fc.property(plainPack, randomTables, (draw, tables) => {
        const program = programOf(partsOf(draw));
        const files = filesOf(tables);
        const before = said(program, files);
        for (const id of Object.keys(files)) {
          const { [id]: _, ...less } = files;
          expect(betrayed(before, said(program, less))).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('a column that is not in the file does the same, but for an end that is open without it and zeros that the sums prove', () => {
    // A contract list without an end column says that its contracts are open; a month stands in for days.
    const keeps = new Set([
      'worker_id',
      'fee_id',
      'shift_id',
      'kind',
      'firm_id',
      'start_date',
      'end_date',
      'period_start',
      'period_end',
      'period_label',
      'extra',
      'less',
      'base',
      'gross',
      'amount',
      'hire_date',
    ]);
    fc.assert(
      fc.property(plainPack, randomTables, fc.nat(), (draw, tables, pick) => {
        const program = programOf(partsOf(draw));
        const files = filesOf(tables);
        const before = said(program, files);
        const columns = Object.entries(files).flatMap(([id, list]) =>
          [...new Set(list.flat().flatMap((row) => Object.keys(row)))]
            .filter((n) => !keeps.has(n) && !list.flat().some((row) => takesBack(id, n, row)))
            .map((name) => ({ id, name })),
        );
        const hit = columns[pick % columns.length];
        if (!hit) return;
        const without = files[hit.id]!.map((rows) =>
          rows.map((row) => Object.fromEntries(Object.entries(row).filter(([n]) => n !== hit.name))),
        );
        expect(betrayed(before, said(program, { ...files, [hit.id]: without }))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('a month that is not handed in leaves the windows over it open; a breach only goes with the very row it was found on', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 80 }), { minLength: 6, maxLength: 6 });
    const how = fc.constantFrom(
      'sum of last 3 months',
      'mean of last 2 months',
      'max of last 6 months',
      'min of last 3 months',
    );
    fc.assert(
      fc.property(
        hours,
        how,
        fc.constantFrom('atLeast', 'atMost', 'above', 'below'),
        fc.nat(80),
        fc.nat(5),
        (list, over, word, limit, gone) => {
          const program = programOf({
            facts: { payslip: { f: `hour: ${over} (overtime)`, limit: 'hour: worked' } },
            rules: [rule('r/one', 'payslip', { must: { properties: { f: { [word]: 'limit' } } } })],
          });
          const slips = list.map((n, i) => ({
            worker_id: 'W1',
            period_start: `2025-0${i + 1}-01`,
            period_end: `2025-0${i + 1}-28`,
            kind: 'S',
            base: '1',
            overtime: `${n}:00`,
            worked: `${limit}:00`,
          }));
          const on = (payslip: readonly Row[]): ReadonlyMap<string, string> => {
            const worker = [{ worker_id: 'W1', hire_date: '2020-01-01' }];
            const { results } = newBench(program).judge(dossierFrom(program, { worker, payslip }));
            const { table, answers } = results[0]!;
            return new Map(Array.from(answers, (a, r) => [cellOf(table, r, 'period_start')!.written, ANSWERS[a]!]));
          };
          const before = on(slips);
          const after = on(slips.filter((_, i) => i !== gone));
          expect(after.size).toBe(5);
          for (const [month, now] of after) expect([before.get(month), 'undecided']).toContain(now);
        },
      ),
      RUNS,
    );
  });
});
