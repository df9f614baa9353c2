import type { ILabelSelector } from "@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector";
import type { IContainer, IPodSpec, IPodTemplateSpec, IProbe } from "kubernetes-models/v1";
import type { Kinds } from "./kinds.ts";
import type { AnyObject, RenderedObject, Spot } from "./rendered.ts";

/** Kinds that make pods. */
export const workloadKinds = [
  "CronJob",
  "DaemonSet",
  "Deployment",
  "Job",
  "Pod",
  "ReplicaSet",
  "ReplicationController",
  "StatefulSet",
] as const;
export type WorkloadKind = (typeof workloadKinds)[number];

/** What makes pods, with the template that it makes them from. Its spot is that template. */
export interface Workload extends Spot {
  readonly kind: WorkloadKind;
  readonly name: string;
  readonly namespace: string;
  /** The labels that its pods have. */
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly pod: IPodSpec;
  /** How it finds its pods; undefined for a Pod, a Job and a CronJob, which need none. */
  readonly selector: ILabelSelector | undefined;
  /** Pods at once, as far as the object says; 1 where it may but does not, undefined where it cannot. */
  readonly replicas: number | undefined;
  /** Whether its pods are meant to run on and on: a server, not a job. */
  readonly serves: boolean;
  /** Every container, init containers first. */
  readonly containers: readonly Container[];
}

export interface Container extends Spot {
  readonly container: IContainer;
  readonly name: string;
  readonly workload: Workload;
  /** `init` runs to its end before the others start; a `sidecar` is an init container that goes on. */
  readonly role: "main" | "init" | "sidecar";
}

/** The probes of a container, each with the name of its field. */
export function probesOf({ container }: Container): readonly (readonly [string, IProbe])[] {
  return (["startupProbe", "livenessProbe", "readinessProbe"] as const).flatMap((field) => {
    const probe = container[field];
    return probe === undefined ? [] : [[field, probe] as const];
  });
}

/** The workload that an object is; undefined where it makes no pods. */
export function workloadOf(of: RenderedObject<AnyObject>): Workload | undefined {
  if (!(workloadKinds as readonly string[]).includes(of.kind)) return undefined;
  const kind = of.kind as WorkloadKind;
  const { template, path, selector, replicas } = partsOf(of, kind);
  const pod = template?.spec;
  if (pod === undefined || pod === null) return undefined;
  const workload: Workload = {
    of,
    path,
    kind,
    name: of.name,
    namespace: of.namespace,
    labels: template?.metadata?.labels ?? {},
    annotations: template?.metadata?.annotations ?? {},
    pod,
    selector,
    replicas,
    serves: kind !== "Job" && kind !== "CronJob" && kind !== "Pod",
    get containers() {
      return containersOf(workload);
    },
  };
  return workload;
}

interface Parts {
  readonly template: Pick<IPodTemplateSpec, "metadata" | "spec"> | undefined;
  readonly path: string;
  readonly selector?: ILabelSelector | undefined;
  readonly replicas?: number;
}

function partsOf(of: RenderedObject<AnyObject>, kind: WorkloadKind): Parts {
  switch (kind) {
    case "Pod":
      return { template: of.object as Kinds["Pod"] as Parts["template"], path: "" };
    case "CronJob":
      return {
        template: (of.object as Kinds["CronJob"]).spec?.jobTemplate?.spec?.template,
        path: "spec.jobTemplate.spec.template",
      };
    case "Job":
      return { template: (of.object as Kinds["Job"]).spec?.template, path: "spec.template" };
    case "DaemonSet": {
      const { spec } = of.object as Kinds["DaemonSet"];
      return { template: spec?.template, path: "spec.template", selector: spec?.selector };
    }
    case "ReplicationController": {
      const { spec } = of.object as Kinds["ReplicationController"];
      const selector = spec?.selector === undefined ? undefined : { matchLabels: spec.selector };
      return { template: spec?.template, path: "spec.template", selector, replicas: spec?.replicas ?? 1 };
    }
    case "Deployment":
    case "ReplicaSet":
    case "StatefulSet": {
      const { spec } = of.object as Kinds["Deployment" | "ReplicaSet" | "StatefulSet"];
      return {
        template: spec?.template,
        path: "spec.template",
        selector: spec?.selector,
        replicas: spec?.replicas ?? 1,
      };
    }
  }
  kind satisfies never;
  return kind;
}

function containersOf(workload: Workload): readonly Container[] {
  const { pod, of } = workload;
  const prefix = workload.path === "" ? "spec" : `${workload.path}.spec`;
  const made = (field: "initContainers" | "containers") =>
    (pod[field] ?? []).map((container, index): Container => {
      const role =
        field === "containers" ? "main" : container.restartPolicy === "Always" ? "sidecar" : "init";
      return { of, path: `${prefix}.${field}[${index}]`, container, name: container.name, workload, role };
    });
  return [...made("initContainers"), ...made("containers")];
}
