import type { Node, RawNode } from "../expr/node.ts";

/** A pipeline of its own, and the variables in it. */
export interface Pipeline {
  readonly text: string;
  readonly args: readonly { readonly name: string; readonly node: Node }[];
}

/** A `raw` node with variables where its expressions are. */
export function pipelineOf({ parts }: RawNode): Pipeline {
  const args: { name: string; node: Node }[] = [];
  const texts = parts.map((part) => {
    if (typeof part === "string") return part;
    const name = argumentName(args.length);
    args.push({ name, node: part });
    return name;
  });
  return { text: texts.join(""), args };
}

/** `$a`, `$b`, …, `$z`, `$a1`, … */
function argumentName(index: number): string {
  const round = Math.floor(index / 26);
  return `$${String.fromCharCode(97 + (index % 26))}${round === 0 ? "" : round}`;
}
