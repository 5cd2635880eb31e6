// docs/coverage.md is what `kijun pack docs` writes: every standard once, with its rules, or with what stands in for it.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { coverageText } from '../../src/render/coverage.js';
import { type Parts, programOf, rule } from '../judge/small-pack.js';
import { rights } from '../packs/rights.js';

const words = (en: string) => ({ en, ja: '日' });

describe('the table of coverage', () => {
  const parts: Parts = {
    facts: { payslip: { hourly: 'yen/hour: base / worked' } },
    rules: [
      rule('wages/floor', 'payslip', {
        must: { properties: { base: { atLeast: 'gross' } } },
        covers: ['A01'],
        checked: false,
      }),
    ],
  };
  const program = programOf(parts);
  const text = coverageText({
    ...program,
    pack: {
      ...program.pack,
      standards: {
        A01: { title: words('pay'), class: 'F' },
        A02: { title: words('care'), class: 'D', otherwise: words('A paper.') },
      },
    },
  });

  it('names rules, what is unread in them, and the columns they rest on', () => {
    expect(text).toContain('| A01 | pay<br>日 | F | `wages/floor` (unread) | **payslip** base, gross |');
  });

  it('says what stands in for a standard without a rule', () => {
    expect(text).toContain('| A02 | care<br>日 | D | – | A paper. |');
  });
});

it('docs/coverage.md is up to date', () => {
  expect(readFileSync('docs/coverage.md', 'utf8')).toBe(coverageText(rights.program!));
});
