import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { json, reportDigest, reportPieces, reportText, summaryText } from '../../src/render/json.js';
import { breached, clean, reports, run } from './samples.js';
import { optionsOf } from './show.js';

/** The same value with the keys of every object the other way round. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([k, v]) => [k, reversed(v)]),
  );
};

describe('a report as JSON', () => {
  it.each(reports.map((r) => [r.firm.id, r] as const))('%s: reads back equal', (_, report) => {
    expect(JSON.parse(reportText(report))).toEqual(report);
  });

  it('has for its id the digest of those bytes, though they are never put together for it', () => {
    for (const report of reports.flatMap((r) => [r, reversed(r) as typeof r]))
      expect(reportDigest({ ...report })).toBe(hash('sha256', reportText(report)));
  });

  it('is the same bytes whatever the order of keys was', () => {
    for (const report of reports) expect(reportText(reversed(report) as typeof report)).toBe(reportText(report));
    expect(summaryText(reversed(run) as typeof run)).toBe(summaryText(run));
  });

  it('writes keys in the order of the types, free keys sorted', () => {
    const text = reportText({ ...clean, coverage: [{ ...clean.coverage[0]!, reasons: { z: 1, a: 2 } }] });
    expect(Object.keys(JSON.parse(text))).toEqual([
      '$schema',
      'kind',
      'firm',
      'period',
      'workers',
      'outcome',
      'earliestStage',
      'bar',
      'stages',
      'coverage',
      'owed',
      'findings',
      'evidence',
      'indicators',
      'balance',
      'notLookedAt',
      'notObservable',
      'provenance',
    ]);
    expect(Object.keys(JSON.parse(text).coverage[0].reasons)).toEqual(['a', 'z']);
  });

  it('keeps keys that the types do not know, after those they do', () => {
    const text = reportText({ ...clean, later: 1, earlier: 2 } as typeof clean);
    expect(Object.keys(JSON.parse(text)).slice(-3)).toEqual(['provenance', 'earlier', 'later']);
  });

  it('ends in one LF and has no CR', () => {
    expect(reportText(breached)).toMatch(/[^\n]\n$/);
    expect(reportText(breached)).not.toContain('\r');
  });

  it('is named by its digest', () => {
    expect(reportDigest(clean)).toMatch(/^[0-9a-f]{64}$/);
    expect(reportDigest(clean)).toBe(reportDigest({ ...clean }));
    expect(reportDigest(clean)).not.toBe(reportDigest({ ...clean, workers: 9 }));
  });
});

describe('a run as JSON', () => {
  const options = optionsOf();
  const text = json.begin(options) + reports.map((r) => json.firm(r, options)).join('') + json.end(run, options);

  it('is one array: the reports, then the summary', () => {
    expect(JSON.parse(text)).toEqual([...reports, run]);
    expect(JSON.parse(json.begin(options) + json.end(run, options))).toEqual([run]);
  });

  it('can be had in pieces, where a report is too large for one text', () => {
    for (const report of reports) {
      expect([...reportPieces(report, true)].join('')).toBe(reportText(report));
      expect([...reportPieces(report, false)].join('')).toBe(json.firm(report, options));
      expect(json.pieces?.(report, true)).toBeUndefined();
    }
    const [finding] = breached.findings;
    const many = { ...breached, findings: [{ ...finding!, subjects: Array(1_000_000).fill(finding!.subject) }] };
    expect(json.pieces?.(many, true)).toBeDefined();
  });

  it('holds each report with the bytes its digest is taken of', () => {
    for (const report of reports) expect(text).toContain(reportText(report).trimEnd());
  });
});
