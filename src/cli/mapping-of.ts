// A file as it was understood → a mapping to correct by hand, and its text.
import { normalHeader } from '../intake/columns.js';
import type { FilePlan, IntakeOptions } from '../intake/types.js';
import type { FileMapping, LayoutColumn, Mapping } from '../pack/layout.js';

/** What was understood, written out so that a hand can correct it. */
export const mappingOf = (plan: FilePlan, { mapping, presets = [] }: IntakeOptions): FileMapping => {
  // How a product's file is turned stands in its preset.
  if (plan.turned && plan.preset) return { ...mapping?.layout, preset: plan.preset.id };
  const byPosition = plan.headings.length === 0 && plan.turned === undefined;
  const constants = plan.columns.filter((c) => c.constant !== undefined);
  const { block, section } = mapping?.layout ?? {};
  const added = new Set([...Object.keys(block?.labels ?? {}), section]);
  const read = plan.columns.filter((c) => c.constant === undefined && !added.has(c.column.name));
  const all = [
    ...new Map(read.flatMap((c) => [c, ...(c.parts ?? [])]).map((p) => [p.index, p.header])).values(),
    ...plan.unmapped,
    ...plan.dropped,
  ];
  const place = (c: FilePlan['columns'][number]): LayoutColumn => {
    const headers = [c, ...(c.parts ?? [])].map((p) => p.header);
    // What a code leaves open stands with its pairs.
    const openIf = (c.openIf ?? []).filter((p) => p.coded === undefined);
    const twice = headers.some((h) => all.filter((a) => normalHeader(a) === normalHeader(h)).length > 1);
    const own =
      byPosition || (twice && headers.length === 1)
        ? { position: c.index + 1 }
        : headers.length > 1
          ? { sum: headers }
          : { header: headers };
    return {
      ...own,
      ...(openIf.length > 0 && !byPosition && { openIf: openIf.map((p) => p.header) }),
      ...(c.hours && { hours: c.hours }),
      ...(c.dates && { dates: c.dates }),
      ...(c.blanks && { blanks: c.blanks }),
      ...(c.negative && { negative: true }),
    };
  };
  const { pairs = presets.find((p) => p.id === plan.preset?.id)?.layout.pairs } = mapping?.layout ?? {};
  const { preset: _, columns: __, ignore: ___, constants: ____, ...shape } = mapping?.layout ?? {};
  return {
    ...shape,
    table: plan.record.id,
    ...(plan.turned === undefined && {
      header: byPosition ? { rows: 0 } : { ...shape.header, rows: plan.headings.length },
    }),
    ...(pairs && { pairs }),
    columns: Object.fromEntries(read.map((c) => [c.column.name, place(c)])),
    ...(constants.length > 0 && {
      constants: Object.fromEntries(constants.map((c) => [c.column.name, c.constant!])),
    }),
    // A code that nobody explained is not to be ignored by a mapping that a program wrote.
    ...(byPosition ? {} : { ignore: [...new Set(plan.unmapped)].filter((h) => !unexplained(plan).includes(h)) }),
  };
};

/** Codes of pairs that leave a column open: neither placed nor ignored. */
export const unexplained = (plan: FilePlan): readonly string[] => [
  ...new Set(plan.columns.flatMap((c) => (c.openIf ?? []).flatMap((p) => (p.coded === undefined ? [] : [p.header])))),
];

/** A column to a line, so that a hand finds its way. */
export const mappingText = (mapping: Mapping): string => {
  const inner = (value: object, depth: string): string =>
    Object.entries(value)
      .map(([name, of]) => `${depth}${JSON.stringify(name)}: ${JSON.stringify(of)}`)
      .join(',\n');
  const files = Object.entries(mapping.files).map(([name, { columns = {}, ...rest }]) => {
    const head = inner(rest, '      ');
    const body = Object.keys(columns).length === 0 ? '{}' : `{\n${inner(columns, '        ')}\n      }`;
    return `    ${JSON.stringify(name)}: {\n${head}${head === '' ? '' : ',\n'}      "columns": ${body}\n    }`;
  });
  return `{\n  "$schema": "urn:kijun:schema:mapping",\n  "files": {\n${files.join(',\n')}\n  }\n}\n`;
};
