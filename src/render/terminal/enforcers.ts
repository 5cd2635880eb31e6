// Who enforces the breached rules and what they can do, once for all rules of the same kind. In: groups of findings. Out: lines.
import { heading, type Page, paragraph } from '../page.js';
import { enforcedBy } from './example.js';
import type { Group } from './subjects.js';

const INDENT = 2;

export const enforcerLines = (page: Page, groups: readonly Group[]): readonly string[] => {
  const { words: w, names, lang } = page;
  const numbers = new Map<string, { by: string; remedy: string; of: string[] }>();
  for (const [i, { rule, findings }] of groups.entries()) {
    const enforcement = names.rule(rule)?.enforcedBy ?? names.topic(findings[0]!.topic)?.enforcedBy;
    if (!enforcement) continue;
    const by = enforcedBy(page, enforcement);
    const remedy = enforcement.remedy[lang];
    const known = numbers.get(by + remedy) ?? { by, remedy, of: [] };
    known.of.push(String(i + 1));
    numbers.set(by + remedy, known);
  }
  if (numbers.size === 0) return [];
  return [
    ...heading(page, w.report.enforcement),
    ...[...numbers.values()].flatMap(({ by, remedy, of }) => [
      ...paragraph(page, w.report.labelled(w.report.rulesNumbered(of), by), INDENT, undefined, 2),
      ...paragraph(page, remedy, INDENT + 2, page.paint.quiet),
    ]),
  ];
};
