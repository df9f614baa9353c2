/** A place in a text; lines and columns count from 0. */
export interface Mark {
  readonly line: number;
  readonly column: number;
  readonly at: number;
}

export type TokenKind =
  | "streamEnd"
  | "directive"
  | "documentStart"
  | "documentEnd"
  | "blockSequenceStart"
  | "blockMappingStart"
  | "blockEnd"
  | "flowSequenceStart"
  | "flowSequenceEnd"
  | "flowMappingStart"
  | "flowMappingEnd"
  | "blockEntry"
  | "flowEntry"
  | "key"
  | "value"
  | "alias"
  | "anchor"
  | "tag"
  | "scalar";

export interface Token {
  readonly kind: TokenKind;
  readonly line: number;
  readonly column: number;
  readonly text: string;
  /** Whether a scalar stands without quotes, so that its text decides its type. */
  readonly plain: boolean;
}
