// Ten firms under Japan's table of points for "excellent" hosts of trainees, beside kijun's order → docs/points-and-order.md.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { DecisionRecord } from '../../src/screening/types.js';
import { expected } from './kit.js';

const HEADINGS = ['skills', 'training', 'pay', 'problems', 'consultation', 'community'] as const;
/** What each heading gives at most, in the version of 120 points (eco.coop/sp/titp8.html, hosin.org/ginou7.html). */
const MOST: Readonly<Record<(typeof HEADINGS)[number], number>> = {
  skills: 70,
  training: 10,
  pay: 10,
  problems: 5,
  consultation: 15,
  community: 10,
};
/** Six tenths of 120. */
const PASS = 72;

type Given = Readonly<Record<'firm' | 'less' | 'why' | (typeof HEADINGS)[number], string>>;

const OUTCOMES: Readonly<Record<string, string>> = {
  clear: 'clear',
  clear_with_conditions: 'clear with conditions',
  evidence_required: 'evidence required',
  correct_first: 'correct first',
  refer_to_officer: 'refer to an officer',
  not_eligible_until: 'not eligible until',
};

export const pointsPage = (recordOf: (firm: string) => DecisionRecord): string => {
  const firms = new Map(expected().map((f) => [f.firm, f]));
  const rows = (parse(readFileSync(new URL('points.csv', import.meta.url)), { columns: true }) as Given[]).map((g) => {
    const points = HEADINGS.map((h) => Number(g[h]));
    if (points.some((p, i) => p > MOST[HEADINGS[i]!])) throw new Error(`${g.firm}: more points than the heading gives`);
    const total = points.reduce((a, b) => a + b, 0) - Number(g.less);
    const { outcome, earliestStage } = recordOf(g.firm);
    const because = firms.get(g.firm)!.because;
    return { ...g, points, total, passes: total >= PASS, outcome, earliestStage, because };
  });
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const stopped = rows.filter((r) => r.passes && r.outcome !== 'clear');
  const freed = rows.filter((r) => !r.passes && ['clear', 'clear_with_conditions'].includes(r.outcome));
  const most = HEADINGS.reduce((n, h) => n + MOST[h], 0);
  return `# Points and order

Made by \`test/screening/points.ts\` from the firms of \`test/screening/firms.csv\`; a test keeps it up to date.

Japan has a table of points for "excellent" hosts of technical interns. Its themes are kijun's; the way it adds them up is not. The
version of 120 points gives at most: results of skill tests ${MOST.skills}, system of training ${MOST.training}, pay ${MOST.pay}, violations and problems ${MOST.problems},
consultation ${MOST.consultation}, living together with the community ${MOST.community}; ${PASS} points pass; an order to improve within three years takes 50 away, and so
does a disappearance the host answers for. (As printed by [eco.coop](https://eco.coop/sp/titp8.html) and
[hosin.org](https://hosin.org/ginou7.html); the ordinance itself was not read.) Results in skill tests alone are ${MOST.skills} of ${most}; what comes near to
rights, pay and violations, is ${MOST.pay + MOST.problems}. So whoever has good results may pay too little and pass.

Ten of kijun's sample firms, side by side. How many points an examiner would give is this page's assumption: the most under each
heading that the firm's trouble does not touch, none under those that it does. The outcome is what \`kijun screen\` recommends, with the
first stage that is not passed.

| firm | what is true of it | ${HEADINGS.join(' | ')} | less | points | the table | the order |
|---|---|${HEADINGS.map(() => '---:').join('|')}|---:|---:|---|---|
${rows
  .map(
    (r) =>
      `| ${r.firm} | ${cell(r.because)} | ${r.points.join(' | ')} | ${r.less === '0' ? '' : `−${r.less}`} | ${r.total} | ${r.passes ? 'excellent' : 'not'} | ${OUTCOMES[r.outcome]}${r.earliestStage === null ? '' : ` (${r.earliestStage})`} |`,
  )
  .join('\n')}

${rows.map((r) => `- **${r.firm}** ${r.why}.`).join('\n')}

**Passed by the points, stopped by the order:** ${stopped.map((r) => r.firm).join(', ')}. In each of them somebody is owed something, or nobody can
tell; no result in a test changes that, so no number of points should.

**Failed by the points, let through by the order:** ${freed.map((r) => r.firm).join(', ')}. Nobody there is short of anything. That training is thin is
a condition in its own stage, and no reason to keep a firm from hiring.

A later version of the table has 150 points and passes 90. If the 50 points for an order to improve stayed as they were (that was not
read), a firm with the most elsewhere and a fresh order would keep 100 and still be "excellent".

In kijun there is no table to add up. Stages stand one behind the other, the outcome is the worst of them, and a pack that gives weights
or points across stages is refused (ORD006).
`;
};
