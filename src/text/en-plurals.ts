// English plurals. In: a number, a word. Out: "1 worker", "2,880 workers".
import { grouped } from './digits.js';

export const s = (n: number | string, one: string, many = `${one}s`): string =>
  `${typeof n === 'number' ? grouped(n) : n} ${String(n) === '1' ? one : many}`;
