import { isMapping, type Json } from "@chartwright/model";
import { type ManifestObject, objectName } from "../../rendering/objects.ts";
import type { Change } from "../change.ts";
import { checkImmutable, sorted } from "./check-immutable.ts";
import { compareCrd, isCrd } from "./compare-crd.ts";
import { identity, isHook } from "./identity.ts";
import { compareImages } from "./images.ts";
import { pairRenamed } from "./pair-renamed.ts";
import { removalBump } from "./removal-bump.ts";

/** What a release is made of otherwise than before, with the same values. */
export function compareObjects(
  old: readonly ManifestObject[],
  made: readonly ManifestObject[],
): readonly Change[] {
  const [before, after] = [byIdentity(old), byIdentity(made)];
  const gone = [...before].filter(([id]) => !after.has(id)).map(([, object]) => object);
  const fresh = [...after].filter(([id]) => !before.has(id)).map(([, object]) => object);
  const { renamed, removed, added } = pairRenamed(gone, fresh);
  const kept = [...before].flatMap(([id, object]) => {
    const now = after.get(id);
    return now === undefined ? [] : compareObject(object, now);
  });
  return [
    ...removed.map(removal),
    ...renamed.map(([from, to]) => renaming(from, to)),
    ...kept,
    ...added.map(addition),
  ];
}

function byIdentity(objects: readonly ManifestObject[]): ReadonlyMap<string, ManifestObject> {
  return new Map(objects.map((object) => [identity(object), object]));
}

function compareObject(old: ManifestObject, made: ManifestObject): readonly Change[] {
  const immutable = checkImmutable(old, made);
  if (isCrd(old) && isCrd(made)) return [...immutable, ...compareCrd(old, made)];
  const images = compareImages(old, made);
  const paths = differences(sorted(unlabelled(old)), sorted(unlabelled(made)));
  const known = new Set(immutable.map(({ path }) => path));
  const others = paths.filter((path) => ![...known].some((each) => path.startsWith(String(each))));
  const left = others.filter((path) => !(images.length > 0 && /\.image$/.test(path)));
  return left.length === 0 ? [...immutable, ...images] : [...immutable, ...images, change(old, left)];
}

function change(object: ManifestObject, paths: readonly string[]): Change {
  const more = paths.length > 4 ? ` and ${paths.length - 4} more` : "";
  const message = `${objectName(object)} differs in ${paths.slice(0, 4).join(", ")}${more}.`;
  const why = "An upgrade changes it in place.";
  return { kind: "object-changed", bump: "patch", object: objectName(object), message, why };
}

function removal(object: ManifestObject): Change {
  const name = objectName(object);
  if (isHook(object)) {
    const why = "It was no part of the release.";
    return { kind: "object-removed", bump: "patch", object: name, message: `The hook ${name} is gone.`, why };
  }
  const { bump, why } = removalBump(String(object.kind));
  return { kind: "object-removed", bump, object: name, message: `${name} is gone.`, why };
}

function renaming(from: ManifestObject, to: ManifestObject): Change {
  const { bump, why } = removalBump(String(from.kind));
  const message = `${objectName(from)} is ${objectName(to)} now.`;
  return {
    kind: "object-renamed",
    bump: isHook(from) ? "patch" : bump,
    object: objectName(from),
    message,
    why,
  };
}

function addition(object: ManifestObject): Change {
  const why = isHook(object) ? "Helm runs something more." : "The release holds something more.";
  return {
    kind: "object-added",
    bump: "minor",
    object: objectName(object),
    message: `${objectName(object)} is new.`,
    why,
  };
}

/** Labels that name the version of the chart or of its application, in which every version differs from the next. */
const ofVersion = ["helm.sh/chart", "app.kubernetes.io/version", "chart", "version"];

function unlabelled(value: Json): Json {
  if (Array.isArray(value)) return value.map(unlabelled);
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      key === "labels" ? withoutVersion(each) : unlabelled(each),
    ]),
  );
}

function withoutVersion(labels: Json): Json {
  if (!isMapping(labels)) return labels;
  return Object.fromEntries(Object.entries(labels).filter(([key]) => !ofVersion.includes(key)));
}

/** The paths at which two values differ; a list of another length is one. */
function differences(old: Json | undefined, made: Json | undefined, path = ""): readonly string[] {
  if (isMapping(old) && isMapping(made)) {
    return Object.keys({ ...old, ...made }).flatMap((key) =>
      differences(old[key], made[key], path === "" ? key : `${path}.${key}`),
    );
  }
  if (Array.isArray(old) && Array.isArray(made) && old.length === made.length)
    return old.flatMap((each, at) => differences(each, made[at], `${path}[${at}]`));
  return JSON.stringify(old) === JSON.stringify(made) ? [] : [path];
}
