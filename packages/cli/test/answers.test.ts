import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { rememberAnswers } from "../src/world/answers.ts";

/** A program that counts how often it was run, with a folder for its answers and one for its files. */
function counting(identity = "helm 4.3.1", status = 0, stderr = "") {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-answers-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  let runs = 0;
  const run = async () => ({ status, stdout: `run ${++runs}`, stderr });
  const answers = join(folder, "answers");
  return { folder, answers, run, ask: rememberAnswers(run, identity, answers) };
}

test("the same question is asked once", async () => {
  const { ask, answers, run } = counting();
  expect(await ask(["template", "web"], "a: 1")).toEqual({ status: 0, stdout: "run 1", stderr: "" });
  expect((await ask(["template", "web"], "a: 1")).stdout).toBe("run 1");
  expect((await rememberAnswers(run, "helm 4.3.1", answers)(["template", "web"], "a: 1")).stdout).toBe(
    "run 1",
  );
});

test("another argument, input or version is another question", async () => {
  const { ask, answers, run } = counting();
  await ask(["template", "web"], "a: 1");
  expect((await ask(["template", "web"], "a: 2")).stdout).toBe("run 2");
  expect((await ask(["template", "webs"], "a: 1")).stdout).toBe("run 3");
  expect((await rememberAnswers(run, "helm 4.3.2", answers)(["template", "web"], "a: 1")).stdout).toBe(
    "run 4",
  );
});

test("a chart is its content, wherever it is", async () => {
  const { folder, answers, run } = counting();
  const chart = (name: string, text: string) => {
    const made = mkdtempSync(join(folder, name));
    writeFileSync(join(made, "values.yaml"), text);
    return made;
  };
  const ask = (path: string) => rememberAnswers(run, "helm 4.3.1", answers)(["template", path]);
  expect((await ask(chart("a", "a: 1"))).stdout).toBe("run 1");
  expect((await ask(chart("b", "a: 1"))).stdout).toBe("run 1");
  expect((await ask(chart("c", "a: 2"))).stdout).toBe("run 2");
  const schemas = `${chart("d", "a: 1")}/{{.ResourceKind}}.json`;
  expect((await ask(schemas)).stdout).toBe("run 3");
});

test.each([
  ["failed for whatever reason", "Error: no space left on device\n", "run 2"],
  ["a template refused", "Error: execution error at (web/templates/all.yaml:1:4): no host\n", "run 1"],
  ["the schema refused", "Error: values don't meet the specifications of the schema(s) in the …\n", "run 1"],
])("what %s is asked again, or not", async (_, stderr, second) => {
  const { ask } = counting("helm 4.3.1", 1, stderr);
  expect((await ask(["template"])).stdout).toBe("run 1");
  expect((await ask(["template"])).stdout).toBe(second);
});

test("an answer that is broken or was not asked for in two weeks is asked again", async () => {
  const { answers, ask, run } = counting();
  await ask(["template"]);
  const [name = ""] = readdirSync(answers);
  writeFileSync(join(answers, name), "cut off");
  expect((await ask(["template"])).stdout).toBe("run 2");
  const old = new Date(Date.now() - 15 * 24 * 60 * 60_000);
  utimesSync(join(answers, name), old, old);
  expect((await rememberAnswers(run, "helm 4.3.1", answers)(["template"])).stdout).toBe("run 3");
});
