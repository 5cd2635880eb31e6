// styles.xml → what kind of number each style of a cell shows.
import { builtIn, GENERAL, type Kind, kindOf } from './formats.js';
import { readXml } from './xml.js';

/** Kind by the style number of a cell. */
export type Styles = (style: number) => Kind;

export const NO_STYLES: Styles = () => GENERAL;

export async function readStyles(chunks: AsyncIterable<Uint8Array>): Promise<Styles> {
  const custom = new Map<number, Kind>();
  const formats: number[] = [];
  let within = '';
  await readXml(chunks, {
    open(name, of) {
      if (name === 'cellXfs' || name === 'numFmts') within = name;
      else if (name === 'numFmt' && within === 'numFmts')
        custom.set(Number(of('numFmtId')), kindOf(of('formatCode') ?? ''));
      else if (name === 'xf' && within === 'cellXfs') formats.push(Number(of('numFmtId') ?? 0));
    },
    close(name) {
      if (name === within) within = '';
    },
  });
  const kinds = formats.map((id) => custom.get(id) ?? builtIn(id));
  return (style) => kinds[style] ?? GENERAL;
}
