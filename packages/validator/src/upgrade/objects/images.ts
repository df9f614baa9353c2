import { isMapping, type Json } from "@chartwright/model";
import { parse, diff as versionDifference } from "semver";
import { type ManifestObject, objectName } from "../../rendering/objects.ts";
import type { Bump } from "../bump.ts";
import type { Change } from "../change.ts";
import { fieldAt } from "./identity.ts";

const podSpecs = ["spec", "spec.template.spec", "spec.jobTemplate.spec.template.spec"];

/** The image of each container of an object, by the container's name. */
export function imagesOf(object: ManifestObject): ReadonlyMap<string, string> {
  const containers = podSpecs.flatMap((path) =>
    ["initContainers", "containers"].flatMap((list) => {
      const found = fieldAt(object, `${path}.${list}`);
      return Array.isArray(found) ? found : [];
    }),
  );
  return new Map(
    containers.flatMap((container: Json) => {
      const { name, image } = isMapping(container) ? container : {};
      return typeof name === "string" && typeof image === "string" ? [[name, image] as const] : [];
    }),
  );
}

/** The images that an object runs another version of, or another image in place of. */
export function compareImages(old: ManifestObject, made: ManifestObject): readonly Change[] {
  const after = imagesOf(made);
  return [...imagesOf(old)].flatMap(([name, before]) => {
    const now = after.get(name);
    if (now === undefined || now === before) return [];
    const { bump, why } = judge(before, now);
    const object = objectName(old);
    return [
      {
        kind: "image-changed",
        bump,
        object,
        path: name,
        message: `Container ${name} of ${object} runs ${now}, before ${before}.`,
        why,
      },
    ];
  });
}

/** The parts of an image's reference. */
export function imageParts(image: string): { readonly repository: string; readonly tag: string } {
  const [named = ""] = image.split("@");
  const colon = named.lastIndexOf(":");
  const hasTag = colon > named.lastIndexOf("/");
  return hasTag
    ? { repository: named.slice(0, colon), tag: named.slice(colon + 1) }
    : { repository: named, tag: "" };
}

function judge(old: string, made: string): { readonly bump: Bump; readonly why: string } {
  const [before, after] = [imageParts(old), imageParts(made)];
  if (before.repository !== after.repository)
    return { bump: "minor", why: "It comes from elsewhere: mirrors and rules about registries must follow." };
  const [from, to] = [versionOf(before.tag), versionOf(after.tag)];
  if (from === null || to === null)
    return { bump: "patch", why: "Its tags are no versions that say how much changed." };
  switch (versionDifference(from, to)) {
    case "major":
    case "premajor":
      return { bump: "major", why: "The program says of itself that something breaks." };
    case "minor":
    case "preminor":
      return { bump: "minor", why: "The program says of itself that it does more." };
    default:
      return { bump: "patch", why: "The program says of itself that it is mended only." };
  }
}

/** A tag as a version: `v1.2`, `1.2.3-alpine`. A single number, such as a date, is none. */
function versionOf(tag: string) {
  const [, major, minor, patch = "0"] = /^v?(\d+)\.(\d+)(?:\.(\d+))?(?:[-+.].*)?$/.exec(tag) ?? [];
  return major === undefined ? null : parse(`${Number(major)}.${Number(minor)}.${Number(patch)}`);
}
