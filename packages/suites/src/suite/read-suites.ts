import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import { assertionTypes } from "../assertions/types.ts";
import { type Data, isMapping } from "../yaml/data.ts";
import { type ReadDocument, readYaml } from "../yaml/read.ts";
import { Fields, SuiteError } from "./fields.ts";
import type { Assertion, DocumentSelector, Settings, Suite, SuiteFile, Test } from "./suite.ts";

export interface ReadSuites {
  readonly suites: readonly Suite[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a file of suites: each of its YAML documents is one. */
export function readSuites({ file, text }: SuiteFile): ReadSuites {
  const { documents, error } = readLeniently(text);
  const diagnostics: Diagnostic[] = [];
  const refuse = (message: string, line: number, fix: string) =>
    diagnostics.push(diagnostic("CW8001", { message, fix, place: { file, line } }));
  if (error !== undefined) refuse(`${error.message}.`, error.line, "Write it as YAML.");
  const suites = documents.flatMap((document): Suite[] => {
    try {
      const { suite, unknown } = readSuite(document, file);
      for (const path of unknown) {
        const message = `Nothing reads ${path.join(".")}.`;
        const place = { file, line: document.lineOf(path) };
        diagnostics.push(diagnostic("CW8004", { message, fix: "Correct its name, or take it away.", place }));
      }
      return [suite];
    } catch (caught) {
      if (!(caught instanceof SuiteError)) throw caught;
      refuse(
        caught.message,
        document.lineOf(caught.path),
        "See the documentation of helm-unittest for its form.",
      );
      return [];
    }
  });
  return { suites, diagnostics };
}

/** An unknown escape in a text in quotes, such as `"\d"`, is read as a backslash. */
function readLeniently(text: string): ReturnType<typeof readYaml> {
  const read = readYaml(text);
  if (read.error?.code !== "BAD_DQ_ESCAPE") return read;
  return readYaml(text.replace(/\\+/g, (run) => (run.length % 2 === 0 ? run : `${run}\\`)));
}

function readSuite(document: ReadDocument, file: string) {
  const fields = new Fields(document.data, []);
  const skip = fields.fields("skip");
  const parts: Fields[] = [fields, skip];
  const suite: Suite = {
    file,
    name: fields.text("suite") ?? "",
    ...settings(fields, parts),
    templates: fields.texts("templates"),
    excludeTemplates: fields.texts("excludeTemplates"),
    includeCrds: fields.flag("includeCrds") ?? false,
    snapshotId: fields.text("snapshotId"),
    skip: skip.text("reason") || undefined,
    minimumVersion: skip.text("minimumVersion"),
    tests: fields.list("tests").map((data, at) => readTest(data, ["tests", at], document, parts)),
  };
  if (suite.tests.length === 0) throw new SuiteError([], "It has no tests.");
  return { suite, unknown: parts.flatMap((part) => part.unknown()) };
}

function settings(fields: Fields, parts: Fields[]): Settings {
  const release = fields.fields("release");
  const capabilities = fields.fields("capabilities");
  const chart = fields.fields("chart");
  const kubernetes = fields.fields("kubernetesProvider");
  parts.push(release, capabilities, chart, kubernetes);
  const apiVersions = capabilities.has("apiVersions")
    ? { apiVersions: capabilities.get("apiVersions") === null ? null : capabilities.texts("apiVersions") }
    : {};
  return {
    values: fields.texts("values"),
    set: fields.entries("set"),
    release: defined({
      name: release.text("name"),
      namespace: release.text("namespace"),
      revision: release.number("revision"),
      upgrade: release.flag("upgrade"),
    }),
    capabilities: {
      ...defined({
        majorVersion: capabilities.text("majorVersion"),
        minorVersion: capabilities.text("minorVersion"),
      }),
      ...apiVersions,
    },
    chart: defined({ version: chart.text("version"), appVersion: chart.text("appVersion") }),
    kubernetes: {
      scheme: Object.fromEntries(kubernetes.entries("scheme")),
      objects: kubernetes.list("objects").filter(isMapping),
    },
    postRenderer: fields.fields("postRenderer").text("cmd") !== undefined,
  };
}

/** Without what is not there, or empty: the other level counts then. */
function defined<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== "");
  return Object.fromEntries(given) as { [K in keyof T]?: NonNullable<T[K]> };
}

function readTest(
  data: Data,
  path: readonly (string | number)[],
  document: ReadDocument,
  parts: Fields[],
): Test {
  const fields = new Fields(data, path);
  const skip = fields.fields("skip");
  parts.push(fields, skip);
  const template = fields.text("template");
  const asserts = fields.list("asserts");
  if (asserts.length === 0) throw new SuiteError(path, "The test has no asserts.");
  const templates = fields.texts("templates");
  return {
    name: fields.text("it") ?? "",
    line: document.lineOf(path),
    ...settings(fields, parts),
    templates: templates.length > 0 ? templates : template ? [template] : [],
    documentIndex: fields.number("documentIndex"),
    documentSelector: selector(fields.get("documentSelector"), [...path, "documentSelector"]),
    skip: skip.text("reason") || undefined,
    assertions: asserts.flatMap((each, at) =>
      each === null ? [] : [readAssertion(each, [...path, "asserts", at], document)],
    ),
  };
}

const common = new Set(["template", "documentIndex", "documentSelector", "not"]);

function readAssertion(data: Data, path: readonly (string | number)[], document: ReadDocument): Assertion {
  const fields = new Fields(data, path);
  const names = Object.keys(data as object).filter((name) => !common.has(name));
  const types = names.filter((name) => Object.hasOwn(assertionTypes, name));
  const [type, second] = types;
  if (type === undefined) {
    const [name] = names;
    throw new SuiteError(
      path,
      name === undefined ? "There is no assertion." : `There is no assertion ${name}.`,
    );
  }
  if (second !== undefined) throw new SuiteError(path, `${type} and ${second} are two assertions in one.`);
  const params = fields.get(type);
  return {
    type,
    params: isMapping(params) ? params : {},
    not: fields.get("not") === true,
    line: document.lineOf([...path, type]),
    template: fields.text("template") || undefined,
    documentIndex: fields.number("documentIndex"),
    documentSelector: selector(fields.get("documentSelector"), [...path, "documentSelector"]),
  };
}

function selector(data: Data | undefined, path: readonly (string | number)[]): DocumentSelector | undefined {
  if (data === undefined || data === null) return undefined;
  const fields = new Fields(data, path);
  const where = fields.text("path");
  if (where === undefined) throw new SuiteError(path, "documentSelector needs a path.");
  return {
    path: where,
    value: fields.get("value") ?? undefined,
    matchMany: fields.flag("matchMany") ?? false,
    skipEmptyTemplates: fields.flag("skipEmptyTemplates") ?? false,
  };
}
