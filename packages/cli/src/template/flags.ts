import { parseArgs } from "node:util";
import { UsageError } from "../world/usage-error.ts";

/** What a flag takes: nothing, one value (the last counts), or any number of them, some of them split at commas. */
type Form = "flag" | "one" | "many" | "split" | "optional";

/** The flags that change what is printed. */
const used: Readonly<Record<string, Form>> = {
  "api-versions": "split",
  "generate-name": "flag",
  help: "flag",
  "include-crds": "flag",
  "is-upgrade": "flag",
  "kube-context": "one",
  "kube-version": "one",
  kubeconfig: "one",
  namespace: "one",
  "no-hooks": "flag",
  set: "many",
  "set-file": "many",
  "set-json": "many",
  "set-literal": "many",
  "set-string": "many",
  "show-only": "many",
  "skip-schema-validation": "flag",
  "skip-tests": "flag",
  values: "split",
  /** Ours: the major of Helm to render as. */
  helm: "one",
};

/** The flags that change nothing of what `helm template` prints of a chart on disk. */
const idle: Readonly<Record<string, Form>> = {
  ...all("flag", "create-namespace devel disable-openapi-validation hide-notes insecure-skip-tls-verify"),
  ...all("flag", "kube-insecure-skip-tls-verify pass-credentials plain-http release-name replace skip-crds"),
  ...all("flag", "take-ownership wait-for-jobs"),
  ...all("one", "burst-limit ca-file cert-file description key-file keyring kube-apiserver kube-ca-file"),
  ...all("one", "kube-as-user kube-tls-server-name kube-token labels password qps registry-config"),
  ...all("one", "repository-cache repository-config timeout username version"),
  ...all("many", "kube-as-group"),
};

/** Those of one major only. */
const ofMajor: Readonly<Record<3 | 4, Readonly<Record<string, Form>>>> = {
  3: all("flag", "atomic force render-subchart-notes wait"),
  4: {
    ...all("flag", "force-conflicts force-replace rollback-on-failure server-side"),
    ...all("one", "color colour content-cache"),
    ...all("optional", "wait"),
  },
};

const needsHelm = "Call `helm template` itself for that.";

/** The flags of helm that need a network, a cluster, other programs, or files that are written; and what to do. */
const unsupported: Readonly<Record<string, string>> = {
  debug: "Leave it out; a refusal says where it comes from as it is.",
  "dependency-update": "Run `helm dependency update` on the chart first.",
  "dry-run": needsHelm,
  "enable-dns": needsHelm,
  "name-template": "Give the name that it would make.",
  "output-dir": "Send the output to a file, or choose templates with --show-only.",
  "post-renderer": "Pipe the output into it.",
  "post-renderer-args": "Pipe the output into the program that they are for.",
  repo: "Run `helm pull` first, and give the archive.",
  validate: "Run `chartwright validate`, which needs no cluster.",
  verify: "Run `helm verify` first.",
};

const shorts: Readonly<Record<string, string>> = {
  a: "api-versions",
  f: "values",
  g: "generate-name",
  h: "help",
  l: "labels",
  n: "namespace",
  s: "show-only",
};

function all(form: Form, names: string): Readonly<Record<string, Form>> {
  return Object.fromEntries(names.split(" ").map((name) => [name, form]));
}

/** Refused as helm itself refuses it: exit code 1. */
export class FlagError extends Error {}

/** The arguments of `helm template`. */
export interface HelmArguments {
  readonly helm: 3 | 4;
  readonly positionals: readonly string[];
  isSet(flag: string): boolean;
  /** The last value that was given. */
  one(flag: string): string | undefined;
  many(flag: string): readonly string[];
}

/** Reads arguments by the rules of helm's own parser. */
export function parseFlags(args: readonly string[]): HelmArguments {
  const { tokens } = parseArgs({
    args: [...args],
    options: optionsOf({ ...ofMajor[3], ...ofMajor[4], ...used, ...idle }),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, (string | undefined)[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const isShort = !token.rawName.startsWith("--");
    const before = given.get(token.name) ?? [];
    given.set(token.name, before);
    before.push(isShort && (token.value?.length ?? 0) > 1 ? token.value?.replace(/^=/, "") : token.value);
    refuseUnknown(token.name, isShort, args);
  }
  const helm = majorOf(given.get("helm")?.at(-1));
  const forms: Readonly<Record<string, Form>> = { ...used, ...idle, ...ofMajor[helm] };
  for (const [name, values] of given) for (const value of values) checkValue(name, forms[name], value);
  return {
    helm,
    positionals,
    isSet: (flag) => given.has(flag) && isTrue(given.get(flag)?.at(-1) ?? "true") === true,
    one: (flag) => given.get(flag)?.at(-1),
    many: (flag) =>
      (given.get(flag) ?? []).flatMap((value = "") => (forms[flag] === "split" ? value.split(",") : value)),
  };
}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>["options"]>;

function optionsOf(forms: Readonly<Record<string, Form>>): Options {
  const short = new Map(Object.entries(shorts).map(([letter, name]) => [name, letter]));
  return Object.fromEntries(
    Object.entries(forms).map(([name, form]) => {
      const type = form === "flag" || form === "optional" ? "boolean" : "string";
      const letter = short.get(name);
      return [name, letter === undefined ? { type } : { type, short: letter }];
    }),
  );
}

function majorOf(text: string | undefined): 3 | 4 {
  if (text === undefined || text === "4") return 4;
  if (text === "3") return 3;
  throw new UsageError(`--helm ${text} is no major of Helm that is known.`, "Write --helm 3 or --helm 4.");
}

function refuseUnknown(name: string, isShort: boolean, args: readonly string[]): void {
  if (Object.hasOwn(unsupported, name)) {
    throw new UsageError(
      `--${name} is a flag of helm that \`chartwright template\` does not have.`,
      unsupported[name] as string,
    );
  }
  if ([used, idle, ofMajor[3], ofMajor[4]].some((forms) => Object.hasOwn(forms, name))) return;
  const word = args.find((arg) => /^-[^-]/.test(arg) && arg.includes(name));
  throw new FlagError(isShort ? `unknown shorthand flag: '${name}' in ${word}` : `unknown flag: --${name}`);
}

function checkValue(name: string, form: Form | undefined, value: string | undefined): void {
  if (form === undefined) throw new FlagError(`unknown flag: --${name}`);
  if (form === "flag" && value !== undefined && isTrue(value) === undefined) {
    const problem = `strconv.ParseBool: parsing ${JSON.stringify(value)}: invalid syntax`;
    throw new FlagError(`invalid argument ${JSON.stringify(value)} for "--${name}" flag: ${problem}`);
  }
  if (form !== "flag" && form !== "optional" && value === undefined)
    throw new FlagError(`flag needs an argument: --${name}`);
}

/** Go's `strconv.ParseBool`. */
function isTrue(text: string): boolean | undefined {
  if (["1", "t", "T", "true", "TRUE", "True"].includes(text)) return true;
  return ["0", "f", "F", "false", "FALSE", "False"].includes(text) ? false : undefined;
}
