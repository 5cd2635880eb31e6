// Decision records as a table for spreadsheets: one row an application, in the reader's language. In: records. Out: CSV.
import type { DecisionRecord } from '../../screening/types.js';
import type { DecisionRenderer } from './renderer.js';

const HEAD = [
  'firm_id',
  'application_id',
  'kind',
  'status_of_residence',
  'field',
  'outcome',
  'status',
  'earliest_stage',
  'until',
  'release',
  'flags',
  'reasons',
  'statement',
  'judged',
  'in_scope',
  'not_assessed',
  'disclosure_hold',
  'as_of',
  'expires',
  'reply_until',
  'record_id',
  'report',
  'policy',
] as const;

// What a spreadsheet would take for a formula, also behind blanks and in full width.
const FORMULA = /^[\s\u3000]*[=+\-@＝＋－＠\t\r]/u;

/** Quoted where it must be; a text that a spreadsheet would work out gets an apostrophe before it. */
export const csvCell = (text: string): string => {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const rowOf = (r: DecisionRecord, lang: 'en' | 'ja'): Readonly<Record<(typeof HEAD)[number], string>> => ({
  firm_id: r.subject.firm.id,
  application_id: r.subject.application,
  kind: r.subject.kind ?? '',
  status_of_residence: r.subject.statusOfResidence ?? '',
  field: r.subject.field ?? '',
  outcome: r.outcome,
  status: r.status,
  earliest_stage: r.earliestStage ?? '',
  until: r.until ?? '',
  release: r.release?.[lang] ?? '',
  flags: r.flags.join(' '),
  reasons: r.reasons
    .filter((x) => x.leadsTo !== 'clear')
    .map((x) => x.text[lang])
    .join(' / '),
  statement: r.statement[lang],
  judged: `${r.coverage.judged}`,
  in_scope: `${r.coverage.inScope}`,
  not_assessed: r.notAssessed.map((n) => n.title[lang]).join(' / '),
  disclosure_hold: r.disclosureHold ? 'yes' : 'no',
  as_of: r.asOf,
  expires: r.expires,
  reply_until: r.rightToReply?.until ?? '',
  record_id: r.recordId,
  report: r.report,
  policy: r.policy.digest,
});

export const csv: DecisionRenderer = {
  name: 'csv',
  extension: '.csv',
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  all: (records, _, { lang }) => {
    const rows = records.map((r) => rowOf(r, lang));
    return `\ufeff${[HEAD.join(','), ...rows.map((row) => HEAD.map((h) => csvCell(row[h])).join(','))].join('\r\n')}\r\n`;
  },
};
