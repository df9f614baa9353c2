import { RE2JS } from "re2js";
import { type Data, Float, isList, isMapping } from "../yaml/data.ts";
import type { Operand, Operator, Slice, Step, Test } from "./node.ts";
import { parsePath } from "./parse-path.ts";

/**
 * The values at a path of a document, in the order in which they stand there; an empty path is the document.
 *
 * @throws PathError where it is no path
 * @example
 * find({ spec: { ports: [{ port: 80 }, { port: 81 }] } }, "spec.ports[*].port"); // [80, 81]
 */
export function find(document: Data, path: string): readonly Data[] {
  return path === "" ? [document] : follow([document], parsePath(path), document);
}

function follow(values: readonly Data[], steps: readonly Step[], root: Data): readonly Data[] {
  return steps.reduce<readonly Data[]>(
    (found, step) => found.flatMap((value) => go(value, step, root)),
    values,
  );
}

function go(value: Data, step: Step, root: Data): readonly Data[] {
  switch (step.kind) {
    case "child":
      return isMapping(value) ? step.names.flatMap((name) => own(value, name)) : [];
    case "children":
      return childrenOf(value);
    case "index":
      return isList(value) ? step.indexes.flatMap((index) => at(value, index)) : [];
    case "descendants":
      return descendants(value);
    case "names":
      if (!isMapping(value)) return [];
      return step.of === undefined ? Object.keys(value) : Object.hasOwn(value, step.of) ? [step.of] : [];
    case "filter":
      // Of a list it chooses items; all else it keeps or drops.
      return (isList(value) ? value : [value]).filter((each) => holds(step.test, each, root));
    default:
      return step satisfies never;
  }
}

function own(value: { readonly [key: string]: Data }, name: string): readonly Data[] {
  return Object.hasOwn(value, name) ? [value[name] as Data] : [];
}

function childrenOf(value: Data): readonly Data[] {
  if (isList(value)) return value;
  // Go sorts the keys of a map before a path is followed.
  return isMapping(value)
    ? Object.keys(value)
        .sort()
        .map((key) => value[key] as Data)
    : [];
}

function descendants(value: Data): readonly Data[] {
  return [value, ...childrenOf(value).flatMap(descendants)];
}

function at(list: readonly Data[], index: number | Slice): readonly Data[] {
  const { length } = list;
  if (typeof index === "number") {
    const place = index < 0 ? length + index : index;
    return place >= 0 && place < length ? [list[place] as Data] : [];
  }
  const { by } = index;
  if (by === 0) return [];
  const bound = (place: number | undefined, otherwise: number) =>
    place === undefined
      ? otherwise
      : Math.max(by > 0 ? 0 : -1, Math.min(length, place < 0 ? length + place : place));
  const from = by > 0 ? bound(index.from, 0) : Math.min(bound(index.from, length - 1), length - 1);
  const to = bound(index.to, by > 0 ? length : -1);
  const found: Data[] = [];
  for (let place = from; by > 0 ? place < to : place > to; place += by) found.push(list[place] as Data);
  return found;
}

function holds(test: Test, here: Data, root: Data): boolean {
  switch (test.kind) {
    case "or":
      return holds(test.left, here, root) || holds(test.right, here, root);
    case "and":
      return holds(test.left, here, root) && holds(test.right, here, root);
    case "not":
      return !holds(test.test, here, root);
    case "exists":
      return valuesOf(test.value, here, root).length > 0;
    case "match": {
      const pattern = RE2JS.compile(test.pattern);
      const values = valuesOf(test.value, here, root);
      return (
        values.length > 0 &&
        values.every((value) => typeof value === "string" && pattern.matcher(value).find())
      );
    }
    case "compare": {
      const right = valuesOf(test.right, here, root);
      const left = valuesOf(test.left, here, root);
      if (left.length === 0 || right.length === 0) return false;
      return left.every((a) => right.every((b) => compare(a, test.operator, b)));
    }
    default:
      return test satisfies never;
  }
}

function valuesOf(operand: Operand, here: Data, root: Data): readonly Data[] {
  if (operand.kind === "literal") return [operand.value];
  return follow([operand.from === "here" ? here : root], operand.steps, root);
}

function compare(a: Data, operator: Operator, b: Data): boolean {
  const [left, right] = [scalar(a), scalar(b)];
  switch (operator) {
    case "==":
      return left === right && typeof left !== "object";
    case "!=":
      return left !== right;
    default:
      return typeof left === "number" && typeof right === "number" && isInOrder(left, operator, right);
  }
}

function isInOrder(a: number, operator: "<" | "<=" | ">" | ">=", b: number): boolean {
  switch (operator) {
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    default:
      return operator satisfies never;
  }
}

function scalar(data: Data): unknown {
  return data instanceof Float ? data.value : data;
}
