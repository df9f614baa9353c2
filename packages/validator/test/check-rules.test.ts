import { describe, expect, test } from "vitest";
import { objectsIn } from "../src/rendering/objects.ts";
import { checkRules, type Rendering, type RulesInput } from "../src/rules/check-rules.ts";
import { defineRule } from "../src/rules/framework/rule.ts";

const text = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n`;

function rendering(caseName: string, helm: string, minor: string, name: string): Rendering {
  const { sourced } = objectsIn(text(name), {});
  const from = { name: caseName, file: "values.yaml", text: "" };
  return { case: from, helm, minor, text: text(name), sourced, places: new Map() };
}

/** A rule that writes down what it is shown, and reports every ConfigMap. */
function witness(perMinor: boolean) {
  const shown: string[] = [];
  const rule = defineRule({
    code: "ACME1",
    severity: "error",
    title: "a ConfigMap",
    why: "It is a test.",
    perMinor,
    check({ all, minor, report }) {
      for (const each of all("ConfigMap")) {
        shown.push(`${each.name} ${minor}`);
        report(each, { message: "It is a ConfigMap.", fix: "Remove it." });
      }
    },
  });
  return { rule: { ...rule, name: "custom/witness" }, shown };
}

const renderings = [
  rendering("default", "3.22.0", "1.33", "old"),
  rendering("default", "4.3.1", "1.33", "web"),
  rendering("default", "4.3.1", "1.37", "web"),
  rendering("ha", "4.3.1", "1.33", "web"),
  rendering("ha", "4.3.1", "1.37", "new"),
];

function input(perMinor: boolean, more: Partial<RulesInput> = {}) {
  const { rule, shown } = witness(perMinor);
  const about: RulesInput = {
    name: "web",
    chart: { folder: "chart", files: new Map() },
    release: { name: "my-release", namespace: "default" },
    rules: [rule],
    waivers: undefined,
    declaredTemplates: [],
    isWhole: true,
    pairOf: () => undefined,
    ...more,
  };
  return { about, shown };
}

describe("rules", () => {
  test("are shown each distinct text of a case once, as the newest Helm renders it", () => {
    const { about, shown } = input(false);
    checkRules(about, renderings);
    expect(shown).toEqual(["web 1.37", "web 1.33", "new 1.37"]);
  });

  test("are shown it for each minor where they ask for the minor", () => {
    const { about, shown } = input(true);
    checkRules(about, renderings);
    expect(shown).toEqual(["web 1.37", "web 1.33", "web 1.33", "new 1.37"]);
  });

  test("say once what holds in several cases", () => {
    const found = checkRules(input(false).about, renderings);
    expect(found.map(({ subject }) => [subject?.case, subject?.object])).toEqual([
      ["default", "ConfigMap/web"],
      ["ha", "ConfigMap/new"],
    ]);
  });

  const waivers = {
    file: "waivers.yaml",
    text: '- rule: ACME1\n  object: "*/web"\n  reason: It is used.\n- rule: ACME1\n  object: Secret/web\n  reason: It was used.\n',
  };

  test("are waived for the objects that are named", () => {
    const found = checkRules(input(false, { waivers }).about, renderings);
    expect(found.map(({ code, subject, place }) => [code, subject?.object, place?.line])).toEqual([
      ["ACME1", "ConfigMap/new", undefined],
      ["CW3101", undefined, 4],
    ]);
  });

  test("leave unused waivers alone where a case was not rendered", () => {
    const found = checkRules(input(false, { waivers, isWhole: false }).about, renderings);
    expect(found.map(({ code }) => code)).toEqual(["ACME1"]);
  });
});

test("a rule of ours that throws is one finding, and all other rules are asked", () => {
  const { about } = input(false);
  const check = () => {
    throw new Error("oops");
  };
  const broken = { ...witness(false).rule, name: "group/broken", check };
  const found = checkRules({ ...about, rules: [broken, ...about.rules] }, renderings);
  expect(found.map(({ code }) => code).sort()).toEqual(["ACME1", "ACME1", "CW5031"]);
  expect(found.find(({ code }) => code === "CW5031")?.message).toContain("group/broken failed: oops\n");
});
