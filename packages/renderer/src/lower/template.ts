import type { ChartModel, Helper, Node, Resource } from "@chartwright/model";
import type { Define, Tree, Trees } from "../tree/tree.ts";
import { mapping } from "./block.ts";
import { type Context, from, knowing, nowhere } from "./context.ts";
import { helperBody, line } from "./text.ts";

/** The template of a resource: the object, where its condition holds, for each item of its loop. */
export function resourceTree(resource: Resource): Trees {
  const { loop } = resource;
  if (loop === undefined) return objectTree(resource);
  const { over, key, item } = loop;
  const separator: Tree = { kind: "separator", ...from(loop, nowhere) };
  const body = objectTree(resource, [separator]);
  return [{ kind: "range", ...from(loop, nowhere), over, key, item, body }];
}

function objectTree({ apiVersion, kind, cond, body }: Resource, before: Trees = []): Trees {
  const context = cond === undefined ? nowhere : knowing(nowhere, cond);
  const named = (key: string, value: string) => field(key, { kind: "literal", value }, context);
  const trees = [...before, named("apiVersion", apiVersion), named("kind", kind), ...mapping(body, context)];
  if (cond === undefined) return trees;
  return [{ kind: "if", ...from(body, nowhere), cond, then: trees, otherwise: undefined }];
}

function field(key: string, node: Node, context: Context): Tree {
  return { kind: "field", ...from(node, context), key, held: { kind: "scalar", node } };
}

/** A chart's rules: it prints nothing, and fails where one of them refuses the values. */
export function rulesTree({ rules }: ChartModel): Trees {
  return rules.map(({ cond, message }) => ({
    kind: "if",
    ...from(message, nowhere),
    cond,
    then: [{ kind: "fail", ...from(message, nowhere) }],
    otherwise: undefined,
  }));
}

export function defineOf(helper: Helper, name: string): Define {
  return { helper, name, body: helperBody(helper.body, nowhere) };
}

/** A text for people, such as the notes. */
export function textTree(node: Node): Tree {
  return line(node, nowhere);
}
