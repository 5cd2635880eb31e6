// Decisions for people: a line each, then why, what to do and until when; and how far firms come. In: records. Out: text of a given width.
import type { DecisionReason, DecisionRecord, ScreeningSummary } from '../../screening/types.js';
import { grouped } from '../../text/digits.js';
import { heading, type Page, pageOf, paragraph, ruleLine, tableAt } from '../page.js';
import { outcomePaint } from '../terminal/firm-head.js';
import type { DecisionRenderer } from './renderer.js';

const DIGEST_SHOWN = 12;
const OUTCOME = 3;
/** Breaches are named as far as the page goes; of what is open, a few: the report has them all. */
const OPEN_SHOWN = 5;

/** Applications of one firm that stand for the same reasons are told together. */
const together = (records: readonly DecisionRecord[]): readonly (readonly DecisionRecord[])[] => {
  const groups = new Map<string, DecisionRecord[]>();
  for (const r of records) {
    const same = JSON.stringify([
      r.subject.firm.id,
      r.subject.kind === 'change_out',
      r.outcome,
      r.until,
      r.advice,
      r.reasons.map((x) => [x.rule, x.answer, x.fingerprints]),
    ]);
    groups.set(same, [...(groups.get(same) ?? []), r]);
  }
  return [...groups.values()];
};

const reasonLines = (page: Page, reason: DecisionReason): readonly string[] => {
  const { words: w, lang } = page;
  const say = w.screening;
  return [
    ...paragraph(page, `- ${reason.text[lang]} ${say.leadsTo(w.outcomes[reason.leadsTo].name)}`, 2, undefined, 2),
    ...(reason.answer === 'breached' ? paragraph(page, page.names.law(reason.law), 4, page.paint.quiet) : []),
    ...(reason.checked ? [] : paragraph(page, w.report.uncheckedRule, 4, page.paint.open)),
  ];
};

const listOf = (page: Page, reasons: readonly DecisionReason[], limit: number): readonly string[] => [
  ...reasons.slice(0, limit).flatMap((r) => reasonLines(page, r)),
  ...more(page, reasons.length - limit),
];

const more = (page: Page, left: number): readonly string[] =>
  left > 0 ? paragraph(page, page.words.screening.more(left), 2, page.paint.quiet) : [];

const actLines = (page: Page, record: DecisionRecord): readonly string[] => {
  const say = page.words.screening;
  const acts = record.officialFindings;
  if (acts.length === 0) return [];
  return [
    ...paragraph(page, say.officialHead, 2, page.paint.strong),
    ...acts.slice(0, page.limit).flatMap((a) => {
      const until = a.bars ? (a.until === null ? say.untilOpen : say.until(a.until)) : '';
      const release = a.release?.[page.lang] ?? '';
      return paragraph(page, `- ${[a.act, until, release].filter((t) => t !== '').join('  ')}`, 2, undefined, 2);
    }),
    ...more(page, acts.length - page.limit),
  ];
};

const groupLines = (page: Page, group: readonly DecisionRecord[]): readonly string[] => {
  const { words: w, lang } = page;
  const say = w.screening;
  const [record] = group as [DecisionRecord];
  // What was found gates nobody who leaves: the firm's report tells it.
  const leaving = record.subject.kind === 'change_out';
  const gating = leaving ? [] : record.reasons.filter((r) => r.leadsTo !== 'clear');
  const who = `${w.report.list(group.map((r) => r.subject.application))}  ${record.subject.firm.name ?? record.subject.firm.id}`;
  const remedies = record.remedy.filter((r) => gating.some((g) => g.rule === r.rule && g.answer === 'breached'));
  return [
    ...heading(page, who, outcomePaint(page, record.outcome)),
    ...paragraph(page, record.statement[lang], 2),
    ...record.advice.flatMap((a) => paragraph(page, a[lang], 2, page.paint.strong)),
    ...(leaving ? [] : actLines(page, record)),
    ...listOf(
      page,
      gating.filter((r) => r.answer === 'breached'),
      page.limit,
    ),
    ...listOf(
      page,
      gating.filter((r) => r.answer === 'undecided'),
      page.verbose ? page.limit : OPEN_SHOWN,
    ),
    ...(remedies.length === 0
      ? []
      : [
          ...paragraph(page, `${say.remedy} (${say.until(remedies[0]!.due)})`, 2, page.paint.strong),
          ...[...new Set(remedies.map((r) => r.text[lang]))]
            .slice(0, page.limit)
            .flatMap((text) => paragraph(page, `- ${text}`, 2, undefined, 2)),
        ]),
    ...(record.status === 'preliminary'
      ? paragraph(page, say.preliminary(record.rightToReply?.until ?? record.expires), 2)
      : []),
    ...(record.outcome === 'clear' || leaving ? [] : paragraph(page, record.noConsequence[lang], 2, page.paint.quiet)),
    ...paragraph(
      page,
      `${say.record} ${group.map((r) => (page.verbose ? r.recordId : r.recordId.slice(0, DIGEST_SHOWN))).join(' ')}`,
      2,
      page.paint.quiet,
    ),
  ];
};

const tableLines = (page: Page, records: readonly DecisionRecord[]): readonly string[] => {
  const { words: w } = page;
  const say = w.screening;
  const rows = records.map((r) => [
    r.subject.application,
    r.subject.firm.id,
    say.kinds[r.subject.kind ?? 'unknown'],
    w.outcomes[r.outcome].name + (r.until === null ? '' : ` ${r.until}`),
    r.earliestStage === null ? '-' : w.stages[r.earliestStage].name,
    r.expires,
  ]);
  const heads = [say.application, say.firm, say.kind, say.outcome, say.earliest, say.expires].map((head) => ({ head }));
  return tableAt(page, 2, heads, rows, (row, column) =>
    column === OUTCOME ? outcomePaint(page, records[row]!.outcome) : undefined,
  );
};

const setLines = (page: Page, run: ScreeningSummary): readonly string[] => {
  if (run.firms < 2) return [];
  const { words: w } = page;
  const say = w.screening;
  const right = (head: string) => ({ head, align: 'right' as const });
  const { misordered, among } = run.reversal;
  return [
    ...heading(page, say.funnel),
    ...tableAt(
      page,
      2,
      [{ head: w.report.stage }, right(say.passed), right(say.of), right(say.share)],
      run.funnel.map((f) => [w.stages[f.stage].name, grouped(f.passed), grouped(f.of), f.share ?? '-']),
    ),
    ...paragraph(page, among === 0 ? say.reversalNone : say.reversal(misordered.length, among), 2),
    ...(misordered.length === 0 ? [] : paragraph(page, say.misordered(misordered), 2)),
  ];
};

export const terminal: DecisionRenderer = {
  name: 'terminal',
  extension: '.txt',
  all: (records, run, options) => {
    const page = pageOf(options);
    const say = page.words.screening;
    const told = records.filter((r) => r.outcome !== 'clear' || r.advice.length > 0 || r.subject.kind === 'change_out');
    const lines = [
      ruleLine(page),
      ...heading(page, `${say.head} (${page.words.report.asOf} ${run.asOf})`).slice(1),
      ...paragraph(page, say.note, 0, page.paint.quiet),
      '',
      ...(records.length === 0 ? [] : tableLines(page, records)),
      ...together(told).flatMap((group) => groupLines(page, group)),
      ...setLines(page, run),
    ];
    return `${lines.join('\n')}\n`;
  },
};
