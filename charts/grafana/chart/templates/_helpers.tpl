{{/* Generated from chart.ts by chartwright. Do not edit: change chart.ts and run `chartwright generate`. */}}

{{/* The name of the chart, or its override. */}}
{{- define "grafana.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/*
The name of the release's objects: at most 63 characters, as Kubernetes limits it.
A release whose name holds the chart's is not given it twice.
*/}}
{{- define "grafana.fullname" -}}
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
{{- define "grafana.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* Labels for every object. */}}
{{- define "grafana.labels" -}}
helm.sh/chart: {{ include "grafana.chart" . }}
{{ include "grafana.selectorLabels" . }}
app.kubernetes.io/version: {{ regexFind "(?s)^.{0,63}" (.Chart.AppVersion | replace "+" "_") | trimSuffix "-" | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{/* Labels for selectors. They are immutable: nothing that changes with a version belongs here. */}}
{{- define "grafana.selectorLabels" -}}
app.kubernetes.io/name: {{ include "grafana.name" . }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/* The name of the service account. */}}
{{- define "grafana.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- .Values.serviceAccount.name | default (include "grafana.fullname" .) }}
{{- else }}
{{- .Values.serviceAccount.name | default "default" }}
{{- end }}
{{- end }}

{{/* The settings of Grafana, as it reads them. */}}
{{- define "grafana.ini" -}}
; Made from the values.
{{- range $section, $settings := (index .Values "grafana.ini") }}
[{{ $section }}]
{{- range $key, $value := $settings }}
{{- if or (contains "#" ($value | toString)) (contains ";" ($value | toString)) }}
{{ $key }} = """{{ $value | toString }}"""
{{- else }}
{{ $key }} = {{ ternary ($value | toString) ($value | toJson) (kindIs "string" $value) }}
{{- end }}
{{- end }}
{{- end }}
{{ end }}

{{/* The datasources, as Grafana reads them. */}}
{{- define "grafana.datasources" -}}
apiVersion: 1
prune: true
{{- $any := false }}
{{- range $one := .Values.datasources }}
{{- if dig "enabled" true $one }}
{{- $any = true }}
{{- end }}
{{- end }}
{{- if $any }}
datasources:
  {{- range $name, $one := .Values.datasources }}
  {{- if dig "enabled" true $one }}
  - name: {{ $name | quote }}
    type: {{ $one.type | quote }}
    {{- with $one.uid }}
    uid: {{ . | quote }}
    {{- end }}
    {{- if tpl (dig "url" "" $one) $ }}
    url: {{ tpl (dig "url" "" $one) $ | quote }}
    {{- end }}
    {{- with $one.access }}
    access: {{ . | quote }}
    {{- end }}
    {{- with $one.orgId }}
    orgId: {{ int64 . }}
    {{- end }}
    {{- with $one.user }}
    user: {{ . | quote }}
    {{- end }}
    {{- with $one.database }}
    database: {{ . | quote }}
    {{- end }}
    {{- if not (kindIs "invalid" $one.basicAuth) }}
    basicAuth: {{ $one.basicAuth }}
    {{- end }}
    {{- with $one.basicAuthUser }}
    basicAuthUser: {{ . | quote }}
    {{- end }}
    {{- if not (kindIs "invalid" $one.withCredentials) }}
    withCredentials: {{ $one.withCredentials }}
    {{- end }}
    {{- if eq $name $.Values.defaultDatasource }}
    isDefault: true
    {{- end }}
    {{- if not (kindIs "invalid" $one.editable) }}
    editable: {{ $one.editable }}
    {{- end }}
    {{- with $one.jsonData }}
    jsonData:
      {{- toYaml . | nindent 6 }}
    {{- end }}
    {{- with $one.secureJsonData }}
    secureJsonData:
      {{- toYaml . | nindent 6 }}
    {{- end }}
  {{- end }}
  {{- end }}
{{- end }}
{{- end }}

{{/* Where dashboards are, as Grafana reads it. */}}
{{- define "grafana.dashboardProviders" -}}
apiVersion: 1
{{- if or .Values.dashboardProviders .Values.sidecar.enabled }}
providers:
  {{- range $name, $one := .Values.dashboardProviders }}
  - name: {{ $name | quote }}
    type: file
    folder: {{ dig "folder" "" $one | quote }}
    {{- with $one.folderUid }}
    folderUid: {{ . | quote }}
    {{- end }}
    allowUiUpdates: {{ dig "allowUiUpdates" false $one }}
    options:
      path: {{ printf "/etc/grafana/dashboards/%s" $name | quote }}
  {{- end }}
  {{- if .Values.sidecar.enabled }}
  - name: sidecar
    type: file
    updateIntervalSeconds: 30
    options:
      path: /etc/grafana/dashboards/sidecar
      foldersFromFilesStructure: true
  {{- end }}
{{- end }}
{{- end }}

{{/* The image: by its digest where one is given, else by its tag. */}}
{{- define "grafana.image" -}}
{{- if .Values.image.digest }}
{{- printf "%s/%s@%s" (.Values.global.imageRegistry | default .Values.image.registry) .Values.image.repository .Values.image.digest }}
{{- else }}
{{- printf "%s/%s:%s" (.Values.global.imageRegistry | default .Values.image.registry) .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) }}
{{- end }}
{{- end }}

{{/* The image: by its digest where one is given, else by its tag. */}}
{{- define "grafana.sidecarImage" -}}
{{- if .Values.sidecar.image.digest }}
{{- printf "%s/%s@%s" (.Values.global.imageRegistry | default .Values.sidecar.image.registry) .Values.sidecar.image.repository .Values.sidecar.image.digest }}
{{- else }}
{{- printf "%s/%s:%s" (.Values.global.imageRegistry | default .Values.sidecar.image.registry) .Values.sidecar.image.repository (.Values.sidecar.image.tag | default .Chart.AppVersion) }}
{{- end }}
{{- end }}

{{/* Labels for what `helm test` runs: no selector of the chart's takes it for one of its pods. */}}
{{- define "grafana.testLabels" -}}
helm.sh/chart: {{ include "grafana.chart" . }}
app.kubernetes.io/name: {{ include "grafana.name" . | trunc 58 | trimSuffix "-" }}-test
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{/* The image: by its digest where one is given, else by its tag. */}}
{{- define "grafana.testImage" -}}
{{- if .Values.testImage.digest }}
{{- printf "%s/%s@%s" (.Values.global.imageRegistry | default .Values.testImage.registry) .Values.testImage.repository .Values.testImage.digest }}
{{- else }}
{{- printf "%s/%s:%s" (.Values.global.imageRegistry | default .Values.testImage.registry) .Values.testImage.repository (.Values.testImage.tag | default .Chart.AppVersion) }}
{{- end }}
{{- end }}
