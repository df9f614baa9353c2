import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import type { Ended, HelmProgram } from "@chartwright/validator";

/** A helm that the engine is held against, and what was found. */
export interface Refereed {
  readonly helm: HelmProgram;
  /** Where the two did not say the same. */
  readonly differences: () => readonly Diagnostic[];
}

/** Asks helm, and remembers where the engine gives other manifests, or renders what helm refuses or the reverse. */
export function refereed(helm: HelmProgram, engine: HelmProgram): Refereed {
  const found = new Map<string, Diagnostic>();
  const run: HelmProgram["run"] = async (args, stdin) => {
    const said = await helm.run(args, stdin);
    if (args[0] !== "template") return said;
    const ours = await engine.run(args, stdin);
    if (isSame(said, ours)) return said;
    const again = await engine.run(args, stdin);
    // What is made by chance is another each time.
    if (again.stdout !== ours.stdout) return said;
    const message = difference(said, ours);
    found.set(message, differenceOf(helm, args, message));
    return said;
  };
  return { helm: { version: helm.version, run }, differences: () => [...found.values()] };
}

function isSame(a: Ended, b: Ended): boolean {
  return (a.status === 0) === (b.status === 0) && (a.status !== 0 || a.stdout === b.stdout);
}

function difference(helm: Ended, engine: Ended): string {
  if (helm.status !== 0) return `Helm refuses what the engine renders: ${helm.stderr.trim()}`;
  if (engine.status !== 0) return `The engine refuses what helm renders: ${engine.stderr.trim()}`;
  const [theirs, ours] = [helm.stdout.split("\n"), engine.stdout.split("\n")];
  const at = theirs.findIndex((line, index) => line !== ours[index]);
  const line = at < 0 ? theirs.length : at;
  const quoted = (text: string | undefined) => (text === undefined ? "nothing more" : JSON.stringify(text));
  return `In line ${line + 1} helm renders ${quoted(theirs[line])}, the engine ${quoted(ours[line])}.`;
}

function differenceOf(helm: HelmProgram, args: readonly string[], message: string): Diagnostic {
  const fix = `Report it, it is a bug in Chartwright. See helm's: helm ${args.join(" ")}`;
  return diagnostic("CW5002", {
    message,
    fix,
    place: { file: args[2] ?? "" },
    subject: { helm: helm.version },
  });
}
