// Who may review a record, what becomes final and when, and that no line of the log can be changed unseen.
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/report/types.js';
import { digestOf, readLog } from '../../src/screening/log.js';
import { repliesIn, reply } from '../../src/screening/reply.js';
import { type Reviewing, review } from '../../src/screening/review.js';
import type { DecisionRecord, LogLine } from '../../src/screening/types.js';

const record = (outcome: Outcome, preparer: string | null = 'Clerk One', bars = false): DecisionRecord =>
  ({
    kind: 'decision',
    recordId: 'r'.repeat(64),
    outcome,
    preparer,
    officialFindings: bars ? [{ bars: true }] : [],
    rightToReply: outcome === 'clear' ? null : { until: '2026-05-15' },
    policy: { replyDays: 30 },
  }) as unknown as DecisionRecord;

const reviewing = (r: DecisionRecord, more: Partial<Reviewing> = {}): Reviewing => ({
  record: r,
  recordText: JSON.stringify(r),
  log: '',
  on: '2026-05-16',
  reviewer: 'Officer Two',
  role: 'senior officer',
  override: null,
  reason: 'the payroll shows it',
  ...more,
});

const done = (r: Reviewing) => {
  const result = review(r);
  if ('refused' in result) throw new Error(JSON.stringify(result.refused));
  return result;
};

describe('a review', () => {
  test('makes an outcome against a firm final only when the time to reply is over', () => {
    const r = record('correct_first');
    expect(done(reviewing(r, { on: '2026-05-15' }))).toMatchObject({
      review: { status: 'preliminary' },
      held: { for: 'reply', until: '2026-05-15' },
    });
    expect(done(reviewing(r)).review).toMatchObject({ status: 'final', decision: 'agree', outcome: 'correct_first' });
  });

  test('of a clear outcome is final at once', () => {
    expect(done(reviewing(record('clear', null), { on: '2026-04-15' })).review.status).toBe('final');
  });

  test('is by someone other than the preparer, however the name is written', () => {
    expect(review(reviewing(record('correct_first'), { reviewer: 'ｃｌｅｒｋ one ' }))).toEqual({
      refused: 'samePerson',
    });
    expect(review(reviewing(record('clear'), { reviewer: 'Clerk One', override: 'correct_first' }))).toEqual({
      refused: 'samePerson',
    });
    expect(done(reviewing(record('clear'), { reviewer: 'Clerk One' })).review.status).toBe('final');
  });

  test('never makes final what nobody signed for', () => {
    expect(done(reviewing(record('refer_to_officer', null)))).toMatchObject({
      review: { status: 'preliminary' },
      held: { for: 'preparer' },
    });
  });

  test('bars a firm only where an act of an authority is attached', () => {
    const to = { override: 'not_eligible_until' as const };
    expect(review(reviewing(record('refer_to_officer'), to))).toEqual({ refused: 'needsAct' });
    expect(done(reviewing(record('refer_to_officer', 'Clerk One', true), to)).review.outcome).toBe(
      'not_eligible_until',
    );
  });

  test('that makes an outcome worse gives the firm its time anew', () => {
    const r = record('clear_with_conditions');
    const first = done(reviewing(r, { on: '2026-06-01', override: 'correct_first' }));
    expect(first.held).toEqual({ for: 'reply', until: '2026-07-01' });
    const second = (on: string) => done(reviewing(r, { on, log: first.line, override: 'correct_first' }));
    expect(second('2026-07-01').review.status).toBe('preliminary');
    expect(second('2026-07-02').review.status).toBe('final');
  });
});

describe('the log', () => {
  const r = record('correct_first');
  const text = JSON.stringify(r);
  const lines = ['one', 'two', 'three'].reduce((log, reason) => log + done(reviewing(r, { log, reason })).line, '');
  const of = (log: string) => readLog(log, digestOf(text));

  test('keeps every line in its place', () => {
    expect(of(lines)).toMatchObject([{ reason: 'one' }, { reason: 'two' }, { reason: 'three' }]);
  });

  test.each([
    ['changed', lines.replace('"two"', '"2"'), 3],
    ['removed', lines.split('\n').toSpliced(1, 1).join('\n'), 2],
    ['put elsewhere', [0, 2, 1].map((i) => lines.split('\n')[i]).join('\n'), 2],
    ['first one removed', lines.split('\n').slice(1).join('\n'), 1],
    ['no line of a log', `${lines}x\n`, 4],
  ])('a line %s is found', (_, log, line) => {
    expect(of(log)).toEqual({ fault: 'brokenLog', line });
    expect(review(reviewing(r, { log }))).toEqual({ refused: { fault: 'brokenLog', line } });
  });

  test('is of one record and no other', () => {
    expect(readLog(lines, digestOf(`${text} `))).toEqual({ fault: 'otherRecord', line: 1 });
  });
});

describe('a reply of the firm', () => {
  const r = record('correct_first');
  const replied = (on: string, log = '') => {
    const made = reply({
      record: r,
      recordText: JSON.stringify(r),
      log,
      on,
      by: 'Suzuki',
      file: 'letter.pdf',
      bytes: new TextEncoder().encode('paid'),
      note: null,
    });
    if ('refused' in made) throw new Error(JSON.stringify(made.refused));
    return made;
  };

  test('stands in the same log, with the digest of what was sent, and late where it is', () => {
    const first = replied('2026-05-15');
    const log = first.line + replied('2026-05-16', first.line).line;
    expect(repliesIn(readLog(log, digestOf(JSON.stringify(r))) as readonly LogLine[])).toEqual(
      [false, true].map((late, i) => ({
        to: r.recordId,
        on: `2026-05-1${5 + i}`,
        by: 'Suzuki',
        sha256: digestOf('paid'),
        late,
      })),
    );
    expect(readLog(log.replace('"late":true', '"late":false'), digestOf(JSON.stringify(r)))).toHaveLength(2);
    expect(readLog(log.replace('2026-05-15', '2026-05-14'), digestOf(JSON.stringify(r)))).toEqual({
      fault: 'brokenLog',
      line: 2,
    });
  });

  test('lies before the reviewer, who says how many there were; it makes nothing final sooner', () => {
    const { line } = replied('2026-05-01');
    const early = done(reviewing(r, { on: '2026-05-02', log: line }));
    expect(early.review).toMatchObject({ replies: 1, status: 'preliminary' });
    expect(done(reviewing(r, { log: line + early.line })).review).toMatchObject({ replies: 1, status: 'final' });
  });
});
