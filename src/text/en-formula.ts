// How formulas read in English: what stands for signs, calls and windows. In: parts already in words. Out: text.

const listed = (of: readonly string[]): string => of.join(', ');

/** A day and months: "2025-04-01 + 36 months"; a name of months says so by itself. */
export const plus = (day: string, months: string, say: (n: string) => string): string => {
  if (!/^-?\d+$/.test(months)) return `${day} + ${months}`;
  return `${day} ${months.startsWith('-') ? '-' : '+'} ${say(months.replace('-', ''))}`;
};

export const formula = {
  and: ' and ',
  or: ' or ',
  not: (of: string) => `not ${of}`,
  if: (when: string, yes: string, no: string) => `if ${when} then ${yes} else ${no}`,
  because: (when: string) => `as ${when}`,
  brackets: (of: string) => `(${of})`,
  /** Hours inside an equation. */
  hours: (clock: string) => clock,
  exists: (what: string) => `there is: ${what}`,
  existsNot: (what: string) => `there is no: ${what}`,
  parts: {
    'part.from': 'first day looked at',
    'part.to': 'last day looked at',
    'part.days': 'days looked at',
    'part.whole': 'the whole period is looked at',
    'period.from': 'first day of the period',
    'period.to': 'last day of the period',
    'period.days': 'days of the period',
  },
  calls: {
    min: (...of: readonly string[]) => `the least of (${listed(of)})`,
    max: (...of: readonly string[]) => `the most of (${listed(of)})`,
    abs: (...of: readonly string[]) => `size of (${listed(of)})`,
    first: (...of: readonly string[]) => `the first known of (${listed(of)})`,
    known: (...of: readonly string[]) => `known (${listed(of)})`,
    round_half_up: (...of: readonly string[]) => `(${of[0]}), to the nearest ${of[1]}`,
    round_down: (...of: readonly string[]) => `(${of[0]}), down to ${of[1]}`,
    round_up: (...of: readonly string[]) => `(${of[0]}), up to ${of[1]}`,
    add_months: (...of: readonly string[]) =>
      plus(of[0] ?? '', of[1] ?? '', (n) => `${n} ${n === '1' ? 'month' : 'months'}`),
    weekday: (...of: readonly string[]) => `day of the week (${of[0]})`,
    months_between: (...of: readonly string[]) => `whole months (from ${of[0]} to ${of[1]})`,
    next_date: (...of: readonly string[]) => `next day (on or after ${of[0]}, month ${of[1]}, day ${of[2]})`,
  },
  aggregates: {
    sum: 'sum',
    count: 'number',
    mean: 'mean',
    median: 'median',
    max: 'most',
    min: 'least',
    any: 'any',
    all: 'all',
  },
  /** How many rows; of a window it is months that are counted. */
  rows: 'number',
  last: (months: number) => (months === 1 ? 'the month' : `the last ${months} months`),
  since: (day: string) => `the months since ${day}`,
  window: (how: string, when: string, of: string) => `${how} over ${when} of (${of})`,
  children: (how: string, table: string, of: string, where: string) =>
    `${how} of ${table}${of && ` (${of})`}${where && `, where ${where}`}`,
  range: (table: string, from: string, to: string) => `${table} between ${from} and ${to}`,
  peers: (keys: readonly string[]) => `others with the same ${listed(keys)}`,
};
