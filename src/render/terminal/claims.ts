// What may be claimed besides the money itself: interest part by part, until when, what a court may add. In: a finding. Out: lines.
import type { Finding } from '../../report/types.js';
import { amountText, placesFor } from '../amounts.js';
import { type Page, paragraph } from '../page.js';
import { sayFilled } from '../worked/say.js';
import { reasonText } from './reasons.js';

export const claimLines = (page: Page, f: Finding, indent: number): readonly string[] => {
  const { arrears } = f;
  if (arrears === undefined) return [];
  const { words: w, names, lang, paint } = page;
  const claim = names.claim(arrears.claim);
  const inner = indent + 2;
  const lines: string[] = [];
  const { due, limit } = arrears;
  const expired = arrears.expired === true;
  // In short, the two days stand together; that interest needs a day is told once for all, beside the money owed.
  const together = !page.verbose && due !== null && limit !== null && !expired;
  if (together) lines.push(...paragraph(page, w.claim.dueAndLimit(due, limit), inner));
  else if (due !== null) lines.push(...paragraph(page, w.claim.due(due), inner));
  for (const part of arrears.interest) {
    const def = claim?.interest[part.part];
    const said =
      def === undefined
        ? ''
        : (sayFilled(def.is, part.filled, (name) => names.fact(name, f.subject.kind), w) ?? part.filled);
    lines.push(
      ...paragraph(
        page,
        w.claim.interest(
          def?.title[lang] ?? part.part,
          part.from,
          part.to,
          amountText(w, part.amount, placesFor(part.amount)),
        ),
        inner,
        undefined,
        2,
      ),
      ...(said === '' ? [] : paragraph(page, `= ${said}`, inner + 2, paint.quiet, 2)),
      ...(def === undefined ? [] : paragraph(page, names.law(def.law), inner + 2, paint.quiet, 2)),
    );
  }
  if (arrears.asOf === null) lines.push(...(page.verbose ? paragraph(page, w.claim.noDay, inner, paint.quiet) : []));
  else if (arrears.interestTotal === null)
    lines.push(
      ...paragraph(page, w.claim.open, inner, paint.open),
      ...arrears.reasons.flatMap((r) => paragraph(page, reasonText(page, r), inner + 2)),
    );
  if (limit !== null && !together)
    lines.push(
      ...paragraph(
        page,
        expired ? w.claim.expired(limit) : w.claim.limit(limit),
        inner,
        expired ? paint.open : undefined,
      ),
    );
  if (arrears.addition !== null && claim?.addition)
    lines.push(
      ...paragraph(
        page,
        w.claim.addition(
          claim.addition.title[lang],
          amountText(w, arrears.addition, placesFor(arrears.addition)),
          names.law(claim.addition.law),
        ),
        inner,
        undefined,
        2,
      ),
    );
  return lines.length === 0 ? [] : [...paragraph(page, w.claim.head, indent, paint.quiet), ...lines];
};
