// Predicate → one flag term, so that rules are evaluated by the same vector code as formulas.
import { COMPARISONS, type Predicate, type Program, type Term, type Type } from '../pack/program.js';

const FLAG: Type = { kind: 'flag' };

/** Gives synthetic terms ids above those of the program. */
export const termMaker = (program: Program): ((p: Predicate) => Term) => {
  let next = program.terms.length;
  const flag = <T extends object>(t: T): Term => ({ ...t, id: next++, type: FLAG }) as unknown as Term;
  const joined = (op: 'and' | 'or', of: readonly Term[]): Term =>
    of.length === 0 ? flag({ op: 'const', value: op === 'and' }) : of.reduce((a, b) => flag({ op, a, b }));
  const make = (p: Predicate): Term => {
    if (p.k === 'compare') return flag({ op: 'compare', is: COMPARISONS[p.word], a: p.a, b: p.b });
    if (p.k !== 'is') return joined(p.k === 'all' ? 'and' : 'or', p.of.map(make));
    // A flag is its own test.
    if (p.term.type.kind === 'flag' && p.values.length === 1 && p.values[0] === true)
      return p.negated ? flag({ op: 'not', a: p.term }) : p.term;
    const is = joined(
      'or',
      p.values.map((value) =>
        flag({ op: 'compare', is: '=', a: p.term, b: { ...flag({ op: 'const', value }), type: p.term.type } }),
      ),
    );
    return p.negated ? flag({ op: 'not', a: is }) : is;
  };
  return make;
};
