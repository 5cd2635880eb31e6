// Sources as they were handed in → the tables in them: archives and workbooks opened, everything else as it is.
import { fault } from './faults.js';
import type { Keep } from './packed/keep.js';
import { containerOf, refusedSource, whyNotOld } from './packed/sniff.js';
import type { Source } from './types.js';

/** In order of name. Throws only what opening or reading a source throws. */
export async function unpacked(sources: readonly Source[], keep: Keep): Promise<readonly Source[]> {
  const found: Source[] = [];
  for (const source of sources) {
    const container = await containerOf(source);
    if (container === undefined) found.push(source);
    else if (container === 'old') {
      const [code, args] = await whyNotOld(source);
      found.push(refusedSource(source, [fault(code, source.name, args)]));
    } else {
      // Loaded only when needed: most submissions are text.
      const { takenOut } = await import('./packed/archive.js');
      found.push(...(await takenOut(source, keep)));
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
