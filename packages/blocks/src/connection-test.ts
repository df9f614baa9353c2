import {
  type Expr,
  type KubernetesObject,
  type ListExpr,
  type Reference,
  resource,
} from "@chartwright/model";
import { Pod } from "kubernetes-models/v1/Pod";
import type { BlockContext } from "./context.ts";
import { type GlobalValues, image, imageReference } from "./image.ts";

/** The values of the image that the test's pod runs. */
export function testImage() {
  return image({ registry: "docker.io", repository: "library/busybox", tag: "1.37" }).doc(
    "What `helm test` runs in.",
  );
}

/** What of the values the test's pod needs. */
interface TestValues {
  readonly global: GlobalValues;
  readonly imagePullSecrets: ListExpr<{ name: string }, unknown>;
  readonly testImage: Reference<ReturnType<typeof image>>;
}

/** A pod that `helm test` runs to call the Service; its image is `testImage`. */
export function connectionTest(
  context: BlockContext,
  values: TestValues,
  command: readonly (string | Expr<string>)[],
): Expr<KubernetesObject> {
  const { names, labels, release } = context;
  return resource(
    Pod,
    {
      metadata: { name: names.suffixed("test"), namespace: release.namespace, labels: labels.test },
      spec: {
        restartPolicy: "Never",
        automountServiceAccountToken: false,
        imagePullSecrets: values.imagePullSecrets,
        securityContext: { runAsNonRoot: true, runAsUser: 65534, seccompProfile: { type: "RuntimeDefault" } },
        containers: [
          {
            name: "test",
            image: imageReference(context, values.testImage, values.global, "testImage"),
            imagePullPolicy: values.testImage.pullPolicy,
            command,
            resources: { requests: { cpu: "10m", memory: "16Mi" }, limits: { memory: "32Mi" } },
            securityContext: {
              allowPrivilegeEscalation: false,
              capabilities: { drop: ["ALL"] },
              readOnlyRootFilesystem: true,
            },
          },
        ],
      },
    },
    { file: "test-connection" },
  );
}
