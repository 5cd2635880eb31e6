// Bytes of a file → one of the documents that kijun writes, with the media type under which it is signed; or why it is none.

/** run: what --report json writes to one file, the reports of several firms and the summary after them. */
export type DocumentKind = 'report' | 'summary' | 'run' | 'decision';

export interface TrustedDocument {
  readonly kind: DocumentKind;
  readonly bytes: Uint8Array;
  readonly value: unknown;
}

export const PAYLOAD_TYPES: Readonly<Record<DocumentKind, string>> = {
  report: 'application/vnd.kijun.report+json',
  summary: 'application/vnd.kijun.summary+json',
  run: 'application/vnd.kijun.run+json',
  decision: 'application/vnd.kijun.decision+json',
};

const kindOf = (value: unknown): DocumentKind | undefined => {
  if (Array.isArray(value)) {
    const kinds = value.map(kindOf);
    return kinds.length > 0 && kinds.every((k) => k === 'report' || k === 'summary') ? 'run' : undefined;
  }
  const kind = typeof value === 'object' && value !== null ? (value as { kind?: unknown }).kind : undefined;
  return kind === 'report' || kind === 'summary' || kind === 'decision' ? kind : undefined;
};

/** JSON as it was parsed, or the reason why it could not be. */
export const parsed = (bytes: Uint8Array): { readonly value: unknown } | { readonly why: string } => {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)) };
  } catch (e) {
    return { why: (e as Error).message };
  }
};

/** Undefined: JSON, but not of kijun. */
export const documentOf = (value: unknown, bytes: Uint8Array): TrustedDocument | undefined => {
  const kind = kindOf(value);
  return kind && { kind, bytes, value };
};
