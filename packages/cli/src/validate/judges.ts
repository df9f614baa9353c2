import type { Diagnostic } from "@chartwright/diagnostics";
import type { ValidateInput } from "@chartwright/validator";
import { engineHelm } from "../world/engine-helm.ts";
import { kubeconformSchemas } from "../world/kubernetes.ts";
import { findHelms, findKubeconform } from "../world/programs.ts";
import { refereed } from "../world/referee.ts";

/** What renders and judges the charts, and what is found of it at the end. */
export interface Judges {
  readonly helms: ValidateInput["helms"];
  readonly kubeconform: Pick<ValidateInput, "kubeconform">;
  readonly differences: () => readonly Diagnostic[];
  /** Which programs are missing. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The engine as both majors of Helm; or the real programs, with the engine held against them. */
export function chooseJudges(isRefereed: boolean): Judges {
  if (!isRefereed) {
    const helms = [engineHelm(4), engineHelm(3)];
    return { helms, kubeconform: {}, differences: () => [], diagnostics: [] };
  }
  const { helms, diagnostics: noHelm } = findHelms();
  const { run, diagnostics: noKubeconform } = findKubeconform();
  const all = helms.map((helm) => refereed(helm, engineHelm(helm.version.startsWith("3.") ? 3 : 4)));
  return {
    helms: all.map(({ helm }) => helm),
    kubeconform: run === undefined ? {} : { kubeconform: { run, schemaLocation: kubeconformSchemas } },
    differences: () => all.flatMap(({ differences }) => differences()),
    diagnostics: [...noHelm, ...noKubeconform],
  };
}
