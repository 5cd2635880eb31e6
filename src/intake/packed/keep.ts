// Where what was taken out of an archive is kept while a run lasts: files are read more than once. Made at the edge (src/cli).
import type { Source } from '../types.js';

/** Takes all bytes and gives them back from any place. What the chunks throw, it throws. */
export type Keep = (chunks: AsyncIterable<Uint8Array>) => Promise<Pick<Source, 'size' | 'open' | 'at'>>;
