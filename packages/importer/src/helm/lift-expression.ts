import {
  type ArgNode,
  type CommandNode,
  type PipeNode,
  printNode,
  type TemplateNode,
} from "@chartwright/engine";
import { data, member, name, text } from "../code/code.ts";
import { functions } from "./lift-function.ts";
import type { ChartScope, Lifted, Scope } from "./scope.ts";
import { unliftable } from "./unliftable.ts";

/** What a pipeline is in the model. */
export function liftPipe(pipe: PipeNode, scope: Scope, chart: ChartScope): Lifted {
  const [first, ...rest] = pipe.cmds;
  if (first === undefined) unliftable("an empty pipeline");
  return rest.reduce(
    (piped, command) => liftCommand(command, [piped], scope, chart),
    liftCommand(first, [], scope, chart),
  );
}

function liftCommand(
  command: CommandNode,
  piped: readonly Lifted[],
  scope: Scope,
  chart: ChartScope,
): Lifted {
  const [head, ...rest] = command.args;
  if (head === undefined) unliftable("an empty command");
  if (head.kind !== "identifier") {
    if (rest.length > 0 || piped.length > 0) unliftable(`a call of ${printNode(head)}`);
    return liftArgument(head, scope, chart);
  }
  if (head.name === "include") return include(rest, scope, chart);
  const make = Object.hasOwn(functions, head.name) ? functions[head.name] : undefined;
  if (make === undefined) unliftable(`the function ${head.name}`);
  const args = [...rest.map((each) => liftArgument(each, scope, chart)), ...piped];
  return make(args);
}

/** What `{{ template "name" . }}` is in the model. */
export function liftTemplateCall(
  { name: called, pipe }: TemplateNode & { kind: "template" },
  scope: Scope,
  chart: ChartScope,
): Lifted {
  const [argument] = pipe?.cmds.length === 1 ? (pipe.cmds[0]?.args ?? []) : [];
  if (argument === undefined || !isRoot(argument, scope))
    unliftable("a named template that is not given the whole context");
  return chart.helpers.get(called, chart) ?? unliftable(`the named template ${called}`);
}

function include(args: readonly ArgNode[], scope: Scope, chart: ChartScope): Lifted {
  const [named, argument] = args;
  if (named?.kind !== "string" || argument === undefined || !isRoot(argument, scope))
    unliftable("a named template that is not given the whole context");
  return chart.helpers.get(named.text, chart) ?? unliftable(`the named template ${named.text}`);
}

function isRoot(node: ArgNode, { dot, variables }: Scope): boolean {
  if (node.kind === "dot") return dot === "root";
  return (
    node.kind === "variable" &&
    node.names.length === 1 &&
    (node.names[0] === "$" || variables.get(node.names[0] ?? "") === "root")
  );
}

function liftArgument(node: ArgNode, scope: Scope, chart: ChartScope): Lifted {
  switch (node.kind) {
    case "string":
      return { code: data(node.text), type: "string" };
    case "bool":
      return { code: data(node.value), type: "boolean" };
    case "number": {
      const value = Number(node.text);
      if (!Number.isFinite(value)) unliftable(`the number ${node.text}`);
      return { code: data(value), type: Number.isInteger(value) ? "integer" : "number" };
    }
    case "dot":
      return scope.dot === "root" ? unliftable("the whole context as a value") : scope.dot;
    case "field":
      return fieldOf(scope.dot, node.names, chart);
    case "variable": {
      const [first = "", ...path] = node.names;
      if (first === "$") return fieldOf("root", path, chart);
      const value = scope.variables.get(first) ?? unliftable(`the variable ${first}`);
      return fieldOf(value, path, chart);
    }
    case "pipe":
      return liftPipe(node, scope, chart);
    case "chain":
      return fieldOf(liftArgument(node.node, scope, chart), node.names, chart);
    case "identifier":
      return liftCommand({ kind: "command", at: node.at, args: [node] }, [], scope, chart);
    case "nil":
      return unliftable("nil");
  }
  node satisfies never;
  return unliftable("an unknown form");
}

const builtins = {
  Release: { code: name("release"), fields: { Name: "name", Namespace: "namespace", Service: "service" } },
  Chart: { code: name("chart"), fields: { Name: "name", Version: "version", AppVersion: "appVersion" } },
};

function builtin([object = "", field = "", ...rest]: readonly string[]): Lifted | undefined {
  if (rest.length > 0 || !Object.hasOwn(builtins, object)) return undefined;
  const { code, fields } = builtins[object as keyof typeof builtins];
  if (!Object.hasOwn(fields, field)) return undefined;
  return { code: member(code, fields[field as keyof typeof fields]), type: "string" };
}

function fieldOf(of: Scope["dot"], path: readonly string[], chart: ChartScope): Lifted {
  if (of === "root") {
    const [object = "", ...rest] = path;
    if (object === "Values")
      return rest.reduce(partOf, { code: name("values"), type: "object", shape: chart.values } as Lifted);
    return builtin(path) ?? unliftable(`.${path.join(".")}`);
  }
  return path.reduce(partOf, of);
}

function partOf(of: Lifted, key: string): Lifted {
  if (of.shape === undefined) unliftable(`the field ${key} of what is no value`);
  const shape = of.shape.at(key);
  return { code: member(of.code, key), type: shape.type, shape, isOptional: shape.isOptional };
}

/** What a text with actions in it is: its parts as text. */
export function joined(parts: readonly (string | Lifted)[]): Lifted {
  const codes = parts.map((part) => (typeof part === "string" ? part : asText(part).code));
  return { code: text(codes), type: "string" };
}

/** A value as it stands within a text. */
export function asText(value: Lifted): Lifted {
  if (value.code.kind === "data") return { code: data(String(value.code.value)), type: "string" };
  if (["list", "object", "unknown"].includes(value.type))
    unliftable("a value of no known type within a text");
  return value;
}
