// For --verbose: how often each rule was judged, and how each file was read. In: a report. Out: lines.
import type { FileReport, FirmReport } from '../../report/types.js';
import { grouped } from '../../text/digits.js';
import { heading, labelled, type Page, paragraph, tableAt } from '../page.js';
import { widthOf } from '../width.js';
import { shareJudged } from './firm-head.js';

const INDENT = 2;

export const coverageLines = (page: Page, report: FirmReport): readonly string[] => {
  const { words: w, names } = page;
  const weighed = report.coverage.some((c) => c.persons);
  const right = (head: string) => ({ head, align: 'right' as const });
  const columns = [
    { head: w.report.rule },
    right(w.answers.met),
    right(w.answers.breached),
    right(w.answers.undecided),
    right(w.report.notApplicable),
    right(w.report.judged),
    ...(weighed ? [{ head: w.report.peopleHead }] : []),
  ];
  const rows = report.coverage.map((c) => [
    names.ruleTitle(c.rule),
    ...[c.met, c.breached, c.undecided, c.not_applicable].map(grouped),
    shareJudged(c),
    ...(weighed ? [c.persons ? w.report.people(c.persons.breached, c.persons.undecided, c.persons.unstated) : ''] : []),
  ]);
  return [...heading(page, w.report.coverage), ...tableAt(page, INDENT, columns, rows)];
};

const fileLines = (page: Page, f: FileReport): readonly string[] => {
  const { words: w, names } = page;
  const label = w.report.sha256;
  const delimiter = f.delimiter === '\t' ? 'TAB' : f.delimiter;
  const columns = f.columns.map((c) => w.report.readAs(c.header, names.column(c.field, f.table)));
  return [
    ...paragraph(page, w.report.labelled(f.file, names.table(f.table)), INDENT),
    ...labelled(page, label, f.sha256, INDENT + 2, widthOf(label, page) + 2),
    ...paragraph(page, w.report.readIn(f.encoding, delimiter), INDENT + 2, page.paint.quiet),
    ...(columns.length === 0 ? [] : paragraph(page, w.report.list(columns), INDENT + 2, page.paint.quiet)),
  ];
};

export const filesLines = (page: Page, report: FirmReport): readonly string[] => [
  ...heading(page, page.words.report.filesRead),
  ...report.provenance.files.flatMap((f) => fileLines(page, f)),
];
