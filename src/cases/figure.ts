// An indicator as a case expects it, held against the figure of the case's firm. In: an expectation. Out: what does not hold, in words.
import type { Case } from '../judge/case.js';
import { figureOf } from '../judge/indicators.js';
import { amountOf } from '../judge/show.js';
import { isUnknown, type Value } from '../judge/value.js';
import type { Type } from '../pack/program.js';
import type { CaseExpectation, Words } from '../pack/types.js';
import { both, differs, sameAmount } from './amounts.js';

export const figureHolds = (c: Case, e: CaseExpectation): readonly Words[] => {
  const id = e.indicator!;
  const indicator = c.program.indicators.find((i) => i.def.id === id);
  if (!indicator) return [both(`${id}: no such indicator here`, `${id}: その指標はありません`)];
  const figure = figureOf(c, indicator);
  const out: Words[] = [];
  const hold = (what: 'of' | 'among' | 'value', value: Value | null, type: Type): void => {
    const want = e[what];
    if (want === undefined) return;
    const got = value === null || isUnknown(value) ? undefined : amountOf(value, type);
    const held = what === 'value' && figure.withheld;
    const same = held ? want === 'withheld' : got ? sameAmount(want, got) : want === 'unknown';
    if (!same) out.push(differs(id, what, want, held ? 'withheld' : got ? `${got.amount} ${got.unit}` : 'unknown'));
  };
  hold('of', figure.of, indicator.of.type);
  if (indicator.among) hold('among', figure.among, indicator.among.type);
  else if (e.among !== undefined) out.push(differs(id, 'among', e.among, '-'));
  hold('value', figure.value, indicator.type);
  if (e.position !== undefined && e.position !== figure.position)
    out.push(differs(id, 'position', e.position, figure.position));
  if (e.reason !== undefined && !figure.reasons.some((r) => r.code === e.reason))
    out.push(differs(id, 'reason', e.reason, figure.reasons.map((r) => r.code).join(', ')));
  return out;
};
