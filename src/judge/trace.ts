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

/** Cells may stand in it several times; parameter rows and facts stand once, where they were looked at first. */
export interface Traced extends Trace {
  readonly cells: readonly { readonly table: Table; readonly row: number; readonly column: string }[];
  readonly parameters: readonly { readonly term: LookupTerm; readonly keys: readonly string[]; readonly hit: Hit }[];
  readonly facts: readonly { readonly fact: CompiledFact; readonly value: Value; readonly at: At }[];
}

export const newTrace = (): Traced => {
  // Most of what is looked at is never asked for: it is noted as it comes, and told apart when it is read.
  const cells: Traced['cells'][number][] = [];
  const parameters: Traced['parameters'][number][] = [];
  const facts: Traced['facts'][number][] = [];
  return {
    cells,
    get parameters() {
      return firsts(
        parameters,
        ({ term, keys, hit }) => `${term.parameter.id} ${keys.join('\u0000')} ${hit.row.from} ${term.column}`,
      );
    },
    get facts() {
      return firsts(facts, ({ fact, at }) => `${fact.index} ${at.table.record.id} ${at.row} ${at.from}`);
    },
    cell(table, row, column) {
      cells.push({ table, row, column });
    },
    parameter(term, keys, hit) {
      parameters.push({ term, keys, hit });
    },
    fact(fact, value, at) {
      facts.push({ fact, value, at });
    },
  };
};

/** The first of each key. */
const firsts = <T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] => {
  const seen = new Map<string, T>();
  for (const one of all) {
    const key = keyOf(one);
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
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
