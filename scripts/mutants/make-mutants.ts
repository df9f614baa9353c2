import type { Json } from "../../packages/model/src/index.ts";
import type { CaseObjects } from "./case-objects.ts";
import { fieldsOf, type MutationKind, mutate, mutationKinds } from "./mutations.ts";
import { randomFrom } from "./random.ts";

/** An object of a case with one thing done to it, and the others of the case as they are. */
export interface Mutant {
  readonly kind: MutationKind;
  /** Such as `web-service, case ha: Deployment/web: spec.replicas is "two"`. */
  readonly name: string;
  readonly original: Json;
  readonly object: Json;
  readonly from: CaseObjects;
}

/**
 * As many mutants of each kind, no two alike: kinds of objects take turns, and every depth of an object is as likely.
 * The same seed gives the same ones.
 */
export function makeMutants(cases: readonly CaseObjects[], perKind: number, seed: number): readonly Mutant[] {
  const originals = distinct(cases);
  const fields = fieldsOf(originals.map(({ object }) => object));
  const byKind = [...Map.groupBy(originals, ({ object }) => kindOf(object)).values()];
  const random = randomFrom(seed);
  const seen = new Set<string>();
  return mutationKinds.flatMap((kind) => {
    const made: Mutant[] = [];
    for (let turn = 0; made.length < perKind; turn++) {
      if (turn > perKind * 50) throw new Error(`Bug: there are no ${perKind} mutants with a field ${kind}.`);
      const { object: original, from } = random.pick(byKind[turn % byKind.length] ?? []);
      const mutation = mutate(kind, original, fields, random);
      if (mutation === undefined) continue;
      const { name } = (original as { metadata: { name: string } }).metadata;
      const what = `${from.name}: ${kindOf(original)}/${name}: ${mutation.what}`;
      const { object } = mutation;
      const text = JSON.stringify(object);
      if (seen.has(text)) continue;
      seen.add(text);
      made.push({ kind, name: what, original, object, from });
    }
    return made;
  });
}

function distinct(cases: readonly CaseObjects[]) {
  const all = cases.flatMap((from) => from.objects.map((object) => ({ object: object as Json, from })));
  const seen = new Set<string>();
  return all.filter(({ object }) => {
    const text = JSON.stringify(object);
    return !seen.has(text) && seen.add(text);
  });
}

const kindOf = (object: Json) => (object as { kind: string }).kind;
