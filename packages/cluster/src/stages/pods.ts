/** The annotation by which a pod says how long its probes take, such as `2s`. */
export const readyAfter = "chartwright.dev/ready-after";

const stage = (name: string, phase: string, expressions: string, body: string, delay = "") => `
apiVersion: kwok.x-k8s.io/v1alpha1
kind: Stage
metadata:
  name: ${name}
spec:
  resourceRef: { apiGroup: v1, kind: Pod }
  selector:
    matchExpressions:
      - jq: { key: .metadata.deletionTimestamp, operator: DoesNotExist }
      - jq: { key: .status.phase, operator: In, values: [${phase}] }
${expressions}
${delay}
  next:
    statusTemplate: |
${body}
`;

const imageTag = (tag: string, operator: string) =>
  `      - jq: { key: '.spec.containers[].image | select(endswith(":${tag}"))', operator: ${operator} }`;

const runsToTheEnd = "      - jq: { key: .spec.restartPolicy, operator: In, values: [Never, OnFailure] }";

const condition = (type: string, status: "True" | "False", reason: string) =>
  `        - { type: ${type}, status: "${status}", reason: ${reason}, lastTransitionTime: {{ Now | Quote }} }`;

const containerStatuses = (ready: boolean, state: string) => `
      containerStatuses:
      {{ range .spec.containers }}
        - name: {{ .name | Quote }}
          image: {{ .image | Quote }}
          imageID: ""
          ready: ${ready}
          restartCount: 0
          started: ${ready}
          state: ${state}
      {{ end }}`;

/**
 * A pod's containers start and are ready, at once or when its annotation says, unless one of them has an image
 * that does not exist.
 */
export const podReady = stage(
  "pod-ready",
  "Pending",
  imageTag("missing", "DoesNotExist"),
  `
      phase: Running
      startTime: {{ Now | Quote }}
      conditions:
      {{ range (list "PodReadyToStartContainers" "Initialized" "ContainersReady" "Ready") }}
        - { type: {{ . }}, status: "True", lastTransitionTime: {{ Now | Quote }} }
      {{ end }}
      {{ range .spec.readinessGates }}
        - { type: {{ .conditionType | Quote }}, status: "True", lastTransitionTime: {{ Now | Quote }} }
      {{ end }}
      initContainerStatuses:
      {{ range .spec.initContainers }}
        - name: {{ .name | Quote }}
          image: {{ .image | Quote }}
          imageID: ""
          ready: true
          restartCount: 0
          started: {{ eq (or .restartPolicy "") "Always" }}
          state:
          {{ if eq (or .restartPolicy "") "Always" }}
            running: { startedAt: {{ Now | Quote }} }
          {{ else }}
            terminated: { exitCode: 0, reason: Completed, startedAt: {{ Now | Quote }}, finishedAt: {{ Now | Quote }} }
          {{ end }}
      {{ end }}
${containerStatuses(true, "{ running: { startedAt: {{ Now | Quote }} } }")}
      {{ $hostIPs := NodeIPsWith .spec.nodeName }}
      {{ with $hostIPs }}
      hostIP: {{ index . 0 | Quote }}
      hostIPs:
      {{ range . }}
        - { ip: {{ . | Quote }} }
      {{ end }}
      {{ end }}
      {{ $podIPs := PodIPsWith .spec.nodeName (or .spec.hostNetwork false) (or .metadata.uid "") (or .metadata.name "") (or .metadata.namespace "") }}
      {{ with $podIPs }}
      podIP: {{ index . 0 | Quote }}
      podIPs:
      {{ range . }}
        - { ip: {{ . | Quote }} }
      {{ end }}
      {{ end }}`,
  `  delay: { durationMilliseconds: 0, durationFrom: { expressionFrom: '.metadata.annotations["${readyAfter}"]' } }`,
);

/** A pod with an image tagged `missing` waits for it for ever, as for any that no registry has. */
export const podImageMissing = stage(
  "pod-image-missing",
  "Pending",
  `${imageTag("missing", "Exists")}
      - jq: { key: .status.startTime, operator: DoesNotExist }`,
  `
      phase: Pending
      startTime: {{ Now | Quote }}
      conditions:
${condition("ContainersReady", "False", "ContainersNotReady")}
${condition("Ready", "False", "ContainersNotReady")}
${containerStatuses(false, "{ waiting: { reason: ImagePullBackOff, message: Back-off pulling image {{ .image | Quote }} } }")}`,
);

const ended = (phase: string, exitCode: number, reason: string) => `
      phase: ${phase}
      conditions:
${condition("Initialized", "True", "PodCompleted")}
${condition("ContainersReady", "False", "PodCompleted")}
${condition("Ready", "False", "PodCompleted")}
${containerStatuses(false, `{ terminated: { exitCode: ${exitCode}, reason: ${reason}, startedAt: {{ Now | Quote }}, finishedAt: {{ Now | Quote }} } }`)}`;

/** A pod that is not to be restarted, a Job's or a bare one, runs to its end. */
export const podSucceeds = stage(
  "pod-succeeds",
  "Running",
  `${runsToTheEnd}\n${imageTag("failing", "DoesNotExist")}`,
  ended("Succeeded", 0, "Completed"),
);

/** One with an image tagged `failing` ends with an error. */
export const podFails = stage(
  "pod-fails",
  "Running",
  `${runsToTheEnd}\n${imageTag("failing", "Exists")}`,
  ended("Failed", 1, "Error"),
);

export const podDeleted = `
apiVersion: kwok.x-k8s.io/v1alpha1
kind: Stage
metadata:
  name: pod-deleted
spec:
  resourceRef: { apiGroup: v1, kind: Pod }
  selector:
    matchExpressions:
      - jq: { key: .metadata.deletionTimestamp, operator: Exists }
  next:
    finalizers: { empty: true }
    delete: true
`;
