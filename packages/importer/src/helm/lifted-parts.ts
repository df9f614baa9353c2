import { arrow, type Code, call, cast, method } from "../code/code.ts";
import { print } from "../code/print.ts";
import { isNarrow } from "./field-types.ts";
import type { Hole } from "./mark-text.ts";
import type { Lifted } from "./scope.ts";
import { unliftable } from "./unliftable.ts";

/** What stands in a mapping or a list: an entry or an item, or YAML that gives several. */
export type Part =
  | { readonly kind: "entry"; readonly key: string; readonly value: Code }
  | { readonly kind: "fragment"; readonly code: Code; readonly isDirect: boolean }
  | { readonly kind: "item"; readonly value: Code }
  | { readonly kind: "spread"; readonly code: Code; readonly isDirect: boolean; readonly isUnder?: boolean };

/** A block that has begun, with its parts so far. */
export interface Block {
  readonly hole: Exclude<Hole, { kind: "value" }>;
  readonly id: number;
  then: Part[];
  otherwise: Part[] | undefined;
}

/** A value that stands alone: written also where it is empty, as its template writes it. */
export function kept(part: Part & { kind: "fragment" | "spread" }): Code {
  if (!part.isDirect) return part.code;
  return part.code.kind === "cast" ? cast(call("keepEmpty", part.code.of)) : call("keepEmpty", part.code);
}

/** What a block becomes: its parts, each under the block's condition. */
export function closed({ hole, then, otherwise }: Block): Part[] {
  if (hole.kind === "range") return [looped(hole, then)];
  const condition = hole.value.code;
  if (otherwise === undefined)
    return then.map((part) => mapped(part, (code) => whenCode(hole.value, condition, code)));
  return either(condition, then, otherwise);
}

function mapped(part: Part, make: (code: Code) => Code): Part {
  if (part.kind === "entry") {
    const value = make(part.value);
    const mayBeAbsent = value.kind === "call" && isNarrow([part.key], true);
    return { ...part, value: mayBeAbsent ? cast(value) : value };
  }
  if (part.kind === "item") return { ...part, value: make(part.value) };
  const code = make(part.code);
  if (part.kind === "fragment") return { ...part, code, isDirect: false };
  return {
    ...part,
    code,
    isDirect: false,
    isUnder: part.isUnder === true || print(code) !== print(part.code),
  };
}

function either(condition: Code, then: readonly Part[], otherwise: readonly Part[]): Part[] {
  const all = [...then, ...otherwise];
  if (all.every(({ kind }) => kind === "item")) {
    const isOne = then.length === 1 && otherwise.length === 1;
    const [a, b] = all as readonly (Part & { kind: "item" })[];
    if (isOne && a !== undefined && b !== undefined)
      return [{ kind: "item", value: call("choose", condition, a.value, b.value) }];
    return [
      ...then.map((part) => mapped(part, (code) => call("when", condition, code))),
      ...otherwise.map((part) => mapped(part, (code) => call("unless", condition, code))),
    ];
  }
  if (!all.every(({ kind }) => kind === "entry")) unliftable("a block with an else around YAML of values");
  const entries = (parts: readonly Part[]) => parts as readonly (Part & { kind: "entry" })[];
  const other = new Map(entries(otherwise).map(({ key, value }) => [key, value]));
  const both = entries(then).map(({ key, value }): Part => {
    const second = other.get(key);
    other.delete(key);
    return {
      kind: "entry",
      key,
      value: second === undefined ? call("when", condition, value) : call("choose", condition, value, second),
    };
  });
  return [
    ...both,
    ...[...other].map(
      ([key, value]): Part => ({ kind: "entry", key, value: call("unless", condition, value) }),
    ),
  ];
}

function looped({ value, names }: Hole & { kind: "range" }, body: readonly Part[]): Part {
  const [only] = body;
  if (body.length !== 1 || only === undefined) unliftable("a loop of several items at once");
  const params = names.key === undefined ? [names.item] : [names.key, names.item];
  if (only.kind === "item" && only.value.kind === "name" && only.value.name === names.item)
    return { kind: "spread", code: value.code, isDirect: false };
  if (only.kind === "item")
    return { kind: "spread", code: method(value.code, "map", arrow(params, only.value)), isDirect: false };
  if (only.kind === "entry" && only.key === `\ue000${names.key}`)
    return {
      kind: "fragment",
      code: call("mapValues", value.code, arrow([names.item], only.value)),
      isDirect: false,
    };
  return unliftable("a loop of keys");
}

/** `value` under a condition. A mapping or list that is its own condition needs none: empty, it is left out. */
function whenCode(condition: Lifted, code: Code, value: Code): Code {
  const isCast = value.kind === "cast";
  const inner = isCast ? value.of : value;
  const bare =
    inner.kind === "call" && inner.fn.kind === "name" && inner.fn.name === "keepEmpty"
      ? (inner.args[0] as Code)
      : inner;
  const isSame = print(bare) === print(code);
  const isAny = condition.shape?.isAny === true;
  const isCollection = !isAny && (condition.type === "list" || condition.type === "object");
  const isText = condition.type === "string" && condition.shape !== undefined;
  if (isSame && (isCollection || (isText && condition.isOptional))) return isCast ? cast(bare) : bare;
  if (isSame && isText) return isCast ? cast(call("omitEmpty", bare)) : call("omitEmpty", bare);
  if (value.kind === "call" && isLoopOver(value, code)) return value;
  const isNot = code.kind === "call" && code.fn.kind === "name" && code.fn.name === "not";
  if (isNot) return call("unless", code.args[0] as Code, value);
  return call("when", code, value);
}

function isLoopOver(value: Code & { kind: "call" }, condition: Code): boolean {
  return value.fn.kind === "member" && value.fn.name === "map" && print(value.fn.of) === print(condition);
}
