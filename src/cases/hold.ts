// One expectation of a case, held against what was judged. In: an expectation, the answers. Out: what does not hold, in words.
import type { Table } from '../dossier/table.js';
import type { Case } from '../judge/case.js';
import { breachFinding, monthsFinding, openFindings } from '../judge/evidence.js';
import type { RuleResult } from '../judge/judge.js';
import type { RuleJudge } from '../judge/reference.js';
import { atRow, equal, evaluate } from '../judge/scalar.js';
import { SETTLEMENT } from '../judge/settlement-rows.js';
import { amountOf, shown } from '../judge/show.js';
import { subjectOf } from '../judge/subject.js';
import { isUnknown } from '../judge/value.js';
import type { CompiledFact, Predicate, Program, Term } from '../pack/program.js';
import type { Answer, CaseExpectation, Words } from '../pack/types.js';
import { breachOf, settleFirm } from '../report/settle-firm.js';
import type { Amount } from '../report/types.js';
import { barHolds, both, claimHolds, differs, sameAmount } from './amounts.js';
import { figureHolds } from './figure.js';
import { parseGiven } from './given.js';

/** The firm of every case. */
export const FIRM = 'CASE';

/** What a rule says of the rows of its table. */
export interface Answered extends Pick<RuleResult, 'monthsDiffer' | 'openAmounts'> {
  readonly judge: RuleJudge;
  readonly table: Table;
  answerOf(row: number): Answer;
}

/** `answered`: the rule that the expectation names; undefined where its table is not among the records. */
export const expectationHolds = (
  c: Case,
  e: CaseExpectation,
  answered: (rule: string) => Answered | undefined,
): readonly Words[] => {
  if (e.indicator !== undefined) return figureHolds(c, e);
  return e.rule === undefined ? factHolds(c, e) : ruleHolds(c, answered(e.rule), e);
};

export const factNamed = (program: Program, name: string): CompiledFact | undefined => {
  const dot = name.indexOf('.');
  return program.subjects.get(name.slice(0, dot))?.facts.get(name.slice(dot + 1));
};

/** A fact, or a column worked out from others. */
const termNamed = (program: Program, name: string): Term | undefined => {
  const fact = factNamed(program, name);
  if (fact) return { op: 'fact', id: -1, type: fact.type, fact };
  const [table, column] = name.split('.');
  return table === program.worktime?.def.table ? program.worktime?.columns.get(column ?? '') : undefined;
};

const rowsMeant = (table: Table, e: CaseExpectation): readonly number[] => {
  const all = Array.from({ length: table.rows }, (_, i) => i);
  return all.filter((r) => {
    const s = subjectOf(table, r, FIRM);
    return (e.worker === undefined || s.worker === e.worker) && (e.from === undefined || s.from === e.from);
  });
};

const ruleHolds = (c: Case, result: Answered | undefined, e: CaseExpectation): readonly Words[] => {
  if (!result)
    return e.answer === 'undecided'
      ? []
      : [both(`${e.rule}: its table is not among the records`, `${e.rule}: 対象の表が記録にありません`)];
  const rows = rowsMeant(result.table, e);
  // A table that says there were none leaves nothing to judge.
  const stated = result.table.rows === 0 && !c.silent(result.table.record.id);
  if (stated && e.answer === 'not_applicable') return [];
  const none = rows.length === 0 && (result.table.rows > 0 || e.worker !== undefined || e.from !== undefined);
  if (none || stated || (rows.length !== 1 && e.answer !== 'undecided'))
    return [
      both(
        `${e.rule}: ${rows.length} subjects fit; name worker and from`,
        `${e.rule}: 該当が ${rows.length} 件あります。worker と from を指定してください`,
      ),
    ];
  const out: Words[] = [];
  for (const row of rows) {
    const answer = answerNow(c, result, row);
    if (answer !== e.answer) {
      out.push(
        both(`${e.rule}: expected ${e.answer}, got ${answer}`, `${e.rule}: ${e.answer} のはずが ${answer} でした`),
      );
      continue;
    }
    out.push(...amountsHold(c, result, row, answer, e));
  }
  return out;
};

/** A breach may have been settled since. A settlement names one rule's findings: its other rows are all that matters. */
const answerNow = (c: Case, result: Answered, row: number): Answer => {
  const answer = result.answerOf(row);
  if (answer !== 'breached' || !c.table(SETTLEMENT)) return answer;
  const rows = Array.from({ length: result.table.rows }, (_, i) => i).filter((r) => result.answerOf(r) === 'breached');
  const breaches = rows.map((r) => breachOf(c, result, r, true));
  return settleFirm(c, breaches)?.of.get(breaches[rows.indexOf(row)]!)?.answer ?? answer;
};

const amountsHold = (c: Case, result: Answered, row: number, answer: Answer, e: CaseExpectation): readonly Words[] => {
  const out: Words[] = [];
  if (answer !== 'breached' && answer !== 'settled' && answer !== 'undecided') {
    const at = atRow(c, result.table, row);
    const test = firstComparison(result);
    for (const what of [
      'value',
      'bound',
      'shortfall',
      'owed',
      'reason',
      'due',
      'interest',
      'limit',
      'addition',
      'until',
    ] as const) {
      const want = e[what];
      if (want === undefined) continue;
      // Nothing is short or owed here, and nothing needs a reason: whoever expects it expects another answer.
      const term = what === 'value' ? test?.a : what === 'bound' ? test?.b : undefined;
      const v = term && evaluate(term, at);
      if (!term || v === undefined || isUnknown(v) || !sameAmount(want, amountOf(v, term.type)))
        out.push(differs(e.rule!, what, want, term && v !== undefined ? shown(v, term.type) : '-'));
    }
    return out;
  }
  const finding =
    answer !== 'undecided'
      ? breachFinding(c, result, row, true)
      : result.monthsDiffer?.includes(row)
        ? monthsFinding(c, result.judge, result.table, [row])
        : openFindings(c, result.judge, result.table, [row])[0]!;
  for (const what of ['value', 'bound', 'shortfall', 'owed'] as const) {
    const want = e[what];
    const got: Amount | undefined = finding[what];
    if (want !== undefined && (!got ? want !== 'open' : !sameAmount(want, got)))
      out.push(differs(e.rule!, what, want, got ? `${got.amount} ${got.unit}` : 'open'));
  }
  out.push(...claimHolds(finding, e), ...barHolds(finding, e));
  if (e.reason !== undefined && !finding.reasons.some((r) => r.code === e.reason))
    out.push(differs(e.rule!, 'reason', e.reason, finding.reasons.map((r) => r.code).join(', ')));
  return out;
};

const firstComparison = (result: Answered): { a: CompiledFact['term']; b: CompiledFact['term'] } | undefined => {
  const find = (p: Predicate): { a: CompiledFact['term']; b: CompiledFact['term'] } | undefined => {
    if (p.k === 'compare') return p;
    return p.k === 'is' ? undefined : p.of.map(find).find((x) => x !== undefined);
  };
  return find(result.judge.rule.must);
};

const factHolds = (c: Case, e: CaseExpectation): readonly Words[] => {
  const { program } = c;
  const term = termNamed(program, e.fact!);
  const table = term && c.table(e.fact!.slice(0, e.fact!.indexOf('.')));
  if (!term || !table) return [both(`${e.fact}: no such fact here`, `${e.fact}: その事実はありません`)];
  const rows = rowsMeant(table, e);
  if (rows.length !== 1)
    return [
      both(
        `${e.fact}: ${rows.length} subjects fit; name worker and from`,
        `${e.fact}: 該当が ${rows.length} 件あります`,
      ),
    ];
  const value = evaluate(term, atRow(c, table, rows[0]!));
  if (e.is === 'unknown')
    return isUnknown(value) ? [] : [differs(e.fact!, 'value', 'unknown', shown(value, term.type))];
  const want = parseGiven(e.is ?? '', term.type, program.pack.currency);
  if (want === undefined)
    return [
      both(`${e.fact}: "${e.is}" is no value of that fact`, `${e.fact}: 「${e.is}」はその事実の値ではありません`),
    ];
  return !isUnknown(value) && !isUnknown(want) && equal(value, want)
    ? []
    : [differs(e.fact!, 'value', e.is!, shown(value, term.type))];
};
