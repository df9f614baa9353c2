import type { Diagnostic } from "@chartwright/diagnostics";
import type { HelmProgram } from "@chartwright/validator";
import { engineHelm } from "../world/engine-helm.ts";
import { findHelms } from "../world/programs.ts";
import { refereed } from "../world/referee.ts";

/** What renders the charts, and what is found of it at the end. */
export interface Helms {
  readonly helms: readonly HelmProgram[];
  readonly differences: () => readonly Diagnostic[];
  /** Why nothing can be rendered. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The engine as both majors of Helm; or the real ones, with the engine held against them. */
export function chooseHelms(isRefereed: boolean): Helms {
  if (!isRefereed) {
    return { helms: [engineHelm(4), engineHelm(3)], differences: () => [], diagnostics: [] };
  }
  const { helms, diagnostics } = findHelms();
  const all = helms.map((helm) => refereed(helm, engineHelm(helm.version.startsWith("3.") ? 3 : 4)));
  return {
    helms: all.map(({ helm }) => helm),
    differences: () => all.flatMap(({ differences }) => differences()),
    diagnostics,
  };
}
