// Firms that obey every rule by construction: kijun finds nothing breached in any of them, and has met each rule in some.
import { expect, test } from 'vitest';
import { ANSWERS } from '../../src/judge/judge.js';
import { judgeFirms, program } from './judging.js';
import { lawfulFirm } from './lawful.js';

const FIRMS = Number(process.env.LAWFUL ?? 50);
const AT_ONCE = 25;

/** Rules for which the made-up firms have no rows yet. */
const NEVER_MET =
  `attendance/day-not-rounded attendance/hours-not-above attendance/hours-on-payslip attendance/night-on-payslip
  attendance/overtime-on-payslip attendance/rest-day-on-payslip contract/conversion contract/conversion-notice
  deductions/advance deductions/forced-savings deductions/in-house-savings deductions/lateness
  deductions/sanction-act deductions/sanction-period dismissal/after-report dismissal/notice
  dismissal/protected-period dispatch/client-parity dispatch/commuting dispatch/duty dispatch/general-wage
  dispatch/licence drivers/bound-day drivers/bound-month drivers/bound-year drivers/driving-run
  drivers/driving-two-days drivers/rest equality/declared-comparator exemption/professional fees/broker
  fees/from-job-seeker foreign-workers/leaving-report hours/agreement-by-attendance hours/breaks hours/forty-four
  hours/one-week-day hours/one-week-variable hours/weekly-rest intake/attendance-backed leave/attendance
  leave/idle-allowance leaving/final-pay leaving/return-of-things liberty/debt-bondage maternity/after-birth
  maternity/before-birth maternity/nursing maternity/relief minors/daily-hours minors/night
  minors/night-by-attendance minors/weekly-hours payment/emergency payment/in-kind premium/promised-rate
  records/work-rules variable/flextime-frame variable/frame-plan variable/one-year-day variable/one-year-days-off
  variable/one-year-week wages/reduction-permit wages/specific-minimum-wage work/as-offered work/contractor
  work/core-tasks work/other-tasks work/tasks-in-contract`.split(/\s+/);

test(
  `nothing is breached in ${FIRMS} lawful firms`,
  async () => {
    const counts = new Map(program.rules.map((r) => [r.def.id, ANSWERS.map(() => 0)]));
    const breached: unknown[] = [];
    for (let seed = 1; seed <= FIRMS; seed += AT_ONCE) {
      const n = Math.min(AT_ONCE, FIRMS - seed + 1);
      const firms = Array.from({ length: n }, (_, i) => lawfulFirm(seed + i));
      await judgeFirms(firms, ({ firm, judged, report }) => {
        for (const { judge, counts: answers } of judged.results) {
          const sum = counts.get(judge.rule.def.id)!;
          answers.forEach((k, i) => {
            sum[i]! += k;
          });
        }
        if (judged.results.some((r) => r.breached.length > 0))
          for (const f of report().findings.filter((x) => x.answer === 'breached'))
            breached.push({ firm, rule: f.rule, subject: f.subject, value: f.value, bound: f.bound, owed: f.owed });
      });
    }
    if (process.env.SHOW)
      for (const [rule, n] of counts) console.log(rule, ANSWERS.map((a, i) => `${a} ${n[i]}`).join('  '));
    expect(breached.slice(0, 12)).toEqual([]);
    const unmet = [...counts].filter(([, n]) => n[1] === 0).map(([rule]) => rule);
    expect(unmet.filter((r) => !NEVER_MET.includes(r))).toEqual([]);
  },
  60_000 + FIRMS * 3000,
);
