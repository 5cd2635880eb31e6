// A compiled pack → docs/coverage.md: every standard, the rules that judge it and the columns they rest on, or what stands in for it.
import type { CompiledRule, Program } from '../pack/program.js';
import type { Standard } from '../pack/types.js';
import { reach } from './reach.js';

/** Markdown: one row a standard, in the pack's order, in English with the Japanese name. */
export const coverageText = (program: Program): string => {
  const { pack } = program;
  const standards = Object.entries(pack.standards);
  const judging = (id: string): readonly CompiledRule[] => program.rules.filter((r) => r.def.covers?.includes(id));
  const judged = standards.filter(([id]) => judging(id).length > 0).length;
  return [
    `# What ${pack.title.en} covers`,
    '',
    `Written by \`kijun pack docs rules/${pack.id}\`; do not edit. ${standards.length} standards, ${judged} of them judged by ${
      program.rules.filter((r) => r.def.covers !== undefined).length
    } rules.`,
    'Class F: a submission can show it in full. P: together with a declared fact. D: only a declaration or a document can.',
    '"(unread)" marks a rule with a point of law that nobody has read in its source yet.',
    '',
    '| | standard | class | rules | columns they rest on, or what stands in for them |',
    '|---|---|---|---|---|',
    ...standards.map(([id, s]) => row(id, s, judging(id))),
    '',
    ...observable(program),
  ].join('\n');
};

const row = (id: string, s: Standard, rules: readonly CompiledRule[]): string => {
  const names = rules.map((r) => `\`${r.def.id}\`${r.def.checked ? '' : ' (unread)'}`).join(', ');
  const rest = [rules.length > 0 ? columnsOf(rules) : '', s.otherwise?.en ?? ''].filter((t) => t !== '').join(' ');
  return `| ${id} | ${s.title.en}<br>${s.title.ja} | ${s.class} | ${names || '–'} | ${rest} |`;
};

/** table: columns; table: columns. */
const columnsOf = (rules: readonly CompiledRule[]): string => {
  const byTable = new Map<string, Set<string>>();
  for (const rule of rules)
    for (const { table, column } of reach(rule).columns)
      byTable.set(table, (byTable.get(table) ?? new Set()).add(column.name));
  return [...byTable]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([table, columns]) => `**${table}** ${[...columns].sort().join(', ')}`)
    .join('; ');
};

const observable = ({ pack }: Program): readonly string[] => {
  const list = Object.values(pack.notObservable);
  if (list.length === 0) return [];
  return [
    '## Not observable in these data',
    '',
    ...list.map((n) => `- ${n.title.en} (${n.title.ja}): ${n.why.en}`),
    '',
  ];
};
