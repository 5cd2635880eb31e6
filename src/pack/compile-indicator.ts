// An indicator → its compiled facts of the firm, with units that fit. In: its definition. Out: terms, or nothing where a fault was listed.
import { combine, NUMBER, parseUnit, sameDims, type Unit } from '../quantity/unit.js';
import type { Attempt } from './compile-claim.js';
import type { CompiledIndicator, Term, Type } from './program.js';
import { TermFault, typeText } from './resolve.js';
import type { IndicatorDef } from './types.js';
import { pointer } from './words.js';

/** `formula` compiles a formula of the firm; it throws TermFault. */
export const compileIndicator = (
  def: IndicatorDef,
  formula: (text: string) => Term,
  currency: string,
  attempt: Attempt,
): CompiledIndicator | undefined => {
  const at = (part: string): string => pointer('indicators', def.id, part);
  const term = (part: 'of' | 'among' | 'low' | 'high', fits: (t: Term) => void): Term | null | undefined => {
    const text = def[part];
    return text === undefined
      ? null
      : attempt(at(part), () => {
          const made = formula(text);
          fits(made);
          return made;
        });
  };
  const of = term('of', isNumber);
  const among = term('among', isNumber);
  if (!of || among === undefined) return undefined;
  const type = quotient(of.type, among?.type, currency);
  const low = term('low', (t) => isLike(t, type));
  const high = term('high', (t) => isLike(t, type));
  return low === undefined || high === undefined ? undefined : { def, of, among, type, low, high };
};

const isNumber = ({ type }: Term): void => {
  if (type.kind === 'number' || type.kind === 'any') return;
  throw new TermFault('unit_mismatch', {
    en: `an indicator is made of numbers, not of a ${typeText(type)}`,
    ja: `指標は数値から作ります（${typeText(type)} は使えません）`,
  });
};

/** A count of people. */
export const plainNumber = (term: Term): Term => {
  isNumber(term);
  if (term.type.kind === 'number') isLike(term, { kind: 'number', unit: NUMBER });
  return term;
};

const isLike = ({ type }: Term, value: Type): void => {
  if (type.kind === 'any' || value.kind === 'any') return;
  if (type.kind === 'number' && value.kind === 'number' && sameDims(type.unit, value.unit)) return;
  throw new TermFault('unit_mismatch', {
    en: `the figure is a ${typeText(value)}, this end of its band a ${typeText(type)}`,
    ja: `指標は ${typeText(value)} ですが、この境は ${typeText(type)} です`,
  });
};

const quotient = (of: Type, among: Type | undefined, currency: string): Type => {
  if (among === undefined || of.kind !== 'number' || among.kind !== 'number') return of;
  return { kind: 'number', unit: unitOf(of.unit, among.unit, currency) };
};

/** In the words of the two: yen by hours is yen/hour, people by people a ratio. */
const unitOf = (of: Unit, among: Unit, currency: string): Unit => {
  if (sameDims(of, among)) return NUMBER;
  if (Object.keys(among.dims).length === 0) return of;
  const plain = among.text.includes('/') ? undefined : parseUnit(`${of.text}/${among.text}`, currency);
  return plain ?? combine(of, among, -1);
};
