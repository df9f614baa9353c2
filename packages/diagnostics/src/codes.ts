/** What a code says wherever it appears. The text of one occurrence stands in {@link Diagnostic.message}. */
export interface CodeEntry {
  readonly severity: "error" | "warning";
  /** The rule, in a few words. */
  readonly title: string;
  /** What would happen to a user if it stood. */
  readonly why: string;
}

/**
 * The catalogue of codes. A code is never reused and never changes its meaning.
 * CW1xxx: the model · CW2xxx: the renderer · CW3xxx: the validator · CW4xxx: the publisher · CW5xxx: the command.
 */
export const codes = {
  CW1001: {
    severity: "error",
    title: "chart metadata is not valid",
    why: "Helm and Kubernetes refuse such a chart, or refuse the names made from it.",
  },
  CW1002: {
    severity: "error",
    title: "a default does not fit its own schema",
    why: "`helm install` without any values of the user's would be refused.",
  },
  CW1003: {
    severity: "error",
    title: "two things claim one name",
    why: "One of them would silently replace the other.",
  },
  CW1004: {
    severity: "error",
    title: "the chart file does not load",
    why: "Nothing can be generated from it.",
  },
  CW1005: {
    severity: "error",
    title: "the model holds something that is no template data",
    why: "Functions, class instances, symbols and the like have no form in YAML.",
  },
} as const satisfies Record<string, CodeEntry>;

export type DiagnosticCode = keyof typeof codes;
