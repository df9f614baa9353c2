import { type Diagnostic, diagnostic, type Subject } from "@chartwright/diagnostics";
import type { Json } from "@chartwright/model";
import { formatPath } from "../json-schema/explain.ts";
import { type ManifestObject, objectName } from "../rendering/objects.ts";
import type { KubeconformProgram } from "../rendering/program.ts";
import { explainObject, help } from "./explain-object.ts";
import type { Definitions } from "./schema-files.ts";

/** The schemas of a Kubernetes minor, as kubeconform reads them. */
export interface KubernetesTarget {
  /** Such as `1.37`. */
  readonly minor: string;
  /** A template of paths, as `-schema-location` takes it. */
  readonly schemaLocation: string;
  /** The same schemas, as data. */
  readonly definitions: Definitions;
  readonly crds: readonly Json[];
}

interface Resource {
  readonly kind: string;
  readonly name: string;
  /** Its report has no word for an empty document, which is what stands before a release of hooks alone. */
  readonly status: "statusValid" | "statusInvalid" | "statusError" | "statusSkipped" | "";
  readonly msg: string;
}

/**
 * That kubeconform finds every object of the manifests valid, and skips none.
 * What it says of an object that is not is seldom more than that: ajv, with the same schemas, says what and where.
 */
export async function checkSchemas(
  kubeconform: KubeconformProgram,
  manifests: string,
  objects: readonly ManifestObject[],
  target: KubernetesTarget,
  subject: Subject,
): Promise<readonly Diagnostic[]> {
  const args = ["-strict", "-verbose", "-output", "json", "-kubernetes-version", `${target.minor}.0`];
  const ended = await kubeconform.run([...args, "-schema-location", target.schemaLocation, "-"], manifests);
  let resources: readonly Resource[];
  try {
    resources = (JSON.parse(ended.stdout) as { resources: Resource[] }).resources ?? [];
  } catch {
    const message = ended.stderr.trim() || `kubeconform ended with ${ended.status} and no report.`;
    const fix = "Correct what kubeconform says; it read what Helm rendered.";
    return [diagnostic("CW3009", { message, fix, subject: { ...subject, kubernetes: target.minor } })];
  }
  return resources.flatMap((resource) => {
    const object = `${resource.kind}/${resource.name}`;
    return findings(resource, target, objects, { ...subject, kubernetes: target.minor, object });
  });
}

function findings(
  resource: Resource,
  target: KubernetesTarget,
  objects: readonly ManifestObject[],
  subject: Subject,
): Diagnostic[] {
  switch (resource.status) {
    case "statusValid":
    case "":
      return [];
    case "statusSkipped":
      return [unchecked("kubeconform skipped it.", subject)];
    case "statusError":
      if (resource.msg.includes("could not find schema")) {
        return [unchecked(`There is no schema of ${resource.kind} for Kubernetes ${target.minor}.`, subject)];
      }
      return [invalid(resource.msg, subject)];
    case "statusInvalid": {
      const object = objects.find((each) => objectName(each) === subject.object);
      const reasons = object === undefined ? [] : explainObject(object, target);
      if (reasons.length === 0) return [invalid(resource.msg, subject)];
      return reasons.map(({ path, message, fix }) =>
        invalid(message, { ...subject, path: formatPath(path) }, fix),
      );
    }
  }
}

function invalid(message: string, subject: Subject, fix = help): Diagnostic {
  return diagnostic("CW3009", { message, fix, subject });
}

function unchecked(message: string, subject: Subject): Diagnostic {
  const fix = "Add the definition of its kind to the folder of schemas, with `--crds`.";
  return diagnostic("CW3010", { message, fix, subject });
}
