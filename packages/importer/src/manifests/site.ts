import type { Json } from "@chartwright/model";
import type { Code } from "../code/code.ts";
import type { SourceObject } from "../source.ts";
import type { Identity } from "./identity.ts";
import type { ValuesTree } from "./values-tree.ts";

/** Where a part of an object stands, and what is known of the whole. */
export interface Site {
  readonly source: SourceObject;
  readonly path: readonly (string | number)[];
  readonly value: Json;
  /** The mappings and lists around it, the object first. */
  readonly around: readonly Json[];
  readonly all: Everything;
  /** What becomes of a part of this one, by its path from here. */
  readonly below: (value: Json, ...keys: readonly (string | number)[]) => Code;
}

/** What is known of all objects. */
export interface Everything {
  readonly objects: readonly SourceObject[];
  readonly identity: Identity;
  readonly values: ValuesTree;
  /** Where the values of an object stand. */
  readonly scopeOf: (source: SourceObject) => readonly string[];
  /** Where the image of a container stands in the values. */
  readonly images: Map<Json, readonly string[]>;
  /** The hosts of an Ingress that have a value. */
  readonly hosts: Map<SourceObject, Map<string, Code>>;
}

/** What becomes of a part of an object; `undefined` where the rule has nothing to say of it. */
export type Lift = (site: Site) => Code | undefined;

/** Whether the end of a path has these keys; `#` is the place in a list. */
export function endsWith(path: Site["path"], ...keys: readonly string[]): boolean {
  const end = path.slice(-keys.length);
  return (
    end.length === keys.length &&
    keys.every((key, index) => (key === "#" ? typeof end[index] === "number" : end[index] === key))
  );
}

/** The whole path is this. */
export function isAt(path: Site["path"], ...keys: readonly string[]): boolean {
  return path.length === keys.length && endsWith(path, ...keys);
}
