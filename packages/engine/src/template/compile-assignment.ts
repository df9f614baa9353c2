import type { Eval } from "./compile-expression.ts";
import type { Recorder } from "./trace/recorder.ts";

/** Keeps a value in the slots of variables. */
export function assigned(value: Eval, slots: readonly number[], recorder: Recorder | undefined): Eval {
  const [slot = 0] = slots;
  if (recorder === undefined && slots.length === 1) {
    return (frame, dot) => {
      const found = value(frame, dot);
      frame.vars[slot] = found;
      return found;
    };
  }
  return (frame, dot) => {
    const found = value(frame, dot);
    for (const each of slots) {
      frame.vars[each] = found;
      recorder?.assign(frame, each, recorder.sources);
    }
    return found;
  };
}
