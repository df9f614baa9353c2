import { type CallNode, type Node, shapeOf } from "@chartwright/model";
import { isAscii } from "./ascii.ts";
import { argument, bug, condition, dollar, exactArgument, int64, print } from "./expression.ts";
import { fitsFloat } from "./plain.ts";
import { called, type Printed, parenthesised } from "./printed.ts";
import { goString } from "./scalar.ts";
import type { Scope } from "./scope.ts";

/** A function of the algebra, as Helm's templates have it. */
export function printCall(node: CallNode, scope: Scope): Printed {
  const [first, second] = node.args as [Node, Node];
  const piped = (name: string, ...rest: string[]): Printed => {
    const start = print(first, scope);
    return { text: `${start.text} | ${[name, ...rest].join(" ")}`, form: "pipe" };
  };
  const arg = (index: number) => argument(node.args[index] as Node, scope);
  switch (node.fn) {
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge":
      return called(node.fn, ...node.args.map((each) => comparable(each, node.args, scope)));
    case "and":
    case "or":
      // Go gives back an operand; where they are not booleans, two negations make one of it.
      return node.args.every((each) => shapeOf(each) === "boolean")
        ? printCondition(node, scope)
        : called("not", `(not (${condition(node, scope)}))`);
    case "not":
    case "isEmpty":
    case "isSet":
      return printCondition(node, scope);
    case "contains":
    case "hasPrefix":
      return called(node.fn, argument(second, scope), argument(first, scope));
    case "apiAvailable":
      return called(`${dollar(scope)}.Capabilities.APIVersions.Has`, arg(0));
    case "kubeVersionMatches":
      return called("semverCompare", arg(0), `${dollar(scope)}.Capabilities.KubeVersion.Version`);
    case "hasKey":
      return called("hasKey", `(${argument(first, scope)} | default dict)`, arg(1));
    case "omit":
      if (node.args.length === 1) return print(first, scope);
      return called(
        "omit",
        `(${argument(first, scope)} | default dict)`,
        ...node.args.slice(1).map((key) => argument(key, scope)),
      );
    case "orElse":
      return piped("default", arg(1));
    case "trunc":
      // Sprig counts bytes; a regular expression counts characters.
      return isAscii(first)
        ? piped("trunc", arg(1))
        : called("regexFind", goString(`(?s)^.{0,${arg(1)}}`), arg(0));
    case "trimSuffix":
      return piped(node.fn, arg(1));
    case "replace":
      return piped("replace", arg(1), arg(2));
    case "lower":
      return piped(node.fn);
    case "toJson": {
      const exact = exactArgument(first, scope);
      return exact === argument(first, scope) ? piped("toJson") : called("toJson", exact);
    }
    case "toYaml":
      return called("printf", goString("%s\n"), `(${toYaml(node, scope)} | trimAll ${goString("\n")})`);
    case "tpl":
      return called("tpl", arg(0), scope.root);
    case "sha256":
      return piped("sha256sum");
    case "base64":
      return piped("b64enc");
    case "toText":
      return shapeOf(first) === "integer" && !fitsFloat(first)
        ? { text: `${int64(first, scope)} | toString`, form: "pipe" }
        : piped("toString");
  }
  node.fn satisfies never;
  return bug(`the function ${String(node.fn)} has no text`);
}

/** A value as YAML, as it stands in a block of text: without the line break at its end. */
export function toYaml(node: CallNode, scope: Scope): string {
  return `toYaml ${exactArgument(node.args[0] as Node, scope)}`;
}

/** Go compares numbers of one kind only, so both sides are brought to it. */
function comparable(node: Node, all: readonly Node[], scope: Scope): string {
  const shapes = all.map(shapeOf);
  if (!shapes.some((shape) => shape === "number" || shape === "integer")) return argument(node, scope);
  const kind = shapes.includes("number") ? "float64" : "int64";
  if (node.kind === "literal")
    return kind === "float64" && Number.isInteger(node.value) ? `${node.value}.0` : String(node.value);
  return `(${kind} ${argument(node, scope)})`;
}

/** An expression of which only the truth is asked. */
export function printCondition(node: Node, scope: Scope): Printed {
  if (node.kind === "keep") return printCondition(node.of, scope);
  if (node.kind !== "call") return print(node, scope);
  const [first] = node.args as [Node];
  const inner = () => parenthesised(printCondition(first, scope));
  switch (node.fn) {
    case "and":
    case "or":
      return called(node.fn, ...flat(node).map((each) => parenthesised(printCondition(each, scope))));
    case "not":
    case "isEmpty":
      return called("not", inner());
    case "isSet":
      return called("not", `(kindIs "invalid" ${argument(first, scope)})`);
    default:
      return print(node, scope);
  }
}

/** `and (and a b) c` is `and a b c`. */
function flat(node: CallNode): readonly Node[] {
  return node.args.flatMap((arg) => (arg.kind === "call" && arg.fn === node.fn ? flat(arg) : [arg]));
}
