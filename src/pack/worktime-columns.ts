// The columns that the counting of working time adds to its table. In: a pack's records and its worktime.json. Out: the records with them.
import { PER_MINUTE } from '../worktime/types.js';
import type { ColumnType, PackFault, RecordColumn, RecordDef, WorktimeDef } from './types.js';
import { fault, pointer } from './words.js';

/** Name → type; what each of them holds is told in docs/packs.md. */
export const WORKTIME_COLUMNS: Readonly<Record<string, ColumnType>> = {
  worked_time: 'hours',
  worked_time_at_least: 'hours',
  rest_day_time: 'hours',
  rest_day_time_at_least: 'hours',
  night_time: 'hours',
  night_time_at_least: 'hours',
  rest_day_night_time: 'hours',
  overtime_by_day: 'hours',
  overtime_by_week: 'hours',
  overtime_by_frame: 'hours',
  overtime_time: 'hours',
  overtime_time_at_least: 'hours',
  overtime_night_time: 'hours',
  extra_time: 'hours',
  counts_as_rest_day: 'flag',
  week_start: 'date',
};

const FILE = 'worktime.json';

export const withWorktime = (
  records: readonly RecordDef[],
  own: WorktimeDef | undefined,
  base: WorktimeDef | undefined,
): { records: readonly RecordDef[]; faults: readonly PackFault[] } => {
  if (!own) return { records, faults: [] };
  if (base)
    return {
      records,
      faults: [
        fault(
          'worktime_replaced',
          FILE,
          '',
          `${base.pack} already says how working time is counted, and its rules rest on it. Take this file out.`,
          `労働時間の数え方は ${base.pack} が定めており、その規則が拠り所にしています。このファイルを削除してください。`,
        ),
      ],
    };
  const table = records.find((r) => r.id === own.table);
  if (!table)
    return {
      records,
      faults: [
        fault(
          'unknown_table',
          FILE,
          '/table',
          `There is no table "${own.table}" here or in a parent. Correct the name, or add its record.`,
          `「${own.table}」という表は、このパックにも親パックにもありません。名前を直すか、表を追加してください。`,
        ),
      ],
    };
  const taken = table.columns.filter((c) => Object.hasOwn(WORKTIME_COLUMNS, c.name));
  const columns = [...table.columns, ...derived(own)];
  return {
    records: records.map((r) => (r.id === table.id ? { ...r, columns } : r)),
    faults: taken.map((c) =>
      fault(
        'name_twice',
        FILE,
        pointer('columns', c.name),
        `${table.id} already has a column called "${c.name}", which is the name of one that is worked out. Give the table's own another name.`,
        `${table.id} には「${c.name}」という列がすでにあり、計算して得る列の名前と重なります。表の列に別の名前を付けてください。`,
      ),
    ),
  };
};

const derived = (own: WorktimeDef): readonly RecordColumn[] =>
  Object.entries(WORKTIME_COLUMNS).map(([name, type]) => ({
    name,
    type,
    unit: type === 'hours' ? 'hour' : type,
    title: own.columns[name] ?? { en: name, ja: name },
    blank: 'unknown',
    absent: 'unknown',
    aliases: [],
    values: {},
    decimals: 0,
    personal: false,
    derived: { parts: PER_MINUTE },
  }));
