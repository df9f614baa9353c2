import type { AnyNode, ArgNode, CommandNode, PipeNode } from "./node.ts";

/** How many arguments `and` and `or` have looked at when they were run last. */
export interface Stop {
  count: number;
}

const stops = new WeakMap<AnyNode, Stop>();

/** Where a call of `and` or `or` keeps how far it came. */
export function stopOf(call: AnyNode): Stop {
  const stop = stops.get(call) ?? { count: 0 };
  stops.set(call, stop);
  return stop;
}

/**
 * The node that Go names when a value does not fit once an argument has been evaluated: the last one that was. It is
 * known only after that, as `and` and `or` may stop early.
 */
export function lastNode(arg: AnyNode): AnyNode {
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
  const count = stops.get(command)?.count ?? command.args.length;
  return lastNode(command.args[Math.min(count, command.args.length - 1)] as ArgNode);
}
