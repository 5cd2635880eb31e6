// kijun columns --ask: which column each header that is left stands for. In: a file as understood, a terminal. Out: its mapping.
import { createInterface } from 'node:readline/promises';
import type { FilePlan } from '../intake/types.js';
import type { FileMapping, LayoutColumn } from '../pack/layout.js';
import { words } from '../text/index.js';
import type { Io } from './io.js';
import { unexplained } from './mapping-of.js';

/** Undefined where whoever is asked gives up (Ctrl-C, Ctrl-D). */
export const asked = async (plan: FilePlan, entry: FileMapping, io: Io): Promise<FileMapping | undefined> => {
  const w = words(io.lang);
  const lines = createInterface({ input: io.process.stdin, output: io.process.stdout });
  const placed: Record<string, LayoutColumn> = { ...entry.columns };
  const ignore: string[] = [];
  const free = (): readonly string[] =>
    plan.record.columns.filter((c) => !c.derived && !c.personal && !(c.name in placed)).map((c) => c.name);
  const left = new AbortController();
  lines.once('close', () => left.abort());
  try {
    const codes = unexplained(plan);
    for (const header of [...(entry.ignore ?? []), ...codes]) {
      for (;;) {
        const answer = (await lines.question(w.columns.ask(header), { signal: left.signal })).trim();
        if (answer === '?') await io.out(`${w.columns.askNames(free())}\n`);
        else if (answer === '') {
          // A code stays open until somebody says what it is.
          if (!codes.includes(header)) ignore.push(header);
          break;
        } else if (free().includes(answer)) {
          placed[answer] = { header: [header] };
          break;
        } else await io.out(`${w.columns.askUnknown(answer)}\n`);
      }
    }
  } catch (error) {
    if (!left.signal.aborted) throw error;
    return undefined;
  } finally {
    lines.close();
  }
  return { ...entry, columns: placed, ignore };
};
