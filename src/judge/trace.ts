// What an evaluation looked at: cells, parameter rows, facts in the order they were worked out. Filled only for findings.
import { formatDay } from '../calendar/day.js';
import type { Table } from '../dossier/table.js';
import type { CompiledFact, LookupTerm } from '../pack/program.js';
import type { ParameterUsed } from '../report/types.js';
import type { Hit } from './parameters.js';
import type { At } from './scalar.js';
import type { Value } from './value.js';

export interface Trace {
  cell(table: Table, row: number, column: string): void;
  parameter(term: LookupTerm, keys: readonly string[], hit: Hit): void;
  fact(fact: CompiledFact, value: Value, at: At): void;
}

export interface Traced extends Trace {
  readonly cells: readonly { readonly table: Table; readonly row: number; readonly column: string }[];
  readonly parameters: readonly { readonly term: LookupTerm; readonly keys: readonly string[]; readonly hit: Hit }[];
  readonly facts: readonly { readonly fact: CompiledFact; readonly value: Value; readonly at: At }[];
}

export const newTrace = (): Traced => {
  const cells = new Map<string, Traced['cells'][number]>();
  const parameters = new Map<string, Traced['parameters'][number]>();
  const facts = new Map<string, Traced['facts'][number]>();
  return {
    get cells() {
      return [...cells.values()];
    },
    get parameters() {
      return [...parameters.values()];
    },
    get facts() {
      return [...facts.values()];
    },
    cell(table, row, column) {
      cells.set(`${table.record.id} ${row} ${column}`, { table, row, column });
    },
    parameter(term, keys, hit) {
      parameters.set(`${term.parameter.id} ${keys.join('\u0000')} ${hit.row.from} ${term.column}`, { term, keys, hit });
    },
    fact(fact, value, at) {
      const key = `${fact.index} ${at.table.record.id} ${at.row} ${at.from}`;
      if (!facts.has(key)) facts.set(key, { fact, value, at });
    },
  };
};

export const parameterUsed = ({ term, keys, hit }: Traced['parameters'][number]): ParameterUsed => ({
  table: term.parameter.id,
  key: Object.fromEntries(term.parameter.keys.map((k, i) => [k, keys[i]!])),
  column: term.column,
  value: hit.row.values[term.column]!,
  unit: term.parameter.columns[term.column]!,
  from: formatDay(hit.row.from),
  source: hit.row.source || term.parameter.source,
  checked: hit.row.checked && term.parameter.checked,
});
