// One rule on one row, judged the slow and certain way: exact values, ajv's verdict, every part. Evidence starts here.
import { whyTwice } from '../dossier/corrections.js';
import type { Table } from '../dossier/table.js';
import type { CompiledRule } from '../pack/program.js';
import type { Answer } from '../pack/types.js';
import type { Case } from './case.js';
import type { Failure, Judge } from './dialect.js';
import { weakEvidence } from './grades.js';
import { partsOf } from './parts.js';
import { type At, evaluate } from './scalar.js';
import type { Trace } from './trace.js';
import { merged, type Unknown, unknown, type Value } from './value.js';

export interface RuleJudge {
  readonly rule: CompiledRule;
  readonly applies: Judge | null;
  readonly must: Judge;
}

export interface PartAnswer {
  readonly at: At;
  readonly answer: Answer;
  readonly failures: readonly Failure[];
  readonly facts: Readonly<Record<string, Value>>;
  readonly reasons: Unknown;
}

export interface RowAnswer {
  readonly answer: Answer;
  readonly parts: readonly PartAnswer[];
}

const RANK: readonly Answer[] = ['not_applicable', 'met', 'undecided', 'breached'];

/** Breached beats undecided beats met beats not applicable. */
const worst = (answers: readonly Answer[]): Answer =>
  RANK[Math.max(...answers.map((a) => RANK.indexOf(a)))] ?? 'not_applicable';

export const judgeRow = (
  c: Case,
  { rule, applies, must }: RuleJudge,
  table: Table,
  row: number,
  trace?: Trace,
): RowAnswer => {
  if (table.duplicate[row] === 1) {
    const at = partsOf(c, { links: [], lookups: [] }, table, row, trace)[0]!;
    for (const k of table.record.key) if (table.columns.has(k)) trace?.cell(table, row, k);
    return {
      answer: 'undecided',
      parts: [
        {
          at,
          answer: 'undecided',
          failures: [],
          facts: {},
          reasons: unknown(whyTwice(table, row), { table: table.record.id }),
        },
      ],
    };
  }
  const parts = partsOf(c, rule, table, row, trace).map((at): PartAnswer => {
    const force = inForce(rule, at);
    if (force === false) return partAnswer(at, 'not_applicable', {});
    const facts: Record<string, Value> = {};
    for (const [name, term] of rule.named) facts[name] = evaluate(term, at);
    const applied = applies?.(facts) ?? { holds: true, failures: [] };
    if (applied.holds === false) return partAnswer(at, 'not_applicable', facts);
    const verdict = must(facts);
    if (force === true && applied.holds === true && verdict.holds !== 'open') {
      // A breach may rest on any evidence, as it speaks against the firm's interest; being met may not.
      const weak = verdict.holds ? weakEvidence(c, rule) : undefined;
      if (weak) return partAnswer(at, 'undecided', facts, weak);
      return partAnswer(at, verdict.holds ? 'met' : 'breached', facts, NO_REASONS, verdict.failures);
    }
    const open = [
      ...(applied.holds === 'open' ? applied.failures : []),
      ...(verdict.holds === 'open' ? verdict.failures : []),
    ];
    const values = open.flatMap((f) => [
      facts[f.fact],
      f.word === 'const' || f.word === 'enum' ? undefined : facts[f.than],
    ]);
    const named = [...values, ...(force === true ? [] : [force]), ...Object.values(facts)].filter(
      (v): v is Value => v !== undefined,
    );
    const first = merged([...values, ...(force === true ? [] : [force])].filter((v): v is Value => v !== undefined));
    return partAnswer(at, 'undecided', facts, first.unknown.length > 0 ? first : merged(named));
  });
  return { answer: worst(parts.map((p) => p.answer)), parts };
};

const NO_REASONS: Unknown = { unknown: [] };

const partAnswer = (
  at: At,
  answer: Answer,
  facts: PartAnswer['facts'],
  reasons = NO_REASONS,
  failures: readonly Failure[] = [],
): PartAnswer => ({ at, answer, failures, facts, reasons });

/** Whether the duty itself is in force in a part; open when the part's days are unknown and the duty has dates. */
const inForce = (rule: CompiledRule, at: Pick<At, 'from' | 'table'>): true | false | Unknown => {
  if (rule.from === null && rule.until === null) return true;
  if (!Number.isFinite(at.from))
    return unknown('cell_blank', { column: at.table.record.period?.from ?? '', table: at.table.record.id });
  return !(rule.from !== null && at.from < rule.from) && !(rule.until !== null && at.from > rule.until);
};
