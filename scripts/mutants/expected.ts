import type { Expected } from "./print-table.ts";

/** Why ajv and kubeconform say different things of a mutant. */
export const differences: readonly Expected[] = [];

/** Why no rule refuses a mutant that the API server does. */
export const openGaps: readonly Expected[] = [
  {
    mutant: /resources\.(limits|requests)\.\w+ is null/,
    reason:
      "The API server takes a quantity that is null for 0, a limit of 0 is then below what is requested; rules are shown no field that is null.",
  },
  {
    mutant: /Namespace\/\S+: metadata\.labels\[.*\] is null/,
    reason:
      "The API server takes a label that is null for one that is empty; rules are shown no field that is null.",
  },
];
