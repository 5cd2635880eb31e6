// What each folder may not do (docs/architecture.md), read from the imports and words of src/.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SRC = join(ROOT, 'src');

interface Module {
  /** Path under src/, with forward slashes. */
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  /** The text without comments. */
  readonly code: string;
  readonly imports: readonly Import[];
}

interface Import {
  /** A module under src/ or the name of a package. */
  readonly of: string;
  readonly folder: string | null;
  /** Gone after compilation. */
  readonly type: boolean;
}

const importsOf = (path: string, code: string): Import[] => {
  const from = (spec: string, type: boolean): Import => {
    if (!spec.startsWith('.')) return { of: spec, folder: null, type };
    const of = posix.join(posix.dirname(path), spec).replace(/\.js$/, '.ts');
    return { of, folder: of.includes('/') ? of.split('/')[0]! : '', type };
  };
  const onlyTypes = (clause: string): boolean =>
    /^type\s/.test(clause) || /^\{(\s*type\s[^,}]+,?)+\s*\}$/.test(clause.replaceAll('\n', ' '));
  return [
    ...[...code.matchAll(/^(?:import|export)\s+([^;'"]*?)\s*from\s+'([^']+)'/gm)].map(([, clause, spec]) =>
      from(spec!, onlyTypes(clause!)),
    ),
    ...[...code.matchAll(/^import\s+'([^']+)'/gm)].map(([, spec]) => from(spec!, false)),
    ...[...code.matchAll(/(await\s+)?\bimport\(\s*'([^']+)'/g)].map(([, awaited, spec]) => from(spec!, !awaited)),
  ];
};

const modules: readonly Module[] = (readdirSync(SRC, { recursive: true }) as string[])
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .sort()
  .map((path) => {
    const text = readFileSync(join(SRC, path), 'utf8');
    const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
    return { path, folder: path.includes('/') ? path.split('/')[0]! : '', text, code, imports: importsOf(path, code) };
  });

interface May {
  /** Folders whose modules it may call. */
  readonly call: readonly string[];
  /** Folders, or single modules, it may take types from beside those. */
  readonly types?: readonly string[];
  /** Packages. */
  readonly use?: readonly string[];
}

/** One way only: below → above. A folder may always import from itself; whatever is not listed, it may not. */
const MAY: Readonly<Record<string, May>> = {
  quantity: { call: [] },
  calendar: { call: [] },
  text: { call: [], types: ['pack/types.ts'] },
  pack: {
    call: ['quantity', 'calendar', 'worktime/types.ts'],
    use: ['ajv/dist/2020.js', 'csv-parse/sync', 'node:crypto'],
  },
  intake: {
    call: ['calendar'],
    types: ['pack/types.ts', 'pack/layout.ts'],
    use: ['csv-parse', 'node:buffer', 'node:crypto', 'node:stream', 'node:zlib', 'saxes', 'yauzl'],
  },
  dossier: { call: ['intake', 'calendar'], types: ['pack', 'report/types.ts'] },
  worktime: { call: ['calendar'] },
  judge: {
    call: ['worktime', 'dossier', 'pack', 'quantity', 'calendar', 'intake/types.ts'],
    types: ['report/types.ts'],
    use: ['ajv/dist/2020.js', 'node:crypto'],
  },
  report: {
    call: ['judge', 'dossier', 'pack', 'quantity', 'calendar'],
    types: ['intake/types.ts'],
    use: ['node:crypto'],
  },
  screening: { call: ['report', 'text', 'pack', 'quantity', 'calendar'], use: ['node:crypto'] },
  cases: {
    // A case may expect a breach to be settled since.
    call: ['judge', 'dossier', 'intake', 'pack', 'quantity', 'calendar', 'report/settle-firm.ts'],
    types: ['report/types.ts'],
  },
  trust: {
    call: [],
    types: ['report/types.ts'],
    use: ['node:buffer', 'node:crypto'],
  },
  render: {
    call: ['text', 'quantity', 'calendar', 'pack/types.ts'],
    types: ['report/types.ts', 'screening/types.ts'],
    use: ['chalk', 'get-east-asian-width', 'node:crypto'],
  },
  cli: {
    call: ['cases', 'trust', 'render', 'text', 'report', 'screening', 'judge', 'dossier', 'intake', 'pack', 'calendar'],
    use: [
      'commander',
      'tinyglobby',
      'node:crypto',
      'node:fs',
      'node:os',
      'node:path',
      'node:readline/promises',
      'node:url',
      // Loads what the build made: validators of our own schemas, never anything of a pack.
      'node:module',
      'node:worker_threads',
    ],
  },
  // The library's door.
  '': { call: ['render', 'report', 'screening', 'judge', 'dossier', 'intake', 'pack', 'calendar', 'quantity'] },
};

/** Single modules that may see more than their folder. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  // It tells a rule as it was compiled: which columns, which numbers.
  'render/explain.ts': ['pack/program.ts'],
  'render/reach.ts': ['pack/terms.ts', 'pack/program.ts'],
  'render/columns.ts': ['pack/program.ts'],
  'render/coverage.ts': ['pack/program.ts'],
  // Which line of the list of what was submitted speaks of a file is told in one place.
  'screening/reasons.ts': ['judge/manifest.ts'],
  // They read the formulas that a report holds, to show the branch that was taken.
  'render/worked/branch.ts': ['pack/formula'],
  'render/worked/say.ts': ['pack/formula'],
  'render/worked/steps.ts': ['pack/formula'],
  'render/worked/value.ts': ['pack/formula'],
};

const within = (of: string, places: readonly string[]): boolean =>
  places.some((place) => of === place || of.startsWith(`${place}/`));

/** Modules longer than this are looked at: are they one thing? */
const LINES = 250;
const LONGER: Readonly<Record<string, string>> = {
  'dossier/group.ts': 'three ways to bring one firm at a time, which must give the same dossiers',
  'judge/scalar.ts': 'one evaluator, a case for each operator of the formulas',
  'judge/vec.ts': 'arithmetic of columns: a loop for each operator',
  'judge/vector.ts': 'the same operators by columns: a case for each',
  'pack/compile.ts': 'a pack to a program, step by step',
  'pack/program.ts': 'the contract of a compiled pack, to be read as one page',
  'pack/resolve.ts': 'names and units of every operator of the formulas',
  'pack/types.ts': 'the contract of a pack, to be read as one page',
  'render/json.ts': 'the shapes of report and summary, key by key',
  'report/types.ts': 'the contract of a report, to be read as one page',
  'screening/types.ts': 'the contract of a decision record, to be read as one page',
  'text/en-faults.ts': 'a catalogue: one flat list of sentences',
  'text/en.ts': 'a catalogue: one flat list of sentences',
  'text/ja-faults.ts': 'a catalogue: one flat list of sentences',
  'text/ja.ts': 'a catalogue: one flat list of sentences',
};

const offences = (of: readonly Module[], what: RegExp, read: (m: Module) => string = (m) => m.code): string[] =>
  of.flatMap((m) =>
    read(m)
      .split('\n')
      .flatMap((line) => (what.test(line) ? [`src/${m.path}: ${line.trim()}`] : [])),
  );

describe('imports', () => {
  test('every folder has its list of what it may import', () => {
    expect([...new Set(modules.map((m) => m.folder))].filter((folder) => !(folder in MAY))).toEqual([]);
  });

  test.each(Object.keys(MAY))('src/%s imports only what its list says', (folder) => {
    const { call, types = [], use = [] } = MAY[folder]!;
    const wrong = modules
      .filter((m) => m.folder === folder)
      .flatMap((m) =>
        m.imports
          .filter((i) => {
            if (i.folder === null) return !use.includes(i.of);
            if (i.folder === folder) return false;
            return !within(i.of, [...call, ...(i.type ? types : []), ...(ALSO[m.path] ?? [])]);
          })
          .map((i) => `src/${m.path} may not import ${i.type ? 'types of ' : ''}${i.of}`),
      );
    expect(wrong).toEqual([]);
  });
});

describe('src below the command line', () => {
  const below = modules.filter((m) => m.folder !== 'cli');

  test('knows no process, clock, chance, environment or locale of the machine', () => {
    expect(offences(below, /\bprocess\s*[.[]|\bglobalThis\b|\bconsole\s*\./)).toEqual([]);
    expect(
      offences(below, /\bDate\s*\(|\bDate\.(?!UTC\b)|\bperformance\.|\bMath\.random\b|\bset(Timeout|Interval)\b/),
    ).toEqual([]);
    expect(offences(below, /\.toLocale\w*\(|\.localeCompare\(|\bIntl\.\w+\(\s*(\)|undefined|\[)/)).toEqual([]);
  });

  test('leaves Date.UTC to the calendar', () => {
    expect(
      offences(
        below.filter((m) => m.folder !== 'calendar'),
        /\bDate\b\s*[.(]/,
      ),
    ).toEqual([]);
  });

  test('does not name a country or its law: those are packs', () => {
    const LAW =
      /\b(japan(ese law)?|labou?r standards act|minimum wages? act|h-?2[ab]|prefectures?|tokyo)\b|労働基準法|労基法|最低賃金|都道府県|東京/i;
    const engine = below.filter((m) => !['text', 'calendar', 'intake'].includes(m.folder));
    expect(offences(engine, LAW, (m) => m.text)).toEqual([]);
  });
});

describe('src and bin', () => {
  const bin: Module = {
    path: '../bin/kijun.js',
    folder: 'bin',
    text: '',
    code: readFileSync(join(ROOT, 'bin/kijun.js'), 'utf8'),
    imports: [],
  };

  test('never end the process: output on its way through a pipe would be lost', () => {
    expect(offences([...modules, bin], /\bprocess\.(exit|abort|kill)\b/)).toEqual([]);
  });

  test('open no way out of the machine', () => {
    const WAYS = /^(node:)?(net|tls|dns|dgram|https?|http2|inspector|cluster)(\/|$)/;
    expect(
      modules.flatMap((m) => m.imports.filter((i) => WAYS.test(i.of)).map((i) => `src/${m.path}: ${i.of}`)),
    ).toEqual([]);
    expect(
      offences([...modules, bin], /\bfetch\s*\(|\bnew\s+(WebSocket|EventSource|XMLHttpRequest)\b|node:(net|https?)\b/),
    ).toEqual([]);
  });

  test('run nothing that was text before', () => {
    expect(offences([...modules, bin], /\beval\s*\(|\bnew\s+Function\b|node:vm|child_process/)).toEqual([]);
  });

  test('name things for what they are', () => {
    const OFFICES = /(Manager|Helpers?|Utils?|Utilities|Service)$/i;
    const files = modules
      .map((m) => m.path)
      .filter((path) => path.split('/').some((p) => OFFICES.test(basename(p, '.ts'))));
    const names = modules.flatMap((m) =>
      [...m.code.matchAll(/\b(?:class|interface|type|const|let|function)\s+(\w+)/g)]
        .filter(([, name]) => OFFICES.test(name!))
        .map(([, name]) => `src/${m.path}: ${name}`),
    );
    expect([...files, ...names]).toEqual([]);
  });

  test(`hold no module of more than ${LINES} lines without a reason`, () => {
    const long = modules.filter((m) => m.text.split('\n').length - 1 > LINES).map((m) => m.path);
    expect(long.filter((path) => !(path in LONGER))).toEqual([]);
  });

  test('say at the head of every module what goes in and what comes out', () => {
    expect(modules.filter((m) => !/^(\/\/ |\/\*\*)/.test(m.text)).map((m) => m.path)).toEqual([]);
  });
});

test('packs are data: JSON and CSV only', () => {
  const files = readdirSync(join(ROOT, 'rules'), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => entry.name);
  expect(files.filter((name) => !/\.(json|csv)$/.test(name))).toEqual([]);
});

test.runIf(existsSync(join(ROOT, '.git')))('the top level holds what it should and nothing else', () => {
  const ALLOWED = [
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'bin',
    'src',
    'rules',
    'fixtures',
    'test',
    'docs',
  ];
  const PAGES = ['README.md', 'LICENSE', 'CHANGELOG.md', 'CONTRIBUTING.md'];
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0').filter(Boolean);
  const top = [...new Set(tracked.map((path) => path.split('/')[0]!))];
  expect(top.filter((name) => !name.startsWith('.') && !ALLOWED.includes(name) && !PAGES.includes(name))).toEqual([]);
});
