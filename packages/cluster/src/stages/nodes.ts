/** A node becomes Ready. Its lease, which keeps it so, is kwok's own work. */
export const nodeReady = `
apiVersion: kwok.x-k8s.io/v1alpha1
kind: Stage
metadata:
  name: node-ready
spec:
  resourceRef: { apiGroup: v1, kind: Node }
  selector:
    matchExpressions:
      - jq:
          key: '.status.conditions.[] | select( .type == "Ready" ) | .status'
          operator: NotIn
          values: ["True"]
  next:
    statusTemplate: |
      conditions:
      {{ range NodeConditions }}
        - type: {{ .type | Quote }}
          status: {{ .status | Quote }}
          reason: {{ .reason | Quote }}
          message: {{ .message | Quote }}
          lastHeartbeatTime: {{ Now | Quote }}
          lastTransitionTime: {{ Now | Quote }}
      {{ end }}
      {{ with NodePort }}
      daemonEndpoints: { kubeletEndpoint: { Port: {{ . }} } }
      {{ end }}
      nodeInfo: { operatingSystem: linux, architecture: amd64, kubeletVersion: kwok-{{ Version }} }
`;
