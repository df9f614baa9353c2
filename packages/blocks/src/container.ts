import { v } from "@chartwright/model";
import type { IResourceRequirements } from "kubernetes-models/v1";
import { configuration } from "./configuration.ts";
import { environment } from "./environment.ts";
import { type ImageDefaults, image } from "./image.ts";
import { absolutePath } from "./patterns.ts";

export interface ContainerDefaults {
  readonly image: ImageDefaults;
  readonly resources: IResourceRequirements;
  /** What runs as long as the user names no program, and what to know of it. */
  readonly placeholder?: { readonly command: readonly string[]; readonly doc: string };
  /** Where its configuration files are mounted. */
  readonly configPath: string;
}

/** What there is to say of a container whose program reads no configuration of the user's own. */
export type BareContainerDefaults = Omit<ContainerDefaults, "configPath">;

/** The values of a chart's main container. The defaults fit the `restricted` Pod Security Standard. */
export function container({ configPath, ...defaults }: ContainerDefaults) {
  return { ...program(defaults), ...configuration(configPath), ...surroundings(defaults) };
}

/** The same for a program whose whole configuration the chart knows. */
export function bareContainer(defaults: BareContainerDefaults) {
  return { ...program(defaults), ...surroundings(defaults) };
}

function program({ image: ofImage, placeholder }: BareContainerDefaults) {
  return {
    image: image(ofImage),
    imagePullSecrets: v.array(v.object({ name: v.string() })).doc("Secrets to pull images with."),
    command: v
      .array(v.string())
      .default([...(placeholder?.command ?? [])])
      .doc(["Runs in place of the image's entry point.", placeholder?.doc].filter(Boolean).join(" ")),
    args: v.array(v.string()).doc("Arguments of the command."),
    workingDir: v.string().pattern(absolutePath).optional().doc("Where the command runs.").example("/srv"),
  };
}

function surroundings({ resources }: BareContainerDefaults) {
  return {
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
