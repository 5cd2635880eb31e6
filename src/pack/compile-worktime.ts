// worktime.json → terms for everything that is asked of a row, each of the type it must have; or faults.
import { parseUnit, sameDims } from '../quantity/unit.js';
import type { Subject, Term, Worktime } from './program.js';
import { TermFault, typeText } from './resolve.js';
import { termsBelow } from './terms.js';
import { WORKTIME_WORDS, type Words, type WorktimeDef, type WorktimeWord } from './types.js';
import { WORKTIME_COLUMNS } from './worktime-columns.js';

type Wanted = 'hours' | 'date' | 'code' | 'flag';

const WANTED: Readonly<Record<WorktimeWord, Wanted>> = {
  start: 'hours',
  end: 'hours',
  breaks: 'hours',
  idle: 'flag',
  kind: 'code',
  planned: 'hours',
  plannedStart: 'hours',
  employedFrom: 'date',
  employedTo: 'date',
  system: 'code',
  dayLimit: 'hours',
  weekLimit: 'hours',
  weekStart: 'code',
  nightFrom: 'hours',
  nightTo: 'hours',
  restRule: 'code',
  restBlock: 'date',
  frameFrom: 'date',
  frameTo: 'date',
  frameLimit: 'hours',
  partFrom: 'date',
  partTo: 'date',
  partLimit: 'hours',
};

const HOUR = parseUnit('hour', '')!;

const fits = (t: Term, wanted: Wanted): boolean => {
  const { type } = t;
  if (type.kind === 'any') return true;
  if (wanted === 'hours') return type.kind === 'number' && sameDims(type.unit, HOUR);
  return type.kind === wanted || (wanted === 'code' && (type.kind === 'id' || type.kind === 'text'));
};

/** `formula` resolves a name on a table; `fault` takes what is wrong. */
export const compileWorktime = (
  def: WorktimeDef,
  subjects: ReadonlyMap<string, Subject>,
  formula: (text: string, subject: Subject) => Term,
  fault: (code: string, at: string, message: Words) => void,
): Worktime | undefined => {
  const subject = subjects.get(def.table);
  if (!subject) return undefined;
  let sound = true;
  const attempt = (at: string, wanted: Wanted, text: string, of: Subject): Term | undefined => {
    try {
      const term = formula(text, of);
      if (!fits(term, wanted))
        throw new TermFault('unit_mismatch', {
          en: `"${text}" must be ${wanted === 'hours' ? 'a length of time' : `a ${wanted}`}, not ${typeText(term.type)}`,
          ja: `「${text}」は${wanted === 'hours' ? '時間' : ` ${wanted} `}であるべきところ ${typeText(term.type)} です`,
        });
      const circle = resting(term);
      if (circle !== undefined)
        throw new TermFault('worktime_circle', {
          en: `"${text}" rests on "${circle}", which is worked out from it`,
          ja: `「${text}」は「${circle}」に依存していますが、それ自体がここから計算されます`,
        });
      return term;
    } catch (e) {
      if (!(e instanceof TermFault)) throw e;
      if (e.code !== '') fault(e.code, at, e.words);
      sound = false;
      return undefined;
    }
  };
  const row: Partial<Record<WorktimeWord, Term>> = {};
  for (const word of WORKTIME_WORDS) {
    const text = def.row[word];
    const term = text === undefined ? undefined : attempt(`/row/${word}`, WANTED[word], text, subject);
    if (term) row[word] = term;
  }
  const breakSpans = def.breakSpans.map(([a, b], i) => [
    attempt(`/breakSpans/${i}/0`, 'hours', a, subject),
    attempt(`/breakSpans/${i}/1`, 'hours', b, subject),
  ]);
  const free = def.free.map(({ table, where }, i) => {
    const of = subjects.get(table);
    const parent = subject.record.parent;
    if (!of?.record.period || !parent || of.record.parent?.table !== parent.table) {
      sound = false;
      fault('no_children', `/free/${i}/table`, {
        en: `"${table}" must be a table with a period whose rows belong to the same ${parent?.table ?? 'worker'} as those of ${def.table}`,
        ja: `「${table}」は期間を持ち、${def.table} と同じ ${parent?.table ?? 'worker'} に属する表でなければなりません`,
      });
      return undefined;
    }
    const term = attempt(`/free/${i}/where`, 'flag', where, of);
    const by = Object.entries(parent.by).map(
      ([own, theirs]) => [own, Object.entries(of.record.parent!.by).find(([, b]) => b === theirs)?.[0] ?? ''] as const,
    );
    return term && { table, where: term, own: by.map(([a]) => a), theirs: by.map(([, b]) => b) };
  });
  if (!sound) return undefined;
  const columns = new Map(Object.keys(WORKTIME_COLUMNS).map((name) => [name, formula(name, subject)]));
  const cells = [row.start, row.end, row.breaks, ...breakSpans.flat()];
  return {
    def,
    row,
    breakSpans: breakSpans as unknown as Worktime['breakSpans'],
    free: free as unknown as Worktime['free'],
    columns,
    cells: cells.flatMap((t) => (t?.op === 'column' ? t.column.name : [])),
  };
};

/** The worked-out column a term rests on, if it does. */
const resting = (root: Term): string | undefined => {
  const seen = new Set<number>();
  const visit = (t: Term): string | undefined => {
    if (seen.has(t.id)) return undefined;
    seen.add(t.id);
    if (t.op === 'column' && t.column.derived && !t.column.saysRead) return t.column.name;
    for (const below of termsBelow(t)) {
      const found = visit(below);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return visit(root);
};
