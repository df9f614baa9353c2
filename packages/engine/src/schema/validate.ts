import { compareText } from "../value/text.ts";
import { sameJson } from "./equal.ts";
import { exactly, isInteger } from "./exact.ts";
import { causesOf, type Failure, failure, grouped, isCompound, shown } from "./failure.ts";
import { isArray, isObject, type Json, jsonType, numberLiteral } from "./json.ts";
import type { Schema } from "./schema.ts";
import { noneLeft, Unevaluated } from "./unevaluated.ts";
import { validateArray } from "./validate-array.ts";
import { validateObject } from "./validate-object.ts";
import { validateNumber, validateText } from "./validate-scalar.ts";

/** The schemas that are being applied, from the innermost outwards. */
interface Scope {
  readonly schema: Schema;
  /** Which value they are applied to; values are numbered by depth. */
  readonly depth: number;
  readonly parent: Scope | undefined;
}

/** One schema applied to one value: its rules add failures. */
export class Application {
  readonly schema: Schema;
  readonly value: Json;
  readonly path: readonly string[];
  readonly unevaluated: Unevaluated;
  readonly failures: Failure[] = [];
  readonly #scope: Scope;

  constructor(
    schema: Schema,
    value: Json,
    path: readonly string[],
    scope: Scope | undefined,
    depth: number,
    unevaluated: Unevaluated,
  ) {
    this.schema = schema;
    this.value = value;
    this.path = path;
    this.unevaluated = unevaluated;
    this.#scope = { schema, depth, parent: scope };
  }

  add(message: string, causes: readonly Failure[] = []): void {
    this.failures.push(failure(this.path, message, causes));
  }

  addAll(found: Failure | undefined): void {
    if (found !== undefined) this.failures.push(found);
  }

  /** Applies another schema to the same value. */
  same(schema: Schema): Failure | undefined {
    const inner = Unevaluated.of(this.value, schema, !noneLeft(this.unevaluated));
    const { depth } = this.#scope;
    const found = new Application(schema, this.value, this.path, this.#scope, depth, inner).run();
    if (found === undefined) this.unevaluated.keepOnly(inner);
    return found;
  }

  /** Applies a schema to a value inside of this one. */
  inner(schema: Schema, value: Json, token: string): Failure | undefined {
    const unevaluated = Unevaluated.of(value, schema, false);
    const depth = this.#scope.depth + 1;
    return new Application(schema, value, [...this.path, token], this.#scope, depth, unevaluated).run();
  }

  run(): Failure | undefined {
    const { schema, value, path } = this;
    if (schema.always !== undefined) return schema.always ? undefined : failure(path, "false schema");
    if (this.#isCircular()) return failure(path, `${schema.location} refers to itself`);
    const ownFailure = this.#ownFailure();
    if (ownFailure !== undefined) return failure(path, ownFailure);
    if (schema.ref !== undefined) {
      const found = this.#reference(schema.ref);
      if (schema.version < 2019) return found;
      this.addAll(found);
    }
    if (typeof value === "string") validateText(this, value);
    else if (isObject(value)) validateObject(this, value);
    else if (isArray(value)) validateArray(this, value);
    else if (jsonType(value) === "number") validateNumber(this, numberLiteral(value));
    if (schema.version >= 2019) this.#dynamicReferences();
    this.#conditions();
    if (schema.version >= 2019) this.#leftOver();
    return grouped(path, this.failures);
  }

  #isCircular(): boolean {
    const { schema, depth, parent } = this.#scope;
    for (let scope = parent; scope !== undefined && scope.depth === depth; scope = scope.parent)
      if (scope.schema === schema) return true;
    return false;
  }

  /** What ends the check of a value at once: its type, a fixed value, a format. */
  #ownFailure(): string | undefined {
    const { types, constant, enumeration, format } = this.schema;
    const { value } = this;
    const type = jsonType(value);
    if (types !== undefined && types.length > 0 && !types.includes(type)) {
      const isWhole =
        type === "number" && types.includes("integer") && isInteger(exactly(numberLiteral(value)));
      if (!isWhole) return `got ${type}, want ${types.join(" or ")}`;
    }
    if (constant !== undefined && !sameJson(value, constant.value))
      return isCompound(constant.value) ? "'const' failed" : `value must be ${shown(constant.value)}`;
    if (enumeration !== undefined && !enumeration.some((each) => sameJson(value, each))) {
      if (enumeration.some(isCompound)) return "'enum' failed";
      return `value must be ${enumeration.length === 1 ? "" : "one of "}${enumeration.map(shown).join(", ")}`;
    }
    const problem = typeof value === "string" ? format?.problem(value) : undefined;
    return problem === undefined ? undefined : `${shown(value)} is not valid ${format?.name}: ${problem}`;
  }

  #reference(schema: Schema): Failure | undefined {
    const found = this.same(schema);
    if (found === undefined) return undefined;
    return { kind: "reference", path: this.path, message: "validation failed", causes: causesOf(found) };
  }

  #dynamicReferences(): void {
    const { recursiveRef, dynamicRef } = this.schema;
    if (recursiveRef !== undefined) {
      const isDynamic = recursiveRef.recursiveAnchor === true;
      const outermost = isDynamic
        ? this.#outermost(({ resource }) => (resource.recursiveAnchor === true ? resource : undefined))
        : undefined;
      this.addAll(this.#reference(outermost ?? recursiveRef));
    }
    if (dynamicRef !== undefined) {
      const { schema, anchor } = dynamicRef;
      const isDynamic = anchor !== "" && schema.dynamicAnchor === anchor;
      const outermost = isDynamic
        ? this.#outermost(({ resource }) => resource.dynamicAnchors?.get(anchor))
        : undefined;
      this.addAll(this.#reference(outermost ?? schema));
    }
  }

  #outermost(find: (schema: Schema) => Schema | undefined): Schema | undefined {
    let found: Schema | undefined;
    for (let scope: Scope | undefined = this.#scope; scope !== undefined; scope = scope.parent)
      found = find(scope.schema) ?? found;
    return found;
  }

  #conditions(): void {
    const { not, allOf, anyOf, oneOf, if: condition, then, else: otherwise } = this.schema;
    if (not !== undefined && this.same(not) === undefined) this.add("'not' failed");
    if (allOf !== undefined && allOf.length > 0) {
      const failures = allOf.flatMap((schema) => this.same(schema) ?? []);
      if (failures.length > 0) this.add("'allOf' failed", failures);
    }
    if (anyOf !== undefined && anyOf.length > 0) this.#anyOf(anyOf);
    if (oneOf !== undefined && oneOf.length > 0) this.#oneOf(oneOf);
    if (condition !== undefined) {
      const next = this.same(condition) === undefined ? then : otherwise;
      if (next !== undefined) this.addAll(this.same(next));
    }
  }

  #anyOf(schemas: readonly Schema[]): void {
    const failures: Failure[] = [];
    for (const schema of schemas) {
      const found = this.same(schema);
      if (found !== undefined) failures.push(found);
      else if (noneLeft(this.unevaluated)) return;
    }
    if (failures.length === schemas.length) this.add("'anyOf' failed", failures);
  }

  #oneOf(schemas: readonly Schema[]): void {
    const failures: Failure[] = [];
    let matched = -1;
    for (const [at, schema] of schemas.entries()) {
      const found = this.same(schema);
      if (found !== undefined) failures.push(found);
      else if (matched < 0) matched = at;
      else {
        this.add(`'oneOf' failed, subschemas ${matched}, ${at} matched`);
        return;
      }
    }
    if (matched < 0) this.add("'oneOf' failed, none matched", failures);
  }

  /** What no rule has looked at. */
  #leftOver(): void {
    const { unevaluatedProperties, unevaluatedItems } = this.schema;
    const { value, unevaluated } = this;
    if (isObject(value) && unevaluatedProperties !== undefined) {
      for (const name of Array.from(unevaluated.properties).sort(compareText))
        this.addAll(this.inner(unevaluatedProperties, value.get(name), name));
      unevaluated.properties.clear();
    }
    if (isArray(value) && unevaluatedItems !== undefined) {
      for (const at of unevaluated.items) this.addAll(this.inner(unevaluatedItems, value[at], String(at)));
      unevaluated.items.clear();
    }
  }
}

/** Applies a schema to a value. */
export function validate(schema: Schema, value: Json): readonly Failure[] {
  const found = new Application(schema, value, [], undefined, 0, Unevaluated.of(value, schema, false)).run();
  return found === undefined ? [] : causesOf(found);
}
