// For each rule of the pack: how to break it and no other, and what is then owed.
import type { Plant } from './firm.js';
import { caps } from './plants/caps.js';
import { cards } from './plants/cards.js';
import { days } from './plants/days.js';
import { equal } from './plants/equal.js';
import { leaving } from './plants/leaving.js';
import { money } from './plants/money.js';
import { offers } from './plants/offers.js';
import { papers } from './plants/papers.js';
import { agreed, pay } from './plants/pay.js';
import { purse } from './plants/purse.js';
import { unequal } from './plants/unequal.js';
import { work } from './plants/work.js';
import { years } from './plants/years.js';

export const PLANTS: Readonly<Record<string, Plant>> = {
  ...pay,
  ...papers,
  ...money,
  ...caps,
  ...unequal,
  ...leaving,
  ...purse,
  ...equal,
  ...work,
  ...years,
  ...cards,
  ...days,
  ...offers,
  ...agreed,
};
