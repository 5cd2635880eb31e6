// Removing a row, or emptying a cell, never improves an outcome: firms of every outcome, each beside copies that know less.
import { beforeAll, expect, test } from 'vitest';
import { worseOutcome } from '../../src/report/outcome.js';
import { expected, rowsOf, type Screened, screen, type Tables, write } from './kit.js';

const SAMPLE = ['F01', 'F12', 'F15', 'F23', 'F31', 'F36', 'F45', 'F49', 'F57'];
/** An application that is withdrawn has no outcome; removed acts are told by authorities, and absence of any is not the firm's word. */
const OF_THE_FIRM: readonly (keyof Tables)[] = ['firm', 'payslip'];

const WITH_ACT = 'nothing, and one more act of an authority';

interface Copy {
  readonly of: string;
  readonly without: string;
  readonly rows: Tables;
}

const copies: Copy[] = expected()
  .filter((f) => SAMPLE.includes(f.firm))
  .flatMap((f) => {
    const made: Copy[] = [];
    const less = (without: string, change: (t: Tables) => void): void => {
      const name = `${f.firm}x${made.length}`;
      const rows = rowsOf({ ...f, firm: name });
      change(rows);
      made.push({ of: f.firm, without, rows });
    };
    less('nothing', () => undefined);
    const whole = rowsOf(f);
    for (const table of OF_THE_FIRM)
      for (const [i, row] of whole[table].entries()) {
        less(`${table} ${i}`, (t) => t[table].splice(i, 1));
        // One row of payslips stands for the others.
        for (const column of Object.keys(row).slice(table === 'firm' ? 2 : 5))
          if (table === 'firm' || i === 0) less(`${table} ${i} ${column}`, (t) => (t[table][i]![column] = ''));
      }
    less(WITH_ACT, (t) => {
      t.official_act.push(
        ...rowsOf({ ...f, firm: t.firm[0]!.firm_id!, differs: 'act=fine final 2031-01-01' }).official_act.map((a) => ({
          ...a,
          act_id: `${a.act_id}-more`,
        })),
      );
    });
    for (const column of ['offered_hourly_pay', 'comparator_pay', 'kind'])
      less(column, (t) => (t.application[0]![column] = ''));
    return made;
  });

let run: Screened;
beforeAll(async () => {
  run = await screen(write(copies.map((c) => c.rows)));
}, 60_000);

test('no copy that knows less comes off better', () => {
  const outcome = (c: Copy) => run.recordOf(c.rows.application[0]!.firm_id!).outcome;
  const better = copies.filter((c) => {
    const whole = copies.find((w) => w.of === c.of && w.without === 'nothing')!;
    // A breach that is no longer seen leaves its place to what is asked for: never to a clear outcome.
    const least = outcome(whole) === 'clear' ? 'clear' : 'clear_with_conditions';
    const now = outcome(c);
    return worseOutcome(now, least) !== now;
  });
  expect(better.map((c) => `${c.of} without ${c.without}: ${outcome(c)}`)).toEqual([]);
});

test('one more act of an authority never makes it better', () => {
  const outcomeOf = (c: Copy) => run.recordOf(c.rows.application[0]!.firm_id!).outcome;
  for (const c of copies.filter((x) => x.without === WITH_ACT)) {
    const whole = copies.find((w) => w.of === c.of && w.without === 'nothing')!;
    expect(worseOutcome(outcomeOf(c), outcomeOf(whole)), c.of).toBe(outcomeOf(c));
    expect(outcomeOf(c)).toBe('not_eligible_until');
  }
});
