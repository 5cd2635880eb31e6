// Exit codes: each means one thing. JSON carries the same words.

export const EXIT = {
  met: 0,
  breached: 1,
  undecided: 2,
  unreadable: 3,
  pack: 4,
  usage: 64,
  bug: 70,
} as const;

export type ExitWord = keyof typeof EXIT;

/** Something the person at the command line can put right; shown without a stack. */
export class UsageError extends Error {
  constructor(
    message: string,
    readonly code: number = EXIT.usage,
  ) {
    super(message);
  }
}
