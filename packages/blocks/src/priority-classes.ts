import { type KubernetesObject, type ListOf, type Reference, resource, v, when } from "@chartwright/model";
import { PriorityClass } from "kubernetes-models/scheduling.k8s.io/v1/PriorityClass";
import type { BlockContext } from "./context.ts";
import { subdomain } from "./patterns.ts";

/** The values of how pods rank when room is short. */
export function priorityClasses() {
  return v
    .mapOf(
      v.object({
        value: v
          .integer()
          .min(-2147483648)
          .max(1000000000)
          .doc("The higher, the sooner they get room; 0 is what pods without a class have."),
        description: v.string().default("").doc("For whom it is."),
        globalDefault: v.boolean().default(false).doc("Whether pods that name no class have it."),
        preemptionPolicy: v
          .enum("PreemptLowerPriority", "Never")
          .default("PreemptLowerPriority")
          .doc("Whether pods of a lower rank are ended to make room."),
        annotations: v.mapOf(v.string()),
      }),
    )
    .keys(subdomain)
    .doc("Priority classes by name.")
    .example({ "business-critical": { value: 100000, description: "What customers wait for." } });
}

export function priorityClassResources(
  { labels }: BlockContext,
  values: Reference<ReturnType<typeof priorityClasses>>,
): ListOf<KubernetesObject> {
  return values.map((name, priority) =>
    resource(PriorityClass, {
      metadata: { name, annotations: priority.annotations, labels: labels.common },
      value: priority.value,
      globalDefault: when(priority.globalDefault, true),
      preemptionPolicy: priority.preemptionPolicy,
      description: priority.description,
    }),
  );
}
