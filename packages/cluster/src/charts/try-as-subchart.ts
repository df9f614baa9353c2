import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { temporaryFolder } from "../temporary.ts";
import { waitUntil } from "../wait-until.ts";
import { objectsOf } from "./manifest.ts";
import { revisionsOf } from "./release.ts";
import { inRoom } from "./room.ts";
import type { Case, Outcome, Trial } from "./trial.ts";

/** Values that all charts of a parent get, with some that this one has never heard of. */
const global = { imageRegistry: "registry.example.com", ofAnotherChart: { nested: true } };

/**
 * Installs a chart under a parent that has `global` values and switches it with `condition`: on, off, on again.
 */
export function tryAsSubchart(trial: Trial, current: Case): Promise<Outcome> {
  const folder = temporaryFolder("parent");
  return inRoom(trial, "subchart", async (room) => {
    const parent = writeParent(folder, trial.chart);
    const valuesOf = (enabled: boolean) => {
      const file = join(folder, `${enabled}.yaml`);
      const own = parse(readFileSync(current.values, "utf8")) ?? {};
      writeFileSync(file, stringify({ global, [trial.chart.name]: { ...own, enabled } }));
      return ["--values", file];
    };
    const { steps } = room;
    const one = room.release("one");
    await steps.run("install under a parent", async () => {
      const alone = await room.helm(
        "template",
        one,
        trial.chart.folder,
        "--no-hooks",
        "--values",
        current.values,
      );
      await room.apply("install", one, parent, ...valuesOf(true));
      const [revision] = await revisionsOf(trial.api, room.namespace, one);
      const [is, due] = [revision?.objects.length, objectsOf(alone).length + 1];
      if (is !== due)
        throw new Error(`The parent's condition is true, but ${is} objects were installed and not ${due}.`);
    });
    await steps.run("the parent's condition off", async () => {
      await room.apply("upgrade", one, parent, ...valuesOf(false));
      const isGone = async () => (await room.remains(one)).filter(isNotHelms).length === 1;
      await waitUntil(isGone, {
        what: "the subchart's objects to be gone",
        seconds: Math.min(20, trial.seconds ?? 60),
        everyMilliseconds: 300,
      });
    });
    await steps.run("the parent's condition on again", () =>
      room.apply("upgrade", one, parent, ...valuesOf(true)),
    );
    await steps.run("uninstall", () => room.uninstall(one));
  }).finally(() => rmSync(folder, { recursive: true, force: true }));
}

const isNotHelms = (object: string) => !object.startsWith("secrets/sh.helm.release.");

/** A chart with one object of its own, and the chart under trial as its dependency. */
function writeParent(folder: string, { folder: source, name }: Trial["chart"]): string {
  const parent = join(folder, "parent");
  mkdirSync(join(parent, "templates"), { recursive: true });
  cpSync(source, join(parent, "charts", name), { recursive: true });
  const { version } = parse(readFileSync(join(source, "Chart.yaml"), "utf8"));
  const dependencies = [{ name, version, condition: `${name}.enabled` }];
  const chart = { apiVersion: "v2", name: "parent", version: "1.0.0", dependencies };
  writeFileSync(join(parent, "Chart.yaml"), stringify(chart));
  const own = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "of-the-parent" } };
  writeFileSync(join(parent, "templates/own.yaml"), stringify(own));
  return parent;
}
