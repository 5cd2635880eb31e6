// One stated settlement → which findings it speaks of, whether any may be settled so, whether it is proved. The engine's own bounds.
import type { StatedSettlement } from '../judge/settlement-rows.js';
import type { Grade } from '../pack/types.js';
import { compare, ZERO } from '../quantity/rational.js';
import type { Breach } from './repaid.js';
import type { Finding, Reason } from './types.js';

export interface Today {
  readonly day: string;
  /** It was asked for (--as-of); else it is only the last day known to be over. */
  readonly asked: boolean;
}

const TABLE = 'settlement';
/** A firm's own word and its own records settle nothing. */
const OF_REPAYMENT: Grade = 'E3';
const OF_PERMISSION: Grade = 'E4';

const reason = (code: string, args: Reason['args'] = {}): Reason => ({ code, args });

/** By the number of the finding; else by rule, worker and days, the finding's days inside those stated. */
export const fits = (row: StatedSettlement, { fingerprint, rule, subject }: Finding): boolean => {
  const { from, to = from } = subject;
  if (row.finding !== '')
    return (
      row.finding === fingerprint &&
      (row.rule === '' || row.rule === rule) &&
      (row.worker === '' || row.worker === subject.worker)
    );
  if (row.rule !== rule || row.worker !== (subject.worker ?? '')) return false;
  return from === undefined || (row.from !== null && row.to !== null && row.from <= from && to! <= row.to);
};

/** Why a breach can not be settled in this way, whatever the proof; undefined where it can. */
export const barredFrom = (
  kind: NonNullable<StatedSettlement['kind']>,
  { finding, official }: Breach,
): Reason | undefined => {
  if (finding.bar !== undefined || official) return reason('settlement_act');
  if (finding.breach === 'fundamental') return reason('settlement_fundamental');
  if (finding.stage === 'intake') return reason('settlement_intake');
  const { owed, arrears } = finding;
  if (kind === 'permitted') return finding.breach === 'money' ? reason('settlement_kind') : undefined;
  if (finding.breach !== 'money') return reason('settlement_kind');
  if (finding.reasons.some((r) => r.code === 'amount_open')) return reason('settlement_amount_open');
  if (arrears && arrears.asOf !== null && arrears.interestTotal === null) return reason('settlement_interest_open');
  const nothing = (amount: string | undefined): boolean => amount === undefined || amount === '0';
  return owed === undefined || (nothing(owed.amount) && nothing(arrears?.interestTotal?.amount))
    ? reason('settlement_nothing_owed')
    : undefined;
};

/** Why a row counts for nothing; `first`: told before anyone asks which finding it is for. */
export const weakness = (
  row: StatedSettlement,
  today: Today | null,
): { readonly how: 'unproved' | 'expired'; readonly reason: Reason; readonly first: boolean } | undefined => {
  const is = (code: string, args: Reason['args'] = {}, first = false, how: 'unproved' | 'expired' = 'unproved') => ({
    how,
    reason: reason(code, args),
    first,
  });
  const blank = (column: string, first = false) => is('settlement_blank', { column, table: TABLE }, first);
  if (row.unreadable !== null) return is('cell_unreadable', { column: row.unreadable, table: TABLE }, true);
  if (row.id === '') return blank('settlement_id', true);
  if (row.disputed) return is('settlement_twice', {}, true);
  if (row.kind === null) return blank('kind', true);
  if (row.expiresOn !== null) {
    if (today !== null && row.expiresOn < today.day)
      return is('settlement_expired', { day: row.expiresOn }, false, 'expired');
    if (!today?.asked) return is('settlement_no_day', { day: row.expiresOn });
  }
  if (row.kind === 'explained') return undefined;
  if (row.settledOn === null) return blank('settled_on');
  if (today === null || row.settledOn > today.day)
    return is(today?.asked ? 'settlement_to_come' : 'settlement_no_day', { day: row.settledOn });
  if (row.proof === '') return blank('proof');
  if (row.kind === 'permitted') {
    if (row.by === '') return blank('by');
    return row.permittedByAct ? undefined : graded(row.grade, OF_PERMISSION);
  }
  if (row.amount === null || compare(row.amount, ZERO) <= 0) return blank('amount');
  return graded(row.grade, OF_REPAYMENT);
};

const graded = (grade: Grade | null, needed: Grade) => {
  if (grade !== null && grade >= needed) return undefined;
  const why = grade === null ? reason('settlement_ungraded') : reason('settlement_grade', { grade, needed });
  return { how: 'unproved' as const, reason: why, first: false };
};
