import type { ErrorObject } from "ajv";
import { nearest } from "../nearest.ts";

export interface Explained {
  /** The keys and indexes that lead to the place in the values. */
  readonly path: readonly string[];
  readonly message: string;
  readonly fix: string;
}

/** What was checked, in words. */
export interface Whole {
  /** Such as `The values`. */
  readonly name: string;
  /** Whose parts they are, such as `The chart`. */
  readonly owner: string;
  /** What a part is called, such as `value`. */
  readonly part: string;
  /** Where to read on. */
  readonly help: string;
}

/** What ajv found, as sentences. Of the forms of which one should fit, only the choice itself is told of. */
export function explain(errors: readonly ErrorObject[], whole: Whole): readonly Explained[] {
  const choices = errors.filter((error) => error.keyword === "anyOf" || error.keyword === "oneOf");
  const isWithinChoice = (error: ErrorObject) =>
    choices.some((choice) => error !== choice && error.schemaPath.startsWith(`${choice.schemaPath}/`));
  const isEcho = (error: ErrorObject) => error.keyword === "propertyNames" || error.keyword === "if";
  return errors
    .filter((error) => !isWithinChoice(error) && !isEcho(error))
    .map((error) => explainOne(error, whole));
}

/** `a.b[0].c`, as values are written on Helm's command line. */
export function formatPath(path: readonly string[]): string {
  return path.reduce(
    (all, key) => (/^\d+$/.test(key) ? `${all}[${key}]` : all === "" ? key : `${all}.${key}`),
    "",
  );
}

function explainOne(error: ErrorObject, whole: Whole): Explained {
  const path = pointer(error.instancePath);
  const at = path.length === 0 ? whole.name : `\`${formatPath(path)}\``;
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case "additionalProperties": {
      const key = String(params.additionalProperty);
      const known = Object.keys((error.parentSchema?.properties as object | undefined) ?? {});
      const near = nearest(key, known);
      return {
        path: [...path, key],
        message: `${path.length === 0 ? whole.owner : at} has no ${whole.part} "${key}".`,
        fix:
          near === undefined
            ? `Remove it. There are: ${known.join(", ") || "none"}.`
            : `Did you mean "${near}"?`,
      };
    }
    case "required": {
      const key = String(params.missingProperty);
      return { path, message: `${at} must have "${key}".`, fix: `Give "${key}" a value.` };
    }
    case "enum": {
      const options = (params.allowedValues as unknown[]).map((option) => JSON.stringify(option));
      const given = error.propertyName ?? error.data;
      return { path, message: `${at} is ${short(given)}.`, fix: `Write one of: ${options.join(", ")}.` };
    }
    case "not":
      return {
        path,
        message: `${at} does not take ${short(error.propertyName ?? error.data)}.`,
        fix: "Write another one.",
      };
    case "type":
      return {
        path,
        message: `${at} is ${short(error.data)}, which is no ${params.type}.`,
        fix: typeFix(error, params),
      };
    case "anyOf":
    case "oneOf":
      return {
        path,
        message: `${at} is ${short(error.data)}, which fits none of its forms.`,
        fix: whole.help,
      };
    case "pattern": {
      const given = error.propertyName ?? error.data;
      return {
        path,
        message: `${at}: ${short(given)} has not the form it needs.`,
        fix: `Match ${params.pattern}.`,
      };
    }
    default:
      return {
        path,
        message: `${at} ${error.message ?? "is not valid"}.`,
        fix: whole.help,
      };
  }
}

function typeFix(error: ErrorObject, params: Record<string, unknown>): string {
  if (params.type === "string" && typeof error.data !== "object") return `Quote it: "${error.data}".`;
  return `Write a value of type ${params.type}.`;
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function pointer(path: string): string[] {
  return path
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}
