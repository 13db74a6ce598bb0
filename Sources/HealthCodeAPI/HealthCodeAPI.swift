// HealthCodeAPI
