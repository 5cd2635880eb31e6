// Columns whose cells could mean two things: the file's own cells decide where they prove it, else the file is stopped and
// the user asked. In: a plan. Out: the plan with the styles found, or the questions.
import { utf8Chunks } from './decode.js';
import { isRefusal } from './encodings.js';
import { fault } from './faults.js';
import { rowOptions } from './head.js';
import { standsAt } from './pairs.js';
import { readRows } from './rows.js';
import { turnedRows } from './shapes/turned.js';
import { placesOf } from './sums.js';
import type { Fault, FileColumn, FilePlan, IntakeOptions, MappedColumn, RowBlock } from './types.js';
import { asciiDay } from './values/ascii.js';
import { cellText, isRepaired, narrow } from './values/cell.js';
import { parseDate } from './values/dates.js';
import { HOURS_MOST } from './values/hours.js';

/** Bytes looked at when nothing is in doubt; a doubt is followed to the end of the file. */
const LOOK = 1 << 20;
const EXAMPLES = 3;
/** Digits after the point with which a program writes parts of an hour; a spreadsheet's day (7.333333333 for 176:00) has more. */
const DIGITS_MOST = 4;

/** What a cell says of its column's style. */
type Says = 'nothing' | 'sure' | 'open' | 'proof' | 'many' | 'long';

interface Asked {
  readonly mapped: MappedColumn;
  readonly place: FileColumn;
  readonly says: (bytes: Uint8Array, start: number, end: number) => Says;
  readonly count: Record<Says, number>;
  readonly examples: Set<string>;
  first?: { readonly line: number; readonly written: string };
}

/** The plan with hours decided where the cells prove it; questions are faults that stop the file. */
export async function askColumns(
  plan: FilePlan,
  options: IntakeOptions,
): Promise<{ readonly plan?: FilePlan; readonly unanswered?: FilePlan; readonly faults: readonly Fault[] }> {
  const asked = plan.columns.flatMap((mapped) => askedOf(plan, mapped));
  if (asked.length === 0) return { plan, faults: [] };
  try {
    await look(plan, options, asked);
  } catch (error) {
    // Strict decoding went through when the encoding was found out.
    if (!isRefusal(error)) throw error;
    return { faults: [fault('file_changed', plan.source.name)] };
  }
  const faults = asked.flatMap((one) => question(plan, one));
  if (faults.some((f) => f.action === 'stopped')) return { unanswered: plan, faults };
  const decimal = new Set(asked.filter(isDecimal).map((one) => one.place));
  const styled = <P extends FileColumn>(place: P): P => (decimal.has(place) ? { ...place, hours: 'decimal' } : place);
  const columns = plan.columns.map((mapped) => ({
    ...styled(mapped),
    ...(mapped.parts && { parts: mapped.parts.map(styled) }),
  }));
  return { plan: decimal.size === 0 ? plan : { ...plan, columns }, faults };
}

function askedOf(plan: FilePlan, mapped: MappedColumn): Asked[] {
  const { column, constant, dates } = mapped;
  if (constant !== undefined) return [];
  const ask = (place: FileColumn, says: Asked['says']): Asked => ({
    mapped,
    place,
    says,
    count: { nothing: 0, sure: 0, open: 0, proof: 0, many: 0, long: 0 },
    examples: new Set(),
  });
  if (column.type === 'hours')
    return placesOf(mapped)
      .filter((place) => place.hours === undefined)
      .map((place) => ask(place, (bytes, start, end) => hoursSay(bytes, start, end, place.hoursMost ?? HOURS_MOST)));
  const { key, period } = plan.record;
  const places = [...key, period?.from, period?.to].includes(column.name);
  return column.type === 'date' && places && (dates ?? column.dates) === undefined ? [ask(mapped, daySays)] : [];
}

const WHOLE = /^(\d[\d,]*)(?:\.0+)?$/;
const POINT = /^\d[\d,]*\.(\d+)(?:[eE][-+]?\d+)?$/;

/** A fraction that no clock shows (.75, .6, .125) proves parts of an hour; a colon or a word says it outright. */
function hoursSay(bytes: Uint8Array, start: number, end: number, most: number): Says {
  if (start === end) return 'nothing';
  const text = narrow(cellText(bytes, start, end))
    .replace(/^[-+△▲(] */, '')
    .replace(/ *\)$/, '');
  const whole = WHOLE.exec(text);
  if (whole !== null) return Number(whole[1]!.replaceAll(',', '')) > most ? 'many' : 'nothing';
  const point = POINT.exec(text);
  if (point === null) return /[:時分]/.test(text) ? 'sure' : 'nothing';
  const fraction = point[1]!.replace(/0+$/, '');
  if (fraction.length > DIGITS_MOST) return 'long';
  return fraction.length > 2 || Number(fraction.padEnd(2, '0')) > 59 ? 'proof' : 'open';
}

function daySays(bytes: Uint8Array, start: number, end: number): Says {
  if (start === end) return 'nothing';
  if (!Number.isNaN(asciiDay(bytes, start, end))) return 'sure';
  const read = parseDate(cellText(bytes, start, end));
  if (typeof read === 'number' || isRepaired(read)) return 'sure';
  return read.code === 'date_short_year' || read.code === 'date_order_unknown' ? 'open' : 'nothing';
}

async function look(plan: FilePlan, options: IntakeOptions, asked: readonly Asked[]): Promise<void> {
  const rows = readRows(utf8Chunks(plan.source, plan.encoding), rowOptions(plan.delimiter, options));
  let seen = 0;
  for await (const raw of plan.turned === undefined ? rows : turnedRows(rows, plan.turned)) {
    for (let row = 0; row < raw.rows; row++)
      if (raw.lines[row]! > plan.headerLine) for (const one of asked) hear(one, raw, row);
    seen += raw.ends.at(-1) ?? 0;
    if (seen >= LOOK && !asked.some((one) => one.count.open > 0 && one.count.proof + one.count.long === 0)) return;
  }
}

function hear(one: Asked, raw: RowBlock, row: number): void {
  if (one.place.coded === undefined) hearAt(one, raw, row, one.place.index);
  else for (const { index } of standsAt(raw, row, one.place)) hearAt(one, raw, row, index);
}

function hearAt(one: Asked, raw: RowBlock, row: number, index: number): void {
  const field = raw.rowStart[row]! + index;
  if (field >= raw.rowStart[row + 1]!) return;
  const says = one.says(raw.bytes, raw.starts[field]!, raw.ends[field]!);
  one.count[says]++;
  if (says === 'long') {
    if (one.count.long === 1) {
      one.examples.clear();
      delete one.first;
    }
  } else if (one.count.long > 0) return;
  else if (says !== 'open' && says !== 'many') {
    if (says !== 'proof' || one.count.proof > 1) return;
  } else if (one.count.proof > 0) return;
  const written = cellText(raw.bytes, raw.starts[field]!, raw.ends[field]!).trim();
  if (says === 'proof') one.examples.clear();
  if (one.examples.size < EXAMPLES) one.examples.add(written.slice(0, 40));
  if (says === 'proof' || one.first === undefined)
    one.first = { line: raw.fieldLines?.[field] ?? raw.lines[row]!, written };
}

const isDecimal = ({ mapped, count }: Asked): boolean =>
  mapped.column.type === 'hours' && count.proof > 0 && count.many + count.long === 0;

/** A few odd cells in a column that is clear otherwise are told cell by cell when it is read. */
function question({ source, record }: FilePlan, one: Asked): Fault[] {
  const { mapped, place, count, first } = one;
  if (first === undefined) return [];
  const args = { examples: [...one.examples].join(', '), name: `${record.id}.${mapped.column.name}` };
  const say = (code: string): Fault[] => [
    fault(code, source.name, args, { line: first.line, column: place.header, written: first.written }),
  ];
  if (mapped.column.type === 'date') return count.open > count.sure ? say('date_undecidable') : [];
  if (count.long > 0) return say('hours_or_days');
  if (count.many > count.sure) return say('hours_or_minutes');
  if (count.proof > 0) return count.many === 0 ? say('hours_proved') : [];
  return count.open > count.sure ? say('hours_undecidable') : [];
}
