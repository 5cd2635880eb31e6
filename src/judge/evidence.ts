// A breached or open row → its finding: value, bound, shortfall, money owed, equation, parameters, cells, reasons.
import { hash } from 'node:crypto';
import { formatDay } from '../calendar/day.js';
import type { Table } from '../dossier/table.js';
import { CELL } from '../intake/types.js';
import type { Term } from '../pack/program.js';
import { add, type Q, ZERO } from '../quantity/rational.js';
import type { Amount, Finding, Reason, SubjectRef } from '../report/types.js';
import { barOf } from './bar.js';
import type { Case } from './case.js';
import { claimOf } from './claim.js';
import { stepsOf } from './equation.js';
import { cellsOf } from './finding-cells.js';
import type { RuleResult } from './judge.js';
import { judgeRow, type PartAnswer, type RowAnswer, type RuleJudge } from './reference.js';
import { evaluate } from './scalar.js';
import { amountOf, distance } from './show.js';
import { subjectOf } from './subject.js';
import { newTrace, parameterUsed, type Traced } from './trace.js';
import { isUnknown, MONTHS, merged } from './value.js';

/** The fast and the certain way disagree: a defect of kijun, never a finding. */
class Disagreement extends Error {}

/** Stable across runs as long as the same rule says the same of the same subject. */
const fingerprintOf = (rule: string, s: SubjectRef, extra = ''): string =>
  hash(
    'sha256',
    [rule, s.kind, s.firm, s.worker ?? '', s.id ?? '', s.from ?? '', s.to ?? '', extra].join('\u0000'),
  ).slice(0, 16);

/** Findings are many: they are built alike, their keys set one after the other in the order of reports. */
type Draft = { -readonly [K in keyof Finding]: Finding[K] };

/** The finding of one breached row; without its equations where only amounts are asked for. */
export const breachFinding = (
  c: Case,
  { judge, table, openAmounts }: Pick<RuleResult, 'judge' | 'table' | 'openAmounts'>,
  row: number,
  amountsOnly = false,
): Finding => {
  const trace = newTrace();
  const answer = judgeRow(c, judge, table, row, trace);
  if (answer.answer !== 'breached')
    throw new Disagreement(
      `${judge.rule.def.id} on ${table.record.id} ${row}: columns say breached, reference says ${answer.answer}`,
    );
  const parts = answer.parts.filter((p) => p.answer === 'breached');
  const first = parts[0]!;
  const owed = openAmounts?.has(row)
    ? { reasons: [{ code: 'amount_open', args: {} }, ...MONTHS.unknown] }
    : owedOf(judge, parts, trace);
  const failed = first.failures.find((f) => f.word !== 'const' && f.word !== 'enum');
  const roots: Term[] = [];
  const subject = subjectOf(table, row, c.dossier.firm);
  const finding = begun(judge, 'breached', fingerprintOf(judge.rule.def.id, subject), subject);
  if (failed) {
    const [a, b] = [judge.rule.named.get(failed.fact)!, judge.rule.named.get(failed.than)!];
    const [value, bound] = [first.facts[failed.fact]!, first.facts[failed.than]!];
    roots.push(a, b);
    if (!isUnknown(value) && !isUnknown(bound)) {
      const shortfall = distance(value, bound, a.type);
      finding.test = { fact: failed.fact, is: failed.word, than: failed.than };
      finding.value = amountOf(value, a.type);
      finding.bound = amountOf(bound, a.type);
      if (shortfall) finding.shortfall = shortfall;
    }
  } else if (first.failures[0]) {
    const f = first.failures[0];
    const term = judge.rule.named.get(f.fact)!;
    const value = first.facts[f.fact]!;
    roots.push(term);
    finding.test = { fact: f.fact, is: f.word, than: f.than };
    if (!isUnknown(value)) finding.value = amountOf(value, term.type);
  }
  if (judge.rule.owed) roots.push(judge.rule.owed);
  const equation = amountsOnly ? [] : stepsOf(roots, first.at, trace);
  const claimed =
    judge.rule.claim && owed.sum
      ? claimOf(
          judge.rule.claim,
          first.at,
          owed.sum,
          judge.rule.owed!.type,
          amountsOnly ? null : equation.map((s) => s.fact),
          trace,
        )
      : undefined;
  const bar = barOf(
    judge.rule,
    subject.id ?? '',
    parts.map((p) => p.at),
    trace,
  );
  if (owed.amount) finding.owed = owed.amount;
  if (claimed) finding.arrears = claimed.arrears;
  if (bar) finding.bar = bar;
  const { parameters } = trace;
  return ended(finding, judge, answer, {
    equation,
    parameters: parameters.map(parameterUsed),
    cells: cellsOf(table, row, claimed ? [...trace.cells, ...claimed.trace.cells] : trace.cells),
    reasons: owed.reasons,
  });
};

/** Reasons that speak of one row's own cells: each such row is a finding of its own. All others are told once for many rows. */
const OF_ONE_ROW = new Set([
  'stated_unknown',
  'cell_unreadable',
  'duplicate_records',
  'correction_without_base',
  'lost_row_may_belong',
  'correction_open',
  'division_by_zero',
  'not_itemised',
]);

/** So many rows open for one cause nobody reads one by one: they are told once, with the first of them as the example. */
const MOST_APART = 100;

/**
 * Findings for rows that are open for the same cause: one for all of them, unless the cause lies in each row's own cells and
 * they are few enough to be read.
 */
export const openFindings = (c: Case, judge: RuleJudge, table: Table, rows: readonly number[]): readonly Finding[] => {
  const first = openFinding(c, judge, table, rows);
  if (rows.length === 1 || rows.length > MOST_APART || !first.reasons.some((r) => OF_ONE_ROW.has(r.code)))
    return [first];
  return rows.map((row) => openFinding(c, judge, table, [row]));
};

/** One finding for rows that name only a month and are not judged alike on all days it may stand for; its cells: key and month. */
export const monthsFinding = (c: Case, judge: RuleJudge, table: Table, rows: readonly number[]): Finding => {
  const { period } = table.record;
  const subjects = rows.map((r) => subjectOf(table, r, c.dossier.firm));
  const [subject] = subjects;
  const months = [period?.month, period?.paid?.month].flatMap((name) =>
    name && table.columns.has(name) ? [name] : [],
  );
  const fingerprint = fingerprintOf(judge.rule.def.id, subject!, MONTHS.unknown[0]!.code);
  const finding = begun(judge, 'undecided', fingerprint, subject!);
  finding.subjects = subjects;
  const looked = months.map((column) => ({ table, row: rows[0]!, column }));
  const cells = cellsOf(table, rows[0]!, looked);
  return ended(
    finding,
    judge,
    { answer: 'undecided', parts: [] },
    { equation: [], parameters: [], cells, reasons: MONTHS.unknown },
  );
};

/** One finding for these rows; its cells are those of the first that have no value, or all where the cause lies in them. */
const openFinding = (c: Case, judge: RuleJudge, table: Table, rows: readonly number[]): Finding => {
  const trace = newTrace();
  const row = rows[0]!;
  const answer = judgeRow(c, judge, table, row, trace);
  if (answer.answer !== 'undecided')
    throw new Disagreement(
      `${judge.rule.def.id} on ${table.record.id} ${row}: columns say undecided, reference says ${answer.answer}`,
    );
  const reasons = merged(answer.parts.filter((p) => p.answer === 'undecided').map((p) => p.reasons)).unknown;
  const subjects = rows.map((r) => subjectOf(table, r, c.dossier.firm));
  const whole = reasons.some((r) => OF_ONE_ROW.has(r.code));
  const named = new Set(reasons.map((r) => r.args.column));
  const cells = trace.cells.filter(
    (x) => whole || (named.has(x.column) && x.table.columns.get(x.column)?.states[x.row] !== CELL.value),
  );
  const [subject] = subjects;
  const fingerprint = fingerprintOf(judge.rule.def.id, subject!, reasons[0]?.code);
  const finding = begun(judge, 'undecided', fingerprint, subject!);
  finding.subjects = subjects;
  return ended(finding, judge, answer, {
    equation: [],
    parameters: whole ? trace.parameters.map(parameterUsed) : [],
    cells: cellsOf(table, row, cells),
    reasons,
  });
};

const begun = (
  { rule: { def } }: RuleJudge,
  answer: Finding['answer'],
  fingerprint: string,
  subject: SubjectRef,
): Draft =>
  ({
    rule: def.id,
    answer,
    stage: def.stage,
    topic: def.topic,
    breach: def.breach,
    checked: def.checked,
    fingerprint,
    subject,
  }) as Draft;

const ended = (
  finding: Draft,
  judge: RuleJudge,
  { parts }: RowAnswer,
  last: Pick<Finding, 'equation' | 'parameters' | 'cells' | 'reasons'>,
): Finding => {
  if (parts.length > 1)
    finding.parts = parts.map((p) => ({ from: dayOrNone(p.at.from), to: dayOrNone(p.at.to), answer: p.answer }));
  finding.equation = last.equation;
  finding.parameters = last.parameters;
  finding.cells = last.cells;
  finding.law = judge.rule.def.law;
  finding.reasons = last.reasons;
  return finding;
};

const dayOrNone = (day: number): string => (Number.isFinite(day) ? formatDay(day) : '');

/** Money owed over the breached parts; open as soon as one part's amount is. */
export const owedOf = (
  judge: RuleJudge,
  parts: readonly PartAnswer[],
  trace: Traced,
): { amount?: Amount; sum?: Q; reasons: readonly Reason[] } => {
  const { owed } = judge.rule;
  if (!owed) return { reasons: [] };
  const values = parts.map((p) => evaluate(owed, p.at.trace === trace ? p.at : { ...p.at, trace }));
  const open = values.filter(isUnknown);
  if (open.length > 0) return { reasons: [{ code: 'amount_open', args: {} }, ...merged(open).unknown] };
  // What one part has too much is no payment of what another lacks.
  const short = (values as Q[]).filter((v) => v.n > 0n);
  const sum = short.reduce(add, ZERO);
  return { amount: amountOf(sum, owed.type), sum, reasons: [] };
};
