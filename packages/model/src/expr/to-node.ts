import { isExpr, nodeOf } from "./expr.ts";
import type { Entry, Node } from "./node.ts";
import { NotTemplateDataError } from "./not-template-data.ts";

/** Turns the author's data, with expressions in it, into a node. Fields that are `undefined` are left out. */
export function toNode(data: unknown, path = ""): Node {
  if (isExpr(data)) {
    // What `{ ...expr, key }` leaves is a copy that is not frozen: its other keys would be lost.
    if (!Object.isFrozen(data)) {
      throw new NotTemplateDataError({
        path,
        what: "an expression spread into an object (use `merge(…)` instead)",
      });
    }
    return nodeOf(data);
  }
  if (data === null || typeof data === "string" || typeof data === "boolean") return literal(data);
  if (typeof data === "number") {
    if (!Number.isFinite(data)) throw new NotTemplateDataError({ path, what: `the number ${data}` });
    return literal(data);
  }
  if (Array.isArray(data)) {
    const items = data.map((item, index) => toNode(item, `${path}[${index}]`));
    return Object.freeze({ kind: "list", items: Object.freeze(items) });
  }
  if (typeof data === "object" && isPlain(data)) {
    const entries = Object.entries(data)
      .filter(([, value]) => value !== undefined)
      .map(
        ([key, value]): Entry =>
          Object.freeze({ key, value: toNode(value, path === "" ? key : `${path}.${key}`) }),
      );
    return Object.freeze({ kind: "object", entries: Object.freeze(entries) });
  }
  throw new NotTemplateDataError({ path, what: describe(data) });
}

function literal(value: string | number | boolean | null): Node {
  return Object.freeze({ kind: "literal", value });
}

function isPlain(data: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(data);
  return prototype === Object.prototype || prototype === null;
}

function describe(data: unknown): string {
  if (typeof data === "object" && data !== null) return `a ${data.constructor?.name ?? "strange object"}`;
  return data === undefined ? "undefined" : `a ${typeof data}`;
}
