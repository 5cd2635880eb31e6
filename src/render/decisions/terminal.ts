// Decisions for people: a line each, then why, what to do and until when; and how far firms come. In: records. Out: text of a given width.

import { add, formatNumber, parseNumber, type Q, ZERO } from '../../quantity/rational.js';
import type { DecisionReason, DecisionRecord, ScreeningSummary } from '../../screening/types.js';
import { grouped } from '../../text/digits.js';
import { amountText } from '../amounts.js';
import { ends, heading, type Page, pageOf, paragraph, ruleLine, tableAt } from '../page.js';
import { outcomePaint } from '../terminal/firm-head.js';
import type { DecisionRenderer } from './renderer.js';

const DIGEST_SHOWN = 12;
const OUTCOME = 3;
/** Breaches are named as far as the page goes; of what is open, a few: the report has them all. */
const OPEN_SHOWN = 5;

/** A bar with its day, or that no day ends it. */
const outcomeOf = ({ words: w }: Page, { outcome, until }: DecisionRecord): string =>
  outcome !== 'not_eligible_until'
    ? w.outcomes[outcome].name
    : until === null
      ? w.screening.notUntilOpen
      : w.screening.notUntil(until);

/** Applications of one firm that stand for the same reasons are told together. */
const together = (records: readonly DecisionRecord[]): readonly (readonly DecisionRecord[])[] => {
  const groups = new Map<string, DecisionRecord[]>();
  for (const r of records) {
    const same = JSON.stringify([
      r.subject.firm.id,
      r.subject.kind === 'change_out',
      r.outcome,
      r.until,
      r.reasons.map((x) => [x.rule, x.answer, x.text.en]),
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
      const until = a.bars
        ? a.until === null
          ? say.untilOpen
          : say.until(a.until)
        : say.concerns(page.names.ruleTitle(a.rule));
      const parts = [a.act, until, a.release?.[page.lang] ?? ''].filter((t) => t !== '');
      return paragraph(page, `- ${page.words.report.list(parts)}`, 2, undefined, 2);
    }),
    ...more(page, acts.length - page.limit),
  ];
};

/** Sums are told once, for all rules together: the record has them rule by rule. */
const remedyLines = (page: Page, record: DecisionRecord): readonly string[] => {
  const { words: w, lang } = page;
  // What is open says itself what it takes.
  const gating = record.reasons.filter((r) => r.leadsTo !== 'clear');
  const remedies = record.remedy.filter((_, i) => gating[i]?.answer === 'breached');
  if (remedies.length === 0) return [];
  const sums = remedies.flatMap((r) => (r.what === 'pay' && r.amount ? [r.amount] : []));
  const total = sums.reduce<Q>((sum, a) => add(sum, parseNumber(a.amount) ?? ZERO), ZERO);
  const paid = sums[0]
    ? [
        w.screening.pay(
          amountText(w, { amount: formatNumber(total), unit: sums[0].unit }),
          record.report.slice(0, DIGEST_SHOWN),
        ),
      ]
    : [];
  const others = remedies.filter((r) => !(r.what === 'pay' && r.amount)).map((r) => r.text[lang]);
  return [
    ...paragraph(page, w.report.bracketed(w.screening.remedy, w.screening.by(remedies[0]!.due)), 2, page.paint.strong),
    ...[...new Set([...paid, ...others])].flatMap((text) => paragraph(page, `- ${text}`, 2, undefined, 2)),
  ];
};

/** Advice, with the applications it is for where it is not for all that are told together. */
const adviceLines = (page: Page, group: readonly DecisionRecord[]): readonly string[] => {
  const texts = [...new Set(group.flatMap((r) => r.advice.map((a) => a[page.lang])))];
  return texts.flatMap((text) => {
    const own = group.filter((r) => r.advice.some((a) => a[page.lang] === text)).map((r) => r.subject.application);
    const { list, labelled } = page.words.report;
    return paragraph(page, own.length === group.length ? text : labelled(list(own), text), 2, page.paint.strong);
  });
};

/** What the firm replied to an earlier record, and what changed since. */
const sinceLines = (page: Page, group: readonly DecisionRecord[]): readonly string[] => {
  const { screening: say, outcomes } = page.words;
  const record = group.find((r) => r.supersedes !== null);
  if (!record?.supersedes) return [];
  const { asOf, outcome, noLonger, anew } = record.supersedes;
  const titles = (rules: readonly string[]): readonly string[] => [
    ...rules.slice(0, OPEN_SHOWN).map((rule) => page.names.ruleTitle(rule)),
    ...(rules.length > OPEN_SHOWN ? [say.more(rules.length - OPEN_SHOWN)] : []),
  ];
  const days = record.replies.map((r) => r.on).sort();
  const late = record.replies.filter((r) => r.late).length;
  return [
    ...(days.length === 0 ? [] : paragraph(page, say.replied(days.length, days.at(-1)!, late), 2)),
    ...paragraph(page, say.since(asOf, outcomes[outcome].name, titles(noLonger), titles(anew)), 2),
  ];
};

const groupLines = (page: Page, group: readonly DecisionRecord[]): readonly string[] => {
  const { words: w, lang, paint } = page;
  const say = w.screening;
  const [record] = group as [DecisionRecord];
  // What was found gates nobody who leaves: the firm's report tells it.
  const leaving = record.subject.kind === 'change_out';
  const gating = leaving ? [] : record.reasons.filter((r) => r.leadsTo !== 'clear');
  const of = (answer: DecisionReason['answer']) => gating.filter((r) => r.answer === answer);
  const who = `${w.report.list(group.map((r) => r.subject.application))}  ${record.subject.firm.name ?? record.subject.firm.id}`;
  const painted = (text: string): string => paint.strong(outcomePaint(page, record.outcome)(text));
  return [
    '',
    ...ends(page, who, outcomeOf(page, record), paint.strong, painted),
    ...paragraph(page, record.statement[lang], 2),
    ...sinceLines(page, group),
    ...adviceLines(page, group),
    ...(leaving
      ? []
      : [
          ...actLines(page, record),
          ...listOf(page, of('breached'), page.limit),
          ...listOf(page, of('undecided'), page.verbose ? page.limit : OPEN_SHOWN),
          ...remedyLines(page, record),
        ]),
    ...(record.status === 'preliminary'
      ? paragraph(page, say.preliminary(record.rightToReply?.until ?? record.expires), 2)
      : []),
    ...(leaving ? [] : paragraph(page, w.report.sentences(scopeTexts(page, record)), 2, paint.quiet)),
    ...(record.outcome === 'clear' ? [] : paragraph(page, record.noConsequence[lang], 2, paint.quiet)),
    ...paragraph(
      page,
      `${say.record} ${group.map((r) => (page.verbose ? r.recordId : r.recordId.slice(0, DIGEST_SHOWN))).join(' ')}`,
      2,
      paint.quiet,
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
    outcomeOf(page, r),
    r.earliestStage === null ? '-' : w.stages[r.earliestStage].name,
    r.expires,
  ]);
  const heads = [say.application, say.firm, say.kind, say.outcome, say.earliest, say.expires].map((head) => ({ head }));
  return tableAt(page, 2, heads, rows, (row, column) =>
    column === OUTCOME ? outcomePaint(page, records[row]!.outcome) : undefined,
  );
};

const scopeTexts = ({ words: w, lang }: Page, { coverage, notAssessed }: DecisionRecord): readonly string[] => [
  coverage.text[lang],
  ...(notAssessed.length === 0 ? [] : [w.screening.notAssessed(notAssessed.length)]),
];

/** That nothing is found of these says nothing: no table shows them. */
const notObservable = (page: Page, records: readonly DecisionRecord[]): readonly string[] => {
  const titles = [...new Set(records.flatMap((r) => r.notObservable.map((n) => n.title[page.lang])))];
  if (titles.length === 0) return [];
  const { report } = page.words;
  return [
    ...heading(page, report.notObservable),
    ...paragraph(page, report.notObservableNote, 2, page.paint.quiet),
    ...paragraph(page, report.list(titles), 2),
  ];
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
    const lines = [
      ruleLine(page),
      ...heading(page, page.words.report.bracketed(say.head, `${page.words.report.asOf} ${run.asOf}`)).slice(1),
      ...paragraph(page, say.note, 0, page.paint.quiet),
      '',
      ...(records.length === 0 ? [] : tableLines(page, records)),
      ...together(records).flatMap((group) => groupLines(page, group)),
      ...notObservable(page, records),
      ...setLines(page, run),
    ];
    return `${lines.join('\n')}\n`;
  },
};
