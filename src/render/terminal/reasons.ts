// Why an answer is open, as a sentence with titles in place of ids. In: a reason. Out: a sentence.
import type { Reason } from '../../report/types.js';
import { reasonSentence } from '../../text/index.js';
import { figure } from '../amounts.js';
import type { Page } from '../page.js';
import { visible } from '../visible.js';

const titled = (page: Page, args: Reason['args'], name: string, value: string): string => {
  const { words: w, names } = page;
  if (value === '' && Object.hasOwn(w.unsaid, name)) return w.unsaid[name as keyof typeof w.unsaid];
  if (name === 'table') return names.table(value);
  if (name === 'parameter') return names.parameter(value);
  if (name === 'fact') return names.fact(value);
  if (name === 'column' || name === 'total') return names.column(value, args.table);
  if (name === 'written') return w.quoted(visible(value));
  return name === 'difference' ? figure({ amount: value, unit: '' }) : value;
};

export const reasonText = (page: Page, { code, args }: Reason): string => {
  const { words: w } = page;
  const named = Object.entries(args).map(([name, value]) => [name, titled(page, args, name, value)]);
  const asWritten = code === 'cell_unreadable' && (args.written ?? '') !== '';
  return reasonSentence(
    w,
    asWritten ? 'cell_unreadable_as' : code,
    { ...w.unsaid, ...Object.fromEntries(named) },
    args,
  );
};
