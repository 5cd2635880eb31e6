// A compiled formula → text, for telling what a mutation changed. In: a term. Out: the formula as a pack would write it.
import type { Term } from '../pack/program.js';
import { formatNumber } from '../quantity/rational.js';

const SIGNS: Readonly<Record<string, string>> = { add: '+', subtract: '-', multiply: '*', divide: '/' };

export const termText = (t: Term): string => {
  switch (t.op) {
    case 'const':
      return typeof t.value === 'object'
        ? formatNumber(t.value)
        : typeof t.value === 'string'
          ? `'${t.value}'`
          : `${t.value}`;
    case 'unknown':
    case 'owed':
      return t.op;
    case 'column':
      return t.column.name;
    case 'fact':
      return t.fact.name;
    case 'via':
      return `${t.link.name}.${termText(t.of)}`;
    case 'lookup':
      return `${t.parameter.id}.${t.column}(${[...t.keys, ...(t.on ? [t.on] : [])].map(termText).join(', ')})`;
    case 'part':
      return t.which;
    case 'exists':
      return `exists ${t.link.name}`;
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return `(${termText(t.a)} ${SIGNS[t.op]} ${termText(t.b)})`;
    case 'compare':
      return `(${termText(t.a)} ${t.is} ${termText(t.b)})`;
    case 'and':
    case 'or':
      return `(${termText(t.a)} ${t.op} ${termText(t.b)})`;
    case 'not':
    case 'negate':
    case 'abs':
    case 'known':
    case 'weekday':
      return `${t.op}(${termText(t.a)})`;
    case 'if':
      return `(if ${termText(t.when)} then ${termText(t.yes)} else ${termText(t.no)})`;
    case 'first':
    case 'min':
    case 'max':
      return `${t.op}(${t.args.map(termText).join(', ')})`;
    case 'round':
      return `round_${t.how}(${termText(t.a)}, ${termText(t.step)})`;
    case 'add_months':
      return `add_months(${termText(t.a)}, ${termText(t.months)})`;
    case 'months_between':
      return `months_between(${termText(t.a)}, ${termText(t.b)})`;
    case 'next_date':
      return `next_date(${termText(t.a)}, ${termText(t.month)}, ${termText(t.day)})`;
    case 'window':
      return `(${t.how} of ${t.last === null ? `months since ${t.since ? termText(t.since) : ''}` : `last ${t.last} months`} (${termText(t.of)}))`;
    case 'children':
      return `(${t.how} of ${t.table}${inner(t.of, t.where)})`;
    case 'range':
      return `(${t.how} of ${t.table} from ${termText(t.from)} to ${termText(t.to)}${inner(t.of, t.where)})`;
    case 'peers':
      return `(${t.how} of peers by (${t.by.map(termText).join(', ')})${inner(t.of, t.where)})`;
  }
};

const inner = (of: Term | null, where: Term | null): string =>
  `${where ? ` where (${termText(where)})` : ''}${of ? ` (${termText(of)})` : ''}`;
