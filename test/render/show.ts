// The samples as the terminal would show them: for tests, and for looking at. In: options. Out: text.

import type { RenderOptions } from '../../src/render/renderer.js';
import { terminal } from '../../src/render/terminal.js';
import { pack, reports, run } from './samples.js';

export const optionsOf = (more: Partial<RenderOptions> = {}): RenderOptions => ({
  lang: 'en',
  width: 80,
  colour: 0,
  ambiguousWide: false,
  pack,
  verbose: false,
  ...more,
});

export const shown = (more: Partial<RenderOptions> = {}): string => {
  const options = optionsOf(more);
  return [terminal.begin(options), ...reports.map((r) => terminal.firm(r, options)), terminal.end(run, options)].join(
    '',
  );
};
