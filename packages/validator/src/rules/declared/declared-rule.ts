import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import { explain, formatPath } from "../../json-schema/explain.ts";
import { defineRule, type ObjectRule } from "../framework/rule.ts";
import { compile, type Declaration, readDeclaration } from "./declaration.ts";

/** What is wrong with an object; nothing where it is right. */
type Verdict = (object: object) => readonly { readonly path?: string; readonly message: string }[];

/**
 * A rule that a file of YAML declares: an expression of CEL that must be true of each `object`, as in Kubernetes'
 * ValidatingAdmissionPolicy, or a JSON Schema (2020-12) that each must fit.
 *
 * @param file what diagnostics call the file
 */
export async function declaredRule(
  text: string,
  file: string,
): Promise<{ readonly rule: ObjectRule | undefined; readonly diagnostics: readonly Diagnostic[] }> {
  const { declaration, diagnostics } = readDeclaration(text, file);
  if (declaration === undefined) return { rule: undefined, diagnostics };
  const { code, severity, title, why, fix, kinds } = declaration;
  try {
    const verdict =
      declaration.cel === undefined ? bySchema(declaration) : await byCel(declaration, declaration.cel);
    const rule = defineRule({
      code,
      severity,
      title,
      why,
      check({ objects, report }) {
        for (const each of objects) {
          if (kinds !== undefined && !kinds.includes(each.kind)) continue;
          for (const found of verdict(each.object)) report(each, { ...found, fix });
        }
      },
    });
    return { rule, diagnostics: [] };
  } catch (error) {
    const message = (error as Error).message.trimEnd();
    const fix = `Correct ${declaration.cel === undefined ? "schema" : "cel"}.`;
    return { rule: undefined, diagnostics: [diagnostic("CW3102", { message, fix, place: { file } })] };
  }
}

function bySchema({ schema = {} }: Declaration): Verdict {
  const fits = compile(schema);
  const words = { name: "The object", owner: "The schema of the rule", part: "field", help: "" };
  return (object) => {
    if (fits(object)) return [];
    return explain(fits.errors ?? [], words).map(({ path, message }) => ({
      ...(path.length === 0 ? {} : { path: formatPath(path) }),
      message,
    }));
  };
}

async function byCel({ message = "" }: Declaration, cel: string): Promise<Verdict> {
  const { Environment } = await import("@marcbachmann/cel-js");
  const holds = new Environment({ enableOptionalTypes: true, unlistedVariablesAreDyn: true }).parse(cel);
  return (object) => {
    try {
      return holds({ object: withIntegers(object) }) === true ? [] : [{ message }];
    } catch (error) {
      const [reason = ""] = (error as Error).message.split("\n");
      return [{ message: `${message} (The expression cannot be evaluated: ${reason}.)` }];
    }
  };
}

/** Whole numbers as CEL's `int`, which JavaScript's numbers are not. */
function withIntegers(value: unknown): unknown {
  if (typeof value === "number" && Number.isSafeInteger(value)) return BigInt(value);
  if (Array.isArray(value)) return value.map(withIntegers);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withIntegers(inner)]));
}
