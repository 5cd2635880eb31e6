// How the files were read: faults cell by cell, columns not used, rows that could not be joined. In: a report. Out: lines.
import type { Correction, FaultReport, FirmReport } from '../../report/types.js';
import { faultSentences } from '../../text/index.js';
import { heading, type Page, paragraph } from '../page.js';
import { visible } from '../visible.js';
import { whoAndWhen } from './subjects.js';

const INDENT = 2;

const place = (page: Page, f: FaultReport): string => {
  const { report, quoted } = page.words;
  return [report.place(f.file, f.row), f.cell ?? '', f.column, f.written === '' ? '' : quoted(visible(f.written))]
    .filter((part) => part !== '')
    .join('  ');
};

/** A fault's arguments for the reader: tables by their titles. */
const argsOf = (page: Page, f: FaultReport): FaultReport['args'] => {
  const { names } = page;
  const { table } = f.args;
  return {
    file: f.file,
    line: f.row,
    column: f.column,
    written: f.written,
    ...f.args,
    ...(table !== undefined && { table: names.table(String(table)) }),
  };
};

const byCode = (faults: readonly FaultReport[]): ReadonlyMap<string, readonly FaultReport[]> => {
  const groups = new Map<string, FaultReport[]>();
  for (const f of faults) {
    const group = groups.get(f.code);
    if (group) group.push(f);
    else groups.set(f.code, [f]);
  }
  return groups;
};

/** What happened, where, what was done, what to do; said once for faults that would read the same. */
const faultLines = (page: Page, faults: readonly FaultReport[], count: number): readonly string[] => {
  const { words: w, paint } = page;
  const said = new Map<string, { what: string; done: string; todo: string; places: string[] }>();
  for (const f of faults.slice(0, page.limit)) {
    const sentences = faultSentences(w, f.code, f.action, argsOf(page, f));
    const key = JSON.stringify(sentences);
    const entry = said.get(key) ?? { ...sentences, places: [] };
    entry.places.push(place(page, f));
    said.set(key, entry);
  }
  const more = count - Math.min(faults.length, page.limit);
  return [
    ...Array.from(said.values()).flatMap(({ what, done, todo, places }) => [
      '',
      ...paragraph(page, what, INDENT),
      ...places.flatMap((p) => paragraph(page, p, INDENT + 2, paint.open, 2)),
      ...paragraph(page, w.report.sentences([done, todo].filter((t) => t !== '')), INDENT, paint.quiet),
    ]),
    ...(more > 0 ? paragraph(page, w.report.more(more), INDENT, paint.quiet) : []),
  ];
};

/** 'no_parent worker' → why rows could not be joined; a code that is not known stands as it is. */
const lossText = (page: Page, why: string): string => {
  const [code = '', table = ''] = why.split(' ');
  const texts: Readonly<Record<string, (table: string) => string>> = page.words.joinLosses;
  return Object.hasOwn(texts, code) ? texts[code]!(page.names.table(table)) : why;
};

/** How many rows of a table were added to others, and to whose; the first of them by name. */
const correctionLines = (page: Page, corrections: readonly Correction[]): readonly string[] => {
  const { words: w, names } = page;
  return [...new Set(corrections.map((c) => c.table))].map((table) => {
    const own = corrections.filter((c) => c.table === table);
    const shown = own.slice(0, page.limit).map((c) => {
      const places = c.rows.map((r) => w.report.place(r.file, r.row));
      return w.report.bracketed(whoAndWhen(page, c.subject), w.report.list(places));
    });
    const rows = own.reduce((n, c) => n + c.rows.length, 0);
    const more = own.length - shown.length;
    return w.report.sentences([
      w.report.corrected(rows, names.table(table), w.report.list(shown)),
      ...(more > 0 ? [w.report.more(more)] : []),
    ]);
  });
};

export const readingLines = (page: Page, report: FirmReport): readonly string[] => {
  const p = report.provenance;
  const { words: w, names, paint } = page;
  const faults = Array.from(byCode(p.faults)).flatMap(([code, own]) =>
    faultLines(page, own, Math.max(own.length, p.faultCounts[code] ?? 0)),
  );
  const notes = [
    ...correctionLines(page, p.corrections ?? []),
    ...p.joinLosses.map((l) => w.report.lost(l.rows, names.table(l.table), lossText(page, l.why))),
    ...p.files.flatMap((f) => (f.unmapped.length > 0 ? [w.report.unmapped(f.file, w.report.list(f.unmapped))] : [])),
    ...p.files.flatMap((f) => (f.dropped.length > 0 ? [w.report.dropped(f.file, w.report.list(f.dropped))] : [])),
    ...p.loosened.map((l) => w.report.loosened(l.what, l.reason[page.lang])),
  ];
  if (faults.length + notes.length === 0) return [];
  return [
    ...heading(page, w.report.intake),
    ...faults,
    ...(faults.length > 0 && notes.length > 0 ? [''] : []),
    ...notes.flatMap((note) => paragraph(page, note, INDENT, paint.quiet, 2)),
  ];
};
