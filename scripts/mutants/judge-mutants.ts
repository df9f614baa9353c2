import type { ApiClient } from "../../packages/cluster/src/index.ts";
import {
  checkObjects,
  checkSchema,
  type KubernetesTarget,
  type ManifestObject,
} from "../../packages/validator/src/index.ts";
import { type ApiVerdict, apiVerdicts } from "./api-verdicts.ts";
import { kubeconformVerdicts } from "./kubeconform-verdicts.ts";
import type { Mutant } from "./make-mutants.ts";

/** A mutant with the four verdicts on it; a reason is why it was refused. */
export interface JudgedMutant extends Mutant {
  readonly ajv: string | undefined;
  readonly kubeconform: string | undefined;
  /** Schemas and rules, with the other objects of the case beside it. */
  readonly validator: string | undefined;
  readonly api: ApiVerdict;
}

/** Asks all four of every mutant. */
export async function judgeMutants(
  mutants: readonly Mutant[],
  { api, namespaceOf, kubeconform, target }: Judges,
): Promise<readonly JudgedMutant[]> {
  const objects = mutants.map(({ object }) => object as ManifestObject);
  const [referee, server] = await Promise.all([
    kubeconformVerdicts(kubeconform, target, objects),
    apiVerdicts(api, mutants, namespaceOf),
  ]);
  return mutants.map((mutant, index) => ({
    ...mutant,
    ajv: checkSchema(objects[index] as ManifestObject, target)[0]?.message,
    kubeconform: referee[index],
    validator: validatorVerdict(mutant, target),
    api: server[index] as ApiVerdict,
  }));
}

export interface Judges {
  readonly api: ApiClient;
  /** Where an object of a kind is tried. */
  readonly namespaceOf: (kind: string) => string;
  /** The path of the program. */
  readonly kubeconform: string;
  readonly target: KubernetesTarget;
}

function validatorVerdict({ from, original, object }: Mutant, target: KubernetesTarget): string | undefined {
  const same = JSON.stringify(original);
  const all = from.objects.map((each) => (JSON.stringify(each) === same ? object : each));
  const errors = checkObjects(all as ManifestObject[], target, from.values).filter(
    ({ severity }) => severity === "error",
  );
  return errors.map(({ code, rule, message }) => `${rule ?? code}: ${message}`)[0];
}
