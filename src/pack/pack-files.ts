// A folder as the loader sees it; made at the edge (src/cli), or in memory by a test.

/** Relative paths with forward slashes. `read` throws when a file cannot be read. */
export interface PackFiles {
  list(): readonly string[];
  read(path: string): Uint8Array;
}

/** Bytes a file of a pack may have. Whoever reads for the loader need not read more than one above it. */
export const LARGEST_FILE = 8 * 1024 * 1024;
