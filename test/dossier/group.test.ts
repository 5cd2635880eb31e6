// Files → dossiers: held in memory, streamed or parted to scratch, in one share or several, they are the same dossiers.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Files, group, HELD, plainAll, type Way } from './kit.js';

const csv = (...rows: readonly (readonly string[])[]): string => rows.map((r) => `${r.join(',')}\n`).join('');
const PAY = ['firm_id', 'worker_id', 'period_start', 'period_end', 'kind', 'base'];
const pay = (firm: string, worker: string, month = 1, base = '1000'): readonly string[] => {
  const m = String(month).padStart(2, '0');
  return [firm, worker, `2025-${m}-01`, `2025-${m}-28`, 'S', base];
};
const WORKERS = ['firm_id', 'worker_id', 'hire_date', 'area'];
const firmsOf = (g: Awaited<ReturnType<typeof group>>): readonly string[] => g.all.map((one) => one.dossier.firm);
const tablesOf = (g: Awaited<ReturnType<typeof group>>): unknown =>
  g.all.map(({ dossier }) => [dossier.firm, [...dossier.tables].map(([id, t]) => `${id} ${t.rows}`)]);

const STREAMED: Way = { memoryBytes: 64, blockBytes: 64 };
const PARTED: Way = { memoryBytes: 64, blockBytes: 64, partBytes: 100 };

describe('firms', () => {
  const files: Files = {
    'in/pay.csv': csv(PAY, pay('F2', 'W1'), pay('F2', 'W2'), pay('F10', 'W1')),
    'in/workers.csv': csv(WORKERS, ['F2', 'W1', '2024-01-01', 'N'], ['F3', 'W9', '2024-01-01', 'S']),
  };

  it('come one by one in the order of their ids as text, with every table their folder was given', async () => {
    const g = await group(files, HELD);
    expect(tablesOf(g)).toEqual([
      ['F10', ['worker 0', 'payslip 1']],
      ['F2', ['worker 1', 'payslip 2']],
      ['F3', ['worker 1', 'payslip 0']],
    ]);
  });

  it('of other folders lend neither rows nor tables', async () => {
    const g = await group(
      {
        'a/pay.csv': csv(PAY, pay('F1', 'W1')),
        'b/pay.csv': csv(PAY, pay('F2', 'W1')),
        'b/workers.csv': csv(WORKERS, ['F2', 'W1', '2024-01-01', 'N']),
      },
      HELD,
    );
    expect(tablesOf(g)).toEqual([
      ['F1', ['payslip 1']],
      ['F2', ['worker 1', 'payslip 1']],
    ]);
    expect(g.all[0]!.files.map((f) => f.plan.source.name)).toEqual(['a/pay.csv']);
  });

  it('in several folders are one firm', async () => {
    const g = await group({ 'a/pay.csv': csv(PAY, pay('F1', 'W1')), 'b/pay.csv': csv(PAY, pay('F1', 'W2')) }, HELD);
    expect(tablesOf(g)).toEqual([['F1', ['payslip 2']]]);
  });

  it('whose rows were all left out are still there, with nothing in their tables', async () => {
    const left: Files = {
      'in/pay.csv': csv(PAY, pay('F1', 'W1'), pay('F2', '')),
      'in/more.csv': csv(PAY, pay('F3', ''), pay('F4', 'W1'), pay('F4', 'W2', 2)),
    };
    for (const way of [HELD, STREAMED, PARTED, { ...STREAMED, memoryBytes: 400 }])
      expect(tablesOf(await group(left, way))).toEqual([
        ['F1', ['payslip 1']],
        ['F2', ['payslip 0']],
        ['F3', ['payslip 0']],
        ['F4', ['payslip 2']],
      ]);
  });
});

describe('rows left out', () => {
  const lost = async (files: Files, way: Way): Promise<readonly string[]> =>
    (await group(files, way)).all.map(({ dossier }) => `${dossier.firm}: ${[...dossier.leftOut].join(' ')}`);

  it('are told to the firm they name, or to all of their folder where they name none; however the file is read', async () => {
    const named: Files = { 'in/pay.csv': csv(PAY, pay('F1', 'W1'), pay('F1', ''), pay('F2', 'W1'), pay('F3', 'W1')) };
    const nobody: Files = {
      'in/pay.csv': csv(PAY, pay('F1', 'W1'), pay('', 'W1'), pay('F2', 'W1')),
      'b/pay.csv': csv(PAY, pay('F3', 'W1')),
    };
    const short: Files = { 'in/pay.csv': csv(PAY, pay('F1', 'W1'), pay('F2', 'W1'), ['F2', 'W2']) };
    const unsorted: Files = { 'in/pay.csv': csv(PAY, pay('F2', 'W1'), pay('F1', 'W1'), pay('F1', '')) };
    for (const way of [HELD, STREAMED, PARTED, { ...PARTED, shares: 2 }, { ...STREAMED, shares: 2 }]) {
      expect(await lost(named, way)).toEqual(['F1: payslip,in/pay.csv', 'F2: ', 'F3: ']);
      expect(await lost(nobody, way)).toEqual(['F1: payslip,in/pay.csv', 'F2: payslip,in/pay.csv', 'F3: ']);
      expect(await lost(short, way)).toEqual(['F1: payslip,in/pay.csv', 'F2: payslip,in/pay.csv']);
      expect(await lost(unsorted, way)).toEqual(['F1: payslip,in/pay.csv', 'F2: ']);
    }
  });

  it('are told of a file that could not be read to its end', async () => {
    const torn: Files = { 'in/pay.csv': `${csv(PAY, pay('F1', 'W1'))}F1,"W2` };
    expect(await lost(torn, HELD)).toEqual(['F1: payslip,in/pay.csv']);
  });

  it('and of one that was cut off: every firm of it knows, also those whose rows stand before', async () => {
    const rows = csv(PAY, pay('F1', 'W1'), pay('F2', 'W1'), pay('F3', 'W1'));
    const cut = async (text: string, way: Way): Promise<readonly string[]> =>
      (await group({ 'in/pay.csv': text }, way)).all.map(
        ({ dossier: d }) => `${d.firm}: ${[...(d.cut ?? [])].join(' ')}`,
      );
    const all = ['F1: payslip,in/pay.csv', 'F2: payslip,in/pay.csv', 'F3: payslip,in/pay.csv'];
    for (const way of [HELD, STREAMED, PARTED, { ...PARTED, shares: 2 }, { ...STREAMED, shares: 2 }]) {
      expect(await cut(`${rows}F3,W2`, way)).toEqual(all);
      expect(await cut(`${rows}F3,"W2`, way)).toEqual(all);
      expect(await cut(rows.trimEnd(), way)).toEqual(['F1: ', 'F2: ', 'F3: ']);
    }
  });
});

describe('files without a firm column', () => {
  const bare = csv(PAY.slice(1), pay('', 'W1').slice(1), pay('', 'W2').slice(1));
  const firm = (...ids: readonly string[]): string => csv(['firm_id', 'name'], ...ids.map((id) => [id, `firm ${id}`]));

  it('belong to the one firm of their folder', async () => {
    for (const way of [HELD, STREAMED, PARTED]) {
      const g = await group({ 'in/z.csv': bare, 'in/firm.csv': firm('F7') }, way);
      expect(firmsOf(g)).toEqual(['F7']);
      expect(g.all[0]!.dossier.tables.get('payslip')!.rows).toBe(2);
    }
  });

  it('belong to a firm of the folder’s name where the folder names none, or several', async () => {
    for (const way of [HELD, STREAMED, PARTED]) {
      expect(firmsOf(await group({ 'x/acme/pay.csv': bare }, way))).toEqual(['acme']);
      expect(firmsOf(await group({ 'x/acme/pay.csv': bare, 'x/acme/firm.csv': firm('F1', 'F2') }, way))).toEqual([
        'F1',
        'F2',
        'acme',
      ]);
    }
  });
});

describe('files that name their firms', () => {
  const [HEAD, ...REST] = PAY;
  const named = (header: string, ...rows: readonly (readonly string[])[]): string => csv([header, ...REST], ...rows);
  const firms = csv(['firm_id', 'name'], ['F1', '株式会社赤井'], ['F2', '青木㈱']);

  it('are parted by the name, under the number that the table of firms gives', async () => {
    expect(HEAD).toBe('firm_id');
    for (const way of [HELD, STREAMED, PARTED]) {
      const pays = named('会社名', pay('赤井株式会社', 'W1'), pay('青木', 'W1'), pay('黒田', 'W1'));
      const g = await group({ 'in/z.csv': pays, 'in/firm.csv': firms }, way);
      expect(firmsOf(g)).toEqual(['F1', 'F2', '黒田']);
      for (const one of g.all) expect(one.dossier.tables.get('payslip')!.rows).toBe(1);
    }
    expect(firmsOf(await group({ 'in/z.csv': named('会社名', pay('赤井', 'W1'), pay('青木', 'W1')) }, HELD))).toEqual([
      '赤井',
      '青木',
    ]);
  });

  it('are the one firm’s of their folder where they give one name, or none', async () => {
    const one = csv(['firm_id', 'name'], ['F1', '赤井工業']);
    const files = { 'in/firm.csv': one, 'in/z.csv': named('会社名', pay('赤井 本社', 'W1'), pay('', 'W2')) };
    expect(firmsOf(await group(files, HELD))).toEqual(['F1']);
  });

  it('may mean a workplace: then only a firm that is known is one', async () => {
    const files = { 'in/firm.csv': firms, 'in/z.csv': named('事業所名', pay('赤井', 'W1'), pay('第二工場', 'W2')) };
    expect(firmsOf(await group(files, HELD))).toEqual(['F1', 'F2', 'in']);
  });

  it('beside one that names none leave it under the folder’s name, which is told, and their own table open', async () => {
    const files = {
      'in/firm.csv': firms,
      'in/a.csv': csv(PAY, pay('F1', 'W1')),
      'in/b.csv': named('x', pay('', 'W2')),
    };
    for (const way of [HELD, PARTED]) {
      const g = await group(files, way);
      expect(firmsOf(g)).toEqual(['F1', 'F2', 'in']);
      const bare = g.all[0]!.files.find((f) => f.plan.source.name === 'in/b.csv')!;
      expect(bare.tally.faults.map((f) => f.code)).toContain('firm_of_folder');
      expect(g.all[0]!.dossier.leftOut.get('payslip')).toBe('in/b.csv');
    }
  });
});

describe('the way files are read', () => {
  const sorted: Files = {
    'in/pay.csv': csv(PAY, ...['F1', 'F2', 'F3', 'F4'].flatMap((f) => [pay(f, 'W1'), pay(f, 'W1', 2), pay(f, 'W2')])),
    'in/firm.csv': csv(['firm_id', 'name'], ['F2', 'two'], ['F9', 'nine']),
  };
  const shuffled: Files = {
    ...sorted,
    'in/pay.csv': csv(PAY, pay('F3', 'W1', 2), pay('F1', 'W1'), pay('F3', 'W1'), pay('F2', 'W1'), pay('F1', 'W2')),
  };

  it('is held, ordered or parted by size and order', async () => {
    expect((await group(sorted, HELD)).way).toBe('held');
    expect((await group(sorted, STREAMED)).way).toBe('ordered');
    expect((await group(shuffled, PARTED)).way).toBe('parted');
  });

  it('leaves no trace in the dossiers, a firm without rows in the large file included', async () => {
    for (const [files, way] of [
      [sorted, STREAMED],
      [shuffled, PARTED],
      [shuffled, { ...PARTED, partBytes: 1 }],
    ] as const) {
      const held = await group(files, HELD);
      for (const shares of [1, 2, 3, 9])
        expect(plainAll(await group(files, { ...way, shares }))).toEqual(plainAll(held));
    }
  });
});

const firm = fc.constantFrom('F1', 'F2', 'F3', 'F10', 'あ');
const row = fc.record({
  firm: fc.oneof({ weight: 9, arbitrary: firm }, { weight: 1, arbitrary: fc.constant('') }),
  worker: fc.constantFrom('W1', 'W2', '"W,3"', ''),
  month: fc.integer({ min: 1, max: 3 }),
  base: fc.constantFrom('1', '2000', 'x', '', '"1,000"'),
});
type Row = typeof row extends fc.Arbitrary<infer R> ? R : never;
const rows = fc.array(row, { minLength: 6, maxLength: 20 });
const fewRows = fc.oneof(fc.array(row, { maxLength: 2 }), rows);
const payFile = (list: readonly Row[]): string => csv(PAY, ...list.map((r) => pay(r.firm, r.worker, r.month, r.base)));
const byFirm = (list: readonly Row[]): readonly Row[] =>
  [...list].sort((a, b) => (a.firm < b.firm ? -1 : a.firm > b.firm ? 1 : 0));

describe('on random files', () => {
  it('held, streamed and parted, in blocks and parts of any size and any number of shares, give the same dossiers', async () => {
    const sizes = fc.record({
      memoryBytes: fc.constantFrom(1, 300, 560, 560),
      blockBytes: fc.constantFrom(16, 64, 1000),
      partBytes: fc.constantFrom(1, 100, 10_000),
      shares: fc.integer({ min: 1, max: 4 }),
      halves: fc.boolean(),
    });
    const ways = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        rows,
        fewRows,
        fc.boolean(),
        fc.array(firm, { maxLength: 3 }),
        sizes,
        async (a, b, inOrder, workers, way) => {
          const files: Files = {
            'in/a.csv': payFile(inOrder ? byFirm(a) : a),
            'in/b.csv': payFile(b),
            'in/workers.csv': csv(WORKERS, ...workers.map((f, i) => [f, `W${i}`, '2024-01-01', 'N'])),
          };
          const [held, other] = [await group(files, { blockBytes: 5000 }), await group(files, way)];
          ways.add(other.way);
          expect(plainAll(other)).toEqual(plainAll(held));
          // Whatever the way, each row is counted once.
          for (const [i, f] of other.files.entries()) {
            expect(f.tally.rowsRead).toBe(held.files[i]!.tally.rowsRead);
            expect(f.tally.rowsLeftOut).toBe(held.files[i]!.tally.rowsLeftOut);
            expect(new Map([...f.tally.faultCounts].sort())).toEqual(
              new Map([...held.files[i]!.tally.faultCounts].sort()),
            );
          }
        },
      ),
      { numRuns: 120 },
    );
    expect([...ways].sort()).toEqual(['held', 'ordered', 'parted']);
  });

  it('in any order of rows, of files and of firms, give the same rows in the same order', async () => {
    const without = (list: readonly unknown[]): unknown =>
      JSON.parse(JSON.stringify(list, (key, v) => (key === 'place' ? undefined : v)));
    const distinct = fc.uniqueArray(row, { maxLength: 10, selector: (r) => `${r.firm} ${r.worker} ${r.month}` });
    await fc.assert(
      fc.asyncProperty(
        distinct.chain((list) =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
            fc.nat(list.length),
          ),
        ),
        async ([list, shuffled, cut]) => {
          const one = await group({ 'in/a.csv': payFile(list) }, HELD);
          const two = await group(
            { 'in/z.csv': payFile(shuffled.slice(0, cut)), 'in/b.csv': payFile(shuffled.slice(cut)) },
            HELD,
          );
          expect(without(plainAll(two))).toEqual(without(plainAll(one)));
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a large file looked at in two halves', () => {
  const line = fc.record({
    firm: fc.constantFrom('F1', 'F2', 'F3', 'F4', 'F5', '"F,6"'),
    worker: fc.oneof(
      { weight: 60, arbitrary: fc.constantFrom('W1', '"W,2"', '"W""4"') },
      { weight: 1, arbitrary: fc.constant('') },
    ),
    base: fc.constantFrom('1', '"2,000"', '"3\n"', '"\n\n4"', 'x'),
  });
  const file = fc.tuple(
    fc.array(line, { minLength: 4, maxLength: 30 }),
    fc.boolean(),
    fc.boolean(),
    fc.constantFrom('\n', '\r\n'),
  );

  it('is seen as it is in one', async () => {
    const ways = new Set<string>();
    await fc.assert(
      fc.asyncProperty(file, async ([list, rising, mark, end]) => {
        const body = rising ? [...list].sort((a, b) => (a.firm < b.firm ? -1 : a.firm > b.firm ? 1 : 0)) : list;
        const rows = body.map(
          (r, i) => `${r.firm},${r.worker},2025-${String((i % 12) + 1).padStart(2, '0')}-01,2025-12-31,S,${r.base}`,
        );
        const files: Files = { 'in/pay.csv': `${mark ? '\uFEFF' : ''}${[PAY.join(','), ...rows].join(end)}${end}` };
        const way: Way = { memoryBytes: 16, blockBytes: 64 };
        const [one, two] = [await group(files, way), await group(files, { ...way, halves: true, shares: 3 })];
        ways.add(one.way);
        const told = ({ seen }: typeof one): unknown => [seen.way, seen.firms, [...seen.counts], seen.seen];
        expect(told(two)).toEqual(told(one));
        expect(plainAll(two)).toEqual(plainAll(one));
      }),
      { numRuns: 120 },
    );
    expect([...ways].sort()).toEqual(['ordered', 'parted']);
  });
});
