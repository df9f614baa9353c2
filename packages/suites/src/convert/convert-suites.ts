import { raw } from "../assertions/context.ts";
import { Params } from "../assertions/params.ts";
import { matches } from "../assertions/pattern.ts";
import { assertionTypes, expectsFailure } from "../assertions/types.ts";
import { type Rendered, type RenderSettings, renderTest } from "../run/render.ts";
import { runAssertion, selectDocuments } from "../run/run-assertion.ts";
import { type ValuesSettings, valuesOf } from "../run/run-suite.ts";
import { Snapshots } from "../snapshot/snapshots.ts";
import type { Assertion, Suite, Test } from "../suite/suite.ts";
import { isMapping, type Mapping } from "../yaml/data.ts";
import { assertionCode, patternOf } from "./assertion-code.ts";
import { lineComment, literal, textLiteral } from "./literal.ts";

export interface ConvertSettings extends RenderSettings, ValuesSettings {
  /** The chart's folder, from that of the test file, such as `..`. */
  readonly folder: string;
  /** The module whose class a kind is; undefined where none is known. */
  readonly moduleOf: (apiVersion: string, kind: string) => string | undefined;
}

export interface ConvertedSuites {
  /** A test file of vitest's. */
  readonly text: string;
  /** How many assertions it has, and how many stay behind as comments. */
  readonly converted: number;
  readonly left: number;
}

/**
 * Writes the suites of a file as tests of vitest's on typed objects. Only what holds of the chart as `renderChart`
 * renders it is written; all else is a comment with the reason.
 */
export async function convertSuites(
  suites: readonly Suite[],
  settings: ConvertSettings,
): Promise<ConvertedSuites> {
  const writer = new Writer(settings);
  const blocks: string[] = [];
  for (const suite of suites) blocks.push(await writer.suite(suite));
  const { converted, left } = writer;
  return { text: writer.file(blocks), converted, left };
}

const release = { name: "my-release", namespace: "default", revision: 1 };

class Writer {
  readonly #settings: ConvertSettings;
  readonly #imports = new Map<string, Set<string>>();
  converted = 0;
  left = 0;

  constructor(settings: ConvertSettings) {
    this.#settings = settings;
  }

  file(blocks: readonly string[]): string {
    const kinds = [...this.#imports].map(
      ([module, names]) => `import { ${[...names].sort().join(", ")} } from ${textLiteral(module)};`,
    );
    const imports = [
      'import { renderChart } from "chartwright/testing";',
      ...kinds.sort(),
      'import { describe, expect, test } from "vitest";',
    ];
    const folder = `const folder = new URL(${textLiteral(`${this.#settings.folder}/`)}, import.meta.url);`;
    return `${imports.join("\n")}\n\n${folder}\n\n${blocks.join("\n")}`;
  }

  async suite(suite: Suite): Promise<string> {
    const tests: string[] = [];
    for (const test of suite.tests) tests.push(await this.#test(suite, test));
    return `describe(${textLiteral(suite.name || suite.file)}, () => {\n${tests.join("\n")}});\n`;
  }

  async #test(suite: Suite, test: Test): Promise<string> {
    const named = {
      ...suite,
      release: { ...release, ...suite.release },
    };
    const skip = suite.skip ?? test.skip;
    const values = valuesOf(suite, test, this.#settings);
    const blocked = skip ?? hindrance(suite, test) ?? (typeof values === "string" ? values : undefined);
    if (blocked !== undefined || typeof values === "string") return this.#leave(test, blocked ?? "");
    const mayFail = test.assertions.some(({ type }) => expectsFailure(type));
    // renderChart renders every template, and no CRDs.
    const whole = { ...named, templates: [], excludeTemplates: [], includeCrds: false };
    const rendered = await renderTest(this.#settings, whole, test, values, mayFail);
    if (!rendered.succeeded && !mayFail)
      return this.#leave(test, "with all templates, the chart does not render");
    const options = optionsOf(named, test, values);
    const lines = mayFail
      ? this.#failure(named, test, rendered, options)
      : this.#expectations(named, test, rendered, options);
    if (lines.every((line) => line.startsWith("//"))) return todo(test, lines);
    return `  test(${textLiteral(test.name || "holds")}, async () => {\n${indented(lines)}  });\n`;
  }

  /** A test that stays behind as a whole. */
  #leave(test: Test, why: string): string {
    return todo(
      test,
      test.assertions.map((assertion) => this.#comment(assertion, why)),
    );
  }

  #comment({ type, params, not }: Assertion, why: string): string {
    this.left++;
    return lineComment(`${not ? "not " : ""}${type}: ${literal(params)}: ${why}`);
  }

  #holds(suite: Suite, test: Test, assertion: Assertion, rendered: Rendered): boolean {
    const nothing = new Snapshots(undefined, false);
    const outcome = runAssertion(
      assertion,
      suite,
      test,
      rendered,
      this.#settings.route,
      (content, patterns) => nothing.compare("", 1, content, patterns),
    );
    return outcome.failures.length === 0 && !outcome.isSkipped;
  }

  #failure(suite: Suite, test: Test, rendered: Rendered, options: string): readonly string[] {
    return test.assertions.map((assertion) => {
      const params = new Params(assertion.params);
      const message = params.text("errorMessage");
      const pattern = params.text("errorPattern");
      const told = message === "" ? asPattern(pattern, errorOf(rendered)) : textLiteral(message);
      if (assertion.type !== "failedTemplate" || assertion.not)
        return this.#comment(assertion, "the chart fails");
      if (!this.#holds(suite, test, assertion, rendered))
        return this.#comment(assertion, "it does not hold with all templates");
      this.converted++;
      return `await expect(renderChart(folder${options})).rejects.toThrow(${told ?? ""});`;
    });
  }

  #expectations(suite: Suite, test: Test, rendered: Rendered, options: string): readonly string[] {
    const objects = new Map<Mapping, string>();
    const declared: string[] = [];
    const lines = test.assertions.flatMap((assertion) => {
      if (!this.#holds(suite, test, assertion, rendered))
        return [
          this.#comment(assertion, "it does not hold with the names that renderChart gives, or at all"),
        ];
      const selected = selectDocuments(assertion, suite, test, rendered, this.#settings.route);
      const documents = "problem" in selected ? [] : [...selected.documents.values()].flat();
      if (documents.length === 0) return [this.#comment(assertion, "it looks at no object")];
      const { check } = assertionTypes[assertion.type] as (typeof assertionTypes)[string];
      const codes = documents.map((document) => {
        const known = objects.get(document);
        const made = known ?? this.#declare(document, objects, declared);
        if (made === undefined) return { why: "its kind has no class, or it has no name" };
        const isThere = (check === "isKind" || check === "isAPIVersion") && !assertion.not;
        return isThere ? { code: `expect(${made}).toBeDefined();` } : assertionCode(assertion, made);
      });
      const why = codes.flatMap((code) => ("why" in code ? [code.why] : []))[0];
      if (why !== undefined) return [this.#comment(assertion, why)];
      this.converted++;
      return codes.flatMap((code) => ("code" in code ? [code.code] : []));
    });
    const used = declared.filter((line) => lines.some((each) => uses(each, nameIn(line))));
    const chart = used.length === 0 ? [] : [`const chart = await renderChart(folder${options});`];
    return [...new Set([...chart, ...used, ...lines])];
  }

  /** A variable for an object; undefined where its kind is not known. */
  #declare(document: Mapping, objects: Map<Mapping, string>, declared: string[]): string | undefined {
    const { apiVersion, kind, metadata } = document;
    const name = isMapping(metadata) ? metadata.name : undefined;
    if (typeof apiVersion !== "string" || typeof kind !== "string" || typeof name !== "string")
      return undefined;
    // What names a module or a variable is what Kubernetes takes for such a name, and nothing else.
    if (
      !/^[A-Z][A-Za-z0-9]*$/.test(kind) ||
      !/^([a-z0-9-]+(\.[a-z0-9-]+)*\/)?[a-z][a-z0-9]*$/.test(apiVersion)
    )
      return undefined;
    const module = this.#settings.moduleOf(apiVersion, kind);
    if (module === undefined) return undefined;
    // Of two modules that export one name only the first is imported.
    const other = [...this.#imports].some(([path, names]) => path !== module && names.has(kind));
    if (other) return undefined;
    this.#imports.set(module, (this.#imports.get(module) ?? new Set()).add(kind));
    const base = kind.charAt(0).toLowerCase() + kind.slice(1);
    const count = [...objects.values()].filter((each) => each.replace(/\d+$/, "") === base).length;
    const variable = count === 0 ? base : `${base}${count + 1}`;
    objects.set(document, variable);
    declared.push(`const ${variable} = chart.get(${kind}, ${textLiteral(name)});`);
    return variable;
  }
}

function errorOf({ error, documents }: Rendered): string {
  const [document] = [...documents.values()].flat();
  return error ?? String(document?.[raw] ?? "");
}

/** A pattern that is only found as it stands is a text. */
function asPattern(pattern: string, text: string): string | undefined {
  if (pattern === "") return undefined;
  const code = patternOf(pattern);
  return code !== undefined && matches(pattern, text) === true ? code : textLiteral(pattern);
}

/** A test of which nothing could be written. */
function todo({ name }: Test, comments: readonly string[]): string {
  const lines = [...comments, `test.todo(${textLiteral(name || "holds")});`];
  return lines.map((line) => `  ${line}\n`).join("");
}

function nameIn(declaration: string): string {
  return /^const (\w+)/.exec(declaration)?.[1] ?? "";
}

function uses(line: string, name: string): boolean {
  return !line.startsWith("//") && new RegExp(`\\(${name}\\b`).test(line);
}

/** What `renderChart` cannot be told. */
function hindrance(suite: Suite, test: Test): string | undefined {
  if (suite.postRenderer || test.postRenderer) return "it has a postRenderer";
  const { version, appVersion } = { ...suite.chart, ...test.chart };
  if (version !== undefined || appVersion !== undefined) return "it gives the chart another version";
  if ((test.release.revision ?? suite.release.revision ?? 1) > 1)
    return "it gives the release another revision";
  return undefined;
}

/** The options of `renderChart`, with the comma before them. */
function optionsOf(suite: Suite, test: Test, values: Mapping): string {
  const { name, namespace, upgrade } = { ...suite.release, ...test.release };
  const { majorVersion = "1", minorVersion } = { ...suite.capabilities, ...test.capabilities };
  const apiVersions = test.capabilities.apiVersions ?? suite.capabilities.apiVersions ?? [];
  const objects = [...suite.kubernetes.objects, ...test.kubernetes.objects];
  const isPlain = name === release.name && namespace === release.namespace;
  const options: Mapping = {
    ...(Object.keys(values).length === 0 ? {} : { values }),
    ...(isPlain ? {} : { release: { name: name ?? "", namespace: namespace ?? "" } }),
    ...(upgrade === true ? { isUpgrade: true } : {}),
    ...(minorVersion === undefined ? {} : { kubeVersion: `${majorVersion}.${minorVersion}.0` }),
    ...(apiVersions.length === 0 ? {} : { apiVersions }),
    ...(objects.length === 0 ? {} : { objects }),
  };
  return Object.keys(options).length === 0 ? "" : `, ${literal(options, "    ")}`;
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `    ${line}\n`).join("");
}
