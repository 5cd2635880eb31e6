// What may stand in one file of a pack only. In: its files of one kind. Out: faults for what stands in two.
import type { JsonFile } from './read-files.js';
import type { PackFault } from './types.js';
import { fault, pointer, quoted } from './words.js';

/** An indicator stands in one file only. */
export const definedTwice = (files: readonly JsonFile[]): readonly PackFault[] => {
  const first = new Map<string, string>();
  return files.flatMap(({ path, value }) =>
    Object.keys(value.indicators as object).flatMap((id) => {
      const other = first.get(id);
      first.set(id, other ?? path);
      if (other === undefined) return [];
      return fault(
        'indicator_twice',
        path,
        pointer('indicators', id),
        `The indicator "${quoted(id)}" already stands in ${other}. Give this one another id, or keep one of the two.`,
        `「${quoted(id)}」という指標は ${other} にもあります。別の id にするか、一方だけにしてください。`,
      );
    }),
  );
};
