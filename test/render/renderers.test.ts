import { expect, it } from 'vitest';
import { FAULT_CODES } from '../../src/intake/faults.js';
import { renderers } from '../../src/render/index.js';
import { clean, run } from './samples.js';
import { optionsOf } from './show.js';

it.each([...renderers])('%s says what it is, in both languages, and works without a firm', (name, renderer) => {
  expect(renderer.name).toBe(name);
  expect(renderer.extension).toMatch(/^\.\w+$/);
  expect(renderer.summary.en).toMatch(/\.$/);
  expect(renderer.summary.ja).toMatch(/。$/);
  expect(renderer.begin(optionsOf()) + renderer.end(run, optionsOf())).toMatch(/\n$/);
});

it.each([...renderers])(
  '%s tells every fault with its place: file and sheet, row, column, cell and what is written',
  (_, renderer) => {
    const faults = FAULT_CODES.map(({ code, action }, i) => ({
      code,
      action,
      file: 'book.xlsx#4月分',
      cell: `C${i + 1}`,
      row: 9000 + i,
      column: '残業時間',
      written: `cell-${i}`,
      args: {},
    }));
    const of = { ...clean, provenance: { ...clean.provenance, faults } };
    const text = renderer.firm(of, optionsOf({ width: 400, verbose: true }));
    for (const { row, written, file, cell, column } of faults)
      for (const part of [String(row), written, file, cell, column]) expect(text).toContain(part);
  },
);
