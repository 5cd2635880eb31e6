// What a parameter's head says must be true of its table. In: head, rows, the copy's rows. Out: faults that name the cell.
import { compare, magnitude, multiply, parseNumber, subtract } from '../quantity/rational.js';
import { isNumberUnit, NONE, type ParameterHead } from './parameter-table.js';
import type { PackFault, ParameterRow } from './types.js';
import { fault, listed, pointer, quoted } from './words.js';

/** Keys expected, direction and size of changes. */
export const checkGuards = (
  head: ParameterHead,
  rows: readonly ParameterRow[],
  headFile: string,
  file: string,
): readonly PackFault[] => [...keyFaults(head, rows, headFile, file), ...changeFaults(head, rows, file)];

/** Bands are keys, and units are those of bands. */
export const bandFaults = ({ keys, bands = [], bandUnits = {} }: ParameterHead, file: string): readonly PackFault[] => [
  ...bands.flatMap((name, i) =>
    keys.includes(name)
      ? []
      : [
          fault(
            'band_no_key',
            file,
            pointer('bands', i),
            `"${quoted(name)}" is no key of this table. A band is one of its keys: add it there, or take it out here.`,
            `「${quoted(name)}」はこの表のキーではありません。keys に加えるか、bands から外してください。`,
          ),
        ],
  ),
  ...Object.keys(bandUnits).flatMap((name) =>
    bands.includes(name)
      ? []
      : [
          fault(
            'band_no_key',
            file,
            pointer('bandUnits', name),
            `"${quoted(name)}" is not among the bands of this table. Only they have a unit here.`,
            `「${quoted(name)}」は bands にありません。ここで単位を持てるのは bands の列だけです。`,
          ),
        ],
  ),
];

const keyFaults = (head: ParameterHead, rows: readonly ParameterRow[], headFile: string, file: string): PackFault[] =>
  Object.entries(head.guards.expectedKeys ?? {}).flatMap(([column, wanted]) => {
    const i = head.keys.indexOf(column);
    const at = pointer('guards', 'expectedKeys', column);
    if (i < 0) {
      return fault(
        'guard_keys',
        headFile,
        at,
        `"${column}" is no key of this table. Name one of its keys.`,
        `「${column}」はこの表のキーではありません。キーの名前を書いてください。`,
      );
    }
    const there = new Set(rows.map((r) => r.key[i]!));
    const missing = wanted.filter((k) => !there.has(k));
    const extra = rows.filter((r) => !wanted.includes(r.key[i]!));
    const lost = listed(missing);
    return [
      ...(missing.length === 0
        ? []
        : [
            fault(
              'guard_keys',
              headFile,
              at,
              `The table has no row for ${lost.en}. Add the rows, or take the keys out of expectedKeys.`,
              `表に ${lost.ja} の行がありません。行を追加するか、expectedKeys から削除してください。`,
            ),
          ]),
      ...extra.map((r) =>
        fault(
          'guard_keys',
          file,
          `line ${r.line}`,
          `${column} "${quoted(r.key[i]!)}" is not among expectedKeys. Correct it, or add it there.`,
          `${column}「${quoted(r.key[i]!)}」は expectedKeys にありません。直すか、expectedKeys に追加してください。`,
        ),
      ),
    ];
  });

const changeFaults = (head: ParameterHead, rows: readonly ParameterRow[], file: string): PackFault[] => {
  const { neverDecreasing = false, largestChange } = head.guards;
  const limit = largestChange === undefined ? undefined : parseNumber(largestChange);
  const numeric = Object.entries(head.columns).filter(([, unit]) => isNumberUnit(unit));
  return rows.flatMap((row, i) => {
    const before = rows[i - 1];
    if (!before || before.key.join('\0') !== row.key.join('\0')) return [];
    return numeric.flatMap(([column]) => {
      const [old, now] = [before.values[column]!, row.values[column]!];
      if (old === NONE || now === NONE) return [];
      const [a, b] = [parseNumber(old)!, parseNumber(now)!];
      const faults: PackFault[] = [];
      if (neverDecreasing && compare(b, a) < 0) {
        faults.push(
          fault(
            'guard_decreasing',
            file,
            `line ${row.line}`,
            `${column} falls from ${old} (line ${before.line}) to ${now}, and the head says neverDecreasing. Check both in their source.`,
            `${column} が ${old}（${before.line}行目）から ${now} に下がっていますが、見出しでは neverDecreasing です。両方を出典で確かめてください。`,
          ),
        );
      } else if (limit && compare(magnitude(subtract(b, a)), multiply(limit, magnitude(a))) > 0) {
        faults.push(
          fault(
            'guard_change',
            file,
            `line ${row.line}`,
            `${column} goes from ${old} (line ${before.line}) to ${now}, more than largestChange (${largestChange}) allows. Check both in their source; if they are right, raise largestChange.`,
            `${column} が ${old}（${before.line}行目）から ${now} へと、largestChange（${largestChange}）を超えて変わっています。出典で確かめ、正しければ largestChange を大きくしてください。`,
          ),
        );
      }
      return faults;
    });
  });
};

/** The table and its independent copy say the same, cell by cell. */
export const checkCopy = (
  head: ParameterHead,
  rows: readonly ParameterRow[],
  copy: readonly ParameterRow[],
  file: string,
  copyFile: string,
): readonly PackFault[] => {
  const idOf = (r: ParameterRow): string => JSON.stringify([r.key, r.from]);
  const copied = new Map(copy.map((r) => [idOf(r), r]));
  const ours = new Set(rows.map(idOf));
  const differences = rows.flatMap((row) => {
    const other = copied.get(idOf(row));
    if (!other) return [alone(row, file, copyFile)];
    return Object.entries(head.columns)
      .filter(([column, unit]) => !same(row.values[column]!, other.values[column]!, unit))
      .map(([column]) =>
        fault(
          'guard_copy',
          file,
          `line ${row.line}`,
          `${[...row.key, column].map(quoted).join(', ')} is ${row.values[column]} here and ${other.values[column]} in ${copyFile}, line ${other.line}. Check it in its source and correct the wrong one.`,
          `${[...row.key, column].map(quoted).join('、')} は、ここでは ${row.values[column]}、${copyFile} の${other.line}行目では ${other.values[column]} です。出典で確かめ、誤っている方を直してください。`,
        ),
      );
  });
  return [...differences, ...copy.filter((r) => !ours.has(idOf(r))).map((r) => alone(r, copyFile, file))];
};

const same = (a: string, b: string, unit: string): boolean =>
  a === b || (isNumberUnit(unit) && a !== NONE && b !== NONE && compare(parseNumber(a)!, parseNumber(b)!) === 0);

const alone = (row: ParameterRow, here: string, there: string): PackFault =>
  fault(
    'guard_copy',
    here,
    `line ${row.line}`,
    `This row (${quoted(row.key.join(', '))}) has no row of the same key and day in ${there}. Check the day in its source.`,
    `この行（${quoted(row.key.join('、'))}）と同じキー・同じ日の行が ${there} にありません。日付を出典で確かめてください。`,
  );
