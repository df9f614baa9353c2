import { stripTypeScriptTypes } from "node:module";
import {
  type Expression,
  type ObjectExpression,
  type Pattern,
  type Program,
  parse,
  type SpreadElement,
} from "acorn";
import { type ArrowCode, type Code, type Declared, data, list, object, text } from "../../src/code/code.ts";
import type { Identifier } from "../../src/code/identifier.ts";

/** The syntax tree of a module of TypeScript, as Node runs it, and the comments in it. */
export function parseModule(source: string): {
  readonly program: Program;
  readonly comments: readonly string[];
} {
  const comments: string[] = [];
  const program = parse(stripTypeScriptTypes(source), {
    ecmaVersion: 2024,
    sourceType: "module",
    onComment: (_, comment) => comments.push(comment),
  });
  return { program, comments };
}

/** Reads printed code back: the code that was printed, in the form of {@link normal}. */
export function readCode(source: string): Code {
  const { program, comments } = parseModule(`export const code = ${source};`);
  const [statement, ...others] = program.body;
  const declaration = statement?.type === "ExportNamedDeclaration" ? statement.declaration : undefined;
  if (others.length > 0 || comments.length > 0 || declaration?.type !== "VariableDeclaration")
    throw new Error(`It is more than an expression: ${source}`);
  const init = declaration.declarations[0]?.init;
  if (declaration.declarations.length !== 1 || init == null) throw new Error("It declares something else.");
  return codeOf(init);
}

function codeOf(node: Expression | SpreadElement): Code {
  switch (node.type) {
    case "Literal":
      if (node.regex !== undefined || node.bigint != null) throw new Error("It is no data.");
      return data(node.value as string);
    case "UnaryExpression":
      if (node.operator !== "-" || node.argument.type !== "Literal") throw new Error(node.operator);
      return data(-(node.argument.value as number));
    case "TemplateLiteral":
      if (node.expressions.length > 0) throw new Error("A text without its tag has an expression.");
      return data(node.quasis[0]?.value.cooked ?? null);
    case "TaggedTemplateExpression": {
      if (node.tag.type !== "Identifier" || node.tag.name !== "text") throw new Error("another tag");
      const { quasis, expressions } = node.quasi;
      const parts = quasis.flatMap(({ value }, index) => {
        const expression = expressions[index];
        return [value.cooked ?? "", ...(expression === undefined ? [] : [codeOf(expression)])];
      });
      return normal(text(parts));
    }
    case "Identifier":
      return nameOf(node.name);
    case "ArrayExpression":
      return list(node.elements.map((item) => codeOf(item as Expression)));
    case "SpreadElement":
      return { kind: "spread", of: codeOf(node.argument) };
    case "ObjectExpression":
      return object(entriesOf(node));
    case "MemberExpression": {
      if (node.object.type === "Super") throw new Error("super");
      const { property, computed } = node;
      const key = computed ? (property.type === "Literal" ? property.value : undefined) : undefined;
      const own = computed ? key : property.type === "Identifier" ? property.name : undefined;
      if (typeof own !== "string") throw new Error("A property is computed.");
      return { kind: "member", of: codeOf(node.object), name: own };
    }
    case "CallExpression":
      if (node.callee.type === "Super") throw new Error("super");
      return { kind: "call", fn: codeOf(node.callee), args: node.arguments.map(codeOf) };
    case "ArrowFunctionExpression":
      return arrowOf(node);
    default:
      throw new Error(`${node.type} is nothing that a chart is written in.`);
  }
}

function entriesOf({ properties }: ObjectExpression) {
  return properties.map((property) => {
    if (property.type === "SpreadElement") return { kind: "spread", of: codeOf(property.argument) } as const;
    const { key, computed, kind, method } = property;
    if (kind !== "init" || method || (computed && key.type !== "Literal"))
      throw new Error("a strange property");
    const own = key.type === "Identifier" ? key.name : key.type === "Literal" ? key.value : undefined;
    if (typeof own !== "string") throw new Error("a strange key");
    if (own === "__proto__" && !computed && !property.shorthand) throw new Error("It sets the prototype.");
    return { key: own, value: codeOf(property.value) };
  });
}

function arrowOf({ params, body, async }: Expression & { type: "ArrowFunctionExpression" }): ArrowCode {
  if (async) throw new Error("async");
  if (body.type !== "BlockStatement")
    return { kind: "arrow", params: params.map(declaredOf), constants: [], body: codeOf(body) };
  const last = body.body.at(-1);
  if (last?.type !== "ReturnStatement" || last.argument == null) throw new Error("It returns nothing.");
  const constants = body.body.slice(0, -1).map((statement) => {
    const [declarator] = statement.type === "VariableDeclaration" ? statement.declarations : [];
    if (declarator?.init == null) throw new Error(`a ${statement.type} in a function`);
    return { names: declaredOf(declarator.id), value: codeOf(declarator.init) };
  });
  return { kind: "arrow", params: params.map(declaredOf), constants, body: codeOf(last.argument) };
}

function declaredOf(pattern: Pattern): Declared {
  if (pattern.type === "Identifier") return pattern.name as Identifier;
  if (pattern.type !== "ObjectPattern") throw new Error(`${pattern.type} is declared.`);
  return pattern.properties.map((property) => {
    if (property.type !== "Property" || !property.shorthand || property.value.type !== "Identifier")
      throw new Error("a strange pattern");
    return property.value.name as Identifier;
  });
}

function nameOf(name: string): Code {
  return { kind: "name", name: name as Identifier };
}

/** Code in the form in which it is read back: types are erased, data is taken apart, texts are joined. */
export function normal(code: Code): Code {
  switch (code.kind) {
    case "data": {
      const { value } = code;
      if (Array.isArray(value)) return list(value.map((item) => normal(data(item))));
      if (typeof value !== "object" || value === null) return code;
      return object(Object.entries(value).map(([key, part]) => ({ key, value: normal(data(part)) })));
    }
    case "name":
      return code;
    case "object":
      return object(
        code.entries.map((entry) =>
          "key" in entry ? { ...entry, value: normal(entry.value) } : { ...entry, of: normal(entry.of) },
        ),
      );
    case "list":
      return list(code.items.map(normal));
    case "member":
    case "spread":
      return { ...code, of: normal(code.of) };
    case "call":
      return { ...code, fn: normal(code.fn), args: code.args.map(normal) };
    case "arrow": {
      const constants = code.constants.map((each) => ({ ...each, value: normal(each.value) }));
      return { ...code, constants, body: normal(code.body) };
    }
    case "text": {
      const parts: (string | Code)[] = [];
      for (const part of code.parts) {
        const last = parts.at(-1);
        if (part === "") continue;
        if (typeof part !== "string") parts.push(normal(part));
        else if (typeof last === "string") parts[parts.length - 1] = `${last}${part}`;
        else parts.push(part);
      }
      return text(parts);
    }
    case "cast":
      return normal(code.of);
  }
  code satisfies never;
  return code;
}
