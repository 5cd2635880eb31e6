import { expect, test } from 'vitest';
import { parseFlag, wordReader } from '../../../src/intake/values/words.js';
import { column } from '../kit.js';

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

test('an id is kept as written; one a spreadsheet has changed is not', () => {
  const read = wordReader(column('worker_id', 'id'));
  for (const id of ['0001', '０００１', 'W-1', '1E5', 'a.b', '1.2.3', '1000013050238', 'NAN', "'001"]) {
    expect(read(` ${id} `)).toBe(id);
  }
  for (const id of ['79925.0', '1.27E+12', '1.27e12', '1E+12', '12.5'])
    expect(read(id)).toEqual({ code: 'id_damaged' });
  expect(read('山\ufffd')).toEqual({ code: 'replacement_character' });
});
