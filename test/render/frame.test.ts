import { describe, expect, it } from 'vitest';
import { frame } from '../../src/render/frame.js';
import { pageOf } from '../../src/render/page.js';
import { widthOf } from '../../src/render/width.js';
import { breached } from './samples.js';
import { optionsOf } from './show.js';

const [first] = breached.findings;
const asPayslip = () => 'payslip';

describe('a frame', () => {
  it('underlines the evidence and says what foreign headers mean', () => {
    const cells = first!.cells.filter((c) => c.file === 'payroll.csv');
    expect(frame(pageOf(optionsOf()), cells, asPayslip, 0)).toEqual([
      'payroll.csv:18',
      '   │ 社員番号 │ 基本給  │ 職務手当',
      '18 │ W017     │ 172,000 │ 10,000',
      '   │            ^^^^^^^   ^^^^^^',
      '   社員番号 = worker number, 基本給 = base pay, 職務手当 = duty allowance',
    ]);
  });

  it('shows rows with the same headers on one sheet, and counts those left out', () => {
    const rows = Array.from({ length: 12 }, (_, i) => [
      { file: 'p.csv', row: i + 2, column: 'worker_id', written: 'W1', field: 'worker_id' },
      { file: 'p.csv', row: i + 2, column: 'overtime_hours', written: `${40 + i}:00`, field: 'overtime_hours' },
    ]);
    const lines = frame(pageOf(optionsOf({ lang: 'ja', ambiguousWide: true })), rows.flat(), asPayslip, 2);
    expect(lines.slice(0, 4)).toEqual([
      '  p.csv:2',
      '    | worker_id | overtime_hours',
      '  2 | W1        | 40:00',
      '  3 | W1        | 41:00',
    ]);
    expect(lines).toContain('    ほか6件（--report json で全件）');
    expect(lines.filter((l) => l.includes('^^^^^'))).toHaveLength(1);
  });

  it('breaks into bands where the page is narrow, and loses nothing', () => {
    const cells = Array.from({ length: 9 }, (_, i) => ({
      file: 'p.csv',
      row: 7,
      column: `列${i}`,
      written: '値'.repeat(i * 9),
      field: `f${i}`,
    }));
    const page = pageOf(optionsOf({ width: 40 }));
    const lines = frame(page, cells, asPayslip, 4);
    for (const line of lines) expect(widthOf(line, page)).toBeLessThanOrEqual(40);
    expect([...lines.join('')].filter((c) => c === '値')).toHaveLength(9 * 36);
  });
});
