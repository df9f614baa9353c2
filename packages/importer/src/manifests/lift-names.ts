import { type Code, data, member, method, name, text } from "../code/code.ts";
import type { Identity } from "./identity.ts";
import { endsWith, isAt, type Lift, type Site } from "./site.ts";

/** What a name has behind what all names start with; `undefined` where it starts otherwise. */
export function suffixOf(text: string, fullname: string): string | undefined {
  if (text === fullname) return "";
  return text.startsWith(`${fullname}-`) ? text.slice(fullname.length + 1) : undefined;
}

/** Longer ones would not leave a release's name whole: `names.suffixed` refuses them. */
const longestSuffix = 9;

/** A name as the chart makes it; `undefined` where it does not start as the chart's names do. */
export function nameCode(text_: string, { fullname }: Identity): Code | undefined {
  const suffix = suffixOf(text_, fullname);
  if (suffix === undefined) return undefined;
  const whole = member(name("names"), "fullname");
  if (suffix === "") return whole;
  if (suffix.length > longestSuffix) return text([whole, `-${suffix}`]);
  return method(name("names"), "suffixed", data(suffix));
}

/** The field's own parents, whose `name` is the name of an object. */
const holders = new Set([
  "metadata",
  "configMap",
  "configMapRef",
  "configMapKeyRef",
  "secret",
  "secretRef",
  "secretKeyRef",
  "service",
  "scaleTargetRef",
  "roleRef",
  "backendRef",
]);
const lists = new Set(["subjects", "backendRefs", "imagePullSecrets"]);
const fields = new Set(["secretName", "claimName", "serviceAccountName", "serviceName"]);

function isNameOfObject({ path }: Site): boolean {
  const [before, holder, key] = [path.at(-3), path.at(-2), path.at(-1)];
  if (typeof key !== "string") return false;
  if (fields.has(key)) return true;
  if (key !== "name") return false;
  return typeof holder === "number" ? lists.has(String(before)) : holders.has(String(holder));
}

/** Names of objects, the object's own and those that it refers to. */
export const liftNames: Lift = (site) => {
  const { value, all, path } = site;
  if (typeof value !== "string" || !isNameOfObject(site)) return undefined;
  const isOwn = isAt(path, "metadata", "name");
  const isKnown = isOwn || all.objects.some((object) => object.name === value);
  return isKnown ? nameCode(value, all.identity) : undefined;
};

/** The release's namespace. */
export const liftNamespace: Lift = ({ path, value, all }) => {
  const isNamespace = isAt(path, "metadata", "namespace") || endsWith(path, "subjects", "#", "namespace");
  if (!isNamespace || value !== all.identity.namespace) return undefined;
  return member(name("release"), "namespace");
};

/** Texts that a program reads, in which Services are named. */
export const liftTexts: Lift = ({ path, value, source, all }) => {
  if (typeof value !== "string") return undefined;
  const isText =
    endsWith(path, "command", "#") ||
    endsWith(path, "args", "#") ||
    (source.kind === "ConfigMap" && path[0] === "data");
  return isText ? withNames(value, all) : undefined;
};

/** A text in which names of Services or other objects stand, such as a URL, with the chart's names in their place. */
export function withNames(value: string, { objects, identity }: Site["all"]): Code | undefined {
  const known = objects
    .filter(({ kind }) => kind === "Service")
    .map((object) => object.name)
    .filter((each) => nameCode(each, identity) !== undefined)
    .sort((a, b) => b.length - a.length);
  if (known.length === 0) return undefined;
  const pattern = new RegExp(
    `(?<![\\w.-])(${known.map((each) => each.replaceAll(/\W/g, "\\$&")).join("|")})(?![\\w-])`,
  );
  const pieces = value.split(new RegExp(pattern, "g"));
  if (pieces.length === 1) return undefined;
  const parts = pieces.map((piece, index) => (index % 2 === 1 ? nameCode(piece, identity) : piece));
  const real = parts.filter((part): part is string | Code => part !== "" && part !== undefined);
  return real.length === 1 ? (real[0] as Code) : text(real);
}
