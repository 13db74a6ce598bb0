// HealthCode
