// The head of a firm's report: name, outcome, period, workers, law and files; and the stages with their counts. In: a report. Out: lines.
import { STAGES } from '../../pack/types.js';
import type { FirmReport, Outcome, StageResult } from '../../report/types.js';
import { grouped } from '../../text/digits.js';
import { ends, heading, labelled, moreThan, type Page, paragraph, ruleLine, tableAt } from '../page.js';
import type { Painter } from '../table.js';
import { pad, widthOf } from '../width.js';
import { barLines } from './bars.js';

const INDENT = 2;
const DIGEST_SHOWN = 12;
/** A terminal this wide has room for what each stage asks. */
const WIDE = 110;
/** Columns of the stage table. */
const [BREACHED, UNDECIDED] = [2, 3];

export const outcomePaint = (page: Page, outcome: Outcome): Painter => {
  if (outcome === 'clear') return page.paint.good;
  return outcome === 'clear_with_conditions' || outcome === 'evidence_required' ? page.paint.open : page.paint.bad;
};

const digestText = (page: Page, digest: string): string => (page.verbose ? digest : digest.slice(0, DIGEST_SHOWN));

/** Nothing to say about it: everything was judged and met, and everything handed in was read. */
export const isCalm = (report: FirmReport): boolean =>
  report.outcome === 'clear' &&
  report.findings.length === 0 &&
  report.stages.every((s) => s.breached + s.undecided + s.settled === 0) &&
  report.provenance.faults.length === 0 &&
  report.provenance.joinLosses.length === 0 &&
  report.provenance.corrections === undefined &&
  report.provenance.files.every((f) => (f.rowsLeftOut ?? 0) === 0);

/** Rows of a file that were added to other rows. */
const correctionsIn = ({ provenance }: FirmReport, file: string): number =>
  (provenance.corrections ?? []).reduce((n, c) => n + c.rows.filter((r) => r.file === file).length, 0);

/** The folder that all files lie in, with its slash; '' for a single file or none in common. */
const folderOf = (files: readonly string[]): string => {
  const [first = '', ...rest] = files;
  if (rest.length === 0) return '';
  const parts = first.split('/').slice(0, -1);
  const same = parts.findIndex((_, i) => !rest.every((f) => f.startsWith(`${parts.slice(0, i + 1).join('/')}/`)));
  const common = same < 0 ? parts : parts.slice(0, same);
  return common.length === 0 ? '' : `${common.join('/')}/`;
};

export const headLines = (page: Page, report: FirmReport): readonly string[] => {
  const { words: w, names } = page;
  const p = report.provenance;
  const title = report.firm.name === null ? report.firm.id : `${report.firm.name} (${report.firm.id})`;
  const outcome = w.outcomes[report.outcome];
  const paint = outcomePaint(page, report.outcome);
  const options = Object.entries(p.options).map(([name, value]) => `${name} ${value}`);
  const labels = [w.report.period, w.report.workers, w.report.law, w.report.asOf, w.report.options, w.report.files];
  const column = Math.max(...labels.map((l) => widthOf(l, page))) + 2;
  const item = (label: string, text: string) => labelled(page, label, text, INDENT, column);
  const period = report.period === null ? w.report.noPeriod : w.report.days(report.period.from, report.period.to);
  const folder = folderOf(p.files.map((f) => f.file));
  const files = p.files.slice(0, page.limit).map((f, i) => [
    pad(i === 0 && folder === '' ? w.report.files : '', column - 2, 'left', page),
    f.file.slice(folder.length),
    [names.table(f.table), f.preset?.id, f.mapping?.file].filter((t) => t !== undefined).join(' · '),
    w.report.rows(
      f.rowsRead,
      f.rowsLeftOut,
      f.rowsBlank,
      Object.values(f.rowsAside ?? {}).reduce((a, b) => a + b, 0),
      correctionsIn(report, f.file),
    ),
  ]);
  const fileColumns = [{ head: '', paint: page.paint.quiet }, { head: '' }, { head: '' }, { head: '' }];
  return [
    ruleLine(page),
    ...ends(page, title, outcome.name, page.paint.strong, (t) => page.paint.strong(paint(t))),
    ...paragraph(page, outcome.means),
    ...(report.bar === null ? [] : barLines(page, report.bar, 0)),
    '',
    ...item(w.report.period, period),
    ...item(w.report.workers, grouped(report.workers)),
    ...item(w.report.law, w.report.pack(page.packTitle, p.packVersion, digestText(page, p.packDigest))),
    ...(p.asOf === null ? [] : item(w.report.asOf, p.asOf)),
    ...(options.length === 0 ? [] : item(w.report.options, w.report.list(options))),
    ...(folder === '' ? [] : item(w.report.files, folder)),
    ...tableAt(page, INDENT, fileColumns, files),
    ...moreThan(page, p.files.length, INDENT + column),
  ];
};

/** How much of what is in scope could be judged. */
export const shareJudged = (s: Pick<StageResult, 'met' | 'breached' | 'settled' | 'undecided'>): string => {
  const judged = s.met + s.breached + s.settled;
  const all = judged + s.undecided;
  // Rounded down: 100% stands for every single one.
  return all === 0 ? '-' : `${Math.floor((judged * 100) / all)}%`;
};

/** A later stage may make the result worse, so only what is clear in it goes without its outcome. */
const stageOutcomeText = ({ words: w }: Page, s: StageResult): string => {
  if (s.rules === 0 && s.stage !== 'intake') return w.report.figuresOnly;
  const only = s.reportedOnly || s.stage === 'balance';
  return only && s.outcome === 'clear' ? w.report.reportedOnly : w.outcomes[s.outcome].name;
};

export const stageLines = (page: Page, report: FirmReport): readonly string[] => {
  const { words: w } = page;
  const shown = report.stages;
  const without = STAGES.filter((stage) => !shown.some((s) => s.stage === stage));
  const rows = shown.map((s) => [
    w.stages[s.stage].name,
    grouped(s.met),
    grouped(s.breached),
    grouped(s.undecided),
    grouped(s.not_applicable),
    ...(anySettled(report) ? [grouped(s.settled)] : []),
    shareJudged(s),
    stageOutcomeText(page, s),
    ...(page.width >= WIDE ? [w.stages[s.stage].question] : []),
  ]);
  const right = (head: string, paint?: Painter) => ({ head, align: 'right' as const, ...(paint && { paint }) });
  const columns = [
    { head: w.report.stage },
    right(w.answers.met),
    right(w.answers.breached),
    right(w.answers.undecided),
    right(w.report.notApplicable),
    ...(anySettled(report) ? [right(w.answers.settled)] : []),
    right(w.report.judged),
    { head: w.report.outcome },
    ...(page.width >= WIDE ? [{ head: w.report.question, paint: page.paint.quiet }] : []),
  ];
  const outcomeColumn = columns.findIndex((c) => c.head === w.report.outcome);
  const paintCell = (row: number, column: number): Painter | undefined => {
    const s = shown[row]!;
    if (s.rules === 0 || (s.reportedOnly && s.outcome === 'clear')) return page.paint.quiet;
    if (column === BREACHED && s.breached > 0) return page.paint.bad;
    if (column === UNDECIDED && s.undecided > 0) return page.paint.open;
    return column === outcomeColumn ? outcomePaint(page, s.outcome) : undefined;
  };
  const notes = [
    ...(shown.some((s) => s.reportedOnly) ? [w.report.laterStages(w.stages.rights.name)] : []),
    ...(without.length === 0
      ? []
      : [
          (report.provenance.options.phase === undefined ? w.report.noRules : w.report.notOfOffer)(
            without.map((s) => w.stages[s].name),
          ),
        ]),
  ];
  return [
    ...heading(page, w.report.stages),
    ...tableAt(page, INDENT, columns, rows, paintCell),
    ...notes.flatMap((note) => paragraph(page, note, INDENT, page.paint.quiet)),
  ];
};

const anySettled = (report: FirmReport): boolean => report.stages.some((s) => s.settled > 0);
