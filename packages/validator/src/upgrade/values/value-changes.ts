import type { Json } from "@chartwright/model";
import type { Change } from "../change.ts";
import type { Witness } from "../schema/find-witnesses.ts";
import { shown } from "./compare-defaults.ts";
import { mayRead } from "./reads.ts";
import { refusedByTemplates } from "./refused-by-templates.ts";
import type { ValuesPair } from "./values-pair.ts";

/** A value that is gone: whether it is refused, ignored or still read. */
export function removal(
  { old, made, prefix }: ValuesPair,
  path: readonly string[],
  at: string,
  witness: Witness | undefined,
): Change {
  const common = { kind: "value-removed", path: at } as const;
  if (witness !== undefined) {
    const why = "`helm upgrade` with values that set it is refused.";
    const message = `\`${at}\` is no longer a value, and is refused.`;
    return { ...common, bump: "major", message, why, witness: witness.values };
  }
  if (!mayRead(old, path)) {
    const why = "No template read it, so that nothing of what is installed changes.";
    return { ...common, bump: "patch", message: `\`${at}\` is no longer a value.`, why };
  }
  const refused = prefix.length > 0 ? undefined : refusedByTemplates(old, made, path);
  if (refused !== undefined) {
    const message = `\`${at}\` is no longer a value, and the templates refuse it: ${refused.reason}`;
    const why = "`helm upgrade` with values that set it fails.";
    return { ...common, bump: "major", message, why, witness: refused.values };
  }
  if (mayRead(made, path)) {
    const why =
      "It may still be read, so that who sets it gets what they had; who does not gets something else.";
    return {
      ...common,
      kind: "default-changed",
      bump: "minor",
      message: `\`${at}\` has no default any more.`,
      why,
    };
  }
  const why = "What users set there is silently ignored.";
  return { ...common, bump: "major", message: `\`${at}\` is no longer a value: no template reads it.`, why };
}

export function unread(at: string): Change {
  const message = `\`${at}\` is still a value, but no template reads it any more.`;
  return {
    kind: "value-removed",
    bump: "major",
    path: at,
    message,
    why: "What users set there is silently ignored.",
  };
}

export function narrowing(at: string, what: string, witness: Json | undefined): Change {
  const message = at === "" ? `The values: ${what}.` : `\`${at}\` ${what}.`;
  const common = { kind: "value-narrowed", path: at, message } as const;
  if (witness !== undefined) {
    const why = "`helm upgrade` with these values, which were taken before, is refused.";
    return { ...common, bump: "major", why, witness };
  }
  return { ...common, bump: "minor", why: "No values were found that were taken and are refused now." };
}

export function widening(at: string, what: string): Change {
  const message = at === "" ? `The values ${what}.` : `\`${at}\` ${what}.`;
  return { kind: "value-widened", bump: "minor", path: at, message, why: "Who uses it cannot go back." };
}

export function deprecation(
  at: string,
  target: string | undefined,
  print: (path: readonly string[]) => string,
): Change {
  const why = "It is still taken, but not for ever.";
  if (target === undefined)
    return { kind: "value-deprecated", bump: "minor", path: at, message: `\`${at}\` is deprecated.`, why };
  const name = print(target.split("."));
  return { kind: "value-renamed", bump: "minor", path: at, message: `\`${at}\` is \`${name}\` now.`, why };
}

export function addition(at: string): Change {
  const why = "Something can be set that could not be before.";
  return { kind: "value-added", bump: "minor", path: at, message: `\`${at}\` is new.`, why };
}

/** An image's tag counts as what it does to the image. */
export function newDefault(at: string, old: Json | undefined, made: Json | undefined): Change {
  const isOfImage = /(^|\.)(tag|digest)\w*$/i.test(at);
  const why = isOfImage ? "The image that it names counts." : "Who sets nothing there gets something else.";
  const [before, now] = [shown(old), shown(made)];
  const message =
    before === now ? `\`${at}\` has another default.` : `\`${at}\` is ${now} by default, before ${before}.`;
  return { kind: "default-changed", bump: isOfImage ? "patch" : "minor", path: at, message, why };
}
