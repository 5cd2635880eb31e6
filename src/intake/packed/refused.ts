// Why an archive, an entry of one or a workbook is not read: thrown where it is found, a fault at the door.

/** Raised within this folder and `workbook`, caught at their doors: an archive is read in callbacks that have no other way out. */
export class Refused extends Error {
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
  constructor(code: string, args: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.args = args;
  }
}

const MEGABYTE = 1 << 20;

/** What an archive may hold at most, all of it as read, not as it is packed. */
export const LIMITS = {
  entries: 10_000,
  /** Bytes of one entry, of all entries that are read. */
  entry: 2048 * MEGABYTE,
  all: 4096 * MEGABYTE,
  /** An entry larger than `bombFrom` may not be this many times its packed size. Tables seldom get beyond 50. */
  bombFrom: 16 * MEGABYTE,
  ratio: 250,
  /** Text that the cells of a workbook share, held in memory. */
  sharedText: 64 * MEGABYTE,
  /** Bytes of a sheet as text. */
  sheet: 1024 * MEGABYTE,
  /** Bytes of a workbook's XML between two tags. */
  token: MEGABYTE,
  depth: 64,
  rows: 1_048_576,
  columns: 16_384,
} as const;
