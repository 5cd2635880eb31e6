// A formula in the reader's words. In: a tree, what its names are called, a catalogue. Out: one line of text.
import { namesIn, ownNamesIn } from '../../pack/formula/names.js';
import type { BinaryOp, Node } from '../../pack/formula/node.js';
import { parseFormula } from '../../pack/formula/parse.js';
import type { Catalogue } from '../../text/index.js';
import { amountsWithin, valueText } from '../amounts.js';
import { bind } from './bind.js';

const LEVEL: Readonly<Record<BinaryOp, number>> = {
  or: 1,
  and: 2,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '=': 3,
  '!=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
};
const SIGNS: Readonly<Partial<Record<BinaryOp, string>>> = { '*': '×', '/': '÷', '<=': '≤', '>=': '≥', '!=': '≠' };
const HIGHEST = 6;

/** Whether the terminal draws signs such as × two columns wide is its own affair; the width of lines is measured. */
const signOf = (op: BinaryOp, w: Catalogue): string =>
  op === 'and' ? w.formula.and : op === 'or' ? w.formula.or : ` ${SIGNS[op] ?? op} `;

/** What a name is called; with a table, among rows of that table. */
export type Call = (name: string, table?: string) => string;

export const say = (node: Node, call: Call, w: Catalogue): string => {
  const { formula: f } = w;
  const own = (n: Node, level = 0): string => {
    const text = plain(n);
    return levelOf(n) < level ? f.brackets(text) : text;
  };
  const plain = (n: Node): string => {
    switch (n.t) {
      case 'number':
        return n.unit === null ? n.text : amountsWithin(w, `${n.text} ${n.unit}`);
      case 'string':
        return w.quoted(n.value);
      case 'flag':
        return w.flags[String(n.value) as 'true' | 'false'];
      case 'unknown':
        return w.report.unknown;
      case 'name': {
        const name = n.path.join('.');
        const said = call(name);
        return said === name && Object.hasOwn(f.parts, name)
          ? (f.parts as Readonly<Record<string, string>>)[name]!
          : said;
      }
      case 'negate':
        return `-${own(n.of, HIGHEST)}`;
      case 'not':
        return n.of.t === 'exists' ? f.existsNot(call(n.of.link)) : f.not(own(n.of, 4));
      case 'if':
        return f.if(own(n.when), own(n.yes), own(n.no));
      case 'binary': {
        const level = LEVEL[n.op];
        // Nobody should have to know that `and` binds closer than `or`.
        const inside = (of: Node, least: number): string =>
          own(of, n.op === 'or' && of.t === 'binary' && of.op === 'and' ? HIGHEST : least);
        // a - (b - c), and no chain of comparisons.
        const right = n.op === '-' || n.op === '/' || level === 3 ? level + 1 : level;
        return `${inside(n.left, level === 3 ? 4 : level)}${signOf(n.op, w)}${inside(n.right, right)}`;
      }
      case 'call':
        return f.calls[n.name](...n.args.map((a) => own(a, 1)));
      case 'exists':
        return f.exists(call(n.link));
      case 'window': {
        // One month adds up to itself.
        if (n.last === 1 && n.how !== 'count') return plain(n.of);
        const when = n.since ? f.since(own(n.since)) : f.last(n.last ?? 1);
        return f.window(f.aggregates[n.how], when, own(n.of));
      }
      case 'children':
        return rows(n, call(n.table));
      case 'range':
        return rows(n, f.range(call(n.table), own(n.from, HIGHEST), own(n.to, HIGHEST)));
      case 'peers':
        return rows(n, f.peers(n.by.map((k) => own(k, 1))));
    }
  };
  const rows = (n: Extract<Node, { t: 'children' | 'range' | 'peers' }>, which: string): string => {
    const theirs = (of: Node | null): string =>
      of === null ? '' : say(of, n.t === 'peers' ? call : (name) => call(name, n.table), w);
    return f.children(n.how === 'count' ? f.rows : f.aggregates[n.how], which, theirs(n.of), theirs(n.where));
  };
  return own(node);
};

const levelOf = (n: Node): number => {
  if (n.t === 'if') return 0;
  if (n.t === 'binary') return LEVEL[n.op];
  return n.t === 'not' ? 3 : HIGHEST;
};

/** A whole formula in words; undefined where it is none, such as a look-up. */
export const sayFormula = (formula: string, call: Call, w: Catalogue): string | undefined => {
  const parsed = parseFormula(formula);
  return parsed.ok ? say(parsed.node, call, w) : undefined;
};

/** The same with the numbers of a step in place; undefined where they can't be told apart. */
export const sayFilled = (formula: string, filled: string, call: Call, w: Catalogue): string | undefined => {
  const parsed = parseFormula(formula);
  const values = parsed.ok ? bind(formula, filled, new Set(namesIn(parsed.node))) : undefined;
  if (!parsed.ok || values === undefined) return undefined;
  // Names of other rows have no one value: they are told as names.
  const given = ownNamesIn(parsed.node).every((name) => values.has(name));
  const text: Call = (name, table) => {
    const value = table === undefined ? values.get(name) : undefined;
    return value === undefined ? call(name, table) : valueText(w, value);
  };
  return given ? say(parsed.node, text, w) : undefined;
};
