import { type Diagnostic, diagnostic, type Subject } from "@chartwright/diagnostics";
import type { KubeconformProgram } from "../rendering/program.ts";

/** The schemas of a Kubernetes minor, as kubeconform reads them. */
export interface KubernetesTarget {
  /** Such as `1.37`. */
  readonly minor: string;
  /** A template of paths, as `-schema-location` takes it. */
  readonly schemaLocation: string;
}

interface Resource {
  readonly kind: string;
  readonly name: string;
  readonly status: "statusValid" | "statusInvalid" | "statusError" | "statusSkipped" | "statusEmpty";
  readonly msg: string;
  readonly validationErrors?: readonly { readonly path: string; readonly msg: string }[];
}

/** That kubeconform finds every object of the manifests valid, and skips none. */
export async function checkSchemas(
  kubeconform: KubeconformProgram,
  manifests: string,
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
  return resources.flatMap((resource) =>
    findings(resource, { ...subject, kubernetes: target.minor, object: `${resource.kind}/${resource.name}` }),
  );
}

function findings(resource: Resource, subject: Subject): Diagnostic[] {
  switch (resource.status) {
    case "statusValid":
    case "statusEmpty":
      return [];
    case "statusSkipped":
      return [unchecked("kubeconform skipped it.", subject)];
    case "statusError":
      if (resource.msg.includes("could not find schema")) {
        return [
          unchecked(`There is no schema of ${resource.kind} for Kubernetes ${subject.kubernetes}.`, subject),
        ];
      }
      return [invalid(resource.msg, subject)];
    case "statusInvalid": {
      const errors = resource.validationErrors ?? [];
      if (errors.length === 0) return [invalid(resource.msg, subject)];
      return errors.map(({ path, msg }) => invalid(`${msg}.`, { ...subject, path: dotted(path) }));
    }
  }
}

function invalid(message: string, subject: Subject): Diagnostic {
  const fix = "Correct the field; `kubectl explain` tells what it takes.";
  return diagnostic("CW3009", { message, fix, subject });
}

function unchecked(message: string, subject: Subject): Diagnostic {
  const fix = "Add the definition of its kind to the folder of schemas, with `--crds`.";
  return diagnostic("CW3010", { message, fix, subject });
}

function dotted(pointer: string): string {
  return pointer
    .split("/")
    .filter((part) => part !== "")
    .join(".");
}
