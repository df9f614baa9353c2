import { spawnSync } from "node:child_process";
import { describe, expect, inject, test } from "vitest";
import { archetypeNames } from "../src/world/archetype-names.ts";
import { project } from "./support/project.ts";

describe("what `new` makes", () => {
  test.each(["helm3", "helm4"] as const)("passes lint --strict and template of %s untouched", (name) => {
    const made = project();
    const { code, stdout } = made.chartwright("new", "my-service");
    expect(code).toBe(0);
    expect(stdout).toContain("helm install my-service charts/my-service/chart");
    const helm = inject("tools")[name];
    for (const args of [
      ["lint", "--strict"],
      ["template", "x"],
    ]) {
      const ended = spawnSync(helm, [...args, "charts/my-service/chart"], {
        cwd: made.folder,
        encoding: "utf8",
      });
      expect(ended.stderr).toBe("");
      expect(ended.status).toBe(0);
    }
  });

  test("passes validate, also with kubeconform as a referee, and is up to date", () => {
    const made = project();
    made.chartwright("new", "my-service");
    expect(made.chartwright("validate", "--referee")).toMatchObject({ code: 0, stderr: "" });
    expect(made.chartwright("generate", "--check")).toMatchObject({ code: 0, stderr: "" });
  });

  test.each(archetypeNames)("from %s generates under its own name", (from) => {
    const made = project();
    expect(made.chartwright("new", "shop", "--from", from)).toMatchObject({ code: 0, stderr: "" });
    expect(made.read("charts/shop/chart.ts")).toContain('name: "shop"');
    expect(made.read("charts/shop/chart.ts")).not.toContain(`"${from}"`);
  });

  test("from web-service is valid, with its cases and rejects", () => {
    const made = project();
    made.chartwright("new", "shop", "--from", "web-service");
    const { code, stdout, stderr } = made.chartwright("validate", "--kubernetes", "1.37");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/1 charts, \d\d cases, 6 rejects/);
  });

  test("from a chart that is not there lists those that are", () => {
    const made = project();
    const { code, stderr } = made.chartwright("new", "shop", "--from", "web-servise");
    expect(code).toBe(2);
    expect(stderr).toContain("cronjob, platform-base, stateful-service, static-site, web-service, worker");
    expect(made.exists("charts/shop")).toBe(false);
  });

  test("never overwrites what is there", () => {
    const made = project({ "charts/mine/notes.txt": "mine" });
    const { code, stderr } = made.chartwright("new", "mine");
    expect(code).toBe(2);
    expect(stderr).toContain("charts/mine is there already");
    expect(made.read("charts/mine/notes.txt")).toBe("mine");
    expect(made.exists("charts/mine/chart.ts")).toBe(false);
  });
});
