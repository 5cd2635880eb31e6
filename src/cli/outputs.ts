// --report FORMAT[:FILE] → places to write: standard output, one file, or a folder with a file for each firm and a summary.
import { closeSync, createReadStream, mkdirSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Renderer, type RenderOptions, renderers } from '../render/index.js';
import { firmTexts } from '../render/renderer.js';
import type { FirmReport, RunSummary } from '../report/types.js';
import type { Catalogue } from '../text/index.js';
import { UsageError } from './exit.js';
import type { Io } from './io.js';

export interface Output {
  firm(report: FirmReport): Promise<void>;
  /** Text of firms that another thread has written to a file; '' where they stand in a folder already. */
  append(spool: string): Promise<void>;
  /** Each firm has a file of its own. */
  readonly folder: boolean;
  /** For a reader, not for a program. */
  readonly plain: boolean;
  /** Null: the run has no summary of its own to write. */
  end(run: RunSummary | null): Promise<void>;
}

const RESERVED = /^(summary|con|prn|aux|nul|com\d|lpt\d)$/i;

/** Firms' ids as file names that every system takes; different ids stay different, also where case does not count. */
export const fileNames = (): ((id: string) => string) => {
  const used = new Set<string>();
  return (id) => {
    const safe = [...id].map((c, i) =>
      /[\p{L}\p{N}_-]/u.test(c) || (c === '.' && i > 0) ? c : `%${Buffer.from(c).toString('hex').toUpperCase()}`,
    );
    let name = safe.join('') || '%';
    while (RESERVED.test(name) || used.has(name.toLowerCase())) name += '%';
    used.add(name.toLowerCase());
    return name;
  };
};

export const openOutputs = async (
  wanted: readonly string[],
  options: RenderOptions,
  io: Io,
  w: Catalogue,
): Promise<readonly Output[]> => {
  const out: Output[] = [];
  const reports = (wanted.length > 0 ? wanted : ['terminal']).map((text) => ({ text, ...parseWanted(text, w) }));
  // One folder may hold several formats; one file or standard output only one.
  for (const [i, { text, place, folder, renderer }] of reports.entries()) {
    const other = reports.slice(0, i).find((r) => r.place === place && !(folder && r.renderer !== renderer));
    if (other) throw new UsageError(w.cli.notTogether(`--report ${other.text}`, `--report ${text}`));
  }
  for (const { renderer, place, folder } of reports) {
    const plain = place === '' ? options : filed(options);
    if (place === '') out.push(await toStream(renderer, plain, (t) => io.out(t)));
    else out.push(folder ? toFolder(renderer, plain, place, w) : await toFile(renderer, plain, place, w));
  }
  return out;
};

/** What a --report asks for: its renderer and its place ('' is standard output). */
export const parseWanted = (text: string, w: Catalogue): { renderer: Renderer; place: string; folder: boolean } => {
  const colon = text.indexOf(':');
  const [format, place] = colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
  const renderer = renderers.get(format);
  if (!renderer) throw new UsageError(w.cli.badValue('--report', format, [...renderers.keys()].join(', ')));
  const folder =
    place !== '' && (/[/\\]$/.test(place) || statSync(place, { throwIfNoEntry: false })?.isDirectory() === true);
  return { renderer, place, folder };
};

/** A file is wide enough for its tables, and has no colours. */
export const filed = (options: RenderOptions): RenderOptions => ({
  ...options,
  colour: 0,
  width: Math.max(options.width, 80),
});

const toStream = async (
  r: Renderer,
  options: RenderOptions,
  write: (text: string) => Promise<void>,
): Promise<Output> => {
  await write(r.begin(options));
  return {
    folder: false,
    plain: r.name === 'terminal',
    firm: async (report) => {
      for (const text of firmTexts(r, report, options)) await write(text);
    },
    append: async (spool) => {
      for await (const chunk of createReadStream(spool, { encoding: 'utf8', highWaterMark: 1 << 20 }))
        await write(chunk as string);
      rmSync(spool, { force: true });
    },
    end: async (run) => {
      if (run !== null) await write(r.end(run, options));
    },
  };
};

const toFile = async (r: Renderer, options: RenderOptions, path: string, w: Catalogue): Promise<Output> => {
  const fd = writing(path, w, () => openSync(path, 'w'));
  const output = await toStream(r, options, async (text) => writing(path, w, () => writeFileSync(fd, text)));
  return {
    ...output,
    end: async (run) => {
      await output.end(run);
      writing(path, w, () => closeSync(fd));
    },
  };
};

export const toFolder = (r: Renderer, options: RenderOptions, folder: string, w: Catalogue): Output => {
  writing(folder, w, () => mkdirSync(folder, { recursive: true }));
  const fileName = fileNames();
  const put = (name: string, texts: Iterable<string>): void =>
    writing(join(folder, name), w, () => {
      const fd = openSync(join(folder, name), 'w');
      try {
        for (const text of texts) writeFileSync(fd, text);
      } finally {
        closeSync(fd);
      }
    });
  return {
    folder: true,
    plain: r.name === 'terminal',
    append: async () => undefined,
    firm: async (report) => put(`${fileName(report.firm.id)}${r.extension}`, firmTexts(r, report, options, true)),
    end: async (run) => {
      if (run !== null) put(`summary${r.extension}`, [(r.endAlone ?? r.end)(run, options)]);
    },
  };
};

/** Whether each of these firms' reports has a file name that no other one of them takes: only then may threads write them apart. */
export const namesApart = (firms: readonly string[]): boolean => {
  const name = fileNames();
  const plain = fileNames;
  return firms.every((id) => name(id) === plain()(id));
};

/** What `write` gives; where it cannot be written, the place and the reason. */
export const writing = <T>(path: string, w: Catalogue, write: () => T): T => {
  try {
    return write();
  } catch (e) {
    throw new UsageError(w.cli.notWritable(path, (e as Error).message));
  }
};
