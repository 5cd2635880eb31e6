// Reasons → what puts them right: who pays whom how much in all, what is changed or handed in, by when. Each worker's sum stays in the report.

import type { PackWords } from './reasons.js';
import { amountText, both } from './say.js';
import { APPLICATION } from './scope.js';
import type { DecisionReason, Remedy } from './types.js';

const WHAT = { money: 'pay', time: 'change', document: 'hand_in', fundamental: 'hear' } as const;

export const remedyOf = (reason: DecisionReason, pack: PackWords, report: string, due: string): Remedy => {
  // A breach of money by which nobody lost any is put right by what is changed.
  const lost = reason.breach !== 'money' || reason.amount?.amount !== '0' || reason.amountOpen > 0;
  const rule = pack.rules.find((r) => r.id === reason.rule);
  // Nobody has worked for what is only offered: where the rule says of no sum that it is owed, the offer itself is put right.
  const terms = rule?.stage === 'rights' || rule?.stage === 'intermediaries';
  const offered = terms && rule.subject === APPLICATION && rule.owed === undefined;
  const what =
    reason.answer === 'undecided' || reason.official
      ? 'explain'
      : lost && !(offered && reason.breach === 'money')
        ? WHAT[reason.breach]
        : 'change';
  const law = rule?.enforcedBy?.remedy ?? pack.topics[rule?.topic ?? '']?.enforcedBy?.remedy ?? null;
  const short = report.slice(0, 12);
  const act = reason.official && reason.answer === 'breached';
  return {
    rule: reason.rule,
    what,
    payer: what === 'pay' ? 'firm' : null,
    payees: what === 'pay' ? 'workers_of_the_report' : null,
    amount: reason.amount,
    amountOpen: reason.amountOpen,
    text: both((w, lang) => {
      const say = w.screening;
      if (act) return say.act;
      if (reason.answer === 'undecided') {
        const settles = pack.text[lang].rules[reason.rule]?.settles;
        return say.explain(settles ?? reason.title[lang]);
      }
      if (what === 'pay') return reason.amount ? say.pay(amountText(w, reason.amount), short) : say.payOpen(short);
      if (what === 'change') return offered ? say.changeOffer : say.change;
      return what === 'hand_in' ? say.handIn : say.officer;
    }),
    proof: both(({ screening: { proof } }) =>
      act ? proof.act : what === 'change' && offered ? proof.offer : proof[what],
    ),
    law,
    due,
  };
};
