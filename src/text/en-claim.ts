// English: what may be claimed besides the money itself.
import { s } from './en-plurals.js';

export const claim = {
  head: 'What else may be claimed',
  due: (day: string) => `Should have been paid on ${day}.`,
  dueAndLimit: (due: string, limit: string) => `Should have been paid on ${due}; can be claimed until ${limit}.`,
  interest: (title: string, from: string, to: string, amount: string) =>
    `${title}, ${from === '' ? '' : `${from} `}to ${to}: ${amount}`,
  noDay: 'Interest for late payment is worked out to a day: give it with --as-of YYYY-MM-DD.',
  open: 'Interest for late payment could not be worked out:',
  limit: (day: string) => `Can be claimed until ${day}.`,
  expired: (day: string) => `The time to claim it ended on ${day}; the employer may refuse on that ground.`,
  addition: (title: string, amount: string, law: string) => `${title}: up to ${amount} (${law})`,
  interestHead: 'interest',
  additionHead: 'court may add',
  asOf: (day: string) => `Interest to ${day}; it goes on growing until the day of payment.`,
  openIn: (n: number) => `The interest on ${s(n, 'breach', 'breaches')} could not be worked out and would add to this.`,
};
