import type { SourceObject } from "../source.ts";
import { camelCase } from "./camel-case.ts";
import { suffixOf } from "./lift-names.ts";
import { isTest } from "./tests.ts";

const workloads = new Set(["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob", "Pod"]);

/** Whether objects of a kind have containers. */
export function isWorkload(kind: string): boolean {
  return workloads.has(kind);
}

/** Keys of values that mean something else than a component. */
const taken = new Set(["global", "nameOverride", "fullnameOverride", "ingress", "service", "image"]);

/**
 * Where the values of each object stand: at the top where the chart runs one thing, else below the component's name.
 */
export function scopes(
  objects: readonly SourceObject[],
  fullname: string,
): (source: SourceObject) => readonly string[] {
  const running = objects.filter((each) => isWorkload(each.kind) && !isTest(each));
  return (source) => {
    if (isTest(source)) return [camelCase(suffixOf(source.name, fullname) || "test")];
    const isAlone = isWorkload(source.kind)
      ? running.length === 1
      : objects.filter(({ kind }) => kind === source.kind).length === 1 && running.length < 2;
    if (isAlone) return [];
    const suffix = suffixOf(source.name, fullname);
    if (suffix === "" && running.length < 2) return [];
    const component = camelCase(suffix || source.name);
    return [taken.has(component) ? `${component}Component` : component];
  };
}
