// Japanese era dates: text in, civil day or month out, and back; a day its era did not have is refused, never moved.
import { civil, dayNumber, daysInMonth, firstDayOfMonth, isValid, lastDayOfMonth } from './day.js';

interface Era {
  readonly name: string;
  readonly letter: string;
  /** The one square character some programs write. */
  readonly square: string;
  /** Gregorian year of the era's year 1. */
  readonly firstYear: number;
  readonly first: number;
  readonly last: number;
}

// Meiji is read from 1873 on, when Japan took the Gregorian calendar: before, the month and day are of another calendar.
// 1912-07-30 and 1926-12-25 belong to both the era that ended and the one that began on them.
const ERAS: readonly Era[] = [
  era('明治', 'M', '㍾', 1868, dayNumber(1873, 1, 1), dayNumber(1912, 7, 30)),
  era('大正', 'T', '㍽', 1912, dayNumber(1912, 7, 30), dayNumber(1926, 12, 25)),
  era('昭和', 'S', '㍼', 1926, dayNumber(1926, 12, 25), dayNumber(1989, 1, 7)),
  era('平成', 'H', '㍻', 1989, dayNumber(1989, 1, 8), dayNumber(2019, 4, 30)),
  era('令和', 'R', '㋿', 2019, dayNumber(2019, 5, 1), dayNumber(9999, 12, 31)),
];

function era(name: string, letter: string, square: string, firstYear: number, first: number, last: number): Era {
  return { name, letter, square, firstYear, first, last };
}

const ERA_OF: ReadonlyMap<string, Era> = new Map(
  ERAS.flatMap((e) => [
    [e.name, e],
    [e.name.slice(0, 1), e],
    [e.letter, e],
    [e.letter.toLowerCase(), e],
    [e.square, e],
  ]),
);

const ERA_NAME = '(明治|大正|昭和|平成|令和|[明大昭平令㍾㍽㍼㍻㋿MTSHRmtshr])';
const YEAR = '(元|\\d{1,2})';
const NUM = '(\\d{1,2})';
const DAY = [
  new RegExp(`^${ERA_NAME} *${YEAR} *年 *${NUM} *月 *${NUM} *日$`),
  new RegExp(`^${ERA_NAME} *${YEAR}([./-])${NUM}\\3${NUM}$`),
];
const MONTH = [
  new RegExp(`^${ERA_NAME} *${YEAR} *年 *${NUM} *月(?: *[分度])?$`),
  new RegExp(`^${ERA_NAME} *${YEAR}[./-]${NUM}$`),
];

/**
 * Day number of 令和6年4月1日, 令和元年5月1日, ㋿6年4月1日, 令6.4.1, R6/4/1 and the like (half-width digits).
 * 'impossible' when it has the form of an era date and no such day was (平成31年5月1日); undefined for any other text.
 */
export function parseEraDay(text: string): number | 'impossible' | undefined {
  for (const [i, form] of DAY.entries()) {
    const found = form.exec(text);
    if (found === null) continue;
    const e = ERA_OF.get(found[1] as string) as Era;
    const [month, day] = [Number(found[i === 0 ? 3 : 4]), Number(found[i === 0 ? 4 : 5])];
    const year = gregorian(e, found[2] as string);
    if (!isValid(year, month, day)) return 'impossible';
    const dayNo = dayNumber(year, month, day);
    return dayNo >= e.first && dayNo <= e.last ? dayNo : 'impossible';
  }
  return undefined;
}

/** Month index of 令和7年4月, 令和7年4月分, 令和7年4月度, R7.4; answers as `parseEraDay` does. A month of which the era had one day is read. */
export function parseEraMonth(text: string): number | 'impossible' | undefined {
  for (const form of MONTH) {
    const found = form.exec(text);
    if (found === null) continue;
    const e = ERA_OF.get(found[1] as string) as Era;
    const month = Number(found[3]);
    const year = gregorian(e, found[2] as string);
    if (year < 1 || daysInMonth(year, month) === 0) return 'impossible';
    const index = year * 12 + month - 1;
    return lastDayOfMonth(index) >= e.first && firstDayOfMonth(index) <= e.last ? index : 'impossible';
  }
  return undefined;
}

function gregorian(e: Era, year: string): number {
  const n = year === '元' ? 1 : Number(year);
  return n === 0 ? 0 : e.firstYear + n - 1;
}

/** 令和6年4月1日; the first year is 元年. Days before 1873 are written in the Western calendar: 1872年12月31日. */
export function formatEraDay(dayNo: number): string {
  const { year, month, day } = civil(dayNo);
  const e = ERAS.findLast((one) => dayNo >= one.first);
  if (e === undefined) return `${year}年${month}月${day}日`;
  const n = year - e.firstYear + 1;
  return `${e.name}${n === 1 ? '元' : n}年${month}月${day}日`;
}
