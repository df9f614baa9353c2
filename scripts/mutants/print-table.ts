import { newestMinor } from "../tools/catalogue.ts";
import { differences, openGaps } from "./expected.ts";
import type { JudgedMutant } from "./judge-mutants.ts";
import { type MutationKind, mutationKinds } from "./mutations.ts";

const titles: Readonly<Record<MutationKind, string>> = {
  removed: "a field or an item is removed",
  renamed: "a field is given another name",
  retyped: "a value is given another type",
  added: "a field or an item is added",
  changed: "a value is given another one of its type",
};

const isPassed = ({ validator }: JudgedMutant) => validator === undefined;
const isAccepted = ({ api }: JudgedMutant) => api.is === "accepted";

/** Where ajv and kubeconform do not say the same. */
export function disagreements(mutants: readonly JudgedMutant[]): readonly JudgedMutant[] {
  return mutants.filter(({ ajv, kubeconform }) => (ajv === undefined) !== (kubeconform === undefined));
}

/** What the validator passes and the API server refuses. */
export function gaps(mutants: readonly JudgedMutant[]): readonly JudgedMutant[] {
  return mutants.filter((mutant) => isPassed(mutant) && mutant.api.is === "refused");
}

/** What the schemas refuse and the API server accepts. */
function stricter(mutants: readonly JudgedMutant[]): readonly JudgedMutant[] {
  return mutants.filter((mutant) => mutant.ajv !== undefined && isAccepted(mutant));
}

/** `docs/mutants.md`. */
export function printMutants(mutants: readonly JudgedMutant[]): string {
  const rows = mutationKinds.map((kind) =>
    row(
      titles[kind],
      mutants.filter((mutant) => mutant.kind === kind),
    ),
  );
  return `${[
    "<!-- Made by `npm run mutants`: do not edit. -->",
    "# Mutants",
    "",
    "Every object that our charts render in any of their cases, with one thing done to it at a place of any depth, is put",
    `before four judges: ajv with our schemas, in process; kubeconform with the same schemas; the real API server of Kubernetes ${newestMinor},`,
    "which is asked to create it and to apply it, as a dry run with strict field validation; and the whole validator, schemas",
    "and rules, with the other objects of the case beside it. `npm run mutants` chooses them from a seed, so that they are the",
    "same everywhere; a test on the cluster holds this file to what it gives.",
    "",
    "| what is done | mutants | ajv refuses | kubeconform refuses | the two agree | the validator refuses | the API server refuses | not told | what the validator passes, the API server accepts |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...rows,
    row("**all**", mutants),
    "",
    "*Not told:* what the API server refuses for a reason that is not in the object, and which counts neither way: its",
    "namespace does not exist. Pods are tried in a namespace that has the accounts they name.",
    "",
    "## ajv and kubeconform differ",
    "",
    ...list(disagreements(mutants), differences, ({ ajv, kubeconform }) => ajv ?? kubeconform ?? ""),
    "",
    "## The validator passes it, the API server refuses it",
    "",
    ...list(gaps(mutants), openGaps, ({ api }) => api.why),
    "",
    "## The schemas refuse it, the API server accepts it",
    "",
    "Mistakes of a template all the same: an item of a list that is null, an empty word where a few are known, a field that",
    "its type requires and the API server makes up.",
    "",
    ...stricter(mutants).map(({ name, ajv }) => `- ${name}: ${cut(ajv ?? "")}`),
  ].join("\n")}\n`;
}

function row(title: string, mutants: readonly JudgedMutant[]): string {
  const count = (is: (mutant: JudgedMutant) => boolean) => mutants.filter(is).length;
  const world = count(({ api }) => api.is === "world");
  const told = mutants.filter((mutant) => isPassed(mutant) && mutant.api.is !== "world");
  const accepted = told.filter(isAccepted).length;
  const rate = `${accepted} of ${told.length}: ${((100 * accepted) / told.length).toFixed(1)} %`;
  const cells = [
    title,
    mutants.length,
    count(({ ajv }) => ajv !== undefined),
    count(({ kubeconform }) => kubeconform !== undefined),
    mutants.length - disagreements(mutants).length,
    count((mutant) => !isPassed(mutant)),
    count(({ api }) => api.is === "refused"),
    world,
    rate,
  ];
  return `| ${cells.join(" | ")} |`;
}

/** Each with the reason that is known of it. */
function list(
  mutants: readonly JudgedMutant[],
  reasons: readonly Expected[],
  words: (mutant: JudgedMutant) => string,
): readonly string[] {
  if (mutants.length === 0) return ["None."];
  return mutants.map((mutant) => {
    const reason = reasons.find(({ mutant: pattern }) => pattern.test(mutant.name))?.reason;
    return `- ${mutant.name}: ${cut(words(mutant))} *${reason ?? "No reason is known."}*`;
  });
}

export interface Expected {
  /** Fits the names of the mutants that it is about. */
  readonly mutant: RegExp;
  readonly reason: string;
}

/** Random parts, such as those of the names of namespaces, are no part of the words that are kept. */
const cut = (text: string) => {
  const line = text.replaceAll(/mutants-[0-9a-f]{8}/g, "mutants").replaceAll("\n", " ");
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
};
