// Files that an officer names beside a submission (applications, acts of authorities) → sources that belong to every submission of the run.
import { isNamed } from '../intake/columns.js';
import type { Source } from '../intake/types.js';

const OF_OFFICERS = ['application', 'official_act'];

/**
 * Wherever they lie, they speak of all firms of the run: a firm without a row in them has no act. Beside one submission they lie as if in
 * it; beside several they are a place of their own. `as`: TABLE=FILE, as --as has it.
 */
export const besideSubmissions = (sources: readonly Source[], as: readonly string[] | undefined): readonly Source[] => {
  const named = (as ?? []).flatMap((text) => {
    const at = text.indexOf('=');
    return at > 0 && OF_OFFICERS.includes(text.slice(0, at)) ? [text.slice(at + 1)] : [];
  });
  const isTheirs = (s: Source): boolean => named.some((file) => isNamed(s.name, file));
  const [first] = sources.filter(isTheirs);
  if (!first) return sources;
  const folders = new Set(sources.filter((s) => !isTheirs(s)).map((s) => s.folder));
  const folder = folders.size === 1 ? [...folders][0]! : first.name;
  return sources.map((s) => (isTheirs(s) ? { ...s, folder } : s));
};
