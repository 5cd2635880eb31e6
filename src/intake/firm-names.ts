// A file that gives the name of each row's firm and no number. In: how the headers fit. Out: the fit, with the name in the firm's place.
import type { RecordColumn, RecordDef } from '../pack/types.js';
import { type Fit, normalHeader } from './columns.js';
import type { MappedColumn } from './types.js';

/** Headers of a firm's name. Those that may as well be a workplace's are a firm's only where the name is one of a firm that is known. */
const SURE =
  '会社名 企業名 法人名 商号 商号又は名称 雇用主名 使用者名 所属会社 所属会社名 特定技能所属機関名 実習実施者名 firm_name company_name employer_name legal_name';
const MAY_BE = '事業所名 企業・事業場名称 実習実施先名 employer company';
const set = (names: string): ReadonlySet<string> => new Set(names.split(' ').map(normalHeader));
const [sure, mayBe] = [set(SURE), set(MAY_BE)];

/** Where no header is the firm's number and one alone is its name, rows are told apart by the name. */
export const byFirmName = (fit: Fit, headers: readonly string[]): Fit => {
  const { record, columns } = fit;
  const firm = firmColumn(record);
  if (firm === undefined || columns.some((m) => m.column.name === firm.name)) return fit;
  const of = (names: ReadonlySet<string>): readonly string[] => fit.unmapped.filter((h) => names.has(normalHeader(h)));
  const [found, named] = of(sure).length > 0 ? ([of(sure), 'sure'] as const) : ([of(mayBe), 'may_be'] as const);
  const [header] = found;
  if (found.length !== 1 || header === undefined) return fit;
  const index = headers.findIndex((h) => h.trim() === header);
  const mapped: MappedColumn = { column: firm, index, header, why: 'alias', named };
  return {
    ...fit,
    columns: [...columns, mapped].sort((a, b) => a.index - b.index),
    unmapped: fit.unmapped.filter((h) => h !== header),
  };
};

/** The table of firms says its own numbers; there a name is a name. */
const firmColumn = (record: RecordDef): RecordColumn | undefined =>
  record.key.length === 1 && record.key[0] === record.firm
    ? undefined
    : record.columns.find((c) => c.name === record.firm);

const FORMS = /株式会社|有限会社|合同会社|合資会社|合名会社|\((?:株|有|同|資|名)\)|(?:co\.?,?ltd|inc|llc|k\.k)\.?$/g;

/** A firm's name as two files may be compared by it: NFKC, no white space, lower case, no legal form. */
export const firmNameKey = (name: string): string => {
  const plain = normalHeader(name);
  return plain.replace(FORMS, '') || plain;
};
