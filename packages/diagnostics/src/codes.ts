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
 * CW1xxx: the model · CW2xxx: the renderer · CW3xxx: the validator · CW4xxx: the publisher · CW5xxx: the command ·
 * CW6xxx: the engine · CW7xxx: the importer · CW8xxx: suites of tests.
 */
export const codes = {
  CW1001: {
    severity: "error",
    title: "chart metadata is not valid",
    why: "Helm and Kubernetes refuse such a chart, or refuse the names made from it.",
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
  CW1006: {
    severity: "error",
    title: "a decision of the model can never go one way",
    why: "That part of the chart is dead, or nobody can test it.",
  },
  CW1007: {
    severity: "error",
    title: "a text in Helm's template language cannot be read",
    why: "Helm refuses the whole chart for it.",
  },
  CW1008: {
    severity: "error",
    title: "a library's helper is called by a chart that it does not fit",
    why: "Helm would find no such template, or the template no such value.",
  },
  CW1009: {
    severity: "error",
    title: "a pattern of a value is none that Helm reads",
    why: "Helm refuses the whole schema for it, and with it every install.",
  },
  CW1010: {
    severity: "error",
    title: "the types of chart.ts do not fit",
    why: "What TypeScript refuses often just vanishes from the chart.",
  },
  CW1011: {
    severity: "error",
    title: "TypeScript could not check the types",
    why: "What does not fit would go by unseen.",
  },
  CW1012: {
    severity: "warning",
    title: "types were not checked",
    why: "What TypeScript refuses often just vanishes from the chart.",
  },
  CW2001: {
    severity: "error",
    title: "a generated file is not what chart.ts gives",
    why: "What is installed would not be what was reviewed.",
  },
  CW2002: {
    severity: "error",
    title: "the model has no form in a template",
    why: "Helm's templates could not say it, or not in a way that a person would read.",
  },
  CW2003: {
    severity: "error",
    title: "a file has no place in a chart",
    why: "It would be written elsewhere, or Helm would not read it.",
  },
  CW2005: {
    severity: "error",
    title: "a file that nobody has generated stands in the way",
    why: "Somebody's work would be lost.",
  },
  CW3001: {
    severity: "error",
    title: "Chart.yaml is not valid",
    why: "Helm refuses such a chart, or a repository lists it wrongly.",
  },
  CW3002: {
    severity: "error",
    title: "the schema of the values is not valid",
    why: "Helm would check no value, or refuse every one.",
  },
  CW3003: {
    severity: "error",
    title: "values do not fit the schema",
    why: "`helm install` refuses them.",
  },
  CW3004: {
    severity: "error",
    title: "a values file is not valid YAML",
    why: "Helm does not read it, or reads something else than what is seen.",
  },
  CW3005: {
    severity: "error",
    title: "`helm lint --strict` has a complaint",
    why: "It is the first thing that a user of the chart tries.",
  },
  CW3006: {
    severity: "error",
    title: "Helm does not render the chart",
    why: "`helm install` fails in the same way.",
  },
  CW3007: {
    severity: "error",
    title: "what Helm renders is not valid YAML",
    why: "Kubernetes refuses it, or silently drops one of two keys.",
  },
  CW3008: {
    severity: "error",
    title: "what Helm renders is not what the model says",
    why: "The reviewed behaviour and the installed one differ.",
  },
  CW3009: {
    severity: "error",
    title: "an object does not fit the schema of its kind",
    why: "The API server refuses it, or drops the field.",
  },
  CW3010: {
    severity: "error",
    title: "an object was not checked against any schema",
    why: "A mistake in it would be found by the cluster only.",
  },
  CW3011: {
    severity: "error",
    title: "a chart has no case",
    why: "Nothing of what it renders was looked at.",
  },
  CW3019: {
    severity: "error",
    title: "a schema of the project's own is not what was pulled",
    why: "Objects would be held to something else than what the cluster takes.",
  },
  CW3020: {
    severity: "error",
    title: "a version says less than what changed",
    why: "Who takes every version of a range gets a change that breaks them, or one that they did not expect.",
  },
  CW3021: {
    severity: "error",
    title: "values that must be refused are taken",
    why: "A mistake of a user's is found when it is installed, or not at all.",
  },
  CW3022: {
    severity: "error",
    title: "values are refused for another reason",
    why: "What they stand for is not tested, and a user is told something else.",
  },
  CW3023: {
    severity: "error",
    title: "values that must be refused come without the message",
    why: "Any mistake in them would pass for the one that is meant.",
  },
  CW3024: {
    severity: "error",
    title: "a chart changed and its version did not",
    why: "What is published under a version is never replaced: the change would reach nobody.",
  },
  CW3025: {
    severity: "warning",
    title: "a deprecated chart is not validated",
    why: "Nothing of it should be published any more.",
  },
  CW3040: {
    severity: "error",
    title: "a file of crds/ is not valid YAML",
    why: "Helm installs it before anything else, and the API server refuses it.",
  },
  CW3100: {
    severity: "error",
    title: "waivers.yaml is not valid",
    why: "What it should waive is reported, or what it should not is hidden.",
  },
  CW3101: {
    severity: "warning",
    title: "a waiver waives nothing",
    why: "It would hide the next mistake of its kind.",
  },
  CW3102: {
    severity: "error",
    title: "a rule of the project's own does not load",
    why: "What it should find would pass.",
  },
  CW4001: {
    severity: "error",
    title: "a file has no place in a chart's archive",
    why: "Helm refuses the archive, or would unpack the file outside the chart's folder.",
  },
  CW4002: {
    severity: "error",
    title: "Chart.yaml is missing, or is not what an index can hold",
    why: "An entry made from it would make Helm refuse the index, and with it every chart in it.",
  },
  CW4003: {
    severity: "error",
    title: "a chart's name or version is not usable",
    why: "The archive's name, its folder and its entry in the index are made from them.",
  },
  CW4004: {
    severity: "error",
    title: "a chart is larger than Helm takes",
    why: "`helm install` and `helm pull` refuse it.",
  },
  CW4005: {
    severity: "error",
    title: ".helmignore is not valid",
    why: "Helm refuses such a chart, and nobody can say which files belong into its archive.",
  },
  CW4006: {
    severity: "warning",
    title: "a version has build metadata",
    why: "A registry takes no `+` in a tag: Helm writes `_` there, and tools that compare the two disagree.",
  },
  CW4007: {
    severity: "error",
    title: "a published version would get other content",
    why: "Those who pinned the version or its digest would get something else, or nothing.",
  },
  CW4008: {
    severity: "error",
    title: "index.yaml is not valid",
    why: "Helm refuses the whole repository, and what was published before could be lost by writing it anew.",
  },
  CW4009: {
    severity: "error",
    title: "the repository's URL is not valid",
    why: "No one could fetch the archives that the index lists.",
  },
  CW4010: {
    severity: "error",
    title: "another process is publishing to the folder",
    why: "Two at once would each write an index without the entries of the other.",
  },
  CW4011: {
    severity: "error",
    title: "the folder has changed since the plan was made",
    why: "Carrying out the plan would drop what was published in between.",
  },
  CW5001: {
    severity: "error",
    title: "a program is missing",
    why: "What it would have checked would stay unchecked.",
  },
  CW5002: {
    severity: "error",
    title: "the engine does not say what helm says",
    why: "What was found valid without helm may not be what helm installs.",
  },
  CW5003: {
    severity: "error",
    title: "a file of a chart is not text in UTF-8",
    why: "Helm refuses it, or Kubernetes gets other characters than those that were written.",
  },
  CW5005: {
    severity: "error",
    title: "a version of a chart cannot be fetched",
    why: "There is nothing to compare.",
  },
  CW5010: {
    severity: "error",
    title: "there is no such object, field or case",
    why: "There is nothing to explain.",
  },
  CW5020: {
    severity: "error",
    title: "too few branches of a chart's templates are gone through",
    why: "What no case goes through may not even render.",
  },
  CW5030: {
    severity: "warning",
    title: "code beside a chart was not run",
    why: "A folder of somebody else's can bring a chart.ts, which may do whatever its author wants.",
  },
  CW5031: {
    severity: "error",
    title: "a part of the work failed",
    why: "What it would have found is not known.",
  },
  CW5032: {
    severity: "error",
    title: "the machine does not let a chart be read",
    why: "What was not read was not looked at.",
  },
  CW6001: {
    severity: "error",
    title: "the chart does not load",
    why: "Helm refuses it in the same words, whatever its values.",
  },
  CW6002: {
    severity: "error",
    title: "the values or the flags are not valid",
    why: "Helm refuses them in the same words.",
  },
  CW6003: {
    severity: "error",
    title: "the templates refuse to render",
    why: "`helm install` with these values would fail with the same message.",
  },
  CW6004: {
    severity: "error",
    title: "what the templates gave is not YAML",
    why: "Helm cannot tell what kind of object it is, and installs nothing.",
  },
  CW6005: {
    severity: "error",
    title: "rendering was stopped at a bound",
    why: "A chart without an end would take all memory or all time.",
  },
  CW6006: {
    severity: "warning",
    title: "helm warns of the chart",
    why: "It renders, but its authors advise against it.",
  },
  CW7001: {
    severity: "error",
    title: "a file to import cannot be read",
    why: "A chart that leaves out what nobody could read would not install what its source does.",
  },
  CW7002: {
    severity: "error",
    title: "a document to import is no Kubernetes object",
    why: "Only an object with apiVersion, kind and a name can become a resource of a chart.",
  },
  CW7003: {
    severity: "error",
    title: "two documents to import are one object",
    why: "A release holds an object once: one of the two would be lost.",
  },
  CW7004: {
    severity: "warning",
    title: "no types are known of a kind",
    why: "A mistake in such an object does not show while it is written.",
  },
  CW7005: {
    severity: "warning",
    title: "an object is written as it is, without values",
    why: "With the values that are usual for its kind it would not have been equal to its source.",
  },
  CW7006: {
    severity: "error",
    title: "the imported chart is not equal to its source",
    why: "It would install something else.",
  },
  CW7007: {
    severity: "error",
    title: "there is nothing to import",
    why: "A chart without an object installs nothing.",
  },
  CW7008: {
    severity: "warning",
    title: "a template is imported as its text",
    why: "It keeps working, but its types and its meaning are not checked.",
  },
  CW7009: {
    severity: "warning",
    title: "the content of a Secret is written into chart.ts",
    why: "Whoever reads the chart reads the secret.",
  },
  CW7010: {
    severity: "warning",
    title: "a file of a Helm chart is not imported",
    why: "What it did is not done by the chart that was written.",
  },
  CW7011: {
    severity: "error",
    title: "a kind or an API version is not valid in Kubernetes",
    why: "No API server has such a kind, and its name would become a name in the code of the chart.",
  },
  CW8001: {
    severity: "error",
    title: "a suite of tests cannot be read",
    why: "None of its tests is run.",
  },
  CW8002: {
    severity: "error",
    title: "a test fails",
    why: "The chart does not render what its author expects of it.",
  },
  CW8003: {
    severity: "error",
    title: "a test cannot be run",
    why: "What it would have found stays unknown.",
  },
  CW8004: {
    severity: "warning",
    title: "a suite has a field that nothing reads",
    why: "What it should say has no effect, often because of a misspelt name.",
  },
} as const satisfies Record<string, CodeEntry>;

export type DiagnosticCode = keyof typeof codes;
