import { describe, expect, it } from 'vitest';
import type { Lang } from '../../src/pack/types.js';
import { terminal } from '../../src/render/terminal.js';
import { widthOf } from '../../src/render/width.js';
import { breached, clean, pack, run, undecided } from './samples.js';
import { optionsOf, shown } from './show.js';

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
const COLOURS = /\u001b\[[0-9;]*m/g;
const langs: readonly Lang[] = ['en', 'ja'];
const widths = [40, 60, 80, 120, 200];
const pages = langs.flatMap((lang) =>
  widths.flatMap((width) => [false, true].map((wide) => [lang, width, wide] as const)),
);

describe('the page', () => {
  it.each(pages)('%s at %i columns (ambiguous wide: %s) keeps to the width', (lang, width, ambiguousWide) => {
    for (const verbose of [false, true])
      for (const line of shown({ lang, width, ambiguousWide, verbose }).split('\n'))
        expect(widthOf(line, { ambiguousWide }), line).toBeLessThanOrEqual(width);
  });

  it.each(langs)('%s: sends nothing to the terminal that it would act on', (lang) => {
    expect(shown({ lang, verbose: true })).not.toMatch(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]|\u202e/u);
  });

  it.each(langs)('%s: colours change nothing but colours', (lang) => {
    for (const colour of [1, 2, 3] as const) {
      const painted = shown({ lang, colour });
      expect(painted).toMatch(COLOURS);
      const trimmed = (text: string) => text.replace(COLOURS, '').replace(/ +$/gm, '');
      expect(trimmed(painted)).toBe(trimmed(shown({ lang })));
    }
  });

  it.each(langs)('%s: leaves no placeholder, id or undefined behind', (lang) => {
    const text = [clean, breached, undecided].map((r) => terminal.firm(r, optionsOf({ lang }))).join('');
    expect(text).not.toMatch(/\{\w+\}|undefined|NaN|hourly_wage|wage-floor/);
  });

  it('ends no line in blanks and gives the same text twice', () => {
    expect(shown()).not.toMatch(/ $/m);
    expect(shown()).toBe(shown());
  });
});

describe('what no table can show', () => {
  it('is named in every report, with the reason in a report in full', () => {
    const short = terminal.firm(breached, optionsOf());
    expect(short).toContain('Not observable in these data');
    expect(short).toMatch(/^ {2}deception$/m);
    expect(terminal.firm(breached, optionsOf({ verbose: true }))).toContain(
      'deception: What was promised is in no table.',
    );
    expect(terminal.firm(breached, optionsOf({ lang: 'ja' }))).toContain('欺罔');
    expect(terminal.firm(clean, optionsOf())).not.toContain('Not observable');
  });
});

describe('a firm without a breach', () => {
  it('gets a few calm lines', () => {
    expect(terminal.firm(clean, optionsOf())).toMatchInlineSnapshot(`
      "────────────────────────────────────────────────────────────────────────────────
      Hoshi Bakery (F001)                                                        clear
      Everything that could be judged is met.

        period   2025-04-01 to 2026-03-31
        workers  8
        law      Sample: labour standards, version 2026.11.0 (digest 7be17be17be1)
        as of    2026-11-21
        files    payroll.csv    payslip   96 rows
                 contracts.csv  contract  8 rows

        312 answers under 4 rules: all met. Nothing undecided, nothing left out.

      Report 3b89f050e5b70e76d23afcc1b73a469c97326b29ab20d768ac3eecbbbc604de1

      "
    `);
    expect(terminal.firm(clean, optionsOf({ lang: 'ja' })).split('\n').length).toBeLessThanOrEqual(17);
  });
});

describe('a firm with breaches', () => {
  const text = terminal.firm(breached, optionsOf());

  it('shows ten rows of a rule, then counts the rest; all with verbose', () => {
    expect(text.match(/^ {2}W01[789] +2022-\d\d +1,070/gm)).toHaveLength(10);
    expect(text).toContain('and 2 more: see --report json');
    expect(
      terminal.firm(breached, optionsOf({ verbose: true })).match(/^ {2}W01[789] +2022-\d\d +1,070/gm),
    ).toHaveLength(12);
  });

  it.each([
    ['the article', 'Minimum Wage Act, Article 4(1)'],
    ['who, when and how often', '3 workers, 4 months, 12 of 412 judged, 2,880 yen owed'],
    ['the plain words', 'You were paid 1,070.58… yen/hour; the minimum wage at your'],
    ['the calculation', '= monthly wage that counts ÷ average hours a month = 182,000 yen ÷ 170:00'],
    ['the number of law', 'regional minimum wage (JP-13): 1,072 yen/hour, in force from 2022-10-01'],
    ['the cells', '18 │ W017     │ 172,000 │ 10,000'],
    ['the authority', 'rule 1: Labour Standards Inspection Office (Minimum Wage Act, Article 31)'],
    ['an unread source', 'Not checked: nobody has read this number in its source yet.'],
    ['an unread rule', 'Not checked: a point of law in this rule'],
    ['the sum, as far as it is known', 'total, at least  17,473.75'],
    ['what is open and why', 'W022, 2022-11: The cell "overtime hours" is empty'],
    ['what would settle it', 'To settle it: The overtime hours of each month'],
    ['what was not looked at', 'No file "leave register" was handed in.'],
    ['faults of the files', 'payroll.csv:23  残業時間  "12.5.3"'],
    ['rows that could not be joined', '3 rows of payslip could not be joined: no contract was in force'],
    ['what the pack asks less of', 'This pack asks less than the one it builds on (rule:wages/deductions)'],
    ['that later stages decide nothing', 'Later stages are reported only: the rights stage is not passed'],
  ])('names %s', (_, words) => {
    expect(text.replace(/\n +/g, ' ')).toContain(words);
  });
});

describe('a firm that can not be judged', () => {
  it('groups what is open by its cause', () => {
    expect(terminal.firm(undecided, optionsOf()).split('\nUndecided\n')[1]).toMatchInlineSnapshot(`
      "
      Minimum wage                                                        16 undecided
        4 workers, 3 months, 12 findings: The file "contract" has no column
          "scheduled hours a year".
        4 workers, 1 month, 4 findings: The numbers of regional minimum wage were
          checked through 2026-12-31 only; 2027-01-01 lies after that.
        To settle it: The contract's yearly working hours and the workplace's
          prefecture.

        Whose they are and on which rows: --verbose, or --report json.

      Report 6cccccce03fa2054d14bcac7fa70d9f5defac764bfac649afb397f21a56a1e14

      "
    `);
  });

  it('tells a cause once, however its numbers differ from row to row', () => {
    const findings = undecided.findings.slice(0, 3).map((f, i) => ({
      ...f,
      reasons: [{ code: 'not_itemised', args: { column: 'base_pay', total: 'gross_pay', difference: `${i + 1}00` } }],
    }));
    const text = terminal.firm({ ...undecided, findings }, optionsOf()).replace(/\n +/g, ' ');
    expect(text.match(/for example/g)).toHaveLength(1);
    expect(text).toContain('1 worker, 3 months, 3 findings, for example W101, 2022-04:');
  });

  it('counts every subject of a finding', () => {
    const [first] = undecided.findings;
    const subjects = ['A', 'B', 'C'].map((worker) => ({ ...first!.subject, worker }));
    const text = terminal.firm({ ...undecided, findings: [{ ...first!, subjects }] }, optionsOf());
    expect(text).toContain('3 workers, 1 month, 3 findings:');
    expect(text).toContain('Whose they are and on which rows: --verbose, or --report json.');
    const full = terminal.firm({ ...undecided, findings: [{ ...first!, subjects }] }, optionsOf({ verbose: true }));
    expect(full).toContain('A (2022-04), B (2022-04), C (2022-04)');
  });
});

describe('the head', () => {
  const filesOf = (...names: readonly string[]) => {
    const files = names.map((name) => ({ ...clean.provenance.files[0]!, file: name }));
    const text = terminal.firm({ ...clean, provenance: { ...clean.provenance, files } }, optionsOf());
    return text.split('\n').flatMap((line) => /^ {2}(?:files| {5}) {4}(\S+)/.exec(line)?.[1] ?? []);
  };

  it('names the folder of all files once', () => {
    expect(filesOf('in/minato/payroll.csv', 'in/minato/more/workers.csv')).toEqual([
      'in/minato/',
      'payroll.csv',
      'more/workers.csv',
    ]);
    expect(filesOf('in/a/p.csv', 'in/ab/w.csv')).toEqual(['in/', 'a/p.csv', 'ab/w.csv']);
    expect(filesOf('in/a/p.csv')).toEqual(['in/a/p.csv']);
    expect(filesOf('/a/p.csv', 'b/w.csv')).toEqual(['/a/p.csv', 'b/w.csv']);
  });
});

describe('what was breached', () => {
  it('stands in a table before the details', () => {
    const [, table = ''] = terminal.firm(breached, optionsOf()).split('\nBreached\n');
    expect(table.split('\n\n')[0]).toMatchInlineSnapshot(`
      "      rule                                   workers  months                owed
                                                                                   yen
        1.  Minimum wage                                 3       4               2,880
        2.  Overtime with work on rest days, cap         1       1
            for one month
        3.  Pay for overtime                             2       1  at least 14,593.75
            total                                        5       4  at least 17,473.75"
    `);
  });

  it('counts months only of records that speak of a month each', () => {
    const contract = { kind: 'contract', firm: 'F002', worker: 'W1', from: '2025-04-01', to: '2029-03-31' };
    const finding = { ...breached.findings[0]!, subject: contract };
    const text = terminal.firm({ ...breached, findings: [finding] }, optionsOf());
    expect(text).toContain('1 worker, 1 of 412 judged');
  });

  it('says what is left out, and the command that tells it', () => {
    const [first] = breached.findings;
    const step = { fact: 'not_needed', formula: 'gross_pay', filled: '1 yen', value: { amount: '1', unit: 'yen' } };
    const findings = [{ ...first!, equation: [...first!.equation, step] }];
    const text = terminal.firm({ ...breached, findings }, optionsOf());
    expect(text.replace(/\n +/g, ' ')).toContain(
      `and 1 more step: kijun explain ${first!.fingerprint} --in REPORT.json`,
    );
  });
});

describe('the summary', () => {
  it('has a line a firm, and totals', () => {
    expect(terminal.end(run, optionsOf())).toMatchInlineSnapshot(`
      "────────────────────────────────────────────────────────────────────────────────
      Summary
        firm     outcome        met  breached  undecided                owed  report
                                                                         yen
        F001     clear          312         0          0                      9d029d02
        F002     correct      1,355        15         18  at least 17,473.75  1c441c44
                 first
        F003     evidence         4         0         17                      e0a7e0a7
                 required
        3 firms               1,671        15         35  at least 17,473.75

      Exit 1: at least one breach was found
      "
    `);
  });
});

it('names the rule by its id where the pack does not know it', () => {
  const none = { rules: {}, facts: {}, indicators: {} };
  const bare = { ...pack, rules: [], text: { en: none, ja: none } };
  expect(terminal.firm(breached, optionsOf({ pack: bare }))).toContain('1. wages/minimum-wage');
});

describe('how a run ended', () => {
  const ending = (exit: typeof run.exit, lang: Lang = 'en') =>
    terminal
      .end({ ...run, exit }, optionsOf({ lang }))
      .trimEnd()
      .split('\n')
      .at(-1);

  it.each([
    [1, 'breached', 'Exit 1: at least one breach was found'],
    [0, 'met', 'Exit 0: everything judged is met'],
    [0, 'breached', 'At least one breach was found. Exit 0, as --exit-zero asks.'],
    [0, 'undecided', 'No breach that counts, but not everything is met. Exit 0, as --exit-zero asks.'],
  ])('says what was found, whatever the code is: %i %s', (code, word, said) => {
    expect(ending({ code, word })).toBe(said);
  });

  it('says it in Japanese', () => {
    expect(ending({ code: 0, word: 'breached' }, 'ja')).toBe(
      '違反が1件以上あります。--exit-zero の指定により終了コードは 0 です。',
    );
  });
});
