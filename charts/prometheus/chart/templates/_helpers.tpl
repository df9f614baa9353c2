{{/* Generated from chart.ts by chartwright. Do not edit: change chart.ts and run `chartwright generate`. */}}

{{/* The name of the chart, or its override. */}}
{{- define "prometheus.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/*
The name of the release's objects: at most 63 characters, as Kubernetes limits it.
A release whose name holds the chart's is not given it twice.
*/}}
{{- define "prometheus.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- $name := .Values.nameOverride | default .Chart.Name }}
{{- if contains $name .Release.Name }}
{{- .Release.Name | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}
{{- end }}

{{/* The chart's name and version, as a label. */}}
{{- define "prometheus.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* Labels for every object. */}}
{{- define "prometheus.labels" -}}
helm.sh/chart: {{ include "prometheus.chart" . }}
{{ include "prometheus.selectorLabels" . }}
app.kubernetes.io/version: {{ regexFind "(?s)^.{0,63}" (.Chart.AppVersion | replace "+" "_") | trimSuffix "-" | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{/* Labels for selectors. They are immutable: nothing that changes with a version belongs here. */}}
{{- define "prometheus.selectorLabels" -}}
app.kubernetes.io/name: {{ include "prometheus.name" . }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/* The name of the service account. */}}
{{- define "prometheus.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- .Values.serviceAccount.name | default (include "prometheus.fullname" .) }}
{{- else }}
{{- .Values.serviceAccount.name | default "default" }}
{{- end }}
{{- end }}

{{/* The name of the StatefulSet: at most 52 characters, and another for each release. */}}
{{- define "prometheus.statefulSetName" -}}
{{- if eq (include "prometheus.fullname" . | trunc 52) (include "prometheus.fullname" .) }}
{{- include "prometheus.fullname" . }}
{{- else }}
{{- printf "%s-%s" (include "prometheus.fullname" . | trunc 43 | trimSuffix "-") (include "prometheus.fullname" . | sha256sum | trunc 8) }}
{{- end }}
{{- end }}

{{/* A checksum of what a StatefulSet lets nobody change: another one is refused. */}}
{{- define "prometheus.immutableChecksum" -}}
{{- dict "podManagementPolicy" "Parallel" "enabled" .Values.server.persistentVolume.enabled "size" .Values.server.persistentVolume.size "accessMode" .Values.server.persistentVolume.accessMode "storageClass" (.Values.server.persistentVolume.storageClass | default .Values.global.storageClass) "annotations" (default dict .Values.server.persistentVolume.annotations) "restoreKind" .Values.server.persistentVolume.restoreFrom.kind "restoreName" .Values.server.persistentVolume.restoreFrom.name "extraClaims" (default dict .Values.server.persistentVolume.extraClaims) | toJson | sha256sum }}
{{- end }}

{{/* Prometheus's configuration. */}}
{{- define "prometheus.configuration" -}}
{{- if or .Values.server.global.external_labels (gt (int64 .Values.replicaCount) 1) (omit (.Values.server.global | default dict) "external_labels") }}
global:
  {{- if or .Values.server.global.external_labels (gt (int64 .Values.replicaCount) 1) }}
  external_labels:
    {{- with .Values.server.global.external_labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
    {{- if not (hasKey (.Values.server.global.external_labels | default dict) "prometheus_replica") }}
    {{- if gt (int64 .Values.replicaCount) 1 }}
    prometheus_replica: "${POD_NAME}"
    {{- end }}
    {{- end }}
  {{- end }}
  {{- with omit (.Values.server.global | default dict) "external_labels" }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}
rule_files:
  - /etc/prometheus/rules.yml
  {{- range $path, $isRead := .Values.ruleFiles }}
  {{- if $isRead }}
  - {{ $path | quote }}
  {{- end }}
  {{- end }}
{{- $any := false }}
{{- if and .Values.metrics.enabled (not .Values.metrics.serviceMonitor.enabled) }}
{{- $any = true }}
{{- end }}
{{- range $job := .Values.scrapeConfigs }}
{{- if and (dig "enabled" true $job) (or (not (dig "clusterWide" false $job)) (not $.Values.server.namespaces)) }}
{{- $any = true }}
{{- end }}
{{- end }}
{{- if $any }}
scrape_configs:
  {{- if and .Values.metrics.enabled (not .Values.metrics.serviceMonitor.enabled) }}
  - job_name: prometheus
    metrics_path: {{ .Values.metrics.path | quote }}
    kubernetes_sd_configs:
      - role: endpointslice
        namespaces:
          names:
            - {{ .Release.Namespace | quote }}
    relabel_configs:
      - action: keep
        source_labels:
          - __meta_kubernetes_endpointslice_port_name
        regex: http
      - action: keep
        source_labels:
          - __meta_kubernetes_service_name
        regex: {{ include "prometheus.fullname" . }}
      - source_labels:
          - __meta_kubernetes_namespace
        target_label: namespace
      - source_labels:
          - __meta_kubernetes_service_name
        target_label: service
      - source_labels:
          - __meta_kubernetes_pod_name
        target_label: pod
      - source_labels:
          - __meta_kubernetes_pod_container_name
        target_label: container
      - source_labels:
          - __meta_kubernetes_pod_node_name
        target_label: node
  {{- end }}
  {{- range $job_name, $job := .Values.scrapeConfigs }}
  {{- if and (dig "enabled" true $job) (or (not (dig "clusterWide" false $job)) (not $.Values.server.namespaces)) }}
  - job_name: {{ $job_name | quote }}
    {{- if and (dig "ofKubelet" false $job) $.Values.kubelet.insecureSkipVerify }}
    tls_config:
      insecure_skip_verify: true
    {{- else }}
    {{- with $job.tls_config }}
    tls_config:
      {{- toYaml . | nindent 6 }}
    {{- end }}
    {{- end }}
    {{- $any2 := false }}
    {{- range $found := $job.kubernetes_sd_configs }}
    {{- if or $.Values.server.namespaces $found.namespaces (omit ($found | default dict) "namespaces") }}
    {{- $any2 = true }}
    {{- end }}
    {{- end }}
    {{- if $any2 }}
    kubernetes_sd_configs:
      {{- range $found := $job.kubernetes_sd_configs }}
      {{- if or $.Values.server.namespaces $found.namespaces (omit ($found | default dict) "namespaces") }}
      -
        {{- if $.Values.server.namespaces }}
        namespaces:
          names:
            - {{ $.Release.Namespace | quote }}
            {{- toYaml $.Values.server.namespaces | nindent 12 }}
        {{- else }}
        {{- with $found.namespaces }}
        namespaces:
          {{- toYaml . | nindent 10 }}
        {{- end }}
        {{- end }}
        {{- with omit ($found | default dict) "namespaces" }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- end }}
      {{- end }}
    {{- end }}
    {{- if or $job.relabel_configs $job.extra_relabel_configs }}
    relabel_configs:
      {{- with $job.relabel_configs }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
      {{- with $job.extra_relabel_configs }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- end }}
    {{- with omit ($job | default dict) "enabled" "clusterWide" "ofKubelet" "extra_relabel_configs" "relabel_configs" "kubernetes_sd_configs" "tls_config" "job_name" }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- end }}
  {{- end }}
{{- end }}
{{- $any := false }}
{{- if or (gt (int64 .Values.replicaCount) 1) .Values.server.alertRelabelConfigs }}
{{- $any = true }}
{{- end }}
{{- range $managers := .Values.server.alertmanagers }}
{{- if dig "enabled" true $managers }}
{{- range $found := $managers.kubernetes_sd_configs }}
{{- if or $.Values.server.namespaces $found.namespaces (omit ($found | default dict) "namespaces") }}
{{- $any = true }}
{{- end }}
{{- end }}
{{- if omit ($managers | default dict) "enabled" "kubernetes_sd_configs" }}
{{- $any = true }}
{{- end }}
{{- end }}
{{- end }}
{{- if $any }}
alerting:
  {{- if or (gt (int64 .Values.replicaCount) 1) .Values.server.alertRelabelConfigs }}
  alert_relabel_configs:
    {{- if gt (int64 .Values.replicaCount) 1 }}
    - action: labeldrop
      regex: prometheus_replica
    {{- end }}
    {{- with .Values.server.alertRelabelConfigs }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- end }}
  {{- $any2 := false }}
  {{- range $managers := .Values.server.alertmanagers }}
  {{- if dig "enabled" true $managers }}
  {{- range $found := $managers.kubernetes_sd_configs }}
  {{- if or $.Values.server.namespaces $found.namespaces (omit ($found | default dict) "namespaces") }}
  {{- $any2 = true }}
  {{- end }}
  {{- end }}
  {{- if omit ($managers | default dict) "enabled" "kubernetes_sd_configs" }}
  {{- $any2 = true }}
  {{- end }}
  {{- end }}
  {{- end }}
  {{- if $any2 }}
  alertmanagers:
    {{- range $managers := .Values.server.alertmanagers }}
    {{- if dig "enabled" true $managers }}
    {{- $any3 := false }}
    {{- range $found := $managers.kubernetes_sd_configs }}
    {{- if or $.Values.server.namespaces $found.namespaces (omit ($found | default dict) "namespaces") }}
    {{- $any3 = true }}
    {{- end }}
    {{- end }}
    {{- if omit ($managers | default dict) "enabled" "kubernetes_sd_configs" }}
    {{- $any3 = true }}
    {{- end }}
    {{- if $any3 }}
    -
      {{- $any4 := false }}
      {{- range $found := $managers.kubernetes_sd_configs }}
      {{- if or $.Values.server.namespaces $found.namespaces (omit ($found | default dict) "namespaces") }}
      {{- $any4 = true }}
      {{- end }}
      {{- end }}
      {{- if $any4 }}
      kubernetes_sd_configs:
        {{- range $found := $managers.kubernetes_sd_configs }}
        {{- if or $.Values.server.namespaces $found.namespaces (omit ($found | default dict) "namespaces") }}
        -
          {{- if $.Values.server.namespaces }}
          namespaces:
            names:
              - {{ $.Release.Namespace | quote }}
              {{- toYaml $.Values.server.namespaces | nindent 14 }}
          {{- else }}
          {{- with $found.namespaces }}
          namespaces:
            {{- toYaml . | nindent 12 }}
          {{- end }}
          {{- end }}
          {{- with omit ($found | default dict) "namespaces" }}
          {{- toYaml . | nindent 10 }}
          {{- end }}
        {{- end }}
        {{- end }}
      {{- end }}
      {{- with omit ($managers | default dict) "enabled" "kubernetes_sd_configs" }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- end }}
    {{- end }}
    {{- end }}
  {{- end }}
{{- end }}
{{- $any := false }}
{{- range $store := .Values.server.remoteWrite }}
{{- if dig "enabled" true $store }}
{{- $any = true }}
{{- end }}
{{- end }}
{{- if $any }}
remote_write:
  {{- range $name, $store := .Values.server.remoteWrite }}
  {{- if dig "enabled" true $store }}
  - name: {{ $name | quote }}
    {{- with omit ($store | default dict) "enabled" "name" }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- end }}
  {{- end }}
{{- end }}
{{- $any := false }}
{{- range $store := .Values.server.remoteRead }}
{{- if dig "enabled" true $store }}
{{- $any = true }}
{{- end }}
{{- end }}
{{- if $any }}
remote_read:
  {{- range $name, $store := .Values.server.remoteRead }}
  {{- if dig "enabled" true $store }}
  - name: {{ $name | quote }}
    {{- with omit ($store | default dict) "enabled" "name" }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- end }}
  {{- end }}
{{- end }}
storage:
  tsdb:
    {{- with .Values.server.outOfOrderTimeWindow }}
    out_of_order_time_window: {{ . | quote }}
    {{- end }}
    retention:
      time: {{ .Values.server.retention | quote }}
      {{- with .Values.server.retentionSize }}
      size: {{ . | quote }}
      {{- end }}
      {{- if and (not .Values.server.retentionSize) .Values.server.persistentVolume.enabled }}
      percentage: {{ .Values.server.retentionPercentage }}
      {{- end }}
{{- end }}

{{/* Prometheus's rules. */}}
{{- define "prometheus.rules" -}}
{{- $any := false }}
{{- range $group := .Values.ruleGroups }}
{{- if dig "enabled" true $group }}
{{- $any = true }}
{{- end }}
{{- end }}
{{- if $any }}
groups:
  {{- range $name, $group := .Values.ruleGroups }}
  {{- if dig "enabled" true $group }}
  - name: {{ $name | quote }}
    {{- with $group.interval }}
    interval: {{ . | quote }}
    {{- end }}
    {{- with $group.query_offset }}
    query_offset: {{ . | quote }}
    {{- end }}
    {{- if not (kindIs "invalid" $group.limit) }}
    limit: {{ int64 $group.limit }}
    {{- end }}
    {{- with $group.labels }}
    labels:
      {{- toYaml . | nindent 6 }}
    {{- end }}
    {{- $any2 := false }}
    {{- range $rule := $group.records }}
    {{- if dig "enabled" true $rule }}
    {{- $any2 = true }}
    {{- end }}
    {{- end }}
    {{- range $rule := $group.alerts }}
    {{- if dig "enabled" true $rule }}
    {{- $any2 = true }}
    {{- end }}
    {{- end }}
    {{- if $any2 }}
    rules:
      {{- range $key, $rule := $group.records }}
      {{- if dig "enabled" true $rule }}
      - record: {{ $rule.record | default $key | quote }}
        expr: {{ $rule.expr | quote }}
        {{- with $rule.labels }}
        labels:
          {{- toYaml . | nindent 10 }}
        {{- end }}
      {{- end }}
      {{- end }}
      {{- range $key, $rule := $group.alerts }}
      {{- if dig "enabled" true $rule }}
      - alert: {{ $rule.alert | default $key | quote }}
        expr: {{ $rule.expr | quote }}
        {{- with $rule.for }}
        for: {{ . | quote }}
        {{- end }}
        {{- with $rule.keep_firing_for }}
        keep_firing_for: {{ . | quote }}
        {{- end }}
        {{- with $rule.labels }}
        labels:
          {{- toYaml . | nindent 10 }}
        {{- end }}
        {{- with $rule.annotations }}
        annotations:
          {{- toYaml . | nindent 10 }}
        {{- end }}
      {{- end }}
      {{- end }}
    {{- end }}
  {{- end }}
  {{- end }}
{{- end }}
{{- end }}

{{/* The image: by its digest where one is given, else by its tag. */}}
{{- define "prometheus.image" -}}
{{- if .Values.image.digest }}
{{- printf "%s/%s@%s" (.Values.global.imageRegistry | default .Values.image.registry) .Values.image.repository .Values.image.digest }}
{{- else }}
{{- printf "%s/%s:%s" (.Values.global.imageRegistry | default .Values.image.registry) .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) }}
{{- end }}
{{- end }}

{{/* The image: by its digest where one is given, else by its tag. */}}
{{- define "prometheus.configReloaderImage" -}}
{{- if .Values.configReloader.image.digest }}
{{- printf "%s/%s@%s" (.Values.global.imageRegistry | default .Values.configReloader.image.registry) .Values.configReloader.image.repository .Values.configReloader.image.digest }}
{{- else }}
{{- printf "%s/%s:%s" (.Values.global.imageRegistry | default .Values.configReloader.image.registry) .Values.configReloader.image.repository (.Values.configReloader.image.tag | default .Chart.AppVersion) }}
{{- end }}
{{- end }}

{{/* Labels for what `helm test` runs: no selector of the chart's takes it for one of its pods. */}}
{{- define "prometheus.testLabels" -}}
helm.sh/chart: {{ include "prometheus.chart" . }}
app.kubernetes.io/name: {{ include "prometheus.name" . | trunc 58 | trimSuffix "-" }}-test
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{/* The image: by its digest where one is given, else by its tag. */}}
{{- define "prometheus.testImage" -}}
{{- if .Values.testImage.digest }}
{{- printf "%s/%s@%s" (.Values.global.imageRegistry | default .Values.testImage.registry) .Values.testImage.repository .Values.testImage.digest }}
{{- else }}
{{- printf "%s/%s:%s" (.Values.global.imageRegistry | default .Values.testImage.registry) .Values.testImage.repository (.Values.testImage.tag | default .Chart.AppVersion) }}
{{- end }}
{{- end }}
