// How a file is to be understood: by a mapping made by hand, by a product's layout, or by its headers alone.
import type { FileMapping, Layout, Preset } from '../pack/layout.js';
import type { RecordDef } from '../pack/types.js';
import { headingOf } from './aside.js';
import { chooseTable, fitHeaders, isNamed, normalHeader } from './columns.js';
import { fault } from './faults.js';
import { byFirmName } from './firm-names.js';
import { fitLayout } from './fit-layout.js';
import { findHead, type Head, shown } from './head.js';
import { unbroken, unnamed } from './header-row.js';
import { beside, leastOnly, withOpen } from './open-amounts.js';
import { codesIn } from './pairs.js';
import { recognised } from './recognise.js';
import { headersOf, rowsOfHead } from './shapes/headings.js';
import { readWhole } from './shapes/whole.js';
import type { Encoding, Fault, FilePlan, IntakeOptions, MappingUsed, Source } from './types.js';

type Found = Omit<FilePlan, 'source' | 'sha256' | 'bytes' | 'encoding' | 'encodingWhy'>;

export interface Understood {
  readonly found?: Found;
  readonly faults: readonly Fault[];
}

/** A layout, and where it comes from. */
interface Chosen {
  readonly layout: FileMapping;
  readonly why: 'preset' | 'map';
  readonly preset?: FilePlan['preset'];
  readonly signature?: Preset['recognise'];
  readonly mapping?: MappingUsed;
}

/** The layout that an option or a mapping names for this file, its preset's included. */
export function layoutOf(options: IntakeOptions): Layout | undefined {
  return named(options)?.layout;
}

function named(options: IntakeOptions): Chosen | undefined {
  const { mapping, presets = [] } = options;
  const id = mapping?.layout.preset ?? options.preset;
  const preset = presets.find((p) => p.id === id);
  const of = (why: 'option' | 'map' | 'recognised') =>
    preset && { preset: { id: preset.id, why, checked: preset.checked } };
  if (mapping) {
    const layout = preset ? over(preset.layout, mapping.layout) : mapping.layout;
    return {
      layout,
      why: 'map',
      mapping: { file: mapping.file, sha256: mapping.sha256 },
      ...of('map'),
      ...(preset?.recognise && { signature: preset.recognise }),
    };
  }
  if (!preset) return undefined;
  return {
    layout: preset.layout,
    why: 'preset',
    ...of('option'),
    ...(preset.recognise && { signature: preset.recognise }),
  };
}

/** What a mapping says counts; what it leaves open is the preset's. */
function over(base: Layout, mapping: FileMapping): FileMapping {
  const said = new Set(
    Object.values(mapping.columns ?? {}).flatMap((c) => [...(c.header ?? []), ...(c.sum ?? [])].map(normalHeader)),
  );
  const ignore = [...(base.ignore ?? []).filter((h) => !said.has(normalHeader(h))), ...(mapping.ignore ?? [])];
  const ignored = new Set((mapping.ignore ?? []).map(normalHeader));
  const kept = Object.entries(base.columns ?? {}).filter(
    ([, c]) => ![...(c.header ?? []), ...(c.sum ?? [])].some((h) => ignored.has(normalHeader(h))),
  );
  return { ...base, ...mapping, columns: { ...Object.fromEntries(kept), ...mapping.columns }, ignore };
}

/** Reads the beginning of a file, or all of one that must be turned. */
export async function understand(
  source: Source,
  encoding: Encoding,
  records: readonly RecordDef[],
  options: IntakeOptions,
): Promise<Understood> {
  const asked = named(options);
  const delimiterSaid = asked?.layout.delimiter;
  const { head, delimiter } = await findHead(source, encoding, options, delimiterSaid);
  if (head.stop !== undefined) {
    const { code, line, args } = head.stop;
    return { faults: [fault(code, source.name, args, { line })] };
  }
  if (head.rows[0] === undefined) return { faults: [fault('empty_file', source.name)] };
  if (asked) return byLayout(source, encoding, records, options, head, delimiter, asked);
  const hits = recognised(head.rows, options.presets ?? []);
  if (hits.length > 1) {
    const args = { presets: hits.map((p) => p.id).join(', ') };
    return { faults: [fault('preset_tie', source.name, args, { line: head.rows[0].line })] };
  }
  const [hit] = hits;
  const table = hit?.layout.table;
  // A table named with --as counts before a product that was only recognised.
  const other = hit && records.some((r) => r.id !== table && isNamed(source.name, options.as.get(r.id)));
  if (!hit || other || !records.some((r) => r.id === table))
    return byHeaders(source, records, options, head, delimiter);
  const preset = { id: hit.id, why: 'recognised' as const, checked: hit.checked };
  const chosen: Chosen = { layout: hit.layout, why: 'preset', preset, signature: hit.recognise! };
  return byLayout(source, encoding, records, options, head, delimiter, chosen);
}

/** The first row whose headers are all that a table needs; above it only titles, one to a row. */
function byHeaders(
  source: Source,
  records: readonly RecordDef[],
  options: IntakeOptions,
  head: Head,
  delimiter: string,
): Understood {
  const rows = shown(head.rows, delimiter);
  const whole = (cells: readonly string[]): boolean =>
    records.some((record) => fitHeaders(record, cells, options).missing.length === 0);
  const titles = head.rows.findIndex((row) => row.cells.filter((cell) => cell.trim() !== '').length > 1);
  const under = titles > 0 && whole(head.rows[titles]!.cells) && unbroken(head.rows[titles]!.cells) ? titles : 0;
  const header = whole(head.rows[0]!.cells) ? head.rows[0]! : head.rows[under]!;
  const chosen = chooseTable(source.name, header.cells, records, options, { line: header.line, rows });
  if (chosen.fit === undefined) return { faults: chosen.faults };
  const { why } = chosen;
  const fit = byFirmName(chosen.fit, header.cells);
  const columns = withOpen(fit.columns);
  const faults: Fault[] = [];
  if (header !== head.rows[0])
    faults.push(fault('rows_above', source.name, { count: under, line: header.line }, { line: head.rows[0]!.line }));
  return {
    found: {
      record: fit.record,
      why,
      delimiter,
      headerLine: header.line,
      headings: [headingOf(header.cells)],
      headerCells: headingOf(header.cells).length,
      columns,
      unmapped: fit.unmapped,
      dropped: fit.dropped,
    },
    faults: [
      ...faults,
      ...unnamed(source.name, head, header),
      ...beside(source.name, columns, header.line),
      ...leastOnly(source.name, columns, header.line),
    ],
  };
}

async function byLayout(
  source: Source,
  encoding: Encoding,
  records: readonly RecordDef[],
  options: IntakeOptions,
  head: Head,
  delimiter: string,
  chosen: Chosen,
): Promise<Understood> {
  const { layout, why, preset, mapping, signature } = chosen;
  const stop = (code: string, args: Fault['args'], line = head.rows[0]!.line, column = ''): Understood => ({
    faults: [fault(code, source.name, args, { line, column })],
  });
  const by = mapping?.file ?? preset?.id ?? '';
  const whole = await readWhole(source, encoding, delimiter, options, layout);
  if (whole?.stop) return stop(whole.stop.code, whole.stop.args, whole.stop.line);
  // What stands elsewhere than under a heading is there all the same.
  const given = new Set([
    ...Object.keys(layout.block?.labels ?? {}),
    ...Object.keys(layout.constants ?? {}),
    layout.section ?? '',
  ]);
  const isHead = (cells: readonly string[]): boolean =>
    records.some((r) => {
      const fit = r.id === (layout.table ?? r.id) ? fitHeaders(r, cells, options) : undefined;
      return fit !== undefined && fit.columns.length > 1 && fit.missing.every((name) => given.has(name));
    });
  const place = rowsOfHead(whole?.rows ?? head.rows, layout, signature, isHead);
  if (place === undefined) return stop('layout_headers_missing', { by, rows: shown(head.rows, delimiter) });
  const { headers, headings, headerLine, headerCells, turned } = headersOf(place, layout, whole?.rows);
  const as = records.find((r) => isNamed(source.name, options.as.get(r.id)));
  const record =
    records.find((r) => r.id === layout.table) ??
    as ??
    chooseTable(source.name, headers, records, options, { line: headerLine, rows: '' }).fit?.record;
  if (!record) return stop('layout_table_unknown', { by });
  if (as && as !== record) return stop('layout_other_table', { by, table: record.id, other: as.id });
  const codes = await codesIn(source, encoding, delimiter, options, layout, headers, headerLine);
  if (codes.stop) return stop(codes.stop.code, codes.stop.args, codes.stop.line);
  const names = [...headers.map((h, i) => (codes.taken.has(i) ? '' : h)), ...codes.columns.map((c) => c.header)];
  const aliases =
    why === 'preset' || layout.columns === undefined || mapping === undefined || layout.preset !== undefined;
  const fitting = { why, asked: options, aliases, codes: codes.columns };
  const fit = fitLayout(record, names, withTurned(layout, headers), fitting);
  if (fit.conflicts.length > 0)
    return {
      faults: fit.conflicts.map((c) => fault(c.code, source.name, c.args, { line: headerLine, column: c.column })),
    };
  if (fit.missing.length > 0)
    return stop('layout_key_missing', {
      by,
      table: record.id,
      missing: fit.missing.join(', '),
      rows: shown(head.rows, delimiter),
    });
  const faults = [
    ...fit.notes.map((n) => fault(n.code, source.name, n.args, { line: headerLine })),
    ...leastOnly(source.name, fit.columns, headerLine),
  ];
  if (faults.some((f) => f.action === 'stopped')) return { faults };
  return {
    found: {
      record,
      why,
      delimiter,
      headerLine: turned ? 0 : headerLine,
      headings,
      headerCells,
      columns: fit.columns,
      unmapped: fit.unmapped,
      dropped: fit.dropped,
      ...(preset && { preset }),
      ...(mapping && { mapping }),
      ...(turned && { turned }),
    },
    faults,
  };
}

/** The cells that turning a file adds behind its own: the title of the section, the labels of the block. */
function withTurned(layout: Layout, headers: readonly string[]): Layout {
  const labels = Object.keys(layout.block?.labels ?? {});
  const { into = [], shift } = layout.punches ?? {};
  const punched = [...into.flatMap((p) => p.columns), ...(shift === undefined ? [] : [shift])];
  const names = [...(layout.section === undefined ? labels : [layout.section, ...labels]), ...punched];
  if (names.length === 0) return layout;
  const first = headers.length - names.length;
  const more = Object.fromEntries(names.map((name, i) => [name, { position: first + i + 1 }]));
  return { ...layout, columns: { ...layout.columns, ...more } };
}
