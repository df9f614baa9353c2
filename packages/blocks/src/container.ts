import { v } from "@chartwright/model";
import type { IResourceRequirements } from "kubernetes-models/v1";
import { configuration } from "./configuration.ts";
import { environment } from "./environment.ts";
import { type ImageDefaults, image } from "./image.ts";
import { absolutePath } from "./patterns.ts";

export interface ContainerDefaults {
  readonly image: ImageDefaults;
  readonly resources: IResourceRequirements;
  readonly command?: readonly string[];
  /** Where its configuration files are mounted. */
  readonly configPath: string;
}

/** The values of a chart's main container. The defaults fit the `restricted` Pod Security Standard. */
export function container({ image: ofImage, resources, command = [], configPath }: ContainerDefaults) {
  return {
    image: image(ofImage),
    imagePullSecrets: v.array(v.object({ name: v.string() })).doc("Secrets to pull images with."),
    command: v
      .array(v.string())
      .default([...command])
      .doc("Runs in place of the image's entry point."),
    args: v.array(v.string()).doc("Arguments of the command."),
    workingDir: v.string().pattern(absolutePath).optional().doc("Where the command runs.").example("/srv"),
    ...configuration(configPath),
    extraEnv: environment()
      .doc("Environment variables by name: a text, or where it comes from.")
      .example({
        LOG_LEVEL: "info",
        API_TOKEN: { secretKeyRef: { name: "api", key: "token" } },
        NODE_NAME: { fieldRef: { fieldPath: "spec.nodeName" } },
      }),
    extraEnvFrom: v
      .array(v.kubernetes("EnvFromSource"))
      .doc("ConfigMaps and Secrets whose keys become environment variables."),
    resources: v
      .kubernetes("ResourceRequirements")
      .default(resources)
      .doc("What a pod is given. No CPU limit: it would be throttled while CPU is idle."),
    lifecycle: v.kubernetes("Lifecycle").doc("What it does after it has started, and before it ends."),
    securityContext: v
      .kubernetes("SecurityContext")
      .default({
        allowPrivilegeEscalation: false,
        capabilities: { drop: ["ALL"] },
        readOnlyRootFilesystem: true,
      })
      .doc("What the container may do."),
  };
}
