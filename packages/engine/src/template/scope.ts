import type { AnyNode, ArgNode, CommandNode, PipeNode } from "./node.ts";

/** The variables that can be seen at a place, each with its slot in the frame. */
export class Scope {
  readonly #names: string[] = ["$"];
  /** Whether the variable holds an element of a range, which Go sees through an interface. */
  readonly #ranged: boolean[] = [false];

  mark(): number {
    return this.#names.length;
  }

  pop(mark: number): void {
    this.#names.length = mark;
    this.#ranged.length = mark;
  }

  declare(name: string, ranged: boolean): number {
    this.#names.push(name);
    this.#ranged.push(ranged);
    return this.#names.length - 1;
  }

  slotOf(name: string): number {
    return this.#names.lastIndexOf(name);
  }

  isRanged(name: string): boolean {
    return this.#ranged[this.slotOf(name)] === true;
  }
}

/** The node that Go names when a value does not fit once an argument has been evaluated: the last one evaluated. */
export function lastNode(arg: ArgNode): AnyNode {
  switch (arg.kind) {
    case "pipe":
      return lastOfPipe(arg);
    case "chain":
      return arg.node.kind === "pipe" || arg.node.kind === "chain" ? lastNode(arg.node) : arg.node;
    default:
      return arg;
  }
}

/** The node that is evaluated last in a pipeline. */
export function lastOfPipe(pipe: PipeNode): AnyNode {
  const last = pipe.cmds.at(-1);
  return last === undefined ? pipe : lastOfCommand(last);
}

function lastOfCommand(command: CommandNode): AnyNode {
  return lastNode(command.args.at(-1) as ArgNode);
}
