// A scenario file as sections. In: its text. Out: a title and sections, or an error that names the line. The format: run.test.ts.

const KINDS = ['file', 'bytes', 'fixture', 'env', 'run', 'stdout', 'stderr', 'wrote', 'exit'] as const;
export type Kind = (typeof KINDS)[number];

export interface Section {
  readonly kind: Kind;
  /** What stands behind the kind on its line. */
  readonly rest: string;
  /** The lines under it, without blank ones at the end. */
  lines: readonly string[];
  /** Line in the scenario file, 1-based. */
  readonly line: number;
}

export interface Scenario {
  readonly title: string;
  /** Every line before the first section. */
  readonly head: readonly string[];
  readonly sections: readonly Section[];
}

const MARK = '==== ';

const isKind = (word: string): word is Kind => (KINDS as readonly string[]).includes(word);

export const withoutBlankEnd = (lines: readonly string[]): readonly string[] =>
  lines.slice(0, lines.findLastIndex((line) => line.trim() !== '') + 1);

export const readScenario = (text: string): Scenario => {
  const lines = text.split(/\r?\n/);
  const starts = lines.flatMap((line, i) => (line.startsWith(MARK) ? [i] : []));
  const head = lines.slice(0, starts[0] ?? lines.length);
  const title = head[0]?.trim() ?? '';
  if (title === '') throw new Error('line 1: the first line is the title of the scenario');
  const sections = starts.map((start, i): Section => {
    const [kind = '', ...rest] = lines[start]!.slice(MARK.length).trim().split(' ');
    if (!isKind(kind)) throw new Error(`line ${start + 1}: "${kind}" is none of ${KINDS.join(', ')}`);
    return {
      kind,
      rest: rest.join(' '),
      lines: withoutBlankEnd(lines.slice(start + 1, starts[i + 1])),
      line: start + 1,
    };
  });
  const runs = sections.filter((s) => s.kind === 'run').length;
  const exits = sections.filter((s) => s.kind === 'exit').length;
  if (runs === 0 || runs !== exits) throw new Error(`every "run" has its "exit": there are ${runs} and ${exits}`);
  return { title, head: withoutBlankEnd(head), sections };
};

/** The text of a scenario again: a blank line before whatever is not an expectation. */
export const writeScenario = (of: Scenario): string =>
  `${[
    ...of.head,
    ...of.sections.flatMap((s) => [
      ...(['file', 'bytes', 'fixture', 'env', 'run'].includes(s.kind) ? [''] : []),
      `${MARK}${[s.kind, s.rest].join(' ').trim()}`,
      ...s.lines,
    ]),
  ].join('\n')}\n`;

/** A command as words: parted by spaces, quotes of either kind keep spaces. Nothing is expanded. */
export const wordsOf = (command: string): readonly string[] =>
  [...command.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) => word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'));

const WILD = /\{\{(any|hex)\}\}/;

/** Whether a line of output is what a line of the scenario says. */
export const lineFits = (said: string, found: string, whole: boolean): boolean => {
  if (!WILD.test(said)) return whole ? said === found : found.includes(said);
  const parts = said.split(/(\{\{(?:any|hex)\}\})/).map((part) => {
    if (part === '{{any}}') return '.*';
    if (part === '{{hex}}') return '[0-9a-f]+';
    return part.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  });
  return new RegExp(whole ? `^${parts.join('')}$` : parts.join(''), 'u').test(found);
};

/** The lines as said, with what was found in place of every line that fits it: equal to `found` where all fit. */
export const filled = (said: readonly string[], found: readonly string[]): readonly string[] =>
  said.map((line, i) => (found[i] !== undefined && lineFits(line, found[i], true) ? found[i] : line));
