/** What a cloud's controller does: a Service of type LoadBalancer gets an address, here one for documentation. */
export const loadBalancerReady = `
apiVersion: kwok.x-k8s.io/v1alpha1
kind: Stage
metadata:
  name: load-balancer-ready
spec:
  resourceRef: { apiGroup: v1, kind: Service }
  selector:
    matchExpressions:
      - jq: { key: .metadata.deletionTimestamp, operator: DoesNotExist }
      - jq: { key: .spec.type, operator: In, values: [LoadBalancer] }
      - jq: { key: '.status.loadBalancer.ingress[]?.ip', operator: DoesNotExist }
  next:
    patches:
      - subresource: status
        root: status
        type: merge
        template: |
          loadBalancer:
            ingress:
              - ip: 192.0.2.10
`;
