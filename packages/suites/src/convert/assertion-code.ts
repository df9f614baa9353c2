import { Params } from "../assertions/params.ts";
import { assertionTypes } from "../assertions/types.ts";
import { PathError } from "../path/node.ts";
import { parsePath } from "../path/parse-path.ts";
import type { Assertion } from "../suite/suite.ts";
import { type Data, Float, goType } from "../yaml/data.ts";
import { isName, literal, textLiteral } from "./literal.ts";

/** What an assertion becomes: an expectation of an object, or why it has no such form. */
export type Converted = { readonly code: string } | { readonly why: string };

/**
 * An assertion on one object as an expectation of vitest's.
 *
 * @param object the variable that holds the object
 */
export function assertionCode(assertion: Assertion, object: string): Converted {
  const params = new Params(assertion.params);
  const { check, isOpposite } = assertionTypes[assertion.type] as (typeof assertionTypes)[string];
  const isNegative = assertion.not !== isOpposite;
  const path = params.text("path");
  const place = placeOf(object, path);
  if (place === undefined) return { why: "its path has no form as a field" };
  const not = isNegative ? ".not" : "";
  const expecting = (matcher: string): Converted => ({ code: `expect(${place})${not}.${matcher};` });
  if (params.flag("decodeBase64")) return { why: "it decodes base64" };
  switch (check) {
    case "equal":
      if (isNegative && /^(int|float64)$/.test(goType(params.get("value") ?? null)))
        return { why: "JavaScript does not tell an int from a float64" };
      return expecting(equality(params.get("value") ?? null));
    case "exists":
      return { code: `expect(${place}).${isNegative ? "toBeUndefined" : "toBeDefined"}();` };
    case "isSubset":
      return expecting(`toEqual(expect.objectContaining(${literal(params.get("content"), "    ")}))`);
    case "contains": {
      if (params.count("count") !== undefined) return { why: "it counts" };
      const content = literal(params.get("content"), "    ");
      return expecting(
        `toContainEqual(${params.flag("any") ? `expect.objectContaining(${content})` : content})`,
      );
    }
    case "lengthEqual": {
      const count = params.count("count");
      return count === undefined || path === ""
        ? { why: "it compares lengths" }
        : expecting(`toHaveLength(${count})`);
    }
    case "matchRegex": {
      const pattern = patternOf(params.text("pattern"));
      return pattern === undefined ? { why: "its pattern is of Go" } : expecting(`toMatch(${pattern})`);
    }
    case "greaterOrEqual":
    case "lessOrEqual": {
      const value = params.get("value");
      const bound = value instanceof Float ? value.value : value;
      const matcher = check === "greaterOrEqual" ? "toBeGreaterThanOrEqual" : "toBeLessThanOrEqual";
      return typeof bound === "number" ? expecting(`${matcher}(${bound})`) : { why: "it compares texts" };
    }
    case "matchSnapshot":
      return params.get("matchRegex") === undefined &&
        params.get("notMatchRegex") === undefined &&
        !isNegative
        ? { code: `expect(${place}).toMatchSnapshot();` }
        : { why: "it looks for a pattern in a snapshot" };
    default:
      return { why: `${assertion.type} has no expectation that is like it` };
  }
}

function equality(value: Data): string {
  return typeof value === "object" && value !== null
    ? `toEqual(${literal(value, "    ")})`
    : `toBe(${literal(value)})`;
}

/** The field at a path, where the path has but names and indexes. */
function placeOf(object: string, path: string): string | undefined {
  if (path === "") return object;
  let place = object;
  try {
    for (const step of parsePath(path)) {
      if (step.kind === "child" && step.names.length === 1) {
        const [name = ""] = step.names;
        const mayMiss = place.endsWith("]") && /\[\d+\]$/.test(place) ? "?." : "";
        place += isName(name) ? `${mayMiss || "."}${name}` : `${mayMiss}[${textLiteral(name)}]`;
      } else if (step.kind === "index" && step.indexes.length === 1 && Number(step.indexes[0]) >= 0) {
        place += `[${step.indexes[0]}]`;
      } else return undefined;
    }
  } catch (error) {
    if (error instanceof PathError) return undefined;
    throw error;
  }
  return place;
}

/** A pattern that means the same in JavaScript. */
export function patternOf(pattern: string): string | undefined {
  if (pattern === "" || /\(\?[^:=!]|\\[pPQEAzC]|\[\[:|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(pattern))
    return undefined;
  try {
    return String(new RegExp(pattern));
  } catch {
    return undefined;
  }
}
