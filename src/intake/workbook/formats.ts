// Number formats: a format code in, what kind of thing a number under it is out.

export type Kind =
  | { readonly is: 'general' | 'date' | 'datetime' | 'time' | 'elapsed' | 'percent' | 'hours_minutes' }
  /** Filled up with zeros on the left, behind a prefix: an id. */
  | { readonly is: 'zeros'; readonly digits: number; readonly prefix: string };

export const GENERAL: Kind = { is: 'general' };

const of = (is: Exclude<Kind['is'], 'zeros'>, ...ids: readonly number[]): [number, Kind][] =>
  ids.map((id) => [id, { is }]);

/** Formats that have a number instead of a code; 27-36 and 50-58 as in Japanese workbooks, eras among them. */
const BUILT_IN: ReadonlyMap<number, Kind> = new Map([
  ...of('percent', 9, 10),
  ...of('date', 14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58),
  ...of('time', 18, 19, 20, 21, 32, 33, 45, 47),
  ...of('datetime', 22),
  ...of('elapsed', 46),
]);

export const builtIn = (id: number): Kind => BUILT_IN.get(id) ?? GENERAL;

const ZEROS = /^(?:"([A-Za-z0-9-]*)"|\\?([A-Za-z]))?(0{2,})$/;
/** 1630 shown as 16:30. */
const AS_CLOCK = /^[#0]+(?:":"|[\\!]:|:)00$/;

/** What a number under a custom format is. */
export function kindOf(code: string): Kind {
  const [first = ''] = code.split(';');
  const zeros = ZEROS.exec(first);
  if (zeros) return { is: 'zeros', digits: zeros[3]!.length, prefix: zeros[1] ?? zeros[2] ?? '' };
  if (AS_CLOCK.test(first)) return { is: 'hours_minutes' };
  // Quoted words, escaped characters, fillers; then colours, languages and conditions in brackets.
  const bare = first.replace(/"[^"]*"?|[\\!_*]./g, '');
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return { is: 'elapsed' };
  const letters = bare
    .replace(/\[[^\]]*\]/g, '')
    .replace(/general|g\/標準|E[+-]|AM\/PM|A\/P|午前\/午後|上午\/下午/gi, '')
    .toLowerCase();
  const time = /[hs]/.test(letters);
  const date = /[ydgeb]|aaa/.test(letters) || (/m/.test(letters) && !time);
  if (date) return { is: time ? 'datetime' : 'date' };
  if (time) return { is: 'time' };
  return letters.includes('%') ? { is: 'percent' } : GENERAL;
}
