// The page for a worker in English: the model that every other language of notices follows key by key. In: nothing. Out: sentences with {places}.

export const notice = {
  /** Who has read these words in this language, and when. Without it the language is not offered. */
  reviewed: { by: 'the authors of kijun', on: '2026-11-22' } as { readonly by: string; readonly on: string } | null,
  title: 'Notice to worker {worker}',
  employer: 'Employer: {firm}',
  period: 'Period looked at: {from} to {to}',
  intro:
    'The records of your employer were checked against labour law. This page says what was found in the rows that bear your number, and what you can do about it. It is a calculation from those records, not a decision of an authority: if a figure is wrong, say so and show your payslips.',
  found: 'What was found',
  law: 'Law: {law}',
  example: 'For example {when}: {sentence}',
  worked: 'How the sum for {when} was worked out',
  owedIn: '{when}: {amount}',
  owedFor: 'Owed: {sum}',
  withheld: 'The sum was found by comparison with other workers. Their figures are not shown here.',
  alsoFound: 'Also found, without a sum of its own',
  sumOpen: '{rule}: the sum could not be worked out yet.',
  total: 'What you are owed',
  totalIs: 'In all: {amount}',
  totalAtLeast: 'In all: at least {amount}. Sums that are still open would add to it.',
  totalOpen: 'The sum is still open.',
  interest:
    'Interest for late payment to {day}, as far as it could be worked out: {amount}. It goes on growing until the day of payment.',
  withInterest: 'Together: {sum}',
  noInterest: 'Interest for late payment is not in this sum.',
  addition: 'A court may add up to {amount}.',
  repaidHead: 'What is said to have been paid to you since',
  repaid: '{rule} ({when}): {amount}, on {day}',
  repaidUnproved:
    '{rule} ({when}): {amount}, on {day}. Your employer says so; nothing proves it, and nothing was taken off.',
  repaidAsk:
    'The sums above are what is left after what is proved. If you did not get this money, say so where you turn for help.',
  open: 'What is still open',
  openIntro:
    'These could not be judged, because a record is missing or could not be read. That does not mean that all was well:',
  nothingOpen: 'Nothing that concerns your rows.',
  where: 'Where you can turn',
  authority: '{authority} ({law})',
  help: 'Others who help',
  protection: 'You are protected',
  transfer: 'If you want to work for another employer',
  statusHead: 'Your status of residence',
  status:
    'Nothing on this page affects your status of residence or any application of yours. The employer was checked, not you. What you are owed for work done is owed to you.',
  unchecked: 'Not checked in its source yet: ask before you rely on it.',
  foot: 'Report {report}, rules {pack} {version}',
  others: 'No data of any other worker stand on this page.',
  units: { yen: '{n} yen', usd: '{n} US$' } as Readonly<Record<string, string>>,
};

export type NoticeWords = typeof notice;
