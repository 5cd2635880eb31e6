// Two JSON values → the first place where they differ, as a JSON pointer, with what stands there in each.

export interface Place {
  /** JSON pointer; '' is the whole. */
  readonly at: string;
  readonly one: string;
  readonly other: string;
}

const MOST = 80;

/** What stands there, short enough for a sentence. */
const shown = (value: unknown): string => {
  if (value === undefined) return '∅';
  const text = JSON.stringify(value);
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
};

const below = (at: string, key: string | number): string =>
  `${at}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

type Json = Readonly<Record<string, unknown>>;

/** In the order of the first value, then what only the second has. Places in `skip` are not looked at. */
export const firstDifference = (
  one: unknown,
  other: unknown,
  skip: (at: string) => boolean = () => false,
  at = '',
): Place | undefined => {
  if (skip(at) || one === other) return undefined;
  const here = { at, one: shown(one), other: shown(other) };
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return here;
  if (Array.isArray(one) !== Array.isArray(other)) return here;
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  for (const key of keys) {
    const found = firstDifference((one as Json)[key], (other as Json)[key], skip, below(at, key));
    if (found) return found;
  }
  return undefined;
};
