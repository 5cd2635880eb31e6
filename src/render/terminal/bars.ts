// Until when an official act bars the firm, by which act, and what ends it. In: a bar. Out: lines.
import type { BarFound, Finding } from '../../report/types.js';
import { moreThan, type Page, paragraph } from '../page.js';

/** The longest bar stands in the head of the report, each of them with its rule. */
export const barLines = (page: Page, { act, until, release }: BarFound, indent: number): readonly string[] => {
  const { report: r } = page.words;
  const said = until === null ? r.barredOpen(act) : r.barredUntil(until, act);
  const ends = release === null ? (until === null ? r.released : '') : r.releasedBy(release[page.lang]);
  return paragraph(page, r.sentences([said, ends].filter((t) => t !== '')), indent, page.paint.bad);
};

export const barsOf = (page: Page, findings: readonly Finding[], indent: number): readonly string[] => {
  const bars = findings.flatMap((f) => f.bar ?? []);
  return [
    ...bars.slice(0, page.limit).flatMap((bar) => barLines(page, bar, indent)),
    ...moreThan(page, bars.length, indent),
  ];
};
