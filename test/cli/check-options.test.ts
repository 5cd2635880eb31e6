// What a report records of the options, and the options it was made with again.
import { expect, test } from 'vitest';
import { givenAgain, kept } from '../../src/cli/check-options.js';

test('recorded options are the given ones again, lists and names with spaces too', () => {
  const given = {
    as: ['payslip=march 2026.csv', 'contract=a=b.csv', 'worker'],
    encoding: 'cp932',
    hours: ['decimal', 'workday.break_time=minutes'],
    delimiter: 'pipe',
    pad: ['worker_id=6', 'contract.worker_id=4'],
    period: '2026-01-01..2026-03-31',
  };
  expect(Object.keys(kept(given)).sort()).toEqual(Object.keys(given).sort());
  expect(givenAgain(kept(given), '2026-04-30')).toEqual({ ...given, asOf: '2026-04-30' });
  expect(givenAgain({}, null)).toEqual({});
});
