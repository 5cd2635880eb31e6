// What became of breaches since, in English: what was repaid, permitted, explained, and why a row counts for nothing. In: names, amounts, days. Out: words.

/** Why a settlement settles nothing, or not all: code → sentence with {args}. */
export const settleReasons = {
  settlement_no_finding: 'It fits no breach that was found here: the number, rule, worker or days are others.',
  settlement_act: 'It speaks of an act of an authority; only the authority can lift that.',
  settlement_fundamental: 'A breach of a fundamental right is not settled by a row; a person has to judge it.',
  settlement_intake: 'Files that do not fit each other are put right by handing in the right ones.',
  settlement_kind: 'A breach of this kind can not be settled in this way.',
  settlement_amount_open: 'How much is owed is still open, so nobody can say that it was repaid.',
  settlement_interest_open: 'The interest is still open, so nobody can say that all was repaid.',
  settlement_nothing_owed: 'There is no sum to repay in this breach.',
  settlement_blank: 'The cell "{column}" is empty.',
  settlement_twice: 'Two rows have this number and differ, so nobody knows which holds.',
  settlement_expired: 'It held until {day}.',
  settlement_no_day: 'Whether {day} is over can not be told from these files: add --as-of YYYY-MM-DD.',
  settlement_to_come: '{day} is still to come on the day of this report.',
  settlement_ungraded: 'No list of what was submitted says who supplied this file.',
  settlement_grade: 'The file is evidence of grade {grade}; this takes {needed}.',
  settlement_partial: 'It does not cover what is owed.',
  settlement_early: 'It was paid before the time it is for.',
  settlement_not_needed: 'What it speaks of was covered without it.',
};

export const settle = {
  head: 'Settlements handed in',
  kinds: { repaid: 'repaid', permitted: 'permitted', explained: 'explained' },
  became: {
    partial: 'taken, not enough',
    explained: 'shown to the officer',
    unproved: 'not proved',
    unused: 'not used',
    expired: 'expired',
  },
  notes: { self_corrected: 'before any authority took it up', after_contact: 'after an authority took it up' },
  number: 'number',
  kind: 'kind',
  on: 'day',
  amount: 'amount',
  came: 'what became of it',
  why: 'why',
  /** Of one row: number, kind, day, amount. */
  row: (id: string, kind: string, on: string, amount: string) =>
    `${id}, ${kind}${amount === '' ? '' : ` ${amount}`}${on === '' ? '' : ` on ${on}`}`,
  interestTo: (day: string) => `with interest to ${day}`,
  left: (who: string, paid: string, left: string) => `${who}: ${paid} repaid and proved, ${left} left.`,
  leftInterest: (left: string, interest: string) => `${left} and ${interest} of interest`,
  stated: (kind: string, row: string, who: string) => `Stated as ${kind}, not proved: ${row} (${who}).`,
  explained: (row: string, who: string) => `Explained: ${row} (${who}). It changes no answer.`,
  expired: (row: string, who: string) => `Expired: ${row} (${who}).`,
};
