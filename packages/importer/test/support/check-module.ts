import * as model from "@chartwright/model";
import type { AnyNode } from "acorn";
import type { OutputFile } from "../../src/index.ts";
import { parseModule } from "./read-code.ts";

/** All that the syntax tree of an imported chart is made of. */
const nodeTypes = new Set(
  (
    "Program ImportDeclaration ImportSpecifier ExportDefaultDeclaration ExportNamedDeclaration VariableDeclaration " +
    "VariableDeclarator Identifier Literal TemplateLiteral TemplateElement TaggedTemplateExpression ObjectExpression " +
    "ObjectPattern Property SpreadElement ArrayExpression MemberExpression CallExpression ArrowFunctionExpression " +
    "BlockStatement ReturnStatement UnaryExpression"
  ).split(" "),
);

/** Methods of builders and of expressions; what a chart calls otherwise is a function that it imports. */
const methods = new Set(
  (
    "string integer number boolean enum array mapOf object kubernetes any default optional doc min max keys keysExcept " +
    "example map suffixed"
  ).split(" "),
);

const modules =
  /^(chartwright|\.\/kinds\.ts|\.\/crds\.ts|(@kubernetes-models\/)?[a-z-]+(\/[a-z0-9.-]+)+(\/[A-Z]\w*)?)$/;

/** What of kinds.ts is in our own source. */
const untyped = /^function untyped\(apiVersion, kind\) {\n(?: {2}.*\n)+}$/m;

/**
 * Why a file that was written of an import is more than literals and checked names; nothing where it is not.
 * `apart` are the comments that it may have.
 */
export function strangeParts({ path, text }: OutputFile): readonly string[] {
  const { program, comments } = parseModule(path === "kinds.ts" ? withoutUntyped(text) : text);
  const all = nodesOf(program);
  const declared = new Set(all.flatMap(namesDeclaredBy));
  if (path === "kinds.ts") declared.add("untyped");
  const ownComments = path === "crds.ts" ? 1 : 0;
  return [
    ...(comments.length === ownComments ? [] : [`comments: ${comments.join()}`]),
    ...all.filter(({ type }) => !nodeTypes.has(type)).map(({ type }) => type),
    ...all.flatMap((node) => strangePart(node, declared)),
  ];
}

function withoutUntyped(text: string): string {
  return text
    .replace(/^\/\*\* An object whose[\s\S]*?\n}\n/m, "")
    .replace(/^\/\*\*\n \* A kind without types[\s\S]*?\n \*\/\n/m, "")
    .replace(/^function untyped[\s\S]*?\n}\n/m, (whole) => (untyped.test(erased(whole)) ? "" : whole));
}

function erased(text: string): string {
  return text.trimEnd().replace(/: (string|Kind<Untyped>)/g, "");
}

function strangePart(node: AnyNode, declared: ReadonlySet<string>): string[] {
  switch (node.type) {
    case "ImportDeclaration": {
      const from = String(node.source.value);
      const names = node.specifiers.map(({ local }) => local.name);
      const own = from === "chartwright" ? names.filter((each) => !isOfModel(each)) : [];
      return [...(modules.test(from) && !from.includes("..") ? [] : [`from ${from}`]), ...own];
    }
    case "CallExpression": {
      const { callee } = node;
      if (callee.type === "Identifier") return [];
      const { property, object, computed } = callee as AnyNode & { type: "MemberExpression" };
      const called = !computed && property.type === "Identifier" ? property.name : "";
      const isBlock = object.type === "Identifier" && object.name === "blocks";
      return isBlock || methods.has(called) ? [] : [`a call of ${called || "what is computed"}`];
    }
    case "MemberExpression": {
      const isRead = !node.computed || node.property.type === "Literal";
      const of = node.object.type === "Identifier" ? node.object.name : undefined;
      return isRead && (of === undefined || declared.has(of)) ? [] : ["a property that is computed"];
    }
    case "Literal":
      return node.regex === undefined ? [] : ["a pattern"];
    case "Identifier":
      return [];
    default:
      return valuesOf(node).flatMap((value) =>
        value.type === "Identifier" && !declared.has(value.name) ? [`the name ${value.name}`] : [],
      );
  }
}

/** The parts of a node that are read as values. */
function valuesOf(node: AnyNode): readonly AnyNode[] {
  switch (node.type) {
    case "Property":
      return [node.value];
    case "SpreadElement":
      return [node.argument];
    case "ArrayExpression":
      return node.elements.filter((each) => each !== null);
    case "VariableDeclarator":
      return node.init == null ? [] : [node.init];
    case "ReturnStatement":
      return node.argument == null ? [] : [node.argument];
    case "TaggedTemplateExpression":
      return [node.tag];
    case "TemplateLiteral":
      return node.expressions;
    case "ArrowFunctionExpression":
      return [node.body];
    default:
      return [];
  }
}

function isOfModel(name: string): boolean {
  return name === "blocks" || name === "Kind" || Object.hasOwn(model, name);
}

function namesDeclaredBy(node: AnyNode): readonly string[] {
  if (node.type === "ImportSpecifier") return [node.local.name];
  if (node.type === "VariableDeclarator") return namesOf(node.id);
  if (node.type === "ArrowFunctionExpression") return node.params.flatMap(namesOf);
  return [];
}

function namesOf(pattern: AnyNode): readonly string[] {
  if (pattern.type === "Identifier") return [pattern.name];
  if (pattern.type !== "ObjectPattern") return [];
  return pattern.properties.flatMap((each) => (each.type === "Property" ? namesOf(each.value) : []));
}

function nodesOf(node: AnyNode): readonly AnyNode[] {
  const below = Object.values(node).flatMap((value) => [value].flat().filter(isNode));
  return [node, ...below.flatMap(nodesOf)];
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}
