import { isMapping, type Json } from "@chartwright/model";
import { arrow, type Code, call, data, list, method, name, object, spread } from "../code/code.ts";
import { identifier } from "../code/identifier.ts";
import { camelCase } from "./camel-case.ts";
import { parseImage } from "./image.ts";
import { withNames } from "./lift-names.ts";
import { isWorkload } from "./scopes.ts";
import type { Lift, Site } from "./site.ts";
import { reference } from "./values-tree.ts";

/** The container that a part belongs to, and where its values stand: those of the first one are the pod's own. */
function containerOf({ source, path, around, all }: Site) {
  const at = path.findLastIndex((key) => key === "containers" || key === "initContainers");
  const index = path[at + 1];
  if (at === -1 || typeof index !== "number" || !isWorkload(source.kind)) return undefined;
  const container = around[at + 2];
  if (!isMapping(container) || typeof container.name !== "string") return undefined;
  const isMain = path[at] === "containers" && index === 0;
  const scope = all.scopeOf(source);
  return {
    container,
    rest: path.slice(at + 2),
    scope: isMain ? scope : [...scope, camelCase(container.name)],
  };
}

/** The image of a container, and how it is pulled. */
export const liftImage: Lift = (site) => {
  const found = containerOf(site);
  if (found?.rest.length !== 1 || found.rest[0] !== "image" || typeof site.value !== "string")
    return undefined;
  const image = parseImage(site.value);
  if (image === undefined) return undefined;
  const policy = found.container.imagePullPolicy;
  const { registry, tag, digest } = image;
  const isWhole =
    registry !== undefined && tag !== undefined && digest === undefined && policy === "IfNotPresent";
  const defaults = object(
    Object.entries({ ...image, ...(isWhole || policy === undefined ? {} : { pullPolicy: policy }) })
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => ({ key, value: data(value as Json) })),
  );
  const path = site.all.values.take(
    [...found.scope, "image"],
    call(isWhole ? "blocks.image" : "blocks.plainImage", defaults),
  );
  site.all.images.set(found.container, path);
  const helper = camelCase(path.join("-"));
  const args = [name("context"), reference(path), reference(["global"])];
  return call(
    isWhole ? "blocks.imageReference" : "blocks.plainImageReference",
    ...args,
    ...(helper === "image" ? [] : [data(helper)]),
  );
};

export const liftPullPolicy: Lift = (site) => {
  const found = containerOf(site);
  if (found?.rest.length !== 1 || found.rest[0] !== "imagePullPolicy") return undefined;
  const path = site.all.images.get(found.container);
  return path === undefined ? undefined : reference([...path, "pullPolicy"]);
};

export const liftResources: Lift = (site) => {
  const found = containerOf(site);
  if (found?.rest.length !== 1 || found.rest[0] !== "resources" || !isMapping(site.value)) return undefined;
  const isEmpty = Object.keys(site.value).length === 0;
  const type = call("v.kubernetes", data("ResourceRequirements"));
  const declared = isEmpty ? type : method(type, "default", data(site.value));
  const doc = `What a container ${site.path.includes("initContainers") ? "that runs first " : ""}is given.`;
  const path = site.all.values.take([...found.scope, "resources"], method(declared, "doc", data(doc)));
  return isEmpty ? call("keepEmpty", reference(path)) : reference(path);
};

interface Variable {
  readonly name: string;
  readonly value: string;
}

/**
 * Environment variables that are plain text, each with a value of its own in its place, as one may be made of another.
 * Behind them stand those that a user adds.
 */
export const liftEnv: Lift = (site) => {
  const found = containerOf(site);
  const { value, all } = site;
  if (found?.rest.length !== 1 || found.rest[0] !== "env" || !Array.isArray(value)) return undefined;
  const isPlain = (item: Json): item is Json & Variable =>
    isVariable(item) && withNames(item.value, all) === undefined;
  const names = value.flatMap((item) => (isMapping(item) && typeof item.name === "string" ? item.name : []));
  if (value.length === 0 || new Set(names).size !== value.length) return undefined;
  const plain = value.filter(isPlain);
  const properties = plain.map((each) => ({
    key: each.name,
    value: method(call("v.string"), "default", data(each.value)),
  }));
  const own = method(call("v.object", object(properties)), "doc", data("Environment variables by name."));
  const path = plain.length === 0 ? [] : all.values.take([...found.scope, "env"], own);
  const items = value.map((item, index) =>
    isPlain(item) ? entry(data(item.name), reference([...path, item.name])) : variableCode(item, index, site),
  );
  return list([...items, spread(extraEnv(site, found.scope, names))]);
};

function extraEnv({ all }: Site, scope: readonly string[], names: readonly string[]): Code {
  const keys = method(call("v.mapOf", call("v.string")), "keys", data("^[A-Za-z_.-][\\w.-]*$"));
  const others = method(keys, "keysExcept", ...names.map((each) => data(each)));
  const declared = method(others, "doc", data("Further environment variables by name."));
  const path = all.values.take(
    [...scope, "extraEnv"],
    method(declared, "example", data({ [exampleName(names)]: "info" })),
  );
  return method(
    reference(path),
    "map",
    arrow(["name", "value"].map(identifier), entry(name("name"), name("value"))),
  );
}

function exampleName(taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? "LOG_LEVEL" : `LOG_LEVEL_${number}`;
    if (!taken.includes(name)) return name;
  }
}

function entry(named: Code, value: Code): Code {
  return object([
    { key: "name", value: named },
    { key: "value", value },
  ]);
}

function isVariable(item: Json): item is Json & Variable {
  return (
    isMapping(item) &&
    typeof item.value === "string" &&
    typeof item.name === "string" &&
    Object.keys(item).length === 2
  );
}

/** A variable that is no plain text: it refers to an object, or names one. */
function variableCode(item: Json, index: number, site: Site): Code {
  if (isVariable(item)) {
    return entry(data(item.name), withNames(item.value, site.all) ?? data(item.value));
  }
  return site.below(item, index);
}
