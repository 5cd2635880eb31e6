// Grades of evidence that a rule asks for table by table. In: compiled rules. Out: a fault for a table that is none, or that the rule never looks at.
import type { CompiledRule, Program } from './program.js';
import { tablesRead } from './tables-read.js';
import type { PackFault } from './types.js';
import { fault, pointer } from './words.js';

/** Such a grade would be asked for in vain: a table misspelt would let the rule be met on less. */
export const checkEvidence = (
  program: Pick<Program, 'worktime' | 'subjects'>,
  rules: readonly CompiledRule[],
): readonly PackFault[] =>
  rules.flatMap((rule) => {
    const { evidence, file } = rule.def;
    if (typeof evidence !== 'object') return [];
    const read = tablesRead(program, rule);
    return Object.keys(evidence)
      .filter((table) => !read.includes(table))
      .map((table) =>
        program.subjects.has(table)
          ? fault(
              'evidence_unread',
              file,
              pointer('evidence', table),
              `The rule looks at no "${table}", so nothing it says rests on that table. It looks at: ${read.join(', ')}.`,
              `この規則は「${table}」を参照しないため、その等級を求めても意味がありません。参照する表：${read.join('、')}。`,
            )
          : fault(
              'unknown_table',
              file,
              pointer('evidence', table),
              `There is no table "${table}". The rule looks at: ${read.join(', ')}.`,
              `表「${table}」がありません。この規則が参照する表：${read.join('、')}。`,
            ),
      );
  });
