import { expect, it } from 'vitest';
import { renderers } from '../../src/render/index.js';
import { run } from './samples.js';
import { optionsOf } from './show.js';

it.each([...renderers])('%s says what it is, in both languages, and works without a firm', (name, renderer) => {
  expect(renderer.name).toBe(name);
  expect(renderer.extension).toMatch(/^\.\w+$/);
  expect(renderer.summary.en).toMatch(/\.$/);
  expect(renderer.summary.ja).toMatch(/。$/);
  expect(renderer.begin(optionsOf()) + renderer.end(run, optionsOf())).toMatch(/\n$/);
});
