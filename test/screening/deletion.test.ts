// Removing a row, emptying a cell or making it worse never improves an outcome: firms of every outcome, each beside copies that know less
// or look worse in one cell.
import { beforeAll, expect, test } from 'vitest';
import { worseOutcome } from '../../src/report/outcome.js';
import type { Outcome } from '../../src/report/types.js';
import { expected, rowsOf, type Screened, screen, type Tables, write } from './kit.js';

const SAMPLE = ['F01', 'F12', 'F15', 'F18', 'F19', 'F23', 'F31', 'F36', 'F45', 'F49', 'F57'];
/** An application that is withdrawn has no outcome; removed acts are told by authorities, and absence of any is not the firm's word. */
const OF_THE_FIRM: readonly (keyof Tables)[] = ['firm', 'payslip'];

/** What is worse than it was, cell by cell: the other way round for what a firm must not do. */
const BAD = ['passports_held', 'union_bar', 'retaliation'];
const WORSE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  firm: Object.fromEntries(
    Object.keys(rowsOf({ firm: '', differs: '', kind: '' }).firm[0]!)
      .slice(2)
      .map((name) => [name, name === 'payslip_count' ? '9' : BAD.includes(name) ? 'yes' : 'no']),
  ),
  payslip: { hourly_pay: '8', lowest_pay: '13', hours: '190', hours_allowed: '150', terms_given: 'no' },
  application: { offered_hourly_pay: '9', comparator_pay: '99' },
};
/** Where silence is not read as a breach, and how far it goes: a condition from the voice on, nothing in the balance. */
const SILENT: Readonly<Record<string, Outcome>> = {
  training: 'clear_with_conditions',
  home_leave: 'clear_with_conditions',
  fair_share: 'clear',
  channel: 'clear_with_conditions',
  interviews: 'clear_with_conditions',
  retaliation: 'clear_with_conditions',
};
const LISTED = ['F01', 'F31', 'F45'];

const WITH_ACT = 'nothing, and one more act of an authority';

interface Copy {
  readonly of: string;
  readonly without: string;
  readonly rows: Tables;
  /** What the outcome may fall to, where a breach is no longer seen; undefined: to nothing milder. */
  readonly floor?: Outcome;
}

const copies: Copy[] = expected()
  .filter((f) => SAMPLE.includes(f.firm))
  .flatMap((f) => {
    const made: Copy[] = [];
    const less = (without: string, change: (t: Tables) => void, floor?: Outcome): void => {
      const name = `${f.firm}x${made.length}`;
      const rows = rowsOf({ ...f, firm: name });
      change(rows);
      made.push({ of: f.firm, without, rows, ...(floor && { floor }) });
    };
    less('nothing', () => undefined);
    const whole = rowsOf(f);
    for (const table of OF_THE_FIRM)
      for (const [i, row] of whole[table].entries()) {
        less(`${table} ${i}`, (t) => t[table].splice(i, 1), 'evidence_required');
        // One row of payslips stands for the others.
        for (const column of Object.keys(row).slice(table === 'firm' ? 2 : 5))
          if (table === 'firm' || i === 0)
            less(`${table} ${i} ${column}`, (t) => (t[table][i]![column] = ''), SILENT[column] ?? 'evidence_required');
      }
    for (const [table, cells] of Object.entries(WORSE))
      for (const [column, value] of Object.entries(cells))
        less(`worse ${table} ${column}`, (t) => (t[table as keyof Tables][0]![column] = value));
    for (const [i, line] of LISTED.includes(f.firm) ? whole.manifest.entries() : []) {
      less(`manifest ${i}`, (t) => t.manifest.splice(i, 1));
      for (const column of Object.keys(line).slice(1))
        less(`manifest ${i} ${column}`, (t) => (t.manifest[i]![column] = ''));
      less(`manifest ${i} worse`, (t) => Object.assign(t.manifest[i]!, { grade: 'E1', supplied_by: 'firm' }));
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
      less(column, (t) => (t.application[0]![column] = ''), 'evidence_required');
    return made;
  });

let run: Screened;
beforeAll(async () => {
  run = await screen(write(copies.map((c) => c.rows)));
}, 60_000);

test('no copy that knows less, or looks worse, comes off better', () => {
  const outcome = (c: Copy) => run.recordOf(c.rows.application[0]!.firm_id!).outcome;
  const better = copies.filter((c) => {
    const whole = outcome(copies.find((w) => w.of === c.of && w.without === 'nothing')!);
    // A breach that is no longer seen leaves its place to what is asked for.
    const least = c.floor === undefined || worseOutcome(whole, c.floor) === c.floor ? whole : c.floor;
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
