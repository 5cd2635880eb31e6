// What a table says of rows that correct others. In: a merged table and its file. Out: faults.
import type { ColumnType, PackFault, RecordDef } from './types.js';
import { fault, pointer, quoted } from './words.js';

type See = (name: string, at: string, types?: readonly ColumnType[]) => readonly PackFault[];

/** What adds up are amounts, not rates; a total adds up as all its items do, or else none of them; signs are among them. */
export const checkCorrections = (record: RecordDef, file: string, see: See): readonly PackFault[] => {
  const { corrections } = record;
  if (!corrections) return [];
  const { adds, sign, mayDiffer } = corrections;
  const at = (what: string, i: number): string => pointer('corrections', what, i);
  const isRate = (name: string): boolean =>
    record.key.includes(name) || record.columns.some((c) => c.name === name && c.unit.includes('/'));
  const partly = record.sums.flatMap((s, i) => {
    const names = [s.total, ...s.items, ...s.less];
    const left = names.find((name) => !adds.includes(name));
    return left === undefined || !names.some((name) => adds.includes(name)) ? [] : [{ left, at: pointer('sums', i) }];
  });
  return [
    ...adds.flatMap((name, i) => see(name, at('adds', i), ['money', 'hours', 'days', 'count'])),
    ...mayDiffer.flatMap((name, i) => see(name, at('mayDiffer', i), ['text'])),
    ...adds.flatMap((name, i) =>
      isRate(name)
        ? [
            fault(
              'correction_column',
              file,
              at('adds', i),
              `The column "${name}" is a rate or part of the key: two of them do not add up. Take it out.`,
              `列「${name}」は単価かキーの一部であり、足し合わせられません。削除してください。`,
            ),
          ]
        : [],
    ),
    ...sign.flatMap((name, i) =>
      adds.includes(name)
        ? []
        : [
            fault(
              'correction_column',
              file,
              at('sign', i),
              `The column "${quoted(name)}" is not among those that add up, so it can not be the sign of a correction. Add it to adds, or take it out.`,
              `列「${quoted(name)}」は adds にないため、訂正の印にはできません。adds に加えるか、ここから削除してください。`,
            ),
          ],
    ),
    ...partly.map(({ left, at: place }) =>
      fault(
        'correction_column',
        file,
        place,
        `A total adds up only together with all its items: "${left}" is not among the columns that do. Add it to corrections.adds, or take out the others of this sum.`,
        `合計とその内訳は、すべて足し合わせるか、どれも足し合わせないかのどちらかです。「${left}」が corrections.adds にありません。加えるか、この合計のほかの列を adds から削除してください。`,
      ),
    ),
  ];
};
