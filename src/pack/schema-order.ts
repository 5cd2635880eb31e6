// Names that would turn the order round. In: the name of a property, column, fact or table. Out: the code of the order lint, if any.

const BY_NAME: readonly (readonly [string, RegExp])[] = [
  ['ORD003', /^(depends_?on|requires_?rule|runs?_?after)$/i],
  [
    'ORD004',
    /^((max|min|target)_?head_?counts?|head_?count_?(goal|target|quota|limit)|(admission|intake)_?(goal|target|quota)|quotas?|targets?)$/i,
  ],
  ['ORD006', /^(weights?|weighting|scores?|scoring|points?|rank(ing)?)$/i],
  [
    'ORD008',
    /^((worker|visa|immigration|residence|status)_?(outcome|decision|disposition|recommendation)|disposition|deport(ation|able)?|removal_?order)$/i,
  ],
];

/** For a property the format does not know: 'weight' → ORD006. */
export const orderCodeOf = (name: string): string | undefined => BY_NAME.find(([, pattern]) => pattern.test(name))?.[0];

/** For columns, facts and tables, whose names are free: only what can mean nothing else. */
export const orderCodeOfName = (name: string): string | undefined => {
  const code = orderCodeOf(name.replaceAll('-', '_'));
  return code === 'ORD004' || code === 'ORD008' ? code : undefined;
};
