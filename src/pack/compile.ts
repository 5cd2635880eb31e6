// Pack → program: every formula resolved, every unit checked, every rule's schema turned into a predicate; or faults.
import { parseIsoDay } from '../calendar/day.js';
import { parseUnit, sameDims } from '../quantity/unit.js';
import { checkEvidence } from './check-evidence.js';
import { type Attempt, compileClaim, money } from './compile-claim.js';
import { compileIndicator, plainNumber } from './compile-indicator.js';
import { type Comparable, predicate } from './compile-rule.js';
import { compileWorktime } from './compile-worktime.js';
import { parseFormula } from './formula/parse.js';
import {
  type CompiledClaim,
  type CompiledFact,
  type CompiledRule,
  INDICATOR_SUBJECT,
  type Link,
  type LookupTerm,
  type Program,
  type Subject,
  type Term,
  type Type,
} from './program.js';
import { resolve, type Scope, TermFault, typeText } from './resolve.js';
import { ownTermsBelow } from './terms.js';
import type { FactDef, Pack, PackFault, ParameterDef, RecordDef, Words } from './types.js';
import { pointer } from './words.js';

/** A subject while its facts are being added. */
type Open = { -readonly [K in keyof Subject]: K extends 'facts' ? Map<string, CompiledFact> : Subject[K] };

const KINDS = new Set(['date', 'month', 'code', 'flag', 'text', 'id']);

/** Compiles a loaded pack. A program comes back only when there is no fault. */
export const compilePack = (pack: Pack): { readonly program?: Program; readonly faults: readonly PackFault[] } => {
  const faults: PackFault[] = [];
  const fault = (code: string, file: string, at: string, message: Words): void =>
    void faults.push({ code, file, at, message });
  const terms: Term[] = [];
  const subjects = new Map<string, Open>();
  for (const record of pack.records)
    subjects.set(record.id, { record, links: linksOf(record), facts: new Map(), employed: null });

  const defs = new Map<string, { def: FactDef; file: string }>();
  for (const set of pack.factSets)
    for (const def of set.facts) defs.set(`${set.subject}.${def.name}`, { def, file: set.file });
  const facts: CompiledFact[] = [];
  const state = new Map<string, 'open' | 'failed'>();

  const make: Scope['make'] = (term) => {
    const made = Object.assign(term, { id: terms.length }) as unknown as Term;
    terms.push(made);
    return made;
  };
  const scopeOf = (subject: Subject): Scope => ({
    currency: pack.currency,
    subject,
    subjectOf: (table) => subjects.get(table),
    fact: compileFact,
    make,
  });

  const formula = (text: string, subject: Subject, claim = false): Term => {
    const parsed = parseFormula(text);
    if (parsed.ok) return resolve(parsed.node, { ...scopeOf(subject), claim });
    const { at, message } = parsed;
    throw new TermFault('formula_syntax', {
      en: `${message.en} at character ${at + 1} of "${text}"`,
      ja: `「${text}」の${at + 1}文字目: ${message.ja}`,
    });
  };

  function compileFact(table: string, name: string): CompiledFact | undefined {
    const subject = subjects.get(table);
    const done = subject?.facts.get(name);
    if (done) return done;
    const found = defs.get(`${table}.${name}`);
    if (!subject || !found) return undefined;
    const key = `${table}.${name}`;
    if (state.get(key) === 'open')
      throw new TermFault('circular_fact', { en: `${key} depends on itself`, ja: `${key} が自分自身に依存しています` });
    if (state.get(key) === 'failed') throw new TermFault('', { en: '', ja: '' });
    state.set(key, 'open');
    try {
      const { def } = found;
      const term = 'is' in def ? formula(def.is, subject) : lookup(def, subject);
      const type = declared(def, term, pack.currency);
      const text =
        'is' in def
          ? def.is
          : `${def.table}${def.column === 'value' ? '' : `.${def.column}`}(${Object.values(def.key).join(', ')})`;
      const fact: CompiledFact = { name, subject: table, index: facts.length, type, term, text };
      facts.push(fact);
      subject.facts.set(name, fact);
      state.delete(key);
      return fact;
    } catch (e) {
      state.set(key, 'failed');
      if (e instanceof TermFault && e.code !== '') fault(e.code, found.file, `/facts/${name}`, e.words);
      else if (!(e instanceof TermFault)) throw e;
      throw new TermFault('', { en: '', ja: '' });
    }
  }

  const isBand = ({ type }: Term, key: string, parameter: ParameterDef): void => {
    const unitText = parameter.bandUnits?.[key] ?? 'ratio';
    const unit = parseUnit(unitText, pack.currency);
    if (!unit)
      throw new TermFault('unknown_unit', {
        en: `"${unitText}" is not a unit (bandUnits of "${parameter.id}")`,
        ja: `「${unitText}」は単位ではありません（「${parameter.id}」の bandUnits）`,
      });
    if (type.kind !== 'any' && !(type.kind === 'number' && sameDims(type.unit, unit)))
      throw new TermFault('unit_mismatch', {
        en: `the band "${key}" of table "${parameter.id}" takes ${unitText}, not ${typeText(type)}`,
        ja: `表「${parameter.id}」の区分「${key}」は ${unitText} であるべきところ ${typeText(type)} です`,
      });
  };

  const lookup = (def: Extract<FactDef, { table: string }>, subject: Subject): Term => {
    const parameter = pack.parameters.find((p) => p.id === def.table);
    if (!parameter)
      throw new TermFault('unknown_parameter', {
        en: `there is no parameter table "${def.table}"`,
        ja: `パラメータ表「${def.table}」がありません`,
      });
    const unitText = Object.hasOwn(parameter.columns, def.column) ? parameter.columns[def.column] : undefined;
    const unit = unitText === undefined ? undefined : parseUnit(unitText, pack.currency);
    if (!unit)
      throw new TermFault('unknown_parameter', {
        en: `table "${def.table}" has no column "${def.column}" with a unit; it has ${Object.keys(parameter.columns).join(', ')}`,
        ja: `表「${def.table}」に列「${def.column}」がありません`,
      });
    const given = Object.keys(def.key);
    if (given.length !== parameter.keys.length || !parameter.keys.every((k) => given.includes(k)))
      throw new TermFault('wrong_key', {
        en: `table "${def.table}" is looked up by ${parameter.keys.join(', ') || 'nothing'}, not by ${given.join(', ') || 'nothing'}`,
        ja: `表「${def.table}」のキーは ${parameter.keys.join('、') || 'なし'} です`,
      });
    const keys = parameter.keys.map((k) => formula(def.key[k]!, subject));
    for (const [i, k] of parameter.keys.entries()) if (parameter.bands?.includes(k)) isBand(keys[i]!, k, parameter);
    const on = def.on === undefined ? null : formula(def.on, subject);
    if (!on && !subject.record.period)
      throw new TermFault('no_day', {
        en: `${subject.record.id} has no period: say with "on" for which day "${def.table}" is looked up`,
        ja: `${subject.record.id} には期間がありません。「on」で「${def.table}」を引く日を指定してください`,
      });
    if (on && on.type.kind !== 'date')
      throw new TermFault('unit_mismatch', {
        en: `"on" must be a date, not ${typeText(on.type)}`,
        ja: `「on」は日付でなければなりません`,
      });
    return scopeOf(subject).make({
      op: 'lookup',
      type: { kind: 'number', unit },
      parameter,
      column: def.column,
      keys,
      on,
      scale: unit.factor,
    });
  };

  for (const [key, { file, def }] of defs) {
    const table = key.slice(0, key.length - def.name.length - 1);
    if (!subjects.has(table))
      fault('unknown_table', file, '/subject', {
        en: `there is no table "${table}"`,
        ja: `表「${table}」がありません`,
      });
    else quiet(() => compileFact(table, def.name));
  }

  for (const subject of subjects.values()) {
    const { employed } = subject.record;
    if (!employed) continue;
    try {
      const [from, to] = [employed.from, employed.to].map((name) =>
        name === undefined ? null : formula(name, subject),
      );
      for (const t of [from, to])
        if (t && t.type.kind !== 'date')
          throw new TermFault('unit_mismatch', {
            en: 'employed must name dates',
            ja: 'employed は日付の列でなければなりません',
          });
      subject.employed = { from: from!, to: to ?? null };
    } catch (e) {
      if (!(e instanceof TermFault)) throw e;
      fault(e.code, `records/${subject.record.id}.json`, '/employed', e.words);
    }
  }

  const trying =
    (file: string): Attempt =>
    (at, make) => {
      try {
        return make();
      } catch (e) {
        if (!(e instanceof TermFault)) throw e;
        if (e.code !== '') fault(e.code, file, at, e.words);
        return undefined;
      }
    };
  const claims = new Map<string, CompiledClaim>();
  for (const [id, def] of Object.entries(pack.claims)) {
    const subject = subjects.get(def.subject);
    if (!subject)
      fault('unknown_table', 'pack.json', pointer('claims', id, 'subject'), {
        en: `there is no table "${def.subject}"`,
        ja: `表「${def.subject}」がありません`,
      });
    const made =
      subject && compileClaim(id, def, (text) => formula(text, subject, true), pack.currency, trying('pack.json'));
    if (made) claims.set(id, made);
  }

  const rules: CompiledRule[] = [];
  const behind = newBehind(make);
  const splitters = newSplitters();
  for (const def of pack.rules) {
    const subject = subjects.get(def.subject);
    if (!subject) {
      fault('unknown_table', def.file, '/subject', {
        en: `there is no table "${def.subject}"`,
        ja: `表「${def.subject}」がありません`,
      });
      continue;
    }
    const named = new Map<string, Term>();
    const attempt = trying(def.file);
    const name: Comparable = (text) => {
      const known = named.get(text);
      if (known) return known;
      const term = formula(text, subject);
      named.set(text, term);
      return term;
    };
    const applies = def.applies ? attempt('/applies', () => predicate(def.applies!, name, '/applies')) : null;
    const must = attempt('/must', () => predicate(def.must, name, '/must'));
    const owed =
      def.owed === undefined ? null : attempt('/owed', () => money(formula(def.owed!, subject), pack.currency));
    const claim = def.claim === undefined ? null : claims.get(def.claim);
    const until = def.bar?.until;
    const barUntil = until === undefined ? null : attempt('/bar/until', () => dateOnly(formula(until, subject)));
    if (def.claim !== undefined && pack.claims[def.claim]?.subject !== def.subject)
      fault('unknown_claim', def.file, '/claim', {
        en: `pack.json has no claim "${def.claim}" for a ${def.subject}. Correct the name, or add it under "claims".`,
        ja: `pack.json の claims に、${def.subject} についての「${def.claim}」がありません。名前を直すか、追加してください。`,
      });
    if (def.claim !== undefined && def.owed === undefined)
      fault('claim_without_owed', def.file, '/claim', {
        en: 'A claim is for money: say with "owed" how much, or take the claim out.',
        ja: 'claim は金額についてのものです。「owed」で金額の式を書くか、claim を外してください。',
      });
    if (applies === undefined || must === undefined || owed === undefined || claim === undefined) continue;
    if (barUntil === undefined) continue;
    const roots = [...named.values(), ...(owed ? [owed] : []), ...(barUntil ? [barUntil] : [])];
    const deps = splitters(roots, (lookup, path) => behind(def.subject, lookup, path));
    rules.push({
      def,
      index: rules.length,
      applies,
      must,
      owed,
      claim,
      barUntil,
      named,
      ...deps,
      from: dayOf(def.from),
      until: dayOf(def.until),
    });
  }
  const firm = subjects.get(INDICATOR_SUBJECT);
  const indicators = pack.indicators.map((def) => {
    if (!firm)
      fault('unknown_table', def.file, pointer('indicators', def.id), {
        en: `an indicator speaks of the firm, and there is no table "${INDICATOR_SUBJECT}"`,
        ja: `指標は事業者についてのものですが、表「${INDICATOR_SUBJECT}」がありません`,
      });
    return firm && compileIndicator(def, (text) => formula(text, firm), pack.currency, trying(def.file));
  });
  const counted = (part: 'found' | 'stated'): Term | undefined =>
    firm && pack.headcount
      ? trying('pack.json')(pointer('headcount', part), () => plainNumber(formula(pack.headcount![part], firm)))
      : undefined;
  const [found, stated] = [counted('found'), counted('stated')];
  const worktime = pack.worktime
    ? compileWorktime(pack.worktime, subjects, formula, (code, at, message) =>
        fault(code, 'worktime.json', at, message),
      )
    : undefined;
  faults.push(...checkEvidence({ worktime: worktime ?? null, subjects }, rules));
  if (faults.length > 0) return { faults };
  const figures = indicators.filter((i) => i !== undefined);
  const headcount = found && stated ? { found, stated } : null;
  return {
    program: { pack, worktime: worktime ?? null, subjects, facts, rules, indicators: figures, headcount, terms },
    faults,
  };
};

const quiet = (run: () => unknown): void => {
  try {
    run();
  } catch (e) {
    if (!(e instanceof TermFault)) throw e; // its fault is already listed
  }
};

const dateOnly = (term: Term): Term => {
  if (term.type.kind === 'date' || term.type.kind === 'any') return term;
  throw new TermFault('unit_mismatch', {
    en: `a bar ends on a day, not on ${typeText(term.type)}`,
    ja: `終わる日は日付でなければなりません（${typeText(term.type)} です）`,
  });
};

/** The schema has seen to it that the day exists. */
const dayOf = (text: string | undefined): number | null => (text === undefined ? null : (parseIsoDay(text) ?? null));

const declared = (def: FactDef, term: Term, currency: string): Type => {
  // 'month' is a calendar month where the formula gives one, else a number of months.
  const kind = KINDS.has(def.unit) && !(def.unit === 'month' && term.type.kind === 'number');
  const unit = kind ? undefined : parseUnit(def.unit, currency);
  const type: Type | undefined = kind ? { kind: def.unit as 'date' } : unit && { kind: 'number', unit };
  if (!type)
    throw new TermFault('unknown_unit', {
      en: `"${def.unit}" is not a unit`,
      ja: `「${def.unit}」は単位ではありません`,
    });
  const words = new Set(['code', 'id', 'text']);
  const fits =
    term.type.kind === 'any' ||
    (type.kind === 'number' && term.type.kind === 'number'
      ? JSON.stringify(type.unit.dims) === JSON.stringify(term.type.unit.dims)
      : type.kind === term.type.kind || (words.has(type.kind) && words.has(term.type.kind)));
  if (fits) return type;
  throw new TermFault('unit_mismatch', {
    en: `declared as ${def.unit}, but the formula gives ${typeText(term.type)}`,
    ja: `単位は ${def.unit} とされていますが、式の結果は ${typeText(term.type)} です`,
  });
};

const linksOf = (record: RecordDef): readonly Link[] => {
  const plain: readonly Link[] = [
    ...(record.id === 'firm' ? [] : [{ name: 'firm', table: 'firm', kind: 'firm' as const, by: {} }]),
    ...(record.parent
      ? [{ name: record.parent.table, table: record.parent.table, kind: 'parent' as const, by: record.parent.by }]
      : []),
    ...Object.entries(record.finds).map(([name, { table, by, optional }]) => {
      const found = { name, table, kind: 'found' as const, by };
      return optional ? { ...found, optional } : found;
    }),
  ];
  const place = (path: string): { link: Link | null; column: string } => {
    const [first, second] = path.split('.') as [string, string?];
    return second === undefined
      ? { link: null, column: first }
      : { link: plain.find((l) => l.name === first)!, column: second };
  };
  return plain.map((l) => {
    const where = l.kind === 'found' ? record.finds[l.name]!.where : undefined;
    if (!where) return l;
    return { ...l, where: Object.entries(where).map(([theirs, paths]) => ({ theirs, places: paths.map(place) })) };
  });
};

/** A look-up of a record behind links, as asked from here: its keys are read there, its day is the part's. */
const newBehind = (
  make: Scope['make'],
): ((subject: string, lookup: LookupTerm, path: readonly Link[]) => LookupTerm) => {
  const known = new Map<string, LookupTerm>();
  return (subject, lookup, path) => {
    if (path.length === 0) return lookup;
    const name = `${subject}.${path.map((l) => l.name).join('.')} ${lookup.id}`;
    const there = (of: Term): Term => path.reduceRight((t, link) => make({ op: 'via', type: t.type, link, of: t }), of);
    const made = known.get(name) ?? (make({ ...lookup, keys: lookup.keys.map(there) }) as LookupTerm);
    known.set(name, made);
    return made;
  };
};

/** A look-up or found record that a term rests on, and the links it stands behind. */
interface Below {
  readonly at: LookupTerm | Link;
  readonly path: readonly Link[];
  readonly place: string;
}

/** Look-ups and found records a rule rests on: a change of one inside the period splits the row. */
const newSplitters = () => {
  // Rules rest on the same facts: what lies below a fact is gathered once, in the order in which it is met.
  const known = new Map<Term, readonly Below[]>();
  const below = (term: Term): readonly Below[] => {
    const before = known.get(term);
    if (before) return before;
    const met = new Map<string, Below>();
    const meet = (b: Below): void => void (met.has(b.place) || met.set(b.place, b));
    if (term.op === 'lookup' && term.on === null) meet({ at: term, path: [], place: `${term.id}` });
    if ((term.op === 'via' || term.op === 'exists') && term.link.kind === 'found')
      meet({ at: term.link, path: [], place: term.link.name });
    const link = term.op === 'via' ? term.link : null;
    // Other rows looked at are judged in their own months.
    for (const child of ownTermsBelow(term))
      for (const b of below(child))
        meet(link ? { at: b.at, path: [link, ...b.path], place: `${link.name}.${b.place}` } : b);
    const all = [...met.values()];
    known.set(term, all);
    return all;
  };
  return (
    roots: readonly Term[],
    behind: (lookup: LookupTerm, path: readonly Link[]) => LookupTerm,
  ): { lookups: LookupTerm[]; links: Link[] } => {
    const lookups = new Set<LookupTerm>();
    const links = new Set<Link>();
    for (const { at, path } of roots.flatMap(below)) {
      if ('op' in at) lookups.add(behind(at, path));
      else if (path.length === 0) links.add(at);
    }
    return { lookups: [...lookups], links: [...links] };
  };
};
