import { expect, test } from 'vitest';
import { blankReader, parseFlag, wordReader as reader, type WordReader } from '../../../src/intake/values/words.js';
import type { RecordColumn } from '../../../src/pack/types.js';
import { column } from '../kit.js';

const wordReader = (column: RecordColumn): WordReader => reader({ column });

test.each(['true', 'TRUE', 'yes', 'Y', 't', '1', '１', '有', '有り', 'あり', 'はい', '○', '〇', '◯', ' yes '])(
  '%j is yes',
  (text) => {
    expect(parseFlag(text)).toBe(1);
  },
);

test.each(['false', 'No', 'n', 'F', '0', '０', '無', '無し', 'なし', 'いいえ', '×', '　無　'])('%j is no', (text) => {
  expect(parseFlag(text)).toBe(0);
});

test.each(['2', 'maybe', '△', '-', 'x', '有無', '10', 'はいいいえ'])('%j is neither', (text) => {
  expect(parseFlag(text)).toEqual({ code: 'flag_unreadable' });
});

test('a code is matched by its spellings after width, case and spaces', () => {
  const read = wordReader(
    column('basis', 'code', { values: { monthly: ['月給', 'per Month'], hourly: ['時給', 'H', 'ﾊﾟｰﾄ'] } }),
  );
  for (const text of ['monthly', 'MONTHLY', '月給', ' per  month ', '　月給　', 'ｍｏｎｔｈｌｙ']) {
    expect(read(text)).toBe('monthly');
  }
  for (const text of ['h', 'パート']) expect(read(text)).toBe('hourly');
  for (const text of ['月給制', 'm', 'mon thly', '月給,時給']) {
    expect(read(text)).toEqual({ code: 'code_unknown', args: { known: 'monthly, hourly' } });
  }
});

test('a spelling that two codes claim says nothing, a code itself always means itself', () => {
  const read = wordReader(column('basis', 'code', { values: { a: ['x', 'b'], b: ['x'] } }));
  expect(read('x')).toMatchObject({ code: 'code_unknown' });
  expect(read('a')).toBe('a');
  expect(read('b')).toBe('b');
});

test('an open code and free text are kept as written, trimmed', () => {
  expect(wordReader(column('job', 'code'))(' ①　')).toBe('①');
  expect(wordReader(column('note', 'text'))('\n㈱ 甲\u00a0')).toBe('㈱ 甲');
});

test('spaces that a PDF put between Japanese, dashes and their spaces do not tell codes apart', () => {
  const read = wordReader(
    column('status', 'code', { values: { overtime: ['時間外労働'], unpaid: ['Ineligible – unpaid penalty'] } }),
  );
  for (const text of ['時間 外労働', '時 間　外 労働']) expect(read(text)).toBe('overtime');
  for (const text of ['ineligible - unpaid penalty', 'Ineligible—Unpaid  penalty', 'Ineligible- unpaid penalty'])
    expect(read(text)).toBe('unpaid');
  expect(read('Ineligible unpaid penalty')).toMatchObject({ code: 'code_unknown' });
});

test('an id is kept as written; one a spreadsheet has changed is not', () => {
  const read = wordReader(column('worker_id', 'id'));
  for (const id of ['0001', 'W-1', 'X-1', 'XX-007', '1E5', 'a.b', '1.2.3', '1000013050238', 'NAN', "'", '㈱甲']) {
    expect(read(` ${id} `)).toBe(id);
  }
  expect(read('Ｗ－００１')).toBe('W-001');
  for (const id of ['1.27E+12', '1.27e12', '1E+12', '12.5', '1234567890123456.0'])
    expect(read(id)).toEqual({ code: 'id_damaged' });
  expect(read('山\ufffd')).toEqual({ code: 'replacement_character' });
});

test('what was done to an id is undone where nothing is lost', () => {
  const read = wordReader(column('worker_id', 'id'));
  expect(read('79925.0')).toEqual({ code: 'id_point_zero', word: '79925' });
  expect(read('79925.00')).toEqual({ code: 'id_point_zero', word: '79925' });
  expect(read("'001")).toEqual({ code: 'id_apostrophe', word: '001' });
  expect(read("''1")).toEqual({ code: 'id_apostrophe', word: "'1" });
});

test('a masked id tells nobody apart', () => {
  const read = wordReader(column('worker_id', 'id'));
  for (const id of ['XXX-XX-1234', 'xxx-xx-1234', '*1234', '***-**-1234', '＊＊12', '●●●4', '12**'])
    expect(read(id), id).toEqual({ code: 'id_masked' });
});

test('ids of digits are filled up where that was asked for, and nowhere else', () => {
  const read = reader({ column: column('worker_id', 'id'), pad: 4 });
  expect(read('7')).toEqual({ code: 'id_padded', args: { digits: 4 }, word: '0007' });
  for (const id of ['0007', '12345', 'W7']) expect(read(id)).toBe(id);
});

test('an id of a form has its digits and its check digit', () => {
  const read = wordReader(column('number', 'id', { digits: 13, checkDigit: 'mod9' }));
  expect(read('1000013050238')).toBe('1000013050238');
  for (const id of ['1000013050239', '2000013050238', '1000013052038', '0000000000000'])
    expect(read(id), id).toEqual({ code: 'id_check_digit' });
  for (const id of ['100001305023', '10000130502380', '100001305023A'])
    expect(read(id), id).toEqual({ code: 'id_digits', args: { digits: 13 } });
  expect(wordReader(column('zip', 'id', { digits: 5 }))('900016')).toEqual({ code: 'id_digits', args: { digits: 5 } });
});

test('a word for nothing means it only where the column lists it, and never zero', () => {
  expect(blankReader(column('name', 'text'))('NA')).toBeUndefined();
  const zip = blankReader(column('zip', 'id', { nulls: ['NA', 'N/A', '0'] }));
  for (const text of ['', ' 　', 'NA', ' n/a ', 'ＮＡ', '0']) expect(zip(text)).toBe('blank');
  expect(zip('NAN')).toBeUndefined();
  const pay = blankReader(column('pay', 'money', { blank: 'zero', nulls: ['-'] }));
  expect([pay(''), pay('-')]).toEqual(['blank', { code: 'not_stated' }]);
});
