{{- define "name" }}{{ .Release.Name }}-{{ required "A name is needed." .Values.name }}{{ end }}
