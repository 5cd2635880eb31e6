// English: figures of a firm beside its findings, what each of the three actors gets, and the list of what was submitted.

export const figures = {
  head: 'Figures, stage by stage',
  note: 'They show how the firm stands and change no outcome.',
  figure: 'figure',
  value: 'value',
  counts: 'counted',
  band: 'band',
  place: 'lies',
  places: { below: 'worse', within: 'within', above: 'better', none: '' },
  ofAmong: (of: string, among: string) => `${of} of ${among}`,
  from: (low: string) => `at least ${low}`,
  upTo: (high: string) => `at most ${high}`,
  between: (low: string, high: string) => `${low} to ${high}`,
  reportedOnly: (rights: string) => `reported only: the ${rights} stage is not passed`,
  withheld: 'withheld',
  withheldNote: 'Withheld: a rate of so few people would tell who they are.',
  open: 'Not known',
  blocks: { migrants: 'migrant workers', host: 'host society', origin: 'country of origin' },
  balance: 'What each of the three gets',
  balanceNote: 'Nothing is added up: what one gains does not pay for what another lacks.',
  block: 'who',
  weakest: (blocks: string) => `Weakest: ${blocks}.`,
  noneWeak: 'No figure that is known lies on the worse side of its band.',
};

/** The list of what was submitted. */
export const evidence = {
  head: 'Evidence',
  table: 'table',
  grade: 'grade',
  suppliedBy: 'supplied by',
  period: 'complete for',
  file: 'file',
  nil: {
    counts: 'nothing to report',
    contradicted: 'nothing to report, against rows that are there',
    not_counted: 'nothing to report (counts for nothing here)',
  },
  suppliers: {
    firm: 'the firm',
    bank: 'a bank',
    worker: 'the worker',
    authority: 'an authority',
    union: 'a union',
    support_organisation: 'the support organisation',
    third_party: 'a third party',
  },
  grades: { E0: 'E0 none', E1: 'E1 its word', E2: 'E2 its records', E3: 'E3 corroborated', E4: 'E4 official' },
};
