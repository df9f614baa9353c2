import type { FilesOptions } from "@chartwright/engine";
import type { KubernetesSettings } from "../suite/suite.ts";
import { isMapping, type Mapping, plain } from "../yaml/data.ts";

/** What `lookup` finds among the objects of a suite; a kind that its scheme does not have is not found. */
export function lookupIn({ scheme, objects }: KubernetesSettings): NonNullable<FilesOptions["lookup"]> {
  return (apiVersion, kind, namespace, name) => {
    const props = scheme[`${apiVersion}/${kind}`];
    if (!isMapping(props) || !isMapping(props.gvr)) return {};
    const { gvr } = props;
    const wanted = [gvr.group, gvr.version, gvr.resource].map((part) => part ?? "").join("/");
    const isNamespaced = props.namespaced === true;
    const found = objects.filter((object) => {
      const metadata = isMapping(object.metadata) ? object.metadata : {};
      const isThere = !isNamespaced || namespace === "" || (metadata.namespace ?? "") === namespace;
      return resourceOf(object) === wanted && isThere && (name === "" || metadata.name === name);
    });
    if (name !== "") return plain(found[0] ?? {});
    return {
      apiVersion,
      kind: `${kind}List`,
      metadata: { continue: "", resourceVersion: "" },
      items: found.map(plain),
    };
  };
}

/** The resource of an object, as Kubernetes guesses it from the kind. */
function resourceOf(object: Mapping): string {
  const [version = "", group = ""] = String(object.apiVersion ?? "")
    .split("/")
    .reverse();
  const kind = String(object.kind ?? "").toLowerCase();
  return [group, version, plural(kind)].join("/");
}

function plural(kind: string): string {
  if (kind === "endpoints") return kind;
  if (kind.endsWith("s")) return `${kind}es`;
  return kind.endsWith("y") ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}
