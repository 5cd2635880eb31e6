import { expect, test } from 'vitest';
import { parseMoney, parseNumber, parseRatio } from '../../../src/intake/values/numbers.js';

const code = (read: ReturnType<typeof parseMoney>): number | string => (typeof read === 'number' ? read : read.code);

test.each([
  ['1234', 0, 1234],
  ['0', 0, 0],
  ['-0', 0, 0],
  ['1,234', 0, 1234],
  ['1,234,567', 0, 1234567],
  ['¥1,234', 0, 1234],
  ['￥1,234', 0, 1234],
  ['\\1,234', 0, 1234],
  ['1,234円', 0, 1234],
  ['１，２３４円', 0, 1234],
  ['$1,275.50', 2, 127550],
  ['118,998.00', 0, 118998],
  [' 202.16 ', 2, 20216],
  ['　202　', 0, 202],
  ['7.5200', 4, 75200],
  ['7.5200', 2, 752],
  ['7', 4, 70000],
  ['△1,234', 0, -1234],
  ['▲1,234', 0, -1234],
  ['-1,234', 0, -1234],
  ['−1,234', 0, -1234],
  ['－１２３４', 0, -1234],
  ['△ 1,234', 0, -1234],
  ['+5', 0, 5],
  ['(1,234)', 0, -1234],
  ['（1,234）', 0, -1234],
  ['(¥1,234)', 0, -1234],
  ['-¥1,234', 0, -1234],
  ['¥-1,234', 0, -1234],
  ['9007199254740991', 0, 9007199254740991],
  ['0012', 0, 12],
  ['00000000000000000000000012', 0, 12],
])('money %j with %i decimals is %i', (text, decimals, value) => {
  expect(parseMoney(text, decimals)).toBe(value);
});

test.each([
  ['7.52', 0, 'too_many_decimals'],
  ['7.12345', 4, 'too_many_decimals'],
  ['9007199254740992', 0, 'number_too_large'],
  ['999999999999999.99', 2, 'number_too_large'],
  ['12,34', 0, 'money_unreadable'],
  ['1,2345', 0, 'money_unreadable'],
  ['1234,567', 0, 'money_unreadable'],
  ['0,123', 0, 'money_unreadable'],
  [',123', 0, 'money_unreadable'],
  ['1,', 0, 'money_unreadable'],
  ['1,,234', 0, 'money_unreadable'],
  ['.5', 1, 'money_unreadable'],
  ['5.', 1, 'money_unreadable'],
  ['1.2.3', 1, 'money_unreadable'],
  ['1e3', 0, 'number_exponent'],
  ['1.7E+04', 0, 'number_exponent'],
  ['実費', 0, 'money_unreadable'],
  ['55,000円~60,000円', 0, 'range_unreadable'],
  ['785~800', 0, 'range_unreadable'],
  ['1,234-', 0, 'money_unreadable'],
  ['--5', 0, 'money_unreadable'],
  ['△-5', 0, 'money_unreadable'],
  ['(5', 0, 'money_unreadable'],
  ['5)', 0, 'money_unreadable'],
  ['(-5)', 0, 'money_unreadable'],
  ['¥5円', 0, 'money_unreadable'],
  ['-', 0, 'money_unreadable'],
  ['¥', 0, 'money_unreadable'],
  ['1 234', 0, 'money_unreadable'],
  ['10²', 0, 'money_unreadable'],
  ['①', 0, 'money_unreadable'],
  ['½', 0, 'money_unreadable'],
  ['１万', 0, 'money_unreadable'],
  ['0x10', 0, 'money_unreadable'],
  ['NaN', 0, 'money_unreadable'],
  ['Infinity', 0, 'money_unreadable'],
  ['$129,000 and a 1-year ban', 0, 'money_unreadable'],
])('money %j with %i decimals is %s', (text, decimals, fault) => {
  expect(code(parseMoney(text, decimals))).toBe(fault);
});

test('an amount marked in another currency is not read', () => {
  expect(code(parseMoney('$5', 0, 'yen'))).toBe('wrong_currency');
  expect(code(parseMoney('5円', 2, 'usd'))).toBe('wrong_currency');
  expect(code(parseMoney('\\5', 2, 'usd'))).toBe('wrong_currency');
  expect(parseMoney('$5', 2, 'usd')).toBe(500);
  expect(parseMoney('¥5', 0, 'yen')).toBe(5);
  expect(parseMoney('5', 0, 'yen')).toBe(5);
});

test.each([
  ['22', 2, 2200],
  ['20.5', 2, 2050],
  ['-2.5', 2, -250],
  ['１，０００', 0, 1000],
  ['△3', 0, -3],
])('number %j with %i decimals is %i', (text, decimals, value) => {
  expect(parseNumber(text, decimals)).toBe(value);
});

test.each(['22日', '¥5', '(5)', 'N/A', '4（1）', '', '.5'])('%j is no number', (text) => {
  expect(code(parseNumber(text, 2))).toBe('number_unreadable');
});

test.each([
  ['0.25', 2500],
  ['25%', 2500],
  ['25 %', 2500],
  ['２５％', 2500],
  ['1.25', 12500],
  ['125%', 12500],
  ['0.5%', 50],
  ['5%', 500],
  ['-5%', -500],
  ['100.00%', 10000],
  ['0%', 0],
])('ratio %j is %i ten-thousandths', (text, value) => {
  expect(parseRatio(text, 4)).toBe(value);
});

test.each([
  ['12.345%', 'too_many_decimals'],
  ['0.12345', 'too_many_decimals'],
  ['2割5分', 'ratio_unreadable'],
  ['%', 'ratio_unreadable'],
  ['25%%', 'ratio_unreadable'],
  ['1/4', 'ratio_unreadable'],
])('ratio %j is %s', (text, fault) => {
  expect(code(parseRatio(text, 4))).toBe(fault);
});

test.each([
  ['1.7000000000000000e+04', 0, 17000],
  ['1.7000000000000000e+04', 4, 170000000],
  ['-1.25E2', 0, -125],
  ['5.0e-01', 1, 5],
  ['1.5e-3', 4, 15],
])('an exponent whose digits are all there: %j with %i decimals is %i', (text, decimals, value) => {
  expect(parseNumber(text, decimals)).toBe(value);
  expect(parseMoney(text, decimals)).toBe(value);
  expect(parseRatio(text, decimals)).toBe(value);
});

test('an exponent or a range leaves open what was meant', () => {
  for (const text of ['1e3', '1.2E+05', '1.27E+12', '1.7e1'])
    expect(code(parseNumber(text, 2))).toBe('number_exponent');
  for (const text of ['2～3', '785円〜800円', '155,000円-160,000円', '¥5 – ¥6'])
    expect(code(parseMoney(text, 0)), text).toBe('range_unreadable');
  expect(code(parseNumber('2~3', 0))).toBe('range_unreadable');
  expect(code(parseMoney('2025-04-01', 0))).toBe('money_unreadable');
  expect(code(parseRatio('2.5e1%', 4))).toBe('ratio_unreadable');
});
