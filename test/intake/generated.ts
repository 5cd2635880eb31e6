// Deterministic odd CSV files for the differential test: every kind of line end, quote and raggedness, in all mixtures.

/** Numbers from 0 to n - 1 that are the same on every machine (mulberry32). */
export function random(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

const CELLS = [
  '001',
  'W-2',
  '甲乙',
  '200000',
  '1,234',
  '"1,234"',
  '"a ""quoted"" word"',
  '"line\nbreak"',
  '"line\r\nbreak"',
  '""',
  '""""',
  '"甲""\n""乙"',
  '',
  ' ',
  '　',
  '168:30',
  '10.25',
  '2025/4/1',
  '令和7年4月1日',
  '2025-02-30',
  '月給',
  '実費',
  '△5',
  '-0',
  '.5',
  '79925.0',
  '1.27E+12',
  '9007199254740993',
  "'=1",
];
const ODD = [
  'a"b',
  '"a"b',
  '"a" ',
  ' "a"',
  '"unclosed',
  '"a\rb"',
  'a\rb',
  '"',
  'a""b',
  '"a\r\r\nb"',
  '"""',
  '\ufeff',
  'x'.repeat(200),
];
const ENDS = ['\n', '\r\n'];
const ODD_ENDS = ['\r', '\r\r\n', '\n\n', '\r\n\r\n', '\n\r'];

/** One odd file; about half hold nothing a fast reader must refuse. */
export function oddFile(seed: number): string {
  const pick = random(seed);
  const one = <T>(list: readonly T[]): T => list[pick(list.length)] as T;
  const oddness = pick(4);
  const end = one(ENDS);
  const mixed = pick(3) === 0;
  const header = ['worker_id', 'base_pay', '残業時間', '入社日', 'basis', 'note'];
  const delimiter = one([',', ',', ',', '\t', ';']);
  const lines = [header.join(delimiter)];
  const rows = pick(12);
  for (let r = 0; r < rows; r++) {
    const width = pick(8) === 0 ? pick(9) : header.length;
    const cells = Array.from({ length: width }, () => (oddness === 3 && pick(25) === 0 ? one(ODD) : one(CELLS)));
    lines.push(cells.join(pick(40) === 0 ? ',' : delimiter));
  }
  const ends = lines.map(() => (oddness >= 2 && pick(20) === 0 ? one(ODD_ENDS) : mixed ? one(ENDS) : end));
  const text = lines.map((line, i) => line + ends[i]).join('');
  const cut = pick(3) === 0 ? text.slice(0, text.length - pick(4)) : text;
  return (pick(5) === 0 ? '\ufeff' : '') + cut;
}
