// What became of breaches since: settled ones, what stands beside a breach, and every row that settled nothing, with its reason. In: a report. Out: lines.
import type { Amount, Finding, FindingSettlement, FirmReport, Settlements } from '../../report/types.js';
import { amountText, placesFor } from '../amounts.js';
import { heading, moreThan, type Page, paragraph, tableAt } from '../page.js';
import { visible } from '../visible.js';
import { reasonText } from './reasons.js';
import { byRule, countText, subjectsOf, whoAndWhen } from './subjects.js';

const INDENT = 2;

const amount = (page: Page, a: Amount | null): string => (a === null ? '' : amountText(page.words, a, placesFor(a)));

type Row = FindingSettlement['rows'][number];

const rowText = (page: Page, row: Row): string => {
  const { settle } = page.words;
  return settle.row(visible(row.id), settle.kinds[row.kind], row.on ?? '', amount(page, row.amount));
};

const settledText = (page: Page, f: Finding): string => {
  const { settle, report } = page.words;
  const { rows, interestTo, note } = f.settlement!;
  const applied = rows.filter((r) => r.how === 'applied').map((r) => rowText(page, r));
  const also = [
    ...(interestTo === null ? [] : [settle.interestTo(interestTo)]),
    ...(note === null ? [] : [settle.notes[note]]),
  ];
  const said = report.list(applied);
  return report.labelled(
    whoAndWhen(page, f.subject),
    also.length > 0 ? report.bracketed(said, report.list(also)) : said,
  );
};

export const settledLines = (page: Page, report: FirmReport): readonly string[] => {
  const { names, words: w } = page;
  const groups = byRule(report.findings.filter((f) => f.answer === 'settled'));
  if (groups.length === 0) return [];
  return [
    ...heading(page, w.report.settled),
    ...paragraph(page, w.report.settledNote, INDENT, page.paint.quiet),
    ...groups.flatMap((g) => {
      const counts = countText(page, g.findings.flatMap(subjectsOf));
      const told = g.findings.filter((f) => f.settlement);
      return [
        ...paragraph(page, w.report.labelled(names.ruleTitle(g.rule), counts), INDENT, undefined, 2),
        ...told.slice(0, page.limit).flatMap((f) => paragraph(page, settledText(page, f), INDENT + 2, undefined, 2)),
        ...moreThan(page, told.length, INDENT + 2),
      ];
    }),
  ];
};

/** Beside breaches that stand: what was repaid of them, and what is only stated. */
export const besideLines = (page: Page, findings: readonly Finding[], indent: number): readonly string[] => {
  const { settle } = page.words;
  const lines = findings.flatMap((f) => {
    const { settlement: s } = f;
    if (!s) return [];
    const who = whoAndWhen(page, f.subject);
    const interest = s.leftInterest === null || s.leftInterest.amount === '0' ? null : s.leftInterest;
    const left = interest ? settle.leftInterest(amount(page, s.left), amount(page, interest)) : amount(page, s.left);
    return [
      ...(s.state === 'partial' ? [settle.left(who, amount(page, s.paid), left)] : []),
      ...s.rows.flatMap((row) => {
        if (row.how === 'unproved') return [settle.stated(settle.kinds[row.kind], rowText(page, row), who)];
        if (row.how === 'explained') return [settle.explained(rowText(page, row), who)];
        return row.how === 'expired' ? [settle.expired(rowText(page, row), who)] : [];
      }),
    ];
  });
  return [
    ...lines.slice(0, page.limit).flatMap((line) => paragraph(page, line, indent, undefined, 2)),
    ...moreThan(page, lines.length, indent),
  ];
};

const TOLD = [
  'partial',
  'unproved',
  'expired',
  'unused',
  'explained',
] as const satisfies readonly (keyof Settlements)[];

/** Every row that did not settle what it names. */
export const settlementLines = (page: Page, { settlements }: FirmReport): readonly string[] => {
  const { settle, report } = page.words;
  const told = TOLD.flatMap((how) => (settlements?.[how] ?? []).map((line) => ({ how, line })));
  if (told.length === 0) return [];
  const columns = [settle.number, settle.kind, settle.on, settle.amount, settle.came, settle.why].map((head) => ({
    head,
  }));
  const rows = told
    .slice(0, page.limit)
    .map(({ how, line }) => [
      visible(line.id),
      line.kind === null ? report.unknown : settle.kinds[line.kind],
      line.on ?? '',
      amount(page, line.amount),
      settle.became[how],
      line.reasons.map((r) => reasonText(page, r)).join(' '),
    ]);
  return [
    ...heading(page, settle.head),
    ...tableAt(page, INDENT, columns, rows),
    ...moreThan(page, told.length, INDENT),
  ];
};
