import { describe, expect, it } from 'vitest';
import type { LawRef } from '../../src/pack/types.js';
import { lawText } from '../../src/render/law.js';
import { words } from '../../src/text/index.js';

const titles = {
  en: { LSA: 'Labor Standards Act', MWA: 'Minimum Wage Act' },
  ja: { LSA: '労働基準法', MWA: '最低賃金法' },
};
const said = (refs: readonly LawRef[], lang: 'en' | 'ja') =>
  lawText(refs, (act) => (titles[lang] as Readonly<Record<string, string>>)[act] ?? act, words(lang), lang);
const of = (...articles: readonly string[]): readonly LawRef[] => articles.map((article) => ({ act: 'LSA', article }));

describe('references to law', () => {
  it('name an act once for all its articles', () => {
    expect(said(of('101', '104', '117'), 'en')).toBe('Labor Standards Act, Articles 101, 104, 117');
    expect(said(of('101', '104'), 'ja')).toBe('労働基準法第101条、第104条');
    expect(said(of('16'), 'en')).toBe('Labor Standards Act, Article 16');
  });

  it('bring the articles of an act together, wherever they stand', () => {
    const refs = [...of('37'), { act: 'MWA', article: '4', paragraph: '1' }, { act: 'LSA', article: '35', item: '2' }];
    expect(said(refs, 'en')).toBe('Labor Standards Act, Articles 37, 35 item 2; Minimum Wage Act, Article 4(1)');
    expect(said(refs, 'ja')).toBe('労働基準法第37条、第35条第2号、最低賃金法第4条第1項');
  });

  it('leave articles with names of their own as they are', () => {
    expect(said(of('29 CFR 655.20', '29 CFR 655.22'), 'en')).toBe('Labor Standards Act, 29 CFR 655.20, 29 CFR 655.22');
    expect(said([{ act: 'LSA', article: 'suppl. 1', item: '3' }], 'ja')).toBe('労働基準法第1条第3号');
  });

  it.each([
    ['ただし書 / proviso', 'proviso', 'ただし書'],
    ['指針（原文未読）/ guideline, not read', 'guideline, not read', '指針（原文未読）'],
    ['circular 1', 'circular 1', 'circular 1'],
    ['a / b', 'a / b', 'a / b'],
  ])('a note in both languages is read in one: %s', (note, en, ja) => {
    const refs = [{ act: 'LSA', article: '24', note }];
    expect(said(refs, 'en')).toBe(`Labor Standards Act, Article 24 (${en})`);
    expect(said(refs, 'ja')).toBe(`労働基準法第24条（${ja}）`);
  });
});
