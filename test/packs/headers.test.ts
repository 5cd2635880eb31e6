// Headers and words that firms use in more than one sense are read in none: what rests on them stays open.
import { expect, it } from 'vitest';
import { fitHeaders } from '../../src/intake/columns.js';
import { rights } from './rights.js';

const { pack } = rights.program!;
const unread = (table: string, headers: readonly string[]): readonly string[] =>
  fitHeaders(pack.records.find((r) => r.id === table)!, headers, undefined).unmapped;

it.each([
  // Days off that the law does not ask for may be among them, and owe less.
  ['payslip', ['休日出勤時間', '休日勤務時間', '休日出勤日数']],
  // Everything beyond the schedule, within the legal limit and over it.
  ['payslip', ['所定外労働時間', '所定外時間', '所定外手当']],
  // What went to a bank is not all that was paid: the rest may have been handed over.
  ['payslip', ['振込額', '銀行振込額', '総振込額']],
  // Of what was granted that day, of a business year, with hours or without: no header says.
  ['leave_grant', ['取得日数', '有給取得日数', '有休取得日数', '年休取得日数']],
])('%s: %s', (table, headers) => {
  expect(unread(table, headers)).toEqual(headers);
});

it('会社都合 is no dismissal: a worker persuaded to leave is among them', () => {
  const kind = pack.records.find((r) => r.id === 'separation')!.columns.find((c) => c.name === 'kind')!;
  const words = Object.values(kind.values!).flat();
  expect(words.filter((w) => ['会社都合', '事業主都合'].includes(w))).toEqual([]);
});
