// Figures of the firm under the stage they belong to, and what each of the three actors gets. In: a report. Out: lines.
import { STAGES, type Stage } from '../../pack/types.js';
import type { Amount, FirmReport, IndicatorResult } from '../../report/types.js';
import { grouped } from '../../text/digits.js';
import { amountText, placesFor } from '../amounts.js';
import { ends, heading, type Page, paragraph, tableAt } from '../page.js';
import { reasonText } from './reasons.js';

const INDENT = 2;
/** Columns of the table of figures. */
const PLACE = 4;

const amount = (page: Page, a: Amount): string => amountText(page.words, a, placesFor(a));

const valueText = (page: Page, i: IndicatorResult): string => {
  if (i.withheld) return page.words.figures.withheld;
  return i.value === null ? page.words.report.unknown : amount(page, i.value);
};

const countText = (page: Page, { of, among }: IndicatorResult): string =>
  of === null || among === null ? '' : page.words.figures.ofAmong(amount(page, of), amount(page, among));

const bandText = (page: Page, { low, high }: IndicatorResult): string => {
  const { figures: f } = page.words;
  if (low === null) return high === null ? '' : f.upTo(amount(page, high));
  return high === null ? f.from(amount(page, low)) : f.between(amount(page, low), amount(page, high));
};

/** Why figures are not known: each cause once, with the figures it leaves open. */
const openLines = (page: Page, list: readonly IndicatorResult[]): readonly string[] => {
  const causes = new Map<string, string[]>();
  for (const i of list.filter((x) => x.reasons.length > 0)) {
    const why = reasonText(page, i.reasons[0]!);
    causes.set(why, [...(causes.get(why) ?? []), page.names.indicatorTitle(i.id)]);
  }
  const { report: r, figures: f } = page.words;
  return [...causes].flatMap(([why, titles]) =>
    paragraph(page, r.labelled(r.bracketed(f.open, why), r.list(titles)), INDENT, page.paint.quiet, 2),
  );
};

const stageFigures = (page: Page, report: FirmReport, stage: Stage): readonly string[] => {
  const own = report.indicators.filter((i) => i.stage === stage);
  if (own.length === 0) return [];
  const { words: w, paint } = page;
  const only = report.stages.some((s) => s.stage === stage && s.reportedOnly);
  const known = own.filter((i) => i.value !== null || i.withheld);
  const columns = [
    { head: w.figures.figure },
    { head: w.figures.value, align: 'right' as const },
    { head: w.figures.counts },
    { head: w.figures.band },
    { head: w.figures.place },
  ];
  const rows = known.map((i) => [
    page.names.indicatorTitle(i.id),
    valueText(page, i),
    countText(page, i),
    bandText(page, i),
    w.figures.places[i.position],
  ]);
  const paintCell = (row: number, column: number) =>
    column === PLACE && known[row]?.position === 'below' ? paint.open : undefined;
  return [
    '',
    ...ends(
      page,
      w.stages[stage].name,
      only ? w.figures.reportedOnly(w.stages.rights.name) : '',
      paint.strong,
      paint.quiet,
      INDENT,
    ),
    ...(rows.length === 0 ? [] : tableAt(page, INDENT, columns, rows, paintCell)),
    ...(own.some((i) => i.withheld) ? paragraph(page, w.figures.withheldNote, INDENT, paint.quiet) : []),
    ...openLines(page, own),
  ];
};

const balanceLines = (page: Page, { balance }: FirmReport): readonly string[] => {
  if (balance === null) return [];
  const { words: w, paint } = page;
  const { places } = w.figures;
  const right = (head: string) => ({ head, align: 'right' as const });
  const columns = [
    { head: w.figures.block },
    right(places.below),
    right(places.within),
    right(places.above),
    right(w.figures.open),
  ];
  const rows = balance.blocks.map((b) => [
    w.figures.blocks[b.block],
    ...[b.below, b.within, b.above, b.open].map((ids) => grouped(ids.length)),
  ]);
  const weakest = balance.weakest.map((b) => w.figures.blocks[b]);
  return [
    ...heading(page, w.figures.balance),
    ...tableAt(page, INDENT, columns, rows),
    ...paragraph(page, weakest.length > 0 ? w.figures.weakest(w.report.list(weakest)) : w.figures.noneWeak, INDENT),
    ...paragraph(page, w.figures.balanceNote, INDENT, paint.quiet),
  ];
};

export const figureLines = (page: Page, report: FirmReport): readonly string[] => {
  if (report.indicators.length === 0) return [];
  const { figures: f } = page.words;
  return [
    ...heading(page, f.head),
    ...paragraph(page, f.note, INDENT, page.paint.quiet),
    ...STAGES.flatMap((stage) => stageFigures(page, report, stage)),
    ...balanceLines(page, report),
  ];
};
