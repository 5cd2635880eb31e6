// One loop a type over the cells of a column, straight from bytes; cells it is not sure of are listed for the text parsers.
import { dayNumber, daysInMonth } from '../../calendar/day.js';
import { CELL, type RowBlock } from '../types.js';
import { asciiDay, asciiHours, asciiNumber } from './ascii.js';

/** Fills values and states of a column; puts the positions of cells neither empty nor sure in `unsure`, returns how many. */
export type QuickLoop = (
  raw: RowBlock,
  rows: Int32Array,
  index: number,
  values: Float64Array,
  states: Uint8Array,
  unsure: Int32Array,
) => number;

// The loops are written out one by one: one loop that is given a parser runs at half the speed.

/** Money, days, counts and ratios with `decimals` digits after the point. */
export function numberLoop(decimals: number): QuickLoop {
  const scale = 10 ** decimals;
  // Nine digits fit a 32-bit integer, whose arithmetic is twice as quick as that of doubles.
  const digits = Math.min(9, 15 - decimals);
  return ({ bytes, starts, ends, rowStart }, rows, index, values, states, unsure) => {
    let n = 0;
    for (let at = 0; at < rows.length; at++) {
      const field = rowStart[rows[at]!]! + index;
      const start = starts[field]!;
      const end = ends[field]!;
      let value = 0;
      let i = start;
      for (; i < end; i++) {
        const d = bytes[i]! - 0x30;
        if (d < 0 || d > 9) break;
        value = (Math.imul(value, 10) + d) | 0;
      }
      if (i < end || end - start > digits) {
        value = asciiNumber(bytes, start, end, decimals);
        if (Number.isNaN(value)) unsure[n++] = at;
        else values[at] = value;
      } else if (start === end) states[at] = CELL.blank;
      else values[at] = value * scale;
    }
    return n;
  };
}

/** Hours in minutes; `style` is one of HOURS, `most` as in `parseHours`. */
export function hoursLoop(style: number, most: number): QuickLoop {
  return ({ bytes, starts, ends, rowStart }, rows, index, values, states, unsure) => {
    let n = 0;
    for (let at = 0; at < rows.length; at++) {
      const field = rowStart[rows[at]!]! + index;
      const start = starts[field]!;
      const end = ends[field]!;
      if (start === end) {
        states[at] = CELL.blank;
        continue;
      }
      const value = asciiHours(bytes, start, end, style, most);
      if (Number.isNaN(value)) unsure[n++] = at;
      else values[at] = value;
    }
    return n;
  };
}

/** Slots for months as written; a power of two. */
const MONTHS = 256;

/** Civil days. `2025-04-` is parsed once for as long as no other month takes its slot: most cells of a column are of few months. */
export function dayLoop(): QuickLoop {
  const years = new Int32Array(MONTHS);
  const months = new Int32Array(MONTHS);
  const befores = new Int32Array(MONTHS);
  const lengths = new Uint8Array(MONTHS);
  return ({ bytes, starts, ends, rowStart }, rows, index, values, states, unsure) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let n = 0;
    for (let at = 0; at < rows.length; at++) {
      const field = rowStart[rows[at]!]! + index;
      const start = starts[field]!;
      const size = ends[field]! - start;
      if (size === 0) {
        states[at] = CELL.blank;
        continue;
      }
      let slot = -1;
      let year = 0;
      let month = 0;
      if (size === 10) {
        // Four characters each: the year, and the month between its two signs. Their last digits choose the slot.
        year = view.getInt32(start, true);
        month = view.getInt32(start + 4, true);
        slot = ((year >>> 19) & 0xe0) | ((month >>> 15) & 0x1e) | ((month >>> 8) & 1);
        if (years[slot] === year && months[slot] === month) {
          const tens = bytes[start + 8]! - 0x30;
          const ones = bytes[start + 9]! - 0x30;
          const day = tens * 10 + ones;
          if (tens >= 0 && ones >= 0 && ones <= 9 && day >= 1 && day <= lengths[slot]!) {
            values[at] = befores[slot]! + day;
            continue;
          }
        }
      }
      const packed = asciiDay(bytes, start, start + size);
      if (Number.isNaN(packed)) {
        unsure[n++] = at;
        continue;
      }
      const [y, m] = [packed >> 9, (packed >> 5) & 15];
      const before = dayNumber(y, m, 1) - 1;
      values[at] = before + (packed & 31);
      if (slot < 0) continue;
      years[slot] = year;
      months[slot] = month;
      befores[slot] = before;
      lengths[slot] = daysInMonth(y, m);
    }
    return n;
  };
}
