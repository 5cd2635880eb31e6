// A decision record as text, the same bytes for the same record, and the id taken of them. In: a record. Out: text, digest.
import { createHash } from 'node:crypto';
import type { DecisionRecord } from './types.js';

/** Keys stand in the order the record was built in, or read in. */
const recordText = (record: DecisionRecord): string => `${JSON.stringify(record, null, 2)}\n`;

const idOf = (record: DecisionRecord): string =>
  createHash('sha256')
    .update(recordText({ ...record, recordId: '' }), 'utf8')
    .digest('hex');

export const withId = (record: DecisionRecord): DecisionRecord => ({ ...record, recordId: idOf(record) });

/** Nothing in it was changed since kijun wrote it. */
export const isIntact = (record: DecisionRecord): boolean => record.recordId === idOf(record);
