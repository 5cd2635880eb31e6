// The notice to one worker of a firm: what was found in their rows, what is owed, where to turn. In: a report, a worker. Out: a page of plain text.
import type { NoticeParagraph, NoticeText } from '../pack/types.js';
import { add, formatNumber, parseNumber, ZERO } from '../quantity/rational.js';
import type { Amount, Finding, FirmReport } from '../report/types.js';
import { fill } from '../text/index.js';
import type { NoticeWords } from '../text/notices.js';
import { figure, placesFor } from './amounts.js';
import { heading, type Page, pageOf, paragraph } from './page.js';
import type { RenderOptions } from './renderer.js';
import { workedLines } from './terminal/brief.js';
import { breachSentence } from './terminal/example.js';
import { owedNow } from './terminal/owed.js';
import { byRule, type Group, span, subjectsOf } from './terminal/subjects.js';

export interface NoticeOptions extends RenderOptions {
  /** Any language of notices; `lang` is what names of the pack are shown in where it has no others. */
  readonly language: string;
  readonly words: NoticeWords;
  readonly text: NoticeText;
  readonly paragraphs: readonly NoticeParagraph[];
  /** Digest of the report. */
  readonly report: string;
}

/** A worker's own figures only: what is worked out from other people's rows would show theirs. */
const OTHERS = /\b(of|by) (peers|workers)\b/;

const isOthers = (f: Finding): boolean => f.equation.some((s) => OTHERS.test(s.formula));

const breachedOf = (report: FirmReport, worker: string): readonly Finding[] =>
  report.findings.filter((f) => f.answer === 'breached' && f.subject.worker === worker);

const isOpenSum = (f: Finding): boolean => f.reasons.some((r) => r.code === 'amount_open');

const isPaid = (f: Finding): boolean => owedNow(f) !== undefined && owedNow(f)!.amount !== '0';

/** Workers with money owed, or with a sum that is still open. */
export const noticeWorkers = (report: FirmReport): readonly string[] =>
  [
    ...new Set(
      report.findings
        .filter((f) => f.answer === 'breached' && (isPaid(f) || isOpenSum(f)))
        .flatMap((f) => f.subject.worker ?? []),
    ),
  ].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

interface Sheet {
  readonly page: Page;
  readonly o: NoticeOptions;
}

const money = ({ o }: Sheet, amount: Amount): string =>
  fill(o.words.units[amount.unit] ?? `{n} ${amount.unit}`, { n: figure(amount, placesFor(amount)) });

/** 5,920 yen + 6,560 yen = 12,480 yen; one amount stands alone. */
const sum = (s: Sheet, amounts: readonly Amount[]): string => {
  const total = amounts.reduce((q, a) => add(q, parseNumber(a.amount) ?? ZERO), ZERO);
  const written = money(s, { amount: formatNumber(total), unit: amounts[0]!.unit });
  return amounts.length === 1 ? written : `${amounts.map((a) => money(s, a)).join(' + ')} = ${written}`;
};

const titleOf = ({ page, o }: Sheet, rule: string): string => o.text.rules[rule] ?? page.names.ruleTitle(rule);

const whenOf = (page: Page, f: Finding): string =>
  span(page, f.subject.from, f.subject.to) || page.names.table(f.subject.kind);

/** Sentences and equations are in the words of the pack; in a further language the figures stand alone. */
const hasWords = ({ o }: Sheet): boolean => o.language === o.lang;

const ruleLines = (s: Sheet, { rule, findings }: Group): readonly string[] => {
  const { page, o } = s;
  const paid = findings.filter(isPaid);
  if (paid.length === 0) return [];
  const [first] = paid as [Finding];
  const when = whenOf(page, first);
  const worked = hasWords(s) && !isOthers(first) ? workedLines(page, first, 4, 12) : [];
  const sentence = worked.length > 0 ? breachSentence(page, first) : '';
  return [
    '',
    ...paragraph(page, titleOf(s, rule)),
    ...paragraph(page, fill(o.words.law, { law: page.names.law(first.law) }), 2),
    ...(sentence === '' ? [] : paragraph(page, fill(o.words.example, { when, sentence }), 2)),
    ...paid.flatMap((f) =>
      paragraph(page, fill(o.words.owedIn, { when: whenOf(page, f), amount: money(s, owedNow(f)!) }), 4),
    ),
    ...paragraph(
      page,
      fill(o.words.owedFor, {
        sum: sum(
          s,
          paid.map((f) => owedNow(f)!),
        ),
      }),
      2,
    ),
    ...(isOthers(first) ? paragraph(page, o.words.withheld, 2) : []),
    ...(worked.length > 0 ? [...paragraph(page, fill(o.words.worked, { when }), 2), ...worked] : []),
    ...(findings.every((f) => f.checked) ? [] : paragraph(page, o.words.unchecked, 2)),
  ];
};

const alsoLines = (s: Sheet, groups: readonly Group[]): readonly string[] => {
  const { page, o } = s;
  const lines = groups.flatMap(({ rule, findings }) => {
    const open = findings.some(isOpenSum) ? [fill(o.words.sumOpen, { rule: titleOf(s, rule) })] : [];
    const bare = findings.some((f) => !isPaid(f) && !isOpenSum(f)) ? [titleOf(s, rule)] : [];
    return [...new Set([...open, ...bare])].flatMap((text) => paragraph(page, `- ${text}`, 2, undefined, 2));
  });
  return lines.length === 0 ? [] : [...heading(page, o.words.alsoFound), ...lines];
};

const totalLines = (s: Sheet, report: FirmReport, worker: string, open: boolean): readonly string[] => {
  const { page, o } = s;
  const own = report.owed.workers.find((x) => x.worker === worker);
  const line = (text: string): readonly string[] => paragraph(page, text, 2);
  if (!own || own.total.amount === '0') return [...heading(page, o.words.total), ...line(o.words.totalOpen)];
  const { total, interest, addition } = own;
  const { asOf } = report.owed;
  return [
    ...heading(page, o.words.total),
    ...line(fill(open ? o.words.totalAtLeast : o.words.totalIs, { amount: money(s, total) })),
    ...(interest === null || asOf === null
      ? line(o.words.noInterest)
      : [
          ...line(fill(o.words.interest, { day: asOf, amount: money(s, interest) })),
          ...line(fill(o.words.withInterest, { sum: sum(s, [total, interest]) })),
        ]),
    ...(addition === null ? [] : line(fill(o.words.addition, { amount: money(s, addition) }))),
  ];
};

/** Whoever is said to have been paid can tell whether they were. */
const repaidLines = (s: Sheet, report: FirmReport, worker: string): readonly string[] => {
  const { page, o } = s;
  const lines = report.findings
    .filter((f) => f.subject.worker === worker)
    .flatMap((f) =>
      (f.settlement?.rows ?? []).flatMap(({ kind, how, on, amount }) => {
        if (kind !== 'repaid' || amount === null || (how !== 'applied' && how !== 'unproved')) return [];
        const said = how === 'applied' ? o.words.repaid : o.words.repaidUnproved;
        const told = { rule: titleOf(s, f.rule), when: whenOf(page, f), amount: money(s, amount), day: on ?? '-' };
        return paragraph(page, `- ${fill(said, told)}`, 2, undefined, 2);
      }),
    );
  if (lines.length === 0) return [];
  return [...heading(page, o.words.repaidHead), ...lines, ...paragraph(page, o.words.repaidAsk, 2)];
};

const openLines = (s: Sheet, report: FirmReport, worker: string): readonly string[] => {
  const { page, o } = s;
  // Reasons may speak of another worker's row: only the rule is named.
  const rules = new Set(
    report.findings
      .filter((f) => f.answer === 'undecided' && subjectsOf(f).some((x) => x.worker === worker))
      .map((f) => f.rule),
  );
  if (rules.size === 0) return [...heading(page, o.words.open), ...paragraph(page, o.words.nothingOpen, 2)];
  return [
    ...heading(page, o.words.open),
    ...paragraph(page, o.words.openIntro, 2),
    ...[...rules].flatMap((rule) => paragraph(page, `- ${titleOf(s, rule)}`, 2, undefined, 2)),
  ];
};

const whereLines = (s: Sheet, groups: readonly Group[]): readonly string[] => {
  const { page, o } = s;
  const { names, lang } = page;
  const places = new Map<string, Set<string>>();
  for (const { rule, findings } of groups) {
    const topic = findings[0]!.topic;
    const by = names.rule(rule)?.enforcedBy ?? names.topic(topic)?.enforcedBy;
    if (!by) continue;
    const own = o.text.topics[topic];
    const authority = fill(o.words.authority, {
      authority: own?.authority ?? by.authority[lang],
      law: names.law(by.law),
    });
    const remedies = places.get(authority) ?? new Set<string>();
    places.set(authority, remedies.add(own?.remedy ?? by.remedy[lang]));
  }
  return [
    ...heading(page, o.words.where),
    ...[...places].flatMap(([authority, remedies]) => [
      ...paragraph(page, authority, 2, undefined, 2),
      ...[...remedies].flatMap((text) => paragraph(page, text, 4)),
    ]),
  ];
};

const partLines = ({ page, o }: Sheet, part: NoticeParagraph['part']): readonly string[] => {
  const own = o.paragraphs.filter((p) => p.part === part);
  if (own.length === 0) return [];
  return [
    ...heading(page, o.words[part]),
    ...own.flatMap((p) => [
      ...paragraph(page, o.text.paragraphs[p.id] ?? '', 2),
      ...(p.law.length === 0 ? [] : paragraph(page, fill(o.words.law, { law: page.names.law(p.law) }), 4)),
      ...(p.source === '' ? [] : paragraph(page, p.source, 4)),
      ...(p.checked ? [] : paragraph(page, o.words.unchecked, 4)),
    ]),
  ];
};

/** No other worker's row, and no outcome of the firm or of any application, finds its way into it. */
export const noticeText = (report: FirmReport, worker: string, o: NoticeOptions): string => {
  const page = pageOf({ ...o, colour: 0 });
  const s: Sheet = { page, o };
  const groups = byRule(breachedOf(report, worker));
  const { words: n } = o;
  const { firm, period, provenance } = report;
  const lines = [
    ...paragraph(page, fill(n.title, { worker })),
    ...paragraph(page, fill(n.employer, { firm: firm.name === null ? firm.id : `${firm.name} (${firm.id})` })),
    ...(period ? paragraph(page, fill(n.period, { from: period.from, to: period.to })) : []),
    '',
    ...paragraph(page, n.intro),
    ...heading(page, n.found),
    ...groups.flatMap((group) => ruleLines(s, group)),
    ...alsoLines(s, groups),
    ...totalLines(
      s,
      report,
      worker,
      groups.some((g) => g.findings.some(isOpenSum)),
    ),
    ...repaidLines(s, report, worker),
    ...openLines(s, report, worker),
    ...whereLines(s, groups),
    ...partLines(s, 'help'),
    ...partLines(s, 'protection'),
    ...partLines(s, 'transfer'),
    ...heading(page, n.statusHead),
    ...paragraph(page, n.status, 2),
    '',
    ...paragraph(page, n.others),
    ...paragraph(page, fill(n.foot, { report: o.report, pack: provenance.pack, version: provenance.packVersion })),
  ];
  return `${lines.join('\n')}\n`;
};
