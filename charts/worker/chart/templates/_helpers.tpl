{{/* Generated from chart.ts by chartwright. Do not edit: change chart.ts and run `chartwright generate`. */}}

{{/* The name of the chart, or its override. */}}
{{- define "worker.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/*
The name of the release's objects: at most 63 characters, as Kubernetes limits it.
A release whose name holds the chart's is not given it twice.
*/}}
{{- define "worker.fullname" -}}
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
{{- define "worker.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* Labels for every object. */}}
{{- define "worker.labels" -}}
helm.sh/chart: {{ include "worker.chart" . }}
{{ include "worker.selectorLabels" . }}
app.kubernetes.io/version: {{ regexFind "(?s)^.{0,63}" (.Chart.AppVersion | replace "+" "_") | trimSuffix "-" | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{/* Labels for selectors. They are immutable: nothing that changes with a version belongs here. */}}
{{- define "worker.selectorLabels" -}}
app.kubernetes.io/name: {{ include "worker.name" . }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/* The name of the service account. */}}
{{- define "worker.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- .Values.serviceAccount.name | default (include "worker.fullname" .) }}
{{- else }}
{{- .Values.serviceAccount.name | default "default" }}
{{- end }}
{{- end }}

{{/* The image: by its digest where one is given, else by its tag. */}}
{{- define "worker.image" -}}
{{- if .Values.image.digest }}
{{- printf "%s/%s@%s" (.Values.global.imageRegistry | default .Values.image.registry) .Values.image.repository .Values.image.digest }}
{{- else }}
{{- printf "%s/%s:%s" (.Values.global.imageRegistry | default .Values.image.registry) .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) }}
{{- end }}
{{- end }}

{{/* The pods, whatever makes them. */}}
{{- define "worker.podTemplate" -}}
metadata:
  {{- if or .Values.config .Values.configFiles.data (and .Values.secret.data (not .Values.secret.existingSecret)) (and .Values.metrics.enabled (not .Values.metrics.podMonitor.enabled)) .Values.podAnnotations }}
  annotations:
    {{- if .Values.config }}
    checksum/config: {{ .Values.config | toJson | sha256sum | quote }}
    {{- end }}
    {{- if .Values.configFiles.data }}
    checksum/files: {{ .Values.configFiles.data | toJson | sha256sum | quote }}
    {{- end }}
    {{- if and .Values.secret.data (not .Values.secret.existingSecret) }}
    checksum/secret: {{ .Values.secret.data | toJson | sha256sum | quote }}
    {{- end }}
    {{- if and .Values.metrics.enabled (not .Values.metrics.podMonitor.enabled) }}
    prometheus.io/scrape: "true"
    prometheus.io/port: {{ .Values.metrics.port | toString | quote }}
    prometheus.io/path: {{ .Values.metrics.path | quote }}
    {{- end }}
    {{- with .Values.podAnnotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- end }}
  labels:
    {{- include "worker.selectorLabels" . | nindent 4 }}
    {{- with .Values.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  serviceAccountName: {{ include "worker.serviceAccountName" . }}
  automountServiceAccountToken: {{ .Values.serviceAccount.automount }}
  enableServiceLinks: false
  {{- with .Values.imagePullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.podSecurityContext }}
  securityContext:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  terminationGracePeriodSeconds: {{ .Values.terminationGracePeriodSeconds }}
  {{- with .Values.priorityClassName }}
  priorityClassName: {{ . | quote }}
  {{- end }}
  {{- with .Values.runtimeClassName }}
  runtimeClassName: {{ . | quote }}
  {{- end }}
  {{- with .Values.schedulerName }}
  schedulerName: {{ . | quote }}
  {{- end }}
  {{- if .Values.shareProcessNamespace }}
  shareProcessNamespace: true
  {{- end }}
  {{- if not .Values.hostUsers }}
  hostUsers: false
  {{- end }}
  {{- with .Values.hostAliases }}
  hostAliases:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.dnsPolicy }}
  dnsPolicy: {{ . | quote }}
  {{- end }}
  {{- with .Values.dnsConfig }}
  dnsConfig:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.extraInitContainers }}
  initContainers:
    {{- range $name, $container := . }}
    - name: {{ $name | quote }}
      {{- with $container }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- end }}
  {{- end }}
  containers:
    - name: worker
      image: {{ include "worker.image" . | quote }}
      imagePullPolicy: {{ .Values.image.pullPolicy }}
      {{- with .Values.command }}
      command:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .Values.args }}
      args:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .Values.workingDir }}
      workingDir: {{ . | quote }}
      {{- end }}
      {{- if .Values.metrics.enabled }}
      ports:
        - name: metrics
          containerPort: {{ .Values.metrics.port }}
          protocol: TCP
      {{- end }}
      {{- if .Values.extraEnv }}
      env:
        {{- range $name, $value := .Values.extraEnv }}
        - name: {{ $name | quote }}
          {{- if kindIs "string" $value }}
          value: {{ $value | quote }}
          {{- else }}
          valueFrom:
            {{- toYaml $value | nindent 12 }}
          {{- end }}
        {{- end }}
      {{- end }}
      {{- if or .Values.config .Values.secret.data .Values.secret.existingSecret .Values.extraEnvFrom }}
      envFrom:
        {{- if .Values.config }}
        - configMapRef:
            name: {{ include "worker.fullname" . }}
        {{- end }}
        {{- if or .Values.secret.data .Values.secret.existingSecret }}
        - secretRef:
            name: {{ .Values.secret.existingSecret | default (include "worker.fullname" .) | quote }}
        {{- end }}
        {{- with .Values.extraEnvFrom }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- end }}
      {{- with .Values.startupProbe }}
      startupProbe:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .Values.livenessProbe }}
      livenessProbe:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .Values.readinessProbe }}
      readinessProbe:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .Values.lifecycle }}
      lifecycle:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .Values.resources }}
      resources:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .Values.securityContext }}
      securityContext:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      volumeMounts:
        - name: tmp
          mountPath: /tmp
        {{- if .Values.configFiles.data }}
        - name: config
          mountPath: {{ .Values.configFiles.mountPath | quote }}
          readOnly: true
        {{- end }}
        {{- if .Values.persistence.enabled }}
        - name: data
          mountPath: {{ .Values.persistence.mountPath | quote }}
        {{- end }}
        {{- range $mountPath, $mount := .Values.extraVolumeMounts }}
        - mountPath: {{ $mountPath | quote }}
          {{- with $mount }}
          {{- toYaml . | nindent 10 }}
          {{- end }}
        {{- end }}
    {{- range $name, $container := .Values.extraContainers }}
    - name: {{ $name | quote }}
      {{- with $container }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- end }}
  volumes:
    - name: tmp
      emptyDir: {}
    {{- if .Values.configFiles.data }}
    - name: config
      configMap:
        name: {{ include "worker.fullname" . | trunc 57 | trimSuffix "-" }}-files
    {{- end }}
    {{- if .Values.persistence.enabled }}
    - name: data
      persistentVolumeClaim:
        claimName: {{ .Values.persistence.existingClaim | default (include "worker.fullname" .) | quote }}
    {{- end }}
    {{- range $name, $volume := .Values.extraVolumes }}
    - name: {{ $name | quote }}
      {{- with $volume }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- end }}
  {{- with .Values.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- if or .Values.topologySpread .Values.topologySpreadConstraints }}
  topologySpreadConstraints:
    {{- range $topologyKey, $whenUnsatisfiable := .Values.topologySpread }}
    - maxSkew: 1
      topologyKey: {{ $topologyKey | quote }}
      whenUnsatisfiable: {{ $whenUnsatisfiable }}
      labelSelector:
        matchLabels:
          {{- include "worker.selectorLabels" $ | nindent 10 }}
    {{- end }}
    {{- with .Values.topologySpreadConstraints }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- end }}
{{- end }}
