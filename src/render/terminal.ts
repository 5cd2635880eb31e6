// The report for people, on a terminal or in a text file. In: reports. Out: text of a given width, in English or Japanese.
import type { FirmReport } from '../report/types.js';
import { reportDigest } from './json.js';
import { type Page, pageOf, paragraph } from './page.js';
import type { Renderer } from './renderer.js';
import { breachedLines } from './terminal/breached.js';
import { coverageLines, filesLines } from './terminal/details.js';
import { evidenceLines } from './terminal/evidence.js';
import { figureLines } from './terminal/figures.js';
import { headLines, isCalm, stageLines } from './terminal/firm-head.js';
import { overviewLines } from './terminal/overview.js';
import { owedLines } from './terminal/owed.js';
import { readingLines } from './terminal/reading.js';
import { settledLines, settlementLines } from './terminal/settlements.js';
import { summaryLines } from './terminal/summary.js';
import { notLookedAtLines, notObservableLines, undecidedLines } from './terminal/undecided.js';

const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

const calmLine = (page: Page, report: FirmReport): readonly string[] => {
  const met = report.stages.reduce((sum, s) => sum + s.met, 0);
  return ['', ...paragraph(page, page.words.report.calm(met, report.coverage.length), 2, page.paint.good)];
};

const idLine = (page: Page, report: FirmReport): readonly string[] => [
  '',
  ...paragraph(page, `${page.words.report.id} ${reportDigest(report)}`, 0, page.paint.quiet),
];

const firmLines = (page: Page, report: FirmReport): readonly string[] => {
  const calm = isCalm(report) && !page.verbose;
  return [
    ...headLines(page, report),
    ...(calm ? calmLine(page, report) : stageLines(page, report)),
    ...overviewLines(page, report),
    ...breachedLines(page, report),
    ...undecidedLines(page, report),
    ...settledLines(page, report),
    ...settlementLines(page, report),
    ...owedLines(page, report),
    ...figureLines(page, report),
    ...evidenceLines(page, report),
    ...notLookedAtLines(page, report),
    ...notObservableLines(page, report),
    ...readingLines(page, report),
    ...(page.verbose ? [...coverageLines(page, report), ...filesLines(page, report)] : []),
    ...idLine(page, report),
  ];
};

export const terminal: Renderer = {
  name: 'terminal',
  summary: {
    en: 'For reading: findings with their calculation and cells, money owed, what would settle the rest.',
    ja: '読むための報告書：指摘と計算・根拠の欄、未払額、判定に必要なもの。',
  },
  extension: '.txt',
  begin: () => '',
  firm: (report, options) => text([...firmLines(pageOf(options), report), '']),
  end: (run, options) => text(summaryLines(pageOf(options), run)),
};
