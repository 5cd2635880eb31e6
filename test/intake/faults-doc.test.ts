// docs/faults.md lists every fault that reading can find, as the table of faults and the catalogue have it. DOCS=write writes it.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FAULT_CODES } from '../../src/intake/faults.js';
import type { FaultAction } from '../../src/intake/types.js';
import { words } from '../../src/text/index.js';

const PAGE = new URL('../../docs/faults.md', import.meta.url);

const HEAD = `# Faults: what reading can find

Written by \`DOCS=write npx vitest run --config test/vitest.config.ts test/intake/faults-doc\` from \`src/intake/faults.ts\` and \`src/text\`; do not edit.

Every fault has a code, a place (file (of a workbook, book.xlsx#sheet), row, column, in a workbook the cell, what is written), what was done about it, and what
to do. \`{name}\` stands for what the message fills in. In JSON they are \`provenance.faults\`, with the first thousand of a file
listed and all of them counted in \`provenance.faultCounts\`. Of every file, the rows that became records, those left out, the
blank ones and those that are no records (headings that come again, subtotals, notes) add up to the rows read.

`;

const ACTIONS: readonly (readonly [FaultAction, string])[] = [
  ['stopped', 'The file is not read (or no further). The others are judged; the run ends with exit 3.'],
  ['row_left_out', 'The row is left out. What would have needed it is undecided, never met.'],
  ['cell_unknown', 'The cell counts as unknown. What needs it is undecided, never met.'],
  ['repaired', 'The cell or line was read after a repair that can lose nothing; each is listed.'],
  ['noted', 'Nothing was changed; a person should look.'],
];

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function page(): string {
  const [en, ja] = [words('en'), words('ja')];
  const sections = ACTIONS.map(([action, means]) => {
    const rows = FAULT_CODES.filter((f) => f.action === action).map(({ code }) => {
      const [e, j] = [en, ja].map((w) => w.faults[code as keyof typeof w.faults]);
      return `| \`${code}\` | ${cell(e!.what)} | ${cell(e!.todo)} | ${cell(j!.what)} ${cell(j!.todo)} |`;
    });
    const head = '| code | what happened | what to do | 日本語 |\n|---|---|---|---|';
    return `## ${action}\n\n${means}\n\n${head}\n${rows.join('\n')}\n`;
  });
  return HEAD + sections.join('\n');
}

test('the page of faults is up to date', () => {
  if (process.env.DOCS === 'write') writeFileSync(PAGE, page());
  expect(readFileSync(PAGE, 'utf8')).toBe(page());
});

test('every code stands on it once', () => {
  const codes = [...readFileSync(PAGE, 'utf8').matchAll(/^\| `([a-z_0-9]+)` \|/gm)].map((m) => m[1]!);
  expect(codes.toSorted()).toEqual(FAULT_CODES.map((f) => f.code).sort());
});
