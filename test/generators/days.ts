// Days as whole numbers, months as the law counts them, and the days on which Japanese banks are open.

export const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
export const iso = (d: number): string => new Date(d * 86_400_000).toISOString().slice(0, 10);

/** The same day of a later month, or its last day where it has none such. */
export const monthsLater = (d: number, months: number): number => {
  const at = new Date(d * 86_400_000);
  const first = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1) / 86_400_000;
  const next = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months + 1, 1) / 86_400_000;
  return first + Math.min(at.getUTCDate(), next - first) - 1;
};

export const firstOfMonth = (d: number): number => d - new Date(d * 86_400_000).getUTCDate() + 1;

/** Whole months from one day to another. */
export const monthsFrom = (from: number, to: number): number => {
  let months = 0;
  while (monthsLater(from, months + 1) <= to) months += 1;
  return months;
};

const HOLIDAYS = new Set(
  `2024-01-01 2024-01-08 2024-02-11 2024-02-12 2024-02-23 2024-03-20 2024-04-29 2024-05-03 2024-05-04 2024-05-05 2024-05-06
   2024-07-15 2024-08-11 2024-08-12 2024-09-16 2024-09-22 2024-09-23 2024-10-14 2024-11-03 2024-11-04 2024-11-23
   2025-01-01 2025-01-13 2025-02-11 2025-02-23 2025-02-24 2025-03-20 2025-04-29 2025-05-03 2025-05-04 2025-05-05 2025-05-06
   2025-07-21 2025-08-11 2025-09-15 2025-09-23 2025-10-13 2025-11-03 2025-11-23 2025-11-24
   2026-01-01 2026-01-12 2026-02-11 2026-02-23 2026-03-20 2026-04-29 2026-05-03 2026-05-04 2026-05-05 2026-05-06
   2026-07-20 2026-08-11 2026-09-21 2026-09-22 2026-09-23 2026-10-12 2026-11-03 2026-11-23`.split(/\s+/),
);

/** Banking Act 15, its Order 5: Saturdays, Sundays, national holidays, 31 December to 3 January. */
export const bankOpen = (d: number): boolean => {
  const weekday = (((d + 4) % 7) + 7) % 7;
  const date = iso(d).slice(5);
  return (
    weekday !== 0 && weekday !== 6 && !HOLIDAYS.has(iso(d)) && !['12-31', '01-01', '01-02', '01-03'].includes(date)
  );
};
