// Reads the answers that the programs wrote, and compares them.
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ANSWERS, RULES } from './answers.js';

/** Counts by rule and the findings as sorted lines, from counts.json and findings.csv. */
export async function readAnswers(folder) {
  return {
    counts: JSON.parse(readFileSync(join(folder, 'counts.json'), 'utf8')),
    findings: await sortedLines(join(folder, 'findings.csv')),
  };
}

/** The same from kijun's JSON reports, one for each firm (src/report/types.ts), all in one file. */
export async function readReports(folder) {
  const counts = Object.fromEntries(RULES.map((rule) => [rule, Object.fromEntries(ANSWERS.map((a) => [a, 0]))]));
  const findings = [];
  for await (const report of reportsIn(join(folder, 'reports.json'))) {
    if (report.kind !== 'report') continue;
    for (const line of report.coverage) {
      counts[line.rule] ??= Object.fromEntries(ANSWERS.map((a) => [a, 0]));
      for (const answer of ANSWERS) counts[line.rule][answer] += line[answer];
    }
    // answers open for the same cause are one finding with all their subjects
    for (const { rule, answer, subject, subjects = [subject] } of report.findings) {
      for (const { firm, worker, from } of subjects) findings.push(`${firm},${worker},${from},${rule},${answer}`);
    }
  }
  return { counts, findings: findings.sort() };
}

/** Members of the array, one by one: the file may be longer than a string. Each ends with a brace that is not indented. */
async function* reportsIn(path) {
  let lines = [];
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (line === '[' || line === ']') continue;
    lines.push(line);
    if (line !== '},' && line !== '}') continue;
    yield JSON.parse(lines.join('\n').replace(/,$/, ''));
    lines = [];
  }
}

export async function sortedLines(path) {
  const lines = [];
  for await (const line of createInterface({ input: createReadStream(path) })) lines.push(line);
  return lines.sort();
}

/** What differs, as lines to print; none when both gave the same answers. */
export function differences(left, right) {
  const found = [];
  for (const rule of new Set([...Object.keys(left.answers.counts), ...Object.keys(right.answers.counts)])) {
    const a = countsOf(left.answers, rule);
    const b = countsOf(right.answers, rule);
    if (a !== b) found.push(`${rule}: ${ANSWERS.join('/')} ${left.name} ${a}, ${right.name} ${b}`);
  }
  return [...found, ...differentLines(left.name, left.answers.findings, right.name, right.answers.findings)];
}

const countsOf = (answers, rule) => ANSWERS.map((answer) => answers.counts[rule]?.[answer] ?? '-').join('/');

/** Lines that only one of two sorted lists has. */
export function differentLines(leftName, left, rightName, right) {
  const found = [];
  for (let i = 0, j = 0; i < left.length || j < right.length; ) {
    if (j === right.length || left[i] < right[j]) found.push(`only ${leftName}: ${left[i++]}`);
    else if (i === left.length || right[j] < left[i]) found.push(`only ${rightName}: ${right[j++]}`);
    else {
      i++;
      j++;
    }
  }
  return found;
}
