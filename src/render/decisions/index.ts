// Formats of decisions by name: one line a format. In: a name from --decision. Out: its renderer.
import { csv } from './csv.js';
import { json } from './json.js';
import type { DecisionRenderer } from './renderer.js';
import { terminal } from './terminal.js';

export type { DecisionRenderer } from './renderer.js';

export const decisionRenderers: ReadonlyMap<string, DecisionRenderer> = new Map(
  [terminal, json, csv].map((r) => [r.name, r]),
);
