import { expect, test } from 'vitest';
import { parseHours } from '../../../src/intake/values/hours.js';
import type { HourStyle } from '../../../src/pack/types.js';

const code = (text: string, style?: HourStyle): number | string => {
  const read = parseHours(text, style);
  return typeof read === 'number' ? read : read.code;
};

test.each([
  ['168:30', 10110],
  ['168：30', 10110],
  ['１６８：３０', 10110],
  ['168時間30分', 10110],
  ['168 時間 30 分', 10110],
  ['168時間', 10080],
  ['8時間5分', 485],
  ['30分', 30],
  ['25:30', 1530],
  ['0:00', 0],
  ['8:05', 485],
  ['168:30:00', 10110],
  ['-2:30', -150],
  ['△2:30', -150],
  ['(2:30)', -150],
  ['2040:00', 122400],
])('%j is %i minutes in every style but minutes', (text, minutes) => {
  for (const style of [undefined, 'decimal', 'hh.mm'] as const) expect(code(text, style)).toBe(minutes);
});

test.each([
  ['168:60', 'hours_minutes_over_59'],
  ['168:5', 'hours_minutes_over_59'],
  ['168:300', 'hours_minutes_over_59'],
  ['1時間60分', 'hours_minutes_over_59'],
  ['1:30:15', 'hours_not_whole_minutes'],
  ['1:30:1', 'hours_not_whole_minutes'],
  ['168h30m', 'hours_unreadable'],
  ['8:30-17:30', 'hours_unreadable'],
  [':30', 'hours_unreadable'],
  ['8:', 'hours_unreadable'],
  ['', 'hours_unreadable'],
  ['-', 'hours_unreadable'],
  ['(8', 'hours_unreadable'],
  ['8)', 'hours_unreadable'],
  ['約8時間', 'hours_unreadable'],
  ['.5', 'hours_unreadable'],
  ['8.', 'hours_unreadable'],
  ['1e2', 'hours_unreadable'],
])('%j is %s', (text, fault) => {
  for (const style of [undefined, 'decimal', 'hh.mm'] as const) expect(code(text, style)).toBe(fault);
});

test.each([
  // written, no style, decimal, hh.mm, minutes
  ['168', 10080, 10080, 10080, 168],
  ['744', 44640, 44640, 44640, 744],
  ['745', 'hours_too_many', 44700, 44700, 745],
  ['10110', 'hours_too_many', 606600, 606600, 10110],
  ['10,110', 'hours_too_many', 606600, 606600, 10110],
  ['-5', -300, -300, -300, -5],
  ['168.5', 'hours_style_unknown', 10110, 'hours_minutes_over_59', 'hours_not_whole_minutes'],
  ['168.30', 'hours_style_unknown', 10098, 10110, 'hours_not_whole_minutes'],
  ['168.00', 10080, 10080, 10080, 168],
  ['10.25', 'hours_style_unknown', 615, 625, 'hours_not_whole_minutes'],
  ['10.05', 'hours_style_unknown', 603, 605, 'hours_not_whole_minutes'],
  ['0.33', 'hours_style_unknown', 'hours_not_whole_minutes', 33, 'hours_not_whole_minutes'],
  ['0.3333', 'hours_style_unknown', 'hours_not_whole_minutes', 'hours_minutes_over_59', 'hours_not_whole_minutes'],
  ['1.75', 'hours_style_unknown', 105, 'hours_minutes_over_59', 'hours_not_whole_minutes'],
  ['1.750', 'hours_style_unknown', 105, 'hours_minutes_over_59', 'hours_not_whole_minutes'],
  ['0', 0, 0, 0, 0],
  ['168:30', 10110, 10110, 10110, 'hours_unreadable'],
  ['999999999999999999', 'hours_too_many', 'number_too_large', 'number_too_large', 'number_too_large'],
] as const)('%j without a style, decimal, hh.mm, minutes', (text, none, decimal, hhmm, minutes) => {
  expect([code(text), code(text, 'decimal'), code(text, 'hh.mm'), code(text, 'minutes')]).toEqual([
    none,
    decimal,
    hhmm,
    minutes,
  ]);
});

test('an exponent is hours or minutes where the style says so and every digit is there', () => {
  expect(parseHours('4.0500000000000000e+01', 'decimal')).toBe(40 * 60 + 30);
  expect(parseHours('9.000000e+01', 'minutes')).toBe(90);
  expect(parseHours('4.0000e+01', undefined)).toEqual({ code: 'hours_style_unknown' });
  expect(parseHours('4.0000e+01', 'hh.mm')).toEqual({ code: 'hours_unreadable' });
  expect(parseHours('4e+01', 'decimal')).toEqual({ code: 'hours_unreadable' });
});
