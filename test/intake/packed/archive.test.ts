// Archives: names in CP932 and UTF-8, files by their path, and everything that is refused with its reason.
import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { unpacked } from '../../../src/intake/unpack.js';
import { held, open, told } from './kit.js';
import { zip } from './zip.js';

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const cp932 = (text: string): Buffer => iconv.encode(text, 'cp932');

test('names are CP932 as Explorer writes them, UTF-8 with or without the flag; NFC, with slashes', async () => {
  // 表 and ソ end in the byte of the backslash.
  const bytes = zip([
    { name: cp932('給与\\賃金表ソ.csv'), data: 'a,b\n1,2\n' },
    { name: 'ガ.csv'.normalize('NFD'), data: 'c\n' },
    { name: Buffer.from('勤怠.csv'), data: 'd\n', stored: true },
    { name: cp932('空/') },
  ]);
  const out = await open(bytes);
  expect(told(out)).toEqual(['in/a.zip/ガ.csv', 'in/a.zip/勤怠.csv', 'in/a.zip/給与/賃金表ソ.csv']);
  expect(out.map((o) => [o.text, o.folder])).toEqual([
    ['c\n', 'in/a.zip'],
    ['d\n', 'in/a.zip'],
    ['a,b\n1,2\n', 'in/a.zip/給与'],
  ]);
  expect(out[0]!.taken!.archive).toEqual({ file: 'in/a.zip', sha256: sha256(bytes) });
});

test('what computers add and what is no table is passed over and said', async () => {
  const out = await open(
    zip([
      { name: '__MACOSX/._pay.csv', data: 'x' },
      { name: '.DS_Store', data: 'x' },
      { name: 'Thumbs.db', data: 'x' },
      { name: 'pay.csv', data: 'a\n' },
      { name: 'scan.pdf', data: '%PDF' },
    ]),
  );
  expect(told(out)).toEqual(['in/a.zip/pay.csv archive_system_files archive_other_files']);
  expect(out[0]!.faults.map((f) => f.args)).toEqual([
    { count: 3, files: '__MACOSX/._pay.csv, .DS_Store, Thumbs.db' },
    { count: 1, files: 'scan.pdf' },
  ]);
  expect(told(await open(zip([{ name: 'a.pdf', data: 'x' }])))).toEqual([
    'in/a.zip archive_without_tables archive_other_files',
  ]);
  expect(told(await open(zip([])))).toEqual(['in/a.zip archive_without_tables']);
});

const NOTHING = Buffer.alloc(20 << 20);

test.each([
  ['a name that leads out', [{ name: '../pay.csv', data: 'a' }], ['in/a.zip/../pay.csv archive_path_unsafe']],
  ['one with a backslash', [{ name: cp932('..\\pay.csv'), data: 'a' }], ['in/a.zip/../pay.csv archive_path_unsafe']],
  ['an absolute path', [{ name: '/etc/pay.csv', data: 'a' }], ['in/a.zip//etc/pay.csv archive_path_unsafe']],
  ['a drive', [{ name: 'C:/pay.csv', data: 'a' }], ['in/a.zip/C:/pay.csv archive_path_unsafe']],
  ['a control character', [{ name: 'a\u001b[2J.csv', data: 'a' }], ['in/a.zip/a\ufffd[2J.csv archive_path_unsafe']],
  [
    'bytes that are no name',
    [{ name: Buffer.from([0x81, 0xff, 0x2e]), data: 'a' }],
    ['in/a.zip/81ff2e archive_name_unreadable'],
  ],
  [
    'a password',
    [{ name: 'pay.csv', data: 'a', encrypted: true, stored: true, packed: Buffer.alloc(13) }],
    ['in/a.zip/pay.csv archive_encrypted'],
  ],
  ['a link', [{ name: 'pay.csv', data: '/etc/passwd', symlink: true }], ['in/a.zip/pay.csv archive_link']],
  ['an unknown method', [{ name: 'pay.csv', data: 'a', method: 93 }], ['in/a.zip/pay.csv archive_method']],
  [
    'an archive within',
    [{ name: 'x.zip', data: zip([{ name: 'b.csv', data: 'b' }]) }],
    ['in/a.zip/x.zip archive_nested'],
  ],
  [
    'an archive within by another name',
    [{ name: 'x.csv', data: zip([{ name: 'b.csv', data: 'b' }]) }],
    ['in/a.zip/x.csv archive_nested'],
  ],
  ['another packer within', [{ name: 'x.lzh', data: 'abc' }], ['in/a.zip/x.lzh archive_nested']],
  [
    'two files of one name',
    [
      { name: 'pay.csv', data: 'a' },
      { name: 'pay.csv', data: 'b' },
    ],
    ['in/a.zip/pay.csv archive_name_twice'],
  ],
  ['a bomb', [{ name: 'pay.csv', data: NOTHING }], ['in/a.zip/pay.csv archive_bomb']],
  ['less than stated', [{ name: 'pay.csv', data: 'abc', size: 99 }], ['in/a.zip/pay.csv archive_size_lies']],
  ['more than stated', [{ name: 'pay.csv', data: 'abcdef', size: 2 }], ['in/a.zip/pay.csv archive_size_lies']],
  ['a wrong check sum', [{ name: 'pay.csv', data: 'abc', crc: 7 }], ['in/a.zip/pay.csv archive_damaged']],
  [
    'bytes that do not unpack',
    [{ name: 'pay.csv', data: 'abc', packed: Buffer.from('zzzz') }],
    ['in/a.zip/pay.csv archive_damaged'],
  ],
])('%s is refused, the rest is read', async (_, entries, expected) => {
  const out = await open(zip([...entries, { name: 'zz.csv', data: 'a\n' }]));
  expect(told(out)).toEqual([...expected, 'in/a.zip/zz.csv'].sort());
  expect(out.find((o) => o.name.endsWith('zz.csv'))!.text).toBe('a\n');
  expect(out.flatMap((o) => o.faults.map((f) => f.action))).toEqual(['stopped']);
});

test('an archive that is cut off, overlaps itself or is no archive behind its first bytes is refused whole', async () => {
  const whole = zip([{ name: 'pay.csv', data: 'abc' }]);
  expect(told(await open(whole.subarray(0, -30)))).toEqual(['in/a.zip archive_damaged']);
  expect(told(await open(Buffer.from('PK\x03\x04 and no more')))).toEqual(['in/a.zip archive_damaged']);
  const two = zip([
    { name: 'a.csv', data: 'abc' },
    { name: 'b.csv', data: 'abc' },
  ]);
  // The second entry of the directory points at the first one's bytes.
  two.writeUInt32LE(0, two.lastIndexOf('PK\x01\x02') + 42);
  expect(told(await open(two))).toEqual(['in/a.zip archive_damaged']);
});

test('workbooks of the old kind, with a password or of other programs say what to do', async () => {
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  const sealed = Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')]);
  const [xls] = await open(old, 'in/book.xls');
  expect(xls!.faults).toMatchObject([{ code: 'workbook_kind', args: { kind: 'xls' } }]);
  expect(told(await open(sealed, 'in/book.xlsx'))).toEqual(['in/book.xlsx workbook_password']);
  expect(told(await open(zip([{ name: 'book.xls', data: old }])))).toEqual(['in/a.zip/book.xls workbook_kind']);
  const ods = zip([
    { name: 'mimetype', data: 'x', stored: true },
    { name: 'content.xml', data: '<a/>' },
  ]);
  expect(told(await open(ods, 'in/book.ods'))).toEqual(['in/book.ods workbook_kind']);
  const xlsb = zip([
    { name: '[Content_Types].xml', data: '<a/>' },
    { name: 'xl/workbook.bin', data: 'x' },
  ]);
  expect((await open(xlsb))[0]!.faults[0]!.args).toEqual({ kind: 'xlsb' });
});

test('what reading the source throws is not blamed on the archive', async () => {
  const bytes = zip([{ name: 'pay.csv', data: 'abc' }]);
  const source = held(bytes, 'a.zip');
  let opened = 0;
  const failing = {
    ...source,
    open: (range?: { start: number; end: number }) => {
      opened += 1;
      if (opened > 1) throw new Error('disk');
      return source.open(range);
    },
  };
  await expect(unpacked([failing], async () => ({ size: 0, open: source.open }))).rejects.toThrow('disk');
});
