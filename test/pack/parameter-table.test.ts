import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { parseIsoDay } from '../../src/calendar/day.js';
import { type ParameterHead, readParameterTable } from '../../src/pack/parameter-table.js';

const head: ParameterHead = {
  id: 'minimum-wage',
  title: { en: 'minimum wage', ja: '最低賃金' },
  keys: ['prefecture'],
  columns: { value: 'yen/hour' },
  checkedThrough: '2026-12-31',
  source: '',
  law: [],
  checked: true,
  guards: {},
};
const read = (text: string | Uint8Array, more: Partial<ParameterHead> = {}) =>
  readParameterTable({ ...head, ...more }, typeof text === 'string' ? new TextEncoder().encode(text) : text, 't.csv');
const row = (key: string, from: string, value: string, line: number, source = '官報') => ({
  key: [key],
  from: parseIsoDay(from),
  values: { value },
  source,
  checked: true,
  line,
});

const plain = 'prefecture,from,value,source\n東京,2025-10-03,1226,官報\n大阪,2025-10-16,1177,官報\n';
const rows = [row('大阪', '2025-10-16', '1177', 3), row('東京', '2025-10-03', '1226', 2)];

describe('a table reads the same however Excel saved it', () => {
  const crlf = plain.replaceAll('\n', '\r\n');
  test.each<[string, string | Uint8Array]>([
    ['as typed', plain],
    ['with CRLF', crlf],
    ['with CR', plain.replaceAll('\n', '\r')],
    ['with a BOM', `\ufeff${crlf}`],
    ['in CP932', iconv.encode(crlf, 'cp932')],
    ['with days as 2025/10/3', crlf.replaceAll('2025-10-03', '2025/10/3').replaceAll('2025-10-16', '2025/10/16')],
    ['with empty columns at the right', crlf.replaceAll('\r\n', ',,,\r\n')],
    ['with empty rows below', `${crlf},,,\r\n,,,\r\n`],
    ['without a last line end', plain.trimEnd()],
    ['with every cell quoted', plain.replace(/[^,\n]+/g, '"$&"')],
  ])('%s', (_, bytes) => {
    expect(read(bytes)).toEqual({ rows, faults: [] });
  });
});

test('digits are kept as written', () => {
  const { rows: found } = read('prefecture,from,value,source\na,2025-01-01,0.10,s\nb,2025-01-01,0007.50,s\n');
  expect(found.map((r) => r.values.value)).toEqual(['0.10', '0007.50']);
});

test('rows stand by key, then by day, whatever their order in the file', () => {
  const { rows: found } = read('value,from,prefecture\n2,2026-01-01,b\n3,2025-01-01,b\n1,2026-02-01,a\n', {
    source: 's',
  });
  expect(found.map((r) => r.values.value)).toEqual(['1', '3', '2']);
});

test('keys that run together stay apart', () => {
  const two = { keys: ['a', 'b'], source: 's' };
  expect(read('a,b,from,value\nx,yz,2025-01-01,1\nxy,z,2025-01-01,2\n', two)).toMatchObject({
    faults: [],
    rows: { length: 2 },
  });
});

test('lines are counted through cells of several lines', () => {
  const { rows: found } = read('prefecture,from,value,source\r\na,2025-01-01,1,"two\r\nlines"\r\nb,2025-01-01,2,s\r\n');
  expect(found.map((r) => r.line)).toEqual([2, 4]);
});

test('none ends a value; a row may say that nobody has read it yet', () => {
  const { rows: found, faults } = read(
    'prefecture,from,value,source,checked\na,2025-01-01,1,s,FALSE\na,2026-01-01,none,s,\n',
  );
  expect(faults).toEqual([]);
  expect(found.map((r) => [r.values.value, r.checked])).toEqual([
    ['1', false],
    ['none', true],
  ]);
});

test('a row takes the source and the doubts of the head', () => {
  const { rows: found } = read('prefecture,from,value\na,2025-01-01,1\n', { source: 'the head', checked: false });
  expect(found[0]).toMatchObject({ source: 'the head', checked: false });
});

describe('values fit their unit', () => {
  test.each([
    ['yen', '1226', true],
    ['yen', '-1.5', true],
    ['yen', '1,226', false],
    ['yen', '25%', false],
    ['yen', '１２２６', false],
    ['yen', '1e3', false],
    ['yen', '1/3', false],
    ['yen', '', false],
    ['flag', 'TRUE', true],
    ['flag', 'yes', false],
    ['date', '2025/1/2', true],
    ['date', '2025-02-29', false],
    ['code', 'small', true],
    ['code', '', false],
  ])('%s: %s', (unit, value, fits) => {
    const { faults } = read(`prefecture,from,value,source\na,2025-01-01,"${value}",s\n`, { columns: { value: unit } });
    expect(faults.map((f) => f.code)).toEqual(fits ? [] : ['table_value']);
  });
});

test('every wrong row is told, not only the first', () => {
  const { faults } = read('prefecture,from,value,source\na,2025-13-01,1,s\nb,2025-01-01,x,s\n,2025-01-01,1,\n');
  expect(faults.map((f) => [f.code, f.at])).toEqual([
    ['table_day', 'line 2'],
    ['table_value', 'line 3'],
    ['table_key_blank', 'line 4'],
    ['table_no_source', 'line 4'],
  ]);
});
