// Breaches and what was handed in to settle them → the same findings, with what became of each; every row told by what it came to.
// What may be settled, and by what, is the engine's: no pack changes it. A settlement never makes another finding better or worse.
import type { StatedSettlement } from '../judge/settlement-rows.js';
import { add, compare, formatNumber, type Q, ZERO } from '../quantity/rational.js';
import { type Breach, leftOn, type Share, sharesOf, type Taking } from './repaid.js';
import { barredFrom, fits, type Today, weakness } from './settlement-proof.js';
import type { Amount, Finding, FindingSettlement, Reason, SettlementLine, Settlements } from './types.js';

export interface Settling {
  readonly rows: readonly StatedSettlement[];
  /** The day asked for; else the last day the submission covers, which is over at least. */
  readonly today: Today | null;
  readonly currency: string;
}

export interface Settled {
  /** The breaches given, in their order. */
  readonly findings: readonly Finding[];
  readonly settlements: Settlements;
}

type How = keyof Settlements;

/** A row with the breaches it speaks of, and why it settles none of them. */
interface Read {
  readonly row: StatedSettlement;
  readonly fits: readonly Breach[];
  /** Those of them that can be settled in its way. */
  readonly open: readonly Breach[];
  readonly how: How | 'good';
  readonly reasons: readonly Reason[];
}

export const settle = (breaches: readonly Breach[], s: Settling): Settled => {
  const named = newIndex(breaches);
  const read = s.rows.map((row) => readRow(row, named(row), s.today));
  const good = read.filter((r) => r.how === 'good');
  const shares = sharesOf(good.filter((r) => r.row.kind === 'repaid').map((r) => ({ row: r.row, breaches: r.open })));
  const beside = new Map<Breach, Read[]>();
  for (const r of read) for (const b of r.fits) beside.set(b, [...(beside.get(b) ?? []), r]);
  const findings = breaches.map((b) => settledFinding(b, shares.get(b), beside.get(b) ?? [], s.currency));
  const now = new Map(breaches.map((b, i) => [b, findings[i]!]));
  const out: Record<How, SettlementLine[]> = {
    applied: [],
    partial: [],
    explained: [],
    unproved: [],
    unused: [],
    expired: [],
  };
  for (const r of read) {
    const { how, reasons, used } = whatBecame(r, shares, now);
    out[how].push(lineOf(r, used, reasons, s.currency));
  }
  return { findings, settlements: out };
};

/** The breaches a row speaks of. */
const newIndex = (breaches: readonly Breach[]): ((row: StatedSettlement) => readonly Breach[]) => {
  const by = new Map<string, Breach[]>();
  for (const b of breaches)
    for (const key of [b.finding.fingerprint, `${b.finding.rule} ${b.finding.subject.worker ?? ''}`]) {
      const own = by.get(key);
      if (own) own.push(b);
      else by.set(key, [b]);
    }
  return (row) =>
    (by.get(row.finding === '' ? `${row.rule} ${row.worker}` : row.finding) ?? []).filter((b) => fits(row, b.finding));
};

const readRow = (row: StatedSettlement, own: readonly Breach[], today: Today | null): Read => {
  const { kind } = row;
  const open = kind === null || kind === 'explained' ? own : own.filter((b) => !barredFrom(kind, b));
  const is = (how: Read['how'], reasons: readonly Reason[] = []): Read => ({ row, fits: own, open, how, reasons });
  const weak = weakness(row, today);
  if (weak?.first) return is(weak.how, [weak.reason]);
  if (own.length === 0) return is('unused', [{ code: 'settlement_no_finding', args: {} }]);
  // Of several findings the first says why none of them can be settled so.
  if (open.length === 0) return is('unused', [barredFrom(kind!, own[0]!)!]);
  if (weak) return is(weak.how, [weak.reason]);
  return is(row.kind === 'explained' ? 'explained' : 'good');
};

const settledFinding = (b: Breach, share: Share | undefined, beside: readonly Read[], unit: string): Finding => {
  const { finding } = b;
  if (beside.length === 0) return finding;
  const permitted = beside.filter((r) => r.how === 'good' && r.row.kind === 'permitted' && r.open.includes(b));
  const covered = share?.covered === true || permitted.length > 0;
  const paid = share?.takings.reduce((sum, t) => add(sum, t.amount), ZERO) ?? ZERO;
  const taken = [...(share?.takings.map((t) => t.row) ?? []), ...permitted.map((r) => r.row)];
  const rows = beside.flatMap(({ row, how }): FindingSettlement['rows'] => {
    const shown = how === 'good' ? (taken.includes(row) ? 'applied' : null) : how;
    if (row.kind === null || shown === null || shown === 'unused' || shown === 'partial') return [];
    const part = share?.takings.filter((t) => t.row === row).reduce((sum, t) => add(sum, t.amount), ZERO);
    const amount = shown === 'applied' ? (part ?? null) : row.amount;
    return [{ id: row.id, kind: row.kind, how: shown, on: row.settledOn, amount: money(amount, unit) }];
  });
  if (rows.length === 0) return finding;
  const left = covered || compare(paid, ZERO) === 0 ? null : leftOf(b, share!.takings);
  const settlement: FindingSettlement = {
    state: covered ? 'settled' : compare(paid, ZERO) > 0 ? 'partial' : 'stands',
    paid: compare(paid, ZERO) > 0 ? money(paid, unit) : null,
    interestTo: share?.covered === true ? share.interestTo : null,
    left: money(left?.sum ?? null, unit),
    leftInterest: money(left?.interest ?? null, unit),
    note: covered && permitted.length === 0 ? noteOf(taken) : null,
    rows,
  };
  return { ...finding, answer: covered ? 'settled' : finding.answer, settlement };
};

/** What is left on the day asked for; without one no interest is worked out. */
const leftOf = (b: Breach, paid: readonly Taking[]): { readonly sum: Q; readonly interest: Q | null } => {
  const { asOf, interestTotal } = b.finding.arrears ?? { asOf: null, interestTotal: null };
  const last = paid
    .map((t) => t.row.settledOn!)
    .sort()
    .at(-1)!;
  const { sum, interest } = leftOn(b, paid, asOf ?? last);
  return { sum, interest: interestTotal && interest };
};

/** A blank day says neither: only days that are stated tell who came first. */
const noteOf = (rows: readonly StatedSettlement[]): FindingSettlement['note'] => {
  if (rows.some((r) => r.firstContactOn !== null && r.settledOn! >= r.firstContactOn)) return 'after_contact';
  const before = (day: string | null, contact: string): boolean => day !== null && day < contact;
  const own = rows.every((r) => r.firstContactOn !== null && before(r.detectedOn ?? r.disclosedOn, r.firstContactOn));
  return own ? 'self_corrected' : null;
};

const whatBecame = (
  r: Read,
  shares: ReadonlyMap<Breach, Share>,
  now: ReadonlyMap<Breach, Finding>,
): { readonly how: How; readonly reasons: readonly Reason[]; readonly used: Q | null } => {
  if (r.how !== 'good') return { how: r.how, reasons: r.reasons, used: null };
  const own = r.open;
  if (r.row.kind === 'permitted') return { how: 'applied', reasons: [], used: null };
  const takings = own.flatMap((b) =>
    (shares.get(b)?.takings ?? []).filter((t) => t.row === r.row).map((t) => ({ b, t })),
  );
  const used = takings.reduce((sum, { t }) => add(sum, t.amount), ZERO);
  if (takings.some(({ b }) => now.get(b)!.answer === 'settled')) return { how: 'applied', reasons: [], used };
  if (takings.length > 0) return { how: 'partial', reasons: [{ code: 'settlement_partial', args: {} }], used };
  const early = own.every((b) => r.row.settledOn! < (b.finding.subject.from ?? ''));
  return {
    how: 'unused',
    reasons: [{ code: early ? 'settlement_early' : 'settlement_not_needed', args: {} }],
    used: null,
  };
};

const money = (q: Q | null, unit: string): Amount | null => (q === null ? null : { amount: formatNumber(q), unit });

const lineOf = (
  { row, fits: own }: Read,
  used: Q | null,
  reasons: readonly Reason[],
  unit: string,
): SettlementLine => ({
  id: row.id,
  kind: row.kind,
  findings: own.map((b) => b.finding.fingerprint),
  on: row.settledOn,
  expires: row.expiresOn,
  amount: money(row.amount, unit),
  used: money(used, unit),
  proof: row.proof,
  by: row.by,
  grade: row.grade,
  file: row.file,
  row: row.line,
  reasons,
});
