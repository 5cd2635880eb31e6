// 日本語：未払額のほかに請求できるもの。
import type { claim as en } from './en-claim.js';

export const claim: typeof en = {
  head: '未払額のほかに請求できるもの',
  due: (day) => `支払うべきだった日：${day}。`,
  dueAndLimit: (due, limit) => `支払うべきだった日：${due}。請求できる期限：${limit}。`,
  interest: (title, from, to, amount) => `${title}（${from}～${to}）：${amount}`,
  noDay: '遅延損害金は基準日まで計算します。--as-of YYYY-MM-DD で指定してください。',
  open: '遅延損害金を計算できません：',
  limit: (day) => `請求できる期限：${day}。`,
  expired: (day) => `請求の期限（${day}）を過ぎています。使用者が時効を主張すると請求できません。`,
  addition: (title, amount, law) => `${title}：最大${amount}（${law}）`,
  interestHead: '遅延損害金',
  additionHead: '付加金（最大）',
  asOf: (day) => `遅延損害金は${day}まで。支払われる日まで増え続けます。`,
  openIn: (n) => `ほかに遅延損害金を計算できない違反が${n}件あり、その分が加わります。`,
};
