// One loop a type over the cells of a column, straight from bytes; cells it is not sure of are listed for the text parsers.
import { dayNumber } from '../../calendar/day.js';
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

/** Civil days. */
export const dayLoop: QuickLoop = ({ bytes, starts, ends, rowStart }, rows, index, values, states, unsure) => {
  let n = 0;
  let month = -1;
  let before = 0;
  for (let at = 0; at < rows.length; at++) {
    const field = rowStart[rows[at]!]! + index;
    const start = starts[field]!;
    const end = ends[field]!;
    if (start === end) {
      states[at] = CELL.blank;
      continue;
    }
    const packed = asciiDay(bytes, start, end);
    if (Number.isNaN(packed)) {
      unsure[n++] = at;
      continue;
    }
    if (packed >> 5 !== month) {
      month = packed >> 5;
      before = dayNumber(month >> 4, month & 15, 1) - 1;
    }
    values[at] = before + (packed & 31);
  }
  return n;
};

/** Types without a quick way: every cell that is not empty is unsure. */
export const noLoop: QuickLoop = ({ starts, ends, rowStart }, rows, index, _values, states, unsure) => {
  let n = 0;
  for (let at = 0; at < rows.length; at++) {
    const field = rowStart[rows[at]!]! + index;
    if (starts[field] === ends[field]) states[at] = CELL.blank;
    else unsure[n++] = at;
  }
  return n;
};
