// Groups of three: 1234567 → 1,234,567. In: digits. Out: text. The same in both languages.

export const grouped = (digits: string | number): string => String(digits).replace(/\B(?=(\d{3})+$)/g, ',');
