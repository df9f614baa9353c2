/** The default storage class; its volumes are made by the stages below. */
export const storageClassName = "standard";
export const provisioner = "chartwright.dev/simulated";

/** What a provisioner does: it makes a volume for a claim, and the API server's controllers bind the two. */
export const volumeProvisioned = `
apiVersion: kwok.x-k8s.io/v1alpha1
kind: Stage
metadata:
  name: volume-provisioned
spec:
  resourceRef: { apiGroup: v1, kind: PersistentVolumeClaim }
  selector:
    matchExpressions:
      - jq: { key: .metadata.deletionTimestamp, operator: DoesNotExist }
      - jq: { key: .spec.storageClassName, operator: In, values: [${storageClassName}] }
      - jq: { key: .spec.volumeName, operator: DoesNotExist }
  steps:
    - apply:
        template: |
          apiVersion: v1
          kind: PersistentVolume
          metadata:
            name: pvc-{{ .metadata.uid }}
            annotations:
              pv.kubernetes.io/provisioned-by: ${provisioner}
          spec:
            storageClassName: ${storageClassName}
            accessModes: {{ toJson .spec.accessModes }}
            capacity: {{ toJson .spec.resources.requests }}
            volumeMode: {{ or .spec.volumeMode "Filesystem" }}
            persistentVolumeReclaimPolicy: Delete
            claimRef:
              apiVersion: v1
              kind: PersistentVolumeClaim
              name: {{ .metadata.name | Quote }}
              namespace: {{ .metadata.namespace | Quote }}
              uid: {{ .metadata.uid | Quote }}
            hostPath:
              path: /simulated/{{ .metadata.uid }}
`;

/** A volume whose claim is gone is deleted, as its reclaim policy says. */
export const volumeReclaimed = `
apiVersion: kwok.x-k8s.io/v1alpha1
kind: Stage
metadata:
  name: volume-reclaimed
spec:
  resourceRef: { apiGroup: v1, kind: PersistentVolume }
  selector:
    matchExpressions:
      - jq: { key: .status.phase, operator: In, values: [Released] }
      - jq: { key: .spec.persistentVolumeReclaimPolicy, operator: In, values: [Delete] }
  next:
    delete: true
`;
