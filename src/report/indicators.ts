// Figures of a firm → what the report shows of them, and how they stand for each of the three actors.
import type { Figure } from '../judge/indicators.js';
import type { Judged } from '../judge/judge.js';
import { amountOf } from '../judge/show.js';
import { isUnknown, type Value } from '../judge/value.js';
import type { Type } from '../pack/program.js';
import type { Block } from '../pack/types.js';
import { formatNumber, type Q } from '../quantity/rational.js';
import type { Amount, Balance, FirmReport, IndicatorResult } from './types.js';

const BLOCKS: readonly Block[] = ['migrants', 'host', 'origin'];

const counted = (a: Amount | null): Amount | null => (a?.unit === 'count' ? a : null);

export const indicatorResult = (f: Figure): IndicatorResult => {
  const { def, of, among, type } = f.indicator;
  const shown = (v: Value | null, t: Type): Amount | null => (v === null || isUnknown(v) ? null : amountOf(v, t));
  return {
    id: def.id,
    stage: def.stage,
    topic: def.topic,
    block: def.block ?? null,
    better: def.better,
    // The money or hours of a small group are somebody's own.
    of: f.withheld ? counted(shown(f.of, of.type)) : shown(f.of, of.type),
    among: among && shown(f.among, among.type),
    value: f.withheld ? null : shown(f.value, type),
    low: shown(f.low, type),
    high: shown(f.high, type),
    position: f.position,
    withheld: f.withheld,
    checked: def.checked,
    law: def.law,
    reasons: f.reasons,
  };
};

export const headcountShown = ({
  found,
  stated,
}: NonNullable<Judged['headcount']>): NonNullable<FirmReport['headcount']> => {
  const shown = (v: Value): string | null => (isUnknown(v) ? null : formatNumber(v as Q));
  return { found: shown(found), stated: shown(stated) };
};

/** The worst of the three is named, and nothing is added up: what one gains is no payment for what another lacks. */
export const balanceOf = (results: readonly IndicatorResult[]): Balance | null => {
  const blocks = BLOCKS.flatMap((block) => {
    const own = results.filter((r) => r.block === block);
    const at = (position: string): readonly string[] => own.filter((r) => r.position === position).map((r) => r.id);
    const open = own.filter((r) => r.value === null || r.reasons.length > 0).map((r) => r.id);
    return own.length === 0 ? [] : [{ block, below: at('below'), within: at('within'), above: at('above'), open }];
  });
  if (blocks.length === 0) return null;
  return { blocks, weakest: blocks.filter((b) => b.below.length > 0).map((b) => b.block) };
};
