import { type KubernetesObject, type ListOf, type Reference, resource, v } from "@chartwright/model";
import { Service } from "kubernetes-models/v1/Service";
import { type BlockContext, mainMetadata } from "./context.ts";
import { hostName, partName } from "./patterns.ts";

/** The values of names within the cluster for what is outside of it. */
export function externalServices() {
  return v
    .mapOf(v.object({ externalName: v.string().pattern(hostName), annotations: v.mapOf(v.string()) }))
    .keys(partName)
    .doc("Services of type ExternalName by name: what is outside, under a name that stays when it moves.")
    .example({ database: { externalName: "db-3.example.com" } });
}

/** A Service for each of them, called by the chart's full name and its own. */
export function externalServiceResources(
  context: BlockContext,
  values: Reference<ReturnType<typeof externalServices>>,
): ListOf<KubernetesObject> {
  return values.map((name, service) =>
    resource(
      Service,
      {
        metadata: {
          ...mainMetadata(context),
          name: context.names.suffixed(name),
          annotations: service.annotations,
        },
        spec: { type: "ExternalName", externalName: service.externalName },
      },
      { file: "service-external" },
    ),
  );
}
