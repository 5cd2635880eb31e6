// Which products' layouts a file has, by headers that stand in one of its first rows. Exact names only.
import type { Preset } from '../pack/layout.js';
import { normalHeader } from './columns.js';
import type { Head } from './head.js';

/** A row of receiving codes, as some payroll programs print under the names. */
const isCodes = (cells: readonly string[]): boolean => {
  const said = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return said.length > 1 && said.every((cell) => /^[A-Z][A-Z0-9]*$/.test(cell));
};

/** Index of the row that holds a product's names; -1 where none does. */
export function signatureRow(rows: Head['rows'], signature: NonNullable<Preset['recognise']>): number {
  return rows.findIndex(({ cells }, i) => {
    const names = new Set(cells.map(normalHeader));
    const has = (header: string): boolean => names.has(normalHeader(header));
    return (
      signature.all.every(has) &&
      (signature.some === undefined || signature.some.some(has)) &&
      !(signature.none ?? []).some(has) &&
      (signature.codesBelow === undefined || isCodes(rows[i + 1]?.cells ?? []))
    );
  });
}

/** Every preset that fits; more than one is for the reader to decide. */
export const recognised = (rows: Head['rows'], presets: readonly Preset[]): readonly Preset[] =>
  presets.filter((p) => p.recognise !== undefined && signatureRow(rows, p.recognise) >= 0);
