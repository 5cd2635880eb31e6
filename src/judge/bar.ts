// A breached act → until when it keeps the firm from being eligible. In: the parts of the row that are breached. Out: the bar, or none.
import { formatDay } from '../calendar/day.js';
import type { CompiledRule } from '../pack/program.js';
import type { Q } from '../quantity/rational.js';
import type { BarFound } from '../report/types.js';
import { type At, evaluate } from './scalar.js';
import type { Trace } from './trace.js';
import { isUnknown } from './value.js';

/** Whether a breach of this rule may bar: only an act of an authority does, whatever a pack says. */
const isBarring = ({ def }: CompiledRule, table: At['table']): boolean =>
  def.bar !== undefined && def.stage === 'record' && table.record.official === true;

/** `act` names the row. The last day of several parts counts; one that is not known leaves the release alone. */
export const barOf = (rule: CompiledRule, act: string, parts: readonly At[], trace: Trace): BarFound | undefined => {
  const [first] = parts;
  if (!first || !isBarring(rule, first.table)) return undefined;
  const days = parts.map((at) => (rule.barUntil ? evaluate(rule.barUntil, { ...at, trace }) : null));
  const known = days.map((v) => (v === null || isUnknown(v) ? null : Number((v as Q).n)));
  const { release } = rule.def.bar!;
  return {
    act,
    until: known.some((d) => d === null) ? null : formatDay(Math.max(...(known as number[]))),
    release: release ? { en: release.en, ja: release.ja } : null,
  };
};
