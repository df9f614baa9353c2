import type { ListNode, PipeNode, TemplateNode } from "@chartwright/engine";
import { name } from "../code/code.ts";
import { type Identifier, lowerName } from "../code/identifier.ts";
import { liftPipe, liftTemplateCall } from "./lift-expression.ts";
import type { ChartScope, Lifted, Scope } from "./scope.ts";
import { unliftable } from "./unliftable.ts";

/** A loop's variables, by the names that they get in the model. */
export interface LoopNames {
  readonly key: Identifier | undefined;
  readonly item: Identifier;
}

export type Hole =
  | { readonly kind: "value"; readonly value: Lifted }
  | { readonly kind: "if" | "with"; readonly value: Lifted }
  | { readonly kind: "range"; readonly value: Lifted; readonly names: LoopNames };

/** A template's text with marks in the place of its actions, and what the marks stand for. */
export interface MarkedText {
  /** Marks of blocks and of whole YAML stand on lines of their own: `\ue000if:3`. */
  readonly text: string;
  readonly holes: readonly Hole[];
}

/** The mark of a value within a line. */
export const inlineMark = /__cw(\d+)__/;

/** Puts marks in the place of a template's actions. */
export function markText(root: ListNode, chart: ChartScope): MarkedText {
  const holes: Hole[] = [];
  const loopNames = new Set<Identifier>();
  let text = "";
  let isBehindBlock = false;

  const append = (more: string) => {
    if (isBehindBlock && more !== "" && !more.startsWith("\n")) text += "\n";
    if (more !== "") isBehindBlock = false;
    text += more;
  };
  /** Begins a line for a mark, and gives the spaces that stood there. */
  const beginLine = (): string => {
    isBehindBlock = false;
    const start = text.lastIndexOf("\n") + 1;
    const last = text.slice(start);
    if (last.trim() === "") {
      text = text.slice(0, start);
      return last;
    }
    text += "\n";
    return "";
  };
  const hole = (made: Hole) => holes.push(made) - 1;
  const loopName = (wanted: string): Identifier => {
    const made = lowerName(wanted, chart.taken);
    chart.taken.add(made);
    loopNames.add(made);
    return made;
  };
  const forget = (names: Iterable<Identifier | undefined>) => {
    for (const each of names) if (each !== undefined && loopNames.delete(each)) chart.taken.delete(each);
  };

  const walk = (list: ListNode, scope: Scope): void => {
    for (const node of list.nodes) walkNode(node, scope);
  };
  const walkNode = (node: TemplateNode, scope: Scope): void => {
    switch (node.kind) {
      case "text":
        append(node.text);
        return;
      case "comment":
        return;
      case "action":
        walkAction(node.pipe, scope);
        return;
      case "if":
      case "with":
      case "range":
        walkBlock(node, scope);
        return;
      case "template":
        put(liftTemplateCall(node, scope, chart));
        return;
      case "break":
      case "continue":
        return unliftable(`{{ ${node.kind} }}`);
    }
    node satisfies never;
  };
  const walkAction = (pipe: PipeNode, scope: Scope): void => {
    if (pipe.isAssign) unliftable("a variable that is set anew");
    const [declared] = pipe.decl;
    if (declared !== undefined) {
      scope.variables.set(declared.names[0] ?? "", variableOf(pipe, scope));
      return;
    }
    put(liftPipe(pipe, scope, chart));
  };
  const put = (value: Lifted): void => {
    const line = text.slice(text.lastIndexOf("\n") + 1);
    if (value.indent !== undefined) {
      if (value.isIndentOnly === true && line !== "") unliftable("indent behind something else");
      beginLine();
      text += `\ue000yaml:${hole({ kind: "value", value })}:${value.indent}\n`;
      isBehindBlock = true;
    } else if (value.isYaml === true) {
      if (line.trim() !== "" && value.beginsLine !== true) unliftable("YAML without nindent");
      const { length } = beginLine();
      text += `\ue000yaml:${hole({ kind: "value", value })}:${length}\n`;
      isBehindBlock = true;
    } else append(`__cw${hole({ kind: "value", value })}__`);
  };
  const variableOf = (pipe: PipeNode, scope: Scope): Lifted | "root" => {
    const [command] = pipe.cmds;
    const [argument] = command?.args ?? [];
    const isDot = argument?.kind === "dot" || (argument?.kind === "variable" && argument.names.length === 1);
    if (pipe.cmds.length === 1 && command?.args.length === 1 && isDot) {
      const isRoot = argument.kind === "dot" ? scope.dot === "root" : argument.names[0] === "$";
      if (isRoot) return "root";
    }
    return liftPipe({ ...pipe, decl: [] }, scope, chart);
  };
  const walkBlock = (node: TemplateNode & { kind: "if" | "with" | "range" }, scope: Scope): void => {
    const value = liftPipe({ ...node.pipe, decl: [] }, scope, chart);
    if (value.code.kind === "data") unliftable("a condition that is always the same");
    if (!isTall(node.list) && !(node.elseList !== undefined && isTall(node.elseList)))
      unliftable("a block within a line");
    if (value.shape !== undefined && node.kind !== "range") value.shape.isTested = true;
    const { inner, made } = enter(node, value, scope);
    const id = hole(made);
    const body = (list: ListNode, spaces: string, own: Scope) => {
      const before = text.length;
      walk(list, own);
      const added = text.slice(before);
      if (spaces !== "" && added !== "" && !added.startsWith("\n") && !added.startsWith("\ue000"))
        text = `${text.slice(0, before)}${spaces}${added}`;
    };
    const spaces = beginLine();
    text += `\ue000begin:${id}\n`;
    body(node.list, spaces, inner);
    if (node.elseList !== undefined) {
      if (node.kind === "range") unliftable("a loop with an else");
      beginLine();
      text += `\ue000else:${id}\n`;
      body(node.elseList, spaces, { ...scope, variables: new Map(scope.variables) });
    }
    if (made.kind === "range") forget([made.names.item, made.names.key]);
    beginLine();
    text += `\ue000end:${id}\n`;
    isBehindBlock = true;
  };
  const enter = (
    { kind, pipe }: { kind: "if" | "with" | "range"; pipe: PipeNode },
    value: Lifted,
    scope: Scope,
  ): { inner: Scope; made: Hole } => {
    const variables = new Map(scope.variables);
    const names = pipe.decl.map((each) => each.names[0] ?? "");
    if (kind !== "range") {
      for (const each of names) variables.set(each, value);
      return { inner: { dot: kind === "with" ? value : scope.dot, variables }, made: { kind, value } };
    }
    const { shape } = value;
    if (shape === undefined) unliftable("a loop over what is no value");
    const isMap = value.type === "object" || (value.type === "unknown" && names.length === 2);
    if (!isMap && value.type !== "list" && value.type !== "unknown")
      unliftable("a loop over what is neither list nor mapping");
    const part = isMap ? shape.entry() : shape.item();
    const own = loopName(names.at(-1)?.slice(1) || singular(value));
    const key = isMap ? loopName(names.length === 2 ? (names[0] ?? "").slice(1) : "key") : undefined;
    const item: Lifted = {
      code: name(own),
      type: part.type,
      shape: part,
      isOptional: false,
    };
    const last = names.at(-1);
    if (last !== undefined) variables.set(last, item);
    if (key !== undefined && names.length === 2)
      variables.set(names[0] ?? "", { code: name(key), type: "string" });
    return { inner: { dot: item, variables }, made: { kind, value, names: { key, item: own } } };
  };

  try {
    walk(root, { dot: "root", variables: new Map() });
  } finally {
    forget(loopNames);
  }
  return { text, holes };
}

/** Whether a block has lines of its own. */
function isTall(list: ListNode): boolean {
  return list.nodes.some((node) => {
    if (node.kind === "text") return node.text.includes("\n");
    if (node.kind === "action")
      return node.pipe.cmds.some(
        ({ args }) => args[0]?.kind === "identifier" && /^n?indent$/.test(args[0].name),
      );
    return "list" in node && isTall(node.list);
  });
}

function singular({ code }: Lifted): string {
  const last = code.kind === "member" ? code.name : "item";
  const word = /^[a-z]\w{3,}s$/i.test(last)
    ? last
        .replace(/ies$/, "y")
        .replace(/(ss|x|ch)es$/, "$1")
        .replace(/s$/, "")
    : "item";
  return /^[a-z]\w*$/i.test(word) ? word : "item";
}
