// The first rows of a file: blank ones above the headings cost no more than being passed over.
import { expect, test } from 'vitest';
import { findHead } from '../../src/intake/head.js';
import type { Source } from '../../src/intake/types.js';
import { OPTIONS, sourceOf } from './kit.js';

const counted = (text: string) => {
  let opened = 0;
  const plain = sourceOf(text);
  const source: Source = {
    ...plain,
    open: () => {
      opened++;
      return plain.open();
    },
  };
  return { source, opened: () => opened };
};

test.each(['\n'.repeat(500), '\r'.repeat(500), ',,,\n'.repeat(500), ' \t\u3000\r\n'.repeat(500)])(
  'a file in which nothing stands is looked at for one delimiter only: %j',
  async (text) => {
    const { source, opened } = counted(text);
    expect(await findHead(source, 'utf-8', OPTIONS)).toMatchObject({ head: { rows: [] }, delimiter: ',' });
    expect(opened()).toBe(1);
  },
);

test('headings under blank rows are found, whatever parts them', async () => {
  const blank = '\n,,\n\t\t\n;;\n';
  for (const delimiter of [',', '\t']) {
    const { head, delimiter: found } = await findHead(
      sourceOf(`${blank.replace(';;\n', '')}${['a', 'b'].join(delimiter)}\n`),
      'utf-8',
      { ...OPTIONS, delimiter },
    );
    expect([head.rows.at(-1), found]).toEqual([{ line: 4, cells: ['a', 'b'] }, delimiter]);
  }
});
