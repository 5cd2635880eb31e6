// Formats by name: one line a format. In: a name from --report. Out: its renderer.
import { json } from './json.js';
import type { Renderer } from './renderer.js';
import { terminal } from './terminal.js';

export type { Renderer, RenderOptions } from './renderer.js';

export const renderers: ReadonlyMap<string, Renderer> = new Map([terminal, json].map((r) => [r.name, r]));
