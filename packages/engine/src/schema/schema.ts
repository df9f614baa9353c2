import type { Decimal } from "../functions/decimal.ts";
import type { DraftVersion } from "./drafts.ts";
import type { Json } from "./json.ts";

/** A number with the text that messages repeat. */
export interface ExactNumber {
  readonly literal: string;
  readonly value: Decimal;
}

/** A regular expression of RE2. */
export interface Pattern {
  readonly source: string;
  matches(text: string): boolean;
}

/** A schema after its references were resolved. Schemas refer to each other in circles, so they are filled in place. */
export interface Schema {
  readonly url: string;
  readonly pointer: string;
  readonly location: string;
  version: DraftVersion;
  /** The schema with an id that this one lies in. */
  resource: Schema;
  dynamicAnchors?: Map<string, Schema>;
  /** A schema that takes everything, or nothing. */
  always?: boolean;

  ref?: Schema;
  recursiveRef?: Schema;
  recursiveAnchor?: boolean;
  dynamicRef?: { readonly schema: Schema; readonly anchor: string };
  dynamicAnchor?: string;

  types?: readonly string[];
  enumeration?: readonly Json[];
  constant?: { readonly value: Json };
  format?: { readonly name: string; problem(text: string): string | undefined };

  allOf?: readonly Schema[];
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  not?: Schema;
  if?: Schema;
  then?: Schema;
  else?: Schema;

  properties?: ReadonlyMap<string, Schema>;
  patternProperties?: readonly (readonly [Pattern, Schema])[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  dependencies?: ReadonlyMap<string, readonly string[] | Schema>;
  dependentSchemas?: ReadonlyMap<string, Schema>;
  dependentRequired?: ReadonlyMap<string, readonly string[]>;
  required?: readonly string[];
  minProperties?: number;
  maxProperties?: number;
  unevaluatedProperties?: Schema;

  items?: Schema;
  /** `prefixItems`, or a list of `items` before 2020-12. */
  prefixItems?: readonly Schema[];
  additionalItems?: boolean | Schema;
  contains?: Schema;
  minContains?: number;
  maxContains?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  unevaluatedItems?: Schema;

  minLength?: number;
  maxLength?: number;
  pattern?: Pattern;

  minimum?: ExactNumber;
  maximum?: ExactNumber;
  exclusiveMinimum?: ExactNumber;
  exclusiveMaximum?: ExactNumber;
  multipleOf?: ExactNumber;
}
