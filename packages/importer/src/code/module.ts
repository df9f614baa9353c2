import type { Code, Property } from "./code.ts";
import type { Identifier, Named } from "./identifier.ts";

/** A file of TypeScript, as data: imports, a blank line, and what it declares. */
export interface ModuleCode {
  readonly imports: readonly ImportCode[];
  readonly statements: readonly Statement[];
}

export interface ImportCode {
  readonly from: string;
  readonly names: readonly ImportedName[];
}

export interface ImportedName {
  readonly exported: Identifier;
  /** What it is called here. */
  readonly local: Identifier;
  readonly isType?: boolean;
}

export type Statement = ConstantStatement | DefaultStatement | FixedStatement;

/** `export const name: type = value;` */
export interface ConstantStatement {
  readonly kind: "constant";
  readonly name: Identifier;
  readonly doc: string | undefined;
  readonly type: "Kind<Untyped>" | undefined;
  readonly isAsConst: boolean;
  readonly value: Code;
}

/** `export default fn({ … });` with a blank line before each property from a certain one on. */
export interface DefaultStatement {
  readonly kind: "default";
  readonly fn: Identifier;
  readonly properties: readonly Property[];
  readonly apartFrom: number;
}

/** Text that stands in this package's own source. */
export interface FixedStatement {
  readonly kind: "fixed";
  readonly text: string;
}

export function fixed<const T extends string>(text: Named<T>): FixedStatement {
  return { kind: "fixed", text };
}
